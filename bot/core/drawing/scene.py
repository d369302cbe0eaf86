"""What every drawing needs: the words, the conversation and its journey, and how a screen is completed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.core import event as events
from bot.core.conversation import Conversation, InOther, Languages, Menu, Overlay, ReadingPage, without_language
from bot.core.flow import Flow
from bot.core.interface import Interface
from bot.core.language import Language
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
from bot.core.translation import NONE, WITHDRAWN, Caveat, Caveats
from bot.core.words import Said, Text, Voice

FULL_SCREEN = 1000
"""Characters of text on one screen of a page, about what a phone shows without much scrolling (design, 2026-11-23)."""

BETWEEN = " \u00b7 "
"""What stands between the names of languages."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """What is needed to say anything: the guide's own words, and the voice that says them."""

    interface: Interface
    voice: Voice

    def remarks(self, blocks: Iterable[Block]) -> tuple[Notice, ...]:
        """What has to be said of the translation of these blocks."""
        return tuple(Notice(self.voice.say(remark)) for remark in remarks_on(blocks, self.interface))

    def gaps(self, texts: Iterable[Said]) -> tuple[Notice, ...]:
        """At most two notices, with the languages in which something stands here: instead of an old text, or a gap."""
        others: dict[Caveats, dict[str, Language]] = {WITHDRAWN: {}, NONE: {}}
        for said in texts:
            for language in (said.language, *said.also):
                if language is not self.voice.language:
                    others[said.caveats & WITHDRAWN][language.code] = language
        withdrawn, gaps = others[WITHDRAWN], others[NONE]
        missing = [language for code, language in gaps.items() if code not in withdrawn]
        notices = ((self.interface.notice_withdrawn, withdrawn.values()), (self.interface.notice_gap, missing))
        return tuple(Notice(self.voice.say(text, language=self._names(names))) for text, names in notices if names)

    def _names(self, languages: Iterable[Language]) -> Said:
        """Languages by their own names, Dutch before English, with a dot between them that has no direction."""
        names = [self.voice.quote(each.autonym, each) for each in sorted(languages, key=lambda each: each.code == "en")]
        return self.voice.joined(BETWEEN, names)


@dataclass(frozen=True, slots=True)
class Scene(Speaker):
    """One conversation at one moment.

    ``ahead`` counts the questions that may still follow; ``notices`` are of this turn. ``suggests`` is the language tag
    of the app; it only orders the languages.
    """

    flow: Flow
    conversation: Conversation
    journey: Journey
    ahead: int
    notices: tuple[Block, ...] = ()
    suggests: str | None = None

    @property
    def overlay(self) -> Overlay | None:
        """What lies open, in whatever language it is shown."""
        return without_language(self.conversation.overlay)

    def text(self, shows: str, blocks: Iterable[Block], buttons: Iterable[Button]) -> Screen:
        """A screen to read: with what has to be said of its translation, and with the ways to other languages."""
        read = tuple(blocks)
        return self.screen(shows, self.with_remarks(read), (*buttons, *self._other_languages(read)))

    def with_remarks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Blocks, and below them what has to be said of a translation that nobody has checked, or that is old."""
        read = tuple(blocks)
        return (*read, *self.remarks(read))

    def screen(self, shows: str, blocks: Iterable[Block], buttons: Iterable[Button] = (), columns: int = 1) -> Screen:
        """A complete screen: the notices of this turn first, what is said of gaps last, and the controls."""
        language, all_blocks = self.voice.language, (*self.notices, *blocks)
        all_buttons = (*buttons, *self._own_language())
        if not self.conversation.language:
            return Screen(shows, language, all_blocks, all_buttons, (), columns)
        controls = self._controls()
        gaps = self.gaps((*texts_of(all_blocks), *_labels(all_buttons), *(control.label for control in controls)))
        return Screen(shows, language, all_blocks + gaps, all_buttons, controls, columns)

    def _own_language(self) -> tuple[Button, ...]:
        """The way back from another language to the person's own."""
        language = self.conversation.language
        if language is None or not isinstance(self.conversation.overlay, InOther):
            return ()
        return (Button(self.voice.quote(language.autonym, language), events.WentBack()),)

    def _other_languages(self, blocks: Iterable[Block]) -> Iterator[Button]:
        """Dutch, for staff; and English too where anything here is not as sure as it."""
        words, texts = self.voice.words, list(texts_of(blocks))
        unsure = any(said.caveats or said.also or said.language is not self.voice.language for said in texts)
        if isinstance(self.conversation.overlay, InOther):
            return
        for language, wanted in ((words.dutch, True), (words.english, unsure)):
            if language and wanted and language is not self.voice.language:
                yield Button(self.voice.quote(language.autonym, language), events.Opened(InOther(language)))

    def _controls(self) -> tuple[Control, ...]:
        interface, say = self.interface, self.voice.say
        return (
            Control(ControlKind.BACK, say(interface.control_back), events.WentBack()),
            Control(ControlKind.MENU, say(interface.control_menu), events.Opened(Menu())),
            Control(ControlKind.LANGUAGE, say(interface.control_language), events.Opened(Languages())),
            Control(ControlKind.HELP, say(interface.control_help), events.Opened(ReadingPage(self.flow.pages["help"]))),
            Control(ControlKind.CLEAR, say(interface.control_clear), events.Cleared()),
        )


