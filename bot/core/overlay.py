"""The overlays: everything that can lie open over the place of a conversation."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.content import Page, Section, Topic
from bot.core.danger import Danger
from bot.core.flow import Question
from bot.core.language import Language
from bot.core.note import NoteLine, NoteStep
from bot.core.province import Province
from bot.core.show_card import ShowCard


@dataclass(frozen=True, slots=True)
class Menu:
    """The guide in a few sentences, and the ways into it."""


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages by their own names. ``over`` is what lay open before, and lies open again afterwards."""

    over: PlainOverlay | None = None


@dataclass(frozen=True, slots=True)
class ReadingTopic:
    """One section of a topic; ``part`` counts from 0 where it is too long for one screen.

    ``seen`` is the meaning of the words that were read there, where that is another than today's (``Topic.meaning``).
    What is shown was read in today's words, so it has none.
    """

    topic: Topic
    section: Section = Section.SHORT
    part: int = 0
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A page that is not a topic."""

    page: Page
    part: int = 0


@dataclass(frozen=True, slots=True)
class AllTopics:
    """Every topic there is."""


@dataclass(frozen=True, slots=True)
class Helpers:
    """Everybody who can help, some on each screen."""

    part: int = 0


@dataclass(frozen=True, slots=True)
class AllCards:
    """Every card that can be shown to somebody."""


@dataclass(frozen=True, slots=True)
class OneCard:
    """One sentence, large, to show to somebody."""

    card: ShowCard


@dataclass(frozen=True, slots=True)
class NearYou:
    """Who helps in a province and everywhere; without one, the provinces to choose from. It is kept nowhere."""

    province: Province | None = None


@dataclass(frozen=True, slots=True)
class MyAnswers:
    """The answers given so far, each to change."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why the question at the place is asked."""


@dataclass(frozen=True, slots=True)
class ChangingAnswer:
    """A question that was answered, asked again. ``group`` counts its screens from 0."""

    question: Question
    group: int = 0


@dataclass(frozen=True, slots=True)
class AnotherSituation:
    """The situation question once more, to add to what was said. ``group`` counts its screens from 0."""

    group: int = 0


@dataclass(frozen=True, slots=True)
class MoreOnOutcome:
    """The rest of an outcome: earlier outcomes, the other topics, all helpers."""

    part: int = 0


@dataclass(frozen=True, slots=True)
class Copying:
    """The question before a copy of the next steps is made."""


@dataclass(frozen=True, slots=True)
class Noting:
    """The making of a note for a lawyer. ``changed`` are the lines that are not as they were at first."""

    step: NoteStep = NoteStep.ANSWERS
    changed: frozenset[NoteLine] = frozenset()


Target = ReadingTopic | ReadingPage | Helpers
"""The overlays that typed words can lead to; each is opened at its beginning."""

MOST_TARGETS = 3


@dataclass(frozen=True, slots=True)
class Answering:
    """The answer to typed words: a few targets to choose from, and before them what is said to a cry for help.

    There are at most ``MOST_TARGETS``; with none, and no danger, it is what is said where nothing was found.
    ``language`` is the one in which the words were written, where that is another than the person's. The words
    themselves are nowhere.
    """

    targets: tuple[Target, ...] = ()
    danger: Danger | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class InOtherLanguage:
    """The same in Dutch or English, for staff or to compare. ``over`` is what lies open; None: the place itself.

    It never lies in itself or over the languages. The language of the conversation stays as it was.
    """

    language: Language
    over: PlainOverlay | None = None


PlainOverlay = (
    Menu
    | ReadingTopic
    | ReadingPage
    | AllTopics
    | Helpers
    | AllCards
    | OneCard
    | NearYou
    | MyAnswers
    | Why
    | ChangingAnswer
    | AnotherSituation
    | MoreOnOutcome
    | Copying
    | Noting
    | Answering
)
"""The overlays that can lie below the languages, or be shown in another language."""

Overlay = PlainOverlay | Languages | InOtherLanguage
"""Everything that can lie open over the place."""


def without_language(overlay: Overlay | None) -> PlainOverlay | Languages | None:
    """The overlay without the language that it is shown in."""
    return overlay.over if isinstance(overlay, InOtherLanguage) else overlay


def underneath(overlay: Overlay | None) -> PlainOverlay | None:
    """The overlay below the languages or another language, or the overlay itself."""
    return overlay.over if isinstance(overlay, Languages | InOtherLanguage) else overlay


def find_reading(overlay: Overlay | None) -> ReadingTopic | None:
    """The section of a topic that lies open, also below the languages or in another language; None: no topic does."""
    below = underneath(overlay)
    return below if isinstance(below, ReadingTopic) else None


def forget_seen_words(overlay: Overlay | None) -> Overlay | None:
    """The same, once it was shown. Below the languages nothing is shown yet."""
    match overlay:
        case ReadingTopic():
            return replace(overlay, seen=None)
        case InOtherLanguage(language, ReadingTopic() as below):
            return InOtherLanguage(language, replace(below, seen=None))
        case _:
            return overlay
