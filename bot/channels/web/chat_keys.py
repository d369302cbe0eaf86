"""The buttons of a page of the chat: what each says and sends, and how it looks among its neighbours. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from bot.core import event as events
from bot.core.blocks import buttons_among
from bot.core.button import Button
from bot.core.code import Writer
from bot.core.conversation import Conversation
from bot.core.event import Pressed
from bot.core.guide import Guide
from bot.core.overlay import ReadingPage
from bot.core.screen import Screen
from bot.core.text import Said


class KeyLook(Enum):
    """The look of a button among its neighbours; the value is its class in ``chat.css``."""

    PLAIN = "plain"
    GO_ON = "on"
    """It is the one way on."""
    COPY = "copy"
    """It opens a tab of its own."""
    PAPER = "paper"
    """It opens a PDF in a tab of its own."""
    APART = "apart"
    """It is set apart from those after it: it is about danger."""
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


class Keys:
    """The buttons of one screen, by where they stand."""

    def __init__(
        self, guide: Guide, writer: Writer, now: Conversation, screen: Screen, prints: Said | None = None
    ) -> None:
        self._writer = writer
        self._chosen = now.language is not None
        privacy = is_privacy(guide, screen)
        self.inside: Mapping[Button, Key] = {button: self._key(button) for button in buttons_among(screen.blocks)}
        # What privacy has no need to read on for is left out: on the web it is one page.
        self.below = tuple(self._key(each) for each in screen.below if not (privacy and _reads_on(each.event)))
        if prints:
            self.below += tuple(
                Key(prints, each.carries, look=KeyLook.PAPER)
                for each, button in zip(self.below, screen.below, strict=False)
                if isinstance(button.event, events.MadeNote)
            )
        self.asides = tuple(self._key(button) for button in screen.asides)

    def _key(self, button: Button) -> Key:
        return Key(button.label, self._writer.button(button.event), button.marked, self._look(button), button.about)

    def _look(self, button: Button) -> KeyLook:
        """The look of a button. Before a language is chosen, all that is no language is a number to call."""
        if isinstance(button.event, events.KeptCopy | events.MadeNote):
            return KeyLook.COPY
        if button.primary:
            return KeyLook.GO_ON
        if button.apart:
            return KeyLook.APART
        if self._chosen or isinstance(button.event, events.ChangedLanguage):
            return KeyLook.PLAIN
        return KeyLook.URGENT


def is_privacy(guide: Guide, screen: Screen) -> bool:
    """Whether a screen is of the page about privacy."""
    return isinstance(screen.subject, ReadingPage) and screen.subject.page is guide.flow.privacy


def _reads_on(event: Pressed) -> bool:
    """Whether an event opens a later screen of a page."""
    match event:
        case events.Opened(ReadingPage(_, part)):
            return part > 0
        case _:
            return False