def remarks_on(blocks: Iterable[Block], interface: Interface) -> list[Text]:
    """What has to be said of the translation of these blocks: that nobody has checked it, or that it is old."""
    texts = [said for said in texts_of(blocks) if said.caveats]
    by_machine = [said for said in texts if Caveat.MACHINE in said.caveats]
    remarks = list[Text]()
    if any(said.language.risky_drafts for said in by_machine):
        remarks.append(interface.notice_machine_risky)
    elif by_machine:
        remarks.append(interface.notice_machine)
    elif any(Caveat.UNCHECKED in said.caveats for said in texts):
        remarks.append(interface.notice_unchecked)
    if any(Caveat.OLDER in said.caveats for said in texts):
        remarks.append(interface.notice_older)
    return remarks


def _labels(buttons: Iterable[Button]) -> Iterable[Said]:
    """What stands on buttons. Names of languages are apart: each is in its own language, and that is no gap."""
    return (button.label for button in buttons if not _names_a_language(button))


def _names_a_language(button: Button) -> bool:
    match button.event:
        case events.ChangedLanguage() | events.Opened(InOther()) | events.WentBack():
            return True
    return False


def texts_of(blocks: Iterable[Block]) -> Iterable[Said]:
    """Everything that is said in these blocks, names of organisations and sources apart: those are never translated."""
    for block in blocks:
        match block:
            case Heading(said) | Paragraph(said) | Notice(said):
                yield said
            case Bullets(items):
                yield from items
            case Contact(_, details, phones, _, _, _, verified):
                yield from details
                yield from (phone.whom for phone in phones if phone.whom)
                yield from (verified,) if verified else ()


def in_screens(blocks: Iterable[Block]) -> list[tuple[Block, ...]]:
    """Blocks in screenfuls, none of them torn apart; always at least one screen.

    What leads to a block goes with it, where all of it fits a screen: a heading, and a sentence above a list.
    """
    screens, weight = [list[Block]()], 0
    for block in blocks:
        weight += (size := size_of(block))
        full = screens[-1]
        if full and weight > FULL_SCREEN:
            along = _leading_to(block, full)
            goes_along = len(along) < len(full) and sum(map(size_of, along)) + size <= FULL_SCREEN
            screens.append(along if goes_along else [])
            if goes_along:
                del full[len(full) - len(along) :]
            weight = size + sum(map(size_of, screens[-1]))
        screens[-1].append(block)
    return [tuple(screen) for screen in screens]


def _leading_to(block: Block, above: list[Block]) -> list[Block]:
    """What stands directly above a block and only leads to it."""
    first = len(above)
    if isinstance(block, Bullets) and isinstance(above[-1], Paragraph):
        first -= 1
    below = above[first] if first < len(above) else block
    if first and isinstance(above[first - 1], Heading) and not isinstance(below, Heading):
        first -= 1
    return above[first:]


def size_of(block: Block) -> int:
    """Letters of what a block says."""
    address = len(block.address) if isinstance(block, Origin) else 0
    return address + sum(len(said.text) for said in texts_of((block,)))
