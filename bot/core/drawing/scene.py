"""What every drawing needs: the words, the conversation and its journey, and how a screen is completed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.core import event as events
from bot.core.conversation import Conversation, Languages, Menu, ReadingPage
from bot.core.flow import Flow
from bot.core.interface import Interface
from bot.core.replay import Journey
from bot.core.screen import (
    Block,
    Bullets,
    Button,
    Contact,
    Control,
    ControlKind,
    Heading,
    Notice,
    Origin,
    Paragraph,
    Screen,
)
from bot.core.words import Said, Voice

FULL_SCREEN = 1000
"""Characters of text on one screen of a page, about what a phone shows without much scrolling (design, 2026-11-23)."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One conversation at one moment.

    ``ahead`` counts the questions that may still follow; ``notices`` are of this turn. ``suggests`` is the language tag
    of the app; it only orders the languages.
    """

    flow: Flow
    interface: Interface
    voice: Voice
    conversation: Conversation
    journey: Journey
    ahead: int
    notices: tuple[Block, ...] = ()
    suggests: str | None = None

    def screen(self, shows: str, blocks: Iterable[Block], buttons: Iterable[Button] = (), columns: int = 1) -> Screen:
        """A complete screen: the notices of this turn first, what is said of gaps last, and the controls."""
        language, all_blocks, all_buttons = self.voice.language, (*self.notices, *blocks), tuple(buttons)
        if not self.conversation.language:
            return Screen(shows, language, all_blocks, all_buttons, (), columns)
        controls = self._controls()
        gaps = self._gaps((*texts_of(all_blocks), *_labels(all_buttons), *(control.label for control in controls)))
        return Screen(shows, language, all_blocks + gaps, all_buttons, controls, columns)

    def _gaps(self, texts: Iterable[Said]) -> tuple[Notice, ...]:
        """One notice for each other language in which something stands here."""
        used = (language for said in texts for language in (said.language, *said.also))
        others = {language.code: language for language in used if language is not self.voice.language}
        return tuple(
            Notice(self.voice.say(self.interface.notice_gap, language=self.voice.quote(other.autonym, other)))
            for other in others.values()
        )

    def _controls(self) -> tuple[Control, ...]:
        interface, say = self.interface, self.voice.say
        return (
            Control(ControlKind.BACK, say(interface.control_back), events.WentBack()),
            Control(ControlKind.MENU, say(interface.control_menu), events.Opened(Menu())),
            Control(ControlKind.LANGUAGE, say(interface.control_language), events.Opened(Languages())),
            Control(ControlKind.HELP, say(interface.control_help), events.Opened(ReadingPage(self.flow.pages["help"]))),
            Control(ControlKind.CLEAR, say(interface.control_clear), events.Cleared()),
        )


def _labels(buttons: Iterable[Button]) -> Iterable[Said]:
    """What stands on buttons. Names of languages are apart: each is in its own language, and that is no gap."""
    return (button.label for button in buttons if not isinstance(button.event, events.ChangedLanguage))


def texts_of(blocks: Iterable[Block]) -> Iterable[Said]:
    """Everything that is said in these blocks, names of organisations and sources apart: those are never translated."""
    for block in blocks:
        match block:
            case Heading(said) | Paragraph(said) | Notice(said):
                yield said
            case Bullets(items):
                yield from items
            case Contact(_, details, _, _, _, verified):
                yield from details
                yield from (verified,) if verified else ()


def in_screens(blocks: Iterable[Block]) -> list[tuple[Block, ...]]:
    """Blocks in screenfuls, none of them torn apart; always at least one screen."""
    screens, weight = [list[Block]()], 0
    for block in blocks:
        weight += (size := size_of(block))
        if screens[-1] and weight > FULL_SCREEN:
            screens.append([])
            weight = size
        screens[-1].append(block)
    return [tuple(screen) for screen in screens]


def size_of(block: Block) -> int:
    """Letters of what a block says."""
    address = len(block.address) if isinstance(block, Origin) else 0
    return address + sum(len(said.text) for said in texts_of((block,)))
