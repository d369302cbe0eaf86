"""The flow as frozen things, every name resolved: what is asked, where it leads, and what is said at its ends.

A ``Flow`` that exists is sound: ``bot.authoring`` has resolved every name, proved that every path ends in an outcome
with a helper, and refused the rest. So nothing here is checked again. States compare by identity: there is one of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from bot.core.content import Page, Section, Topic
from bot.core.lines import Guard, Included, Line
from bot.core.note import NoteData
from bot.core.organisation import Organisation
from bot.core.short_repr import Named
from bot.core.show_card import ShowCard
from bot.core.text import Text


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
    ``denies`` has the names of those that cannot be true beside it: names, because situations are made after the
    questions that they lead to; the loader has found each of them. ``settles`` are the matters that no line needs to
    ask any more. ``note`` says below the answer for whom it is too.
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
    note: Text | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Question(Named):
    """One thing to ask. ``several``: its answer is an ordered list (the situation question, and only that).

    ``groups`` are the screens on which the choices stand, one for an ordinary question; ``choices`` are all of them.
    ``note`` stands below the question on the first of these, before anything is pressed. ``apart`` are the choices
    about danger, which stand first and set apart from the others.
    """

    name: str
    title: Text
    ask: Text
    why: Text
    groups: tuple[tuple[Choice, ...], ...]
    several: bool = False
    note: Text | None = None
    apart: frozenset[Choice] = frozenset()

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
    """The end of a path: what to do now, what may fit, and who helps."""

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
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """The whole guide: ``states`` by name, the first one, the situation question, and what there is to read.

    ``topics`` are in safety order: an outcome shows them so. ``cards`` can be shown to somebody. ``general`` is the
    one that is no way to a permit but what everybody should read first. ``help`` is the page with the numbers to call,
    ``privacy`` the one about what stays where, ``about`` the one about this guide, and ``is_this_us`` the one that
    names our own addresses; None: nobody has written it. ``note`` is what a note for a lawyer can have.
    """

    states: Mapping[str, State]
    start: State
    situation: Question
    topics: Mapping[str, Topic]
    pages: Mapping[str, Page]
    organisations: Mapping[str, Organisation]
    cards: Mapping[str, ShowCard]
    general: Topic
    help: Page
    privacy: Page | None = None
    openings: tuple[Opening, ...] = ()
    note: NoteData = field(default_factory=NoteData)
    about: Page | None = None
    is_this_us: Page | None = None

    @property
    def options(self) -> tuple[Topic, ...]:
        """Every topic, as the list of all options has them: what everybody should read, then the ways."""
        return tuple(sorted(self.topics.values(), key=lambda topic: topic.name != self.general.name))

    def choices_of(self, state: State) -> tuple[Choice, ...]:
        """The choices of a state; none for an outcome."""
        match state:
            case Question():
                return state.choices
            case Information():
                return (state.go_on,)
            case Outcome():
                return ()
            case _ as never:
                assert_never(never)
