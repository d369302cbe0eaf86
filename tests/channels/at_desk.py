"""The desk for tests: drawn without a server, for somebody who reads Tigrinya."""

from __future__ import annotations

import pytest

from bot.channels.web.desk_page import Desk
from bot.channels.web.desk_turn import DeskTurn, step_for_two
from bot.channels.web.html import to_desk_html
from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.guide import Guide, Turn
from bot.core.overlay import InOtherLanguage
from bot.core.text import Text
from bot.core.transcript import spell_event
from tests.channels.browser import Document, plain, read
from tests.channels.public import SITE
from tests.screens import screens_in


@pytest.fixture(scope="module")
def desk(pseudo_guide: Guide) -> Desk:
    return Desk(pseudo_guide, SITE)


def said(guide: Guide, text: Text, language: str = "nl") -> str:
    return plain(guide.words.voice(guide.words.languages[language]).say(text).text)


def begun(guide: Guide, language: str = "ti") -> Conversation:
    """Somebody who has said that there is no danger."""
    now = guide.step(Conversation(guide.words.languages[language]), events.Closed())
    chosen = next(each.event for each in now.screen.buttons if spell_event(each.event) == "choose no_danger")
    return guide.step(now.conversation, chosen).conversation


def shown(desk: Desk, now: Conversation, event: events.Event) -> tuple[DeskTurn, Document]:
    turn = step_for_two(desk.guide, desk.staff, now, event)
    return turn, read(to_desk_html(desk.page(turn)))


def sends(document: Document) -> list[str]:
    return [each.attributes["value"] for each in document.all("button", name="press")]


def in_other(event: events.Opened) -> bool:
    return isinstance(event.overlay, InOtherLanguage)


def ends(guide: Guide, language: str) -> list[Turn]:
    found = [each for each in screens_in(guide, guide.words.languages[language]) if guide.outcomes(each.conversation)]
    return [each for each in found if each.conversation.overlay is None][:5]
