"""The scene that is drawn: the words, the conversation and its journey. It completes every screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.core import event as events
from bot.core.blocks import Block, Fold, Notice, Paragraph
from bot.core.button import Button
from bot.core.conversation import Conversation
from bot.core.drawing.paginate import paginate
from bot.core.drawing.translation_remarks import choose_remarks, expected_texts, said_texts
from bot.core.flow import Flow, Outcome
from bot.core.interface import Interface
from bot.core.language import Language
from bot.core.overlay import InOtherLanguage, Languages, Menu, PlainOverlay, ReadingPage, without_language
from bot.core.replay import Journey
from bot.core.screen import Control, ControlKind, Screen
from bot.core.site import UNKNOWN, Site
from bot.core.subject import Subject
from bot.core.text import Said, Text
from bot.core.translation import NONE, WITHDRAWN, Caveat, Caveats
from bot.core.voice import Voice

BETWEEN = " \u00b7 "
"""The sign between the names of languages."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says anything: the guide's own words, and the voice that says them.

    ``moment`` is when it is said. None where that is not known, or where it will be read at another time, as on paper:
    then nothing is said of now.
    """

    interface: Interface
    voice: Voice
    moment: datetime | None = field(default=None, kw_only=True)

    def remarks(self, blocks: Iterable[Block]) -> tuple[Notice, ...]:
        """The notices about the translation of these blocks."""
        return tuple(Notice(self.voice.say(remark)) for remark in choose_remarks(blocks, self.interface))

    def how_sure(self, blocks: Iterable[Block], told: Iterable[Said] = ()) -> tuple[Block, ...]:
        """A fold with how old and how sure these blocks are: what is ``told``, and the remarks about the translation.

        Its title says at once when a computer made the translation.
        """
        ages: tuple[Block, ...] = tuple(Paragraph(said) for said in told)
        read = (*blocks, *ages)
        if not (inside := (*ages, *self.remarks(read))):
            return ()
        by_machine = any(Caveat.MACHINE in said.caveats for said in said_texts(read))
        title = self.interface.sure_machine if by_machine else self.interface.sure
        return (Fold(self.voice.say(title), inside),)

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

    ``ahead`` counts the questions that follow, the one at the place among them; None: that
    depends on the answers. ``notices`` are of this turn. ``suggests`` are the language tags
    of the app, or of typed words; they only order the languages. ``whole``: nothing is left for another screen.
    ``linked``: it begins, by a partner's link. ``reasons``: what may fit is said with the answer it follows from.
    """

    flow: Flow
    conversation: Conversation
    journey: Journey
    ahead: int | None
    notices: tuple[Block, ...] = ()
    suggests: tuple[str, ...] = ()
    whole: bool = False
    linked: bool = False
    site: Site = UNKNOWN
    reasons: bool = True

    @property
    def overlay(self) -> PlainOverlay | Languages | None:
        """The overlay that lies open, in whatever language it is shown."""
        return without_language(self.conversation.overlay)

    def in_screens(self, blocks: Iterable[Block]) -> list[tuple[Block, ...]]:
        """Blocks in screenfuls, or all on one."""
        return [tuple(blocks)] if self.whole else paginate(blocks)

    def text(
        self,
        subject: Subject,
        blocks: Iterable[Block],
        buttons: Iterable[Button],
        asides: Iterable[Button] = (),
        told: Iterable[Said] = (),
    ) -> Screen:
        """A screen to read: how sure it is, folded, with what is ``told`` of that; and the ways to other languages."""
        read = tuple(blocks)
        asides = (*asides, *self._other_languages(read))
        return self.screen(subject, (*read, *self.how_sure(read, told)), buttons, asides=asides)

    def screen(
        self,
        subject: Subject,
        blocks: Iterable[Block],
        buttons: Iterable[Button] = (),
        columns: int = 1,
        asides: Iterable[Button] = (),
    ) -> Screen:
        """A complete screen: the notices of this turn first, what is said of gaps last, and the controls."""
        language, all_blocks = self.voice.language, (*self.notices, *blocks)
        below, beside = tuple(buttons), (*asides, *self._own_language())
        if not self.conversation.language:
            return Screen(subject, language, all_blocks, below, (), columns, beside)
        controls = self._controls()
        labels = (*_labels((*below, *beside)), *(control.label for control in controls))
        gaps = self.gaps((*expected_texts(all_blocks), *labels))
        return Screen(subject, language, all_blocks + gaps, below, controls, columns, beside)

    @property
    def way_back(self) -> Button:
        """The button that closes what lies open; its label says where it leads."""
        at_an_end = isinstance(self.journey.place, Outcome)
        label: Text = self.interface.outcome_go_on if at_an_end else self.interface.go_on
        return Button(self.voice.say(label), events.Closed())

    def _own_language(self) -> tuple[Button, ...]:
        """The way back from another language to the person's own."""
        language = self.conversation.language
        if language is None or not isinstance(self.conversation.overlay, InOtherLanguage):
            return ()
        return (Button(self.voice.quote(language.autonym, language), events.WentBack()),)

    def _other_languages(self, blocks: Iterable[Block]) -> Iterator[Button]:
        """Dutch, for staff; and English too where anything here is not as sure as it."""
        words, texts = self.voice.words, list(said_texts(blocks))
        unsure = any(said.caveats or said.also or said.language is not self.voice.language for said in texts)
        if isinstance(self.conversation.overlay, InOtherLanguage):
            return
        for language, wanted in ((words.dutch, True), (words.english, unsure)):
            if language and wanted and language is not self.voice.language:
                yield Button(self.voice.quote(language.autonym, language), events.Opened(InOtherLanguage(language)))

    def _controls(self) -> tuple[Control, ...]:
        interface, say = self.interface, self.voice.say
        return (
            Control(ControlKind.BACK, say(interface.control_back), events.WentBack()),
            Control(ControlKind.MENU, say(interface.control_menu), events.Opened(Menu())),
            Control(ControlKind.LANGUAGE, say(interface.control_language), events.Opened(Languages())),
            Control(ControlKind.HELP, say(interface.control_help), events.Opened(ReadingPage(self.flow.help))),
            Control(ControlKind.CLEAR, say(interface.control_clear), events.Cleared()),
        )


def _labels(buttons: Iterable[Button]) -> Iterable[Said]:
    """The words on buttons. Names of languages are apart: each is in its own language, and that is no gap."""
    for button in buttons:
        if not _names_a_language(button):
            yield from (button.label, *((button.about,) if button.about else ()))


def _names_a_language(button: Button) -> bool:
    match button.event:
        case events.ChangedLanguage() | events.Opened(InOtherLanguage()) | events.WentBack():
            return True
        case _:
            return False
