"""The page that a reader opens first has every overlay and every event in its tables, and a screen is spelt once."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from bot.channels.telegram.rendering import to_message
from bot.core import event as events
from bot.core import guide as page
from bot.core import overlay as overlays
from bot.core.code.number import Layout
from bot.core.conversation import Conversation
from bot.core.guide import Guide

_ROW = re.compile(r"^(\w+(?:, \w+)*) {2,}\S", re.MULTILINE)


def rows() -> list[str]:
    """The first column of both tables, without their heads."""
    found = [name for row in _ROW.findall(page.__doc__ or "") for name in row.split(", ")]
    return [name for name in found if name not in {"overlay", "event", "none"}]


def names(union: object) -> list[str]:
    return [kind.__name__ for kind in get_args(union)]


def test_the_tables_have_every_overlay_and_every_event() -> None:
    assert sorted(rows()) == sorted((*names(overlays.Overlay), *names(events.Event)))


def test_a_conversation_is_spelt_once_for_a_screen(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    spelt, spell = list[str](), Layout.encode

    def counts(self: Layout, values: dict[int, int]) -> str:
        spelt.append("")
        return spell(self, values)

    monkeypatch.setattr(Layout, "encode", counts)
    turn = guide.step(Conversation(guide.words.english), events.Closed())
    message = to_message(turn.screen, turn.conversation, guide.coder)
    assert len([key for row in message.keys for key in row]) > len(spelt) == 1
