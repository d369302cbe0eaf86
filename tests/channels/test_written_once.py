"""A conversation is spelt once for a screen, however many buttons it has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import bot.core.code
from bot.channels.telegram.rendering import to_message
from bot.channels.web.chat_page import to_page
from bot.core.code import Writer
from bot.core.code.number import Layout
from bot.core.conversation import Conversation
from bot.core.event import Closed
from bot.core.guide import Guide, Turn
from bot.core.ledger import Symbols
from tests.talk import Talk

DRAWN: dict[str, Callable[[Guide, Turn], object]] = {
    "telegram": lambda guide, turn: to_message(turn.screen, turn.conversation, guide.coder),
    "web": to_page,
}


@pytest.mark.parametrize("channel", DRAWN)
def test_all_buttons_of_a_screen_come_from_one_spelling(
    talk: Talk, channel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk.start().chooses("no_danger", "waiting", "child", "under_18")
    turn = talk.guide.step(talk.conversation, Closed())
    written = list[Conversation]()

    class Counted(Writer):
        def __init__(self, symbols: Symbols, layout: Layout, conversation: Conversation) -> None:
            written.append(conversation)
            super().__init__(symbols, layout, conversation)

    monkeypatch.setattr(bot.core.code, "Writer", Counted)
    DRAWN[channel](talk.guide, turn)
    assert written == [turn.conversation]
