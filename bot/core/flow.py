"""What authors wrote, as frozen things: the flow, the organisations and the pages, every name resolved.

A ``Flow`` that exists is sound: ``bot.authoring`` has resolved every name, proved that every path ends in an outcome
with a helper, and refused the rest. So nothing here is checked again. States compare by identity: there is one of each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum

from bot.core.translation import Trust
from bot.core.words import Text

Answers = Mapping[str, str]
"""What a guard may look at: the name of a question -> the name of the choice, for every answer on the path so far."""


class Named:
    """Shown by its kind and name: a flow's things hold each other, and a full repr of one would be all of them."""

    __slots__ = ()
    name: str

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name})"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Guard(Named):
    """A named condition in Python, the one way out of the closed format.

    ``reads`` names the questions and choices that ``holds`` looks for, so that a renamed one is an error at start.
    """

    name: str
    reads: Mapping[str, tuple[str, ...]]
    holds: Callable[[Answers], bool]


class Kind(Enum):
    """What an organisation is to the person: only a ``HELPER`` counts as somebody to go to."""

    EMERGENCY = "emergency"
    HELPER = "helper"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it is dialled. ``whom`` says for whom it is, where an organisation has several."""

    number: str
    whom: Text | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Organisation(Named):
    """Somebody to call or visit. ``checked`` is the day we read ``source``; ``source_date`` what that page shows.

    ``called`` are other names by which texts speak of it. ``visit`` is the street address where it is open. ``reach``
    says how one reaches it where it has no number.
    """

    name: str
    kind: Kind
    title: str
    what: Text
    called: tuple[str, ...]
    phones: tuple[Phone, ...]
    visit: str | None
    reach: Text | None
    hours: Text | None
    cost: Text | None
    languages: Text | None
    site: str | None
    email: str | None
    checked: str
    source: str
    source_date: str | None


class Urgency(IntEnum):
    """By when a line asks for something; the higher, the sooner."""

    CALM = 0
    THIS_WEEK = 1
    TODAY = 2


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One thing that is said to a person, wherever lines stand: outcomes, informations, advice, statements.

    It is said where ``when`` holds, and never where an answer has told one of the matters that it ``asks``. ``after``
    is what it says instead beside another line that is more urgent, or as urgent and above it; only a line that is
    urgent itself has one, and ``urgency`` says by when. ``names`` are the organisations that it speaks of, so that
    their contacts stand on the same screen.
    """

    text: Text
    when: Guard | None = None
    asks: frozenset[str] = frozenset()
    after: Text | None = None
    names: tuple[Organisation, ...] = ()
    urgency: Urgency = Urgency.CALM


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Statement(Named):
    """Words that must be right everywhere they stand, so they are written once. A page shows every line."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Included:
    """A statement in an outcome, shown where its guard holds."""

    statement: Statement
    when: Guard | None = None


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph of a page, in one language."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list of a page, in one language."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Include:
    """The place in a page where a statement stands."""

    statement: Statement


Piece = Prose | Items | Include

SECTIONS = ("short", "for-whom", "conditions", "prepare", "careful", "changed", "who-helps")
"""The parts of a topic page, in reading order. ``who-helps`` is made from the topic's helpers."""


@dataclass(frozen=True, slots=True)
class Body:
    """A section in one language. ``trust`` is None for the English, which is the source."""

    pieces: tuple[Piece, ...]
    trust: Trust | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Section(Named):
    """One part of a page. ``bodies`` has it per language code; English is always there.

    ``high_risk``: it tells law or safety, so an old translation of it is not shown.
    """

    name: str
    bodies: Mapping[str, Body]
    high_risk: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """Where a page's facts were read. ``date`` is what the source shows, as ISO year, month or day; None: no date."""

    name: str
    address: str
    date: str | None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Page(Named):
    """A text to read that is not about a rule of law: about, privacy, help now."""

    name: str
    title: Text
    updated: str
    section: Section
    helpers: tuple[Organisation, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Topic(Named):
    """One way to a permit. ``checked_law`` is the day on which a lawyer read the English; None: nobody has.

    ``meaning`` is another one as soon as the English was edited so that it means something else: two characters of
    ``ledger.ALPHABET`` (``fingerprints.meaning``). ``updated`` is the day of the last edit.
    """

    name: str
    title: Text
    passport: Text | None
    updated: str
    meaning: str
    checked_law: str | None
    sections: Mapping[str, Section]
    helpers: tuple[Organisation, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """One way out of a choice; without ``when`` it is always open."""

    state: State
    when: Guard | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Choice(Named):
    """An answer that can be pressed.

    ``said`` is the answer as a sentence of the person's ("My child is Dutch."), None where there is nothing to quote.
    ``advice`` is a line for every outcome that comes after it. ``counts_as`` is the situation that it already tells.
    ``denies`` has the names of those that can not be true beside it: names, because situations are made after the
    questions that they lead to; the loader has found each of them. ``settles`` are the matters that no line needs to
    ask any more.
    """

    name: str
    question: str
    label: Text
    routes: tuple[Route, ...]
    said: Text | None = None
    advice: Line | None = None
    counts_as: Choice | None = None
    denies: tuple[str, ...] = ()
    settles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Question(Named):
    """One thing to ask. ``several``: its answer is an ordered list (the situation question, and only that).

    ``groups`` are the screens on which the choices stand, one for an ordinary question; ``choices`` are all of them.
    ``note`` stands below the question on the first of these, before anything is pressed.
    """

    name: str
    title: Text
    ask: Text
    why: Text
    groups: tuple[tuple[Choice, ...], ...]
    several: bool = False
    note: Text | None = None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every choice, in the order in which it is shown."""
        return tuple(dict.fromkeys(choice for group in self.groups for choice in group))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Information(Named):
    """Something to read before going on: who helps now. It has one choice, to go on."""

    name: str
    title: Text
    lines: tuple[Line, ...]
    helpers: tuple[Organisation, ...]
    topic: Topic | None
    go_on: Choice


@dataclass(frozen=True, slots=True, eq=False)
class Pointer:
    """A topic that may fit, and the names of the questions whose answers are why.

    Names, because an outcome is made before the questions that lead to it; the loader has found each of them.
    """

    topic: Topic
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Outcome(Named):
    """Where a path ends: what to do now, what may fit, and who helps."""

    name: str
    title: Text
    lines: tuple[Line, ...]
    statements: tuple[Included, ...]
    pointers: tuple[Pointer, ...]
    helpers: tuple[Organisation, ...]


State = Question | Information | Outcome


@dataclass(frozen=True, slots=True, eq=False)
class Opening:
    """A line that stands first in some sections of some topics, for whoever answered so."""

    line: Line
    topics: tuple[Topic, ...]
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """The whole guide: ``states`` by name, the first one, the situation question, and what there is to read.

    ``topics`` are in safety order: an outcome shows them so, and so does the list of all options. ``general`` is the
    one that is no way to a permit but what everybody should read first.
    """

    states: Mapping[str, State]
    start: State
    situation: Question
    topics: Mapping[str, Topic]
    pages: Mapping[str, Page]
    organisations: Mapping[str, Organisation]
    general: Topic
    openings: tuple[Opening, ...] = ()

    def choices_of(self, state: State) -> tuple[Choice, ...]:
        """The choices of a state; none for an outcome."""
        match state:
            case Question():
                return state.choices
            case Information():
                return (state.go_on,)
        return ()
