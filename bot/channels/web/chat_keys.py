"""The buttons of a page of the chat: what each says and sends, and how it looks among its neighbours. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from bot.core import event as events
from bot.core.code import Writer
from bot.core.conversation import Conversation
from bot.core.event import Pressed
from bot.core.guide import Guide
from bot.core.overlay import InOtherLanguage, ReadingPage
from bot.core.screen import Screen
from bot.core.text import Said

_ANSWERS = (events.Chose, events.TookBack)


class KeyLook(Enum):
    """The look of a button among its neighbours; the value is its class in ``chat.css``."""

    PLAIN = "plain"
    GO_ON = "on"
    COPY = "copy"
    """It opens a tab of its own."""
    ASIDE = "aside"
    URGENT = "urgent"
    """It has a telephone on it."""


@dataclass(frozen=True, slots=True)
class Key:
    """A button. ``marked``: it was chosen before. ``about`` stands small below its words."""

    label: Said
    carries: str
    marked: bool = False
    look: KeyLook = KeyLook.PLAIN
    about: Said | None = None


def make_keys(guide: Guide, writer: Writer, now: Conversation, screen: Screen) -> Iterator[Key]:
    """The buttons. What privacy has no need to read on for is left out: on the web it is one page."""
    privacy = is_privacy(guide, screen)
    buttons = [button for button in screen.buttons if not (privacy and _reads_on(button.event))]
    answers = any(isinstance(button.event, _ANSWERS) for button in buttons)
    for button in buttons:
        look = _look(button.event, among_answers=answers, chosen=now.language is not None)
        yield Key(button.label, writer.button(button.event), button.marked, look)


def is_privacy(guide: Guide, screen: Screen) -> bool:
    """Whether a screen is of the page about privacy."""
    return isinstance(screen.subject, ReadingPage) and screen.subject.page is guide.flow.privacy


def _look(event: Pressed, *, among_answers: bool, chosen: bool) -> KeyLook:
    """The look of a button. Before a language is chosen, all that is no language is a number to call."""
    match event:
        case events.Closed():
            return KeyLook.GO_ON
        case events.KeptCopy():
            return KeyLook.COPY
        case events.Opened(InOtherLanguage()):
            return KeyLook.ASIDE
        case events.ChangedLanguage() | events.Chose() | events.TookBack():
            return KeyLook.PLAIN
        case (
            events.Opened()
            | events.Restarted()
            | events.ChangedAnswer()
            | events.WentBack()
            | events.Cleared()
            | events.DroppedCopy()
        ):
            if among_answers:
                return KeyLook.ASIDE
            return KeyLook.PLAIN if chosen else KeyLook.URGENT
        case _ as never:
            assert_never(never)


def _reads_on(event: Pressed) -> bool:
    """Whether an event opens a later screen of a page."""
    match event:
        case events.Opened(ReadingPage(_, part)):
            return part > 0
        case _:
            return False
