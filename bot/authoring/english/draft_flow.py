"""The drafts of a flow's file, before its names are resolved: the same shapes as in the core, with names and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.authoring.source.names import GO_ON
from bot.authoring.source.problems import Place
from bot.authoring.source.yaml_nodes import Scalar
from bot.core.lines import Importance
from bot.core.text import Text


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line: the names of its guard, of the matters that it asks, and of the outcomes that it contradicts."""

    name: Scalar
    text: Text
    when: Scalar | None = None
    asks: tuple[Scalar, ...] = ()
    after: Text | None = None
    excludes: tuple[Scalar, ...] = ()
    importance: Importance = Importance.DO_NOW


@dataclass(frozen=True, slots=True)
class DraftStatement:
    """A statement by its name, with its lines."""

    name: Scalar
    lines: tuple[DraftLine, ...]


@dataclass(frozen=True, slots=True)
class DraftIncluded:
    """The name of a statement in an outcome, and of a guard."""

    statement: Scalar
    when: Scalar | None = None


@dataclass(frozen=True, slots=True)
class DraftOpening:
    """A line for the first screens of topics; no topics: of all of them."""

    line: DraftLine
    topics: tuple[Scalar, ...]
    sections: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class DraftMatter:
    """A matter that an answer can settle and a line can ask, and the words by which a line that asks it is found."""

    name: Scalar
    words: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class DraftRoute:
    """One way out: the name of a state, and of a guard. Either is None where it is not said."""

    state: Scalar | None
    when: Scalar | None


@dataclass(frozen=True, slots=True)
class DraftChoice:
    """A choice. ``label`` is None for those that are the same everywhere: "I don't know", "I don't want to say"."""

    name: Scalar
    label: Text | None
    routes: tuple[DraftRoute, ...]
    said: Text | None = None
    advice: DraftLine | None = None
    counts_as: Scalar | None = None
    denies: tuple[Scalar, ...] = ()
    settles: tuple[Scalar, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """A question. ``groups`` are the screens of its choices; ``own`` names those that are the same on each of them.

    ``apart`` are those about danger.
    """

    name: Scalar
    ask: Text
    title: Text
    why: Text
    sensitive: bool
    groups: tuple[tuple[DraftChoice, ...], ...]
    own: tuple[str, ...]
    note: Text | None = None
    apart: tuple[DraftChoice, ...] = ()

    @property
    def choices(self) -> tuple[DraftChoice, ...]:
        """Every choice."""
        return tuple(dict.fromkeys(choice for group in self.groups for choice in group))


@dataclass(frozen=True, slots=True)
class DraftInformation:
    """A state with lines to read before going on."""

    name: Scalar
    title: Text
    lines: tuple[DraftLine, ...]
    helpers: tuple[Scalar, ...]
    topic: Scalar | None
    routes: tuple[DraftRoute, ...]

    @property
    def choices(self) -> tuple[DraftChoice, ...]:
        """The one way on, as a choice."""
        return (DraftChoice(Scalar(GO_ON, self.name.place), None, self.routes),)


@dataclass(frozen=True, slots=True)
class DraftPointer:
    """The name of a topic and of the questions that are the reason for it."""

    topic: Scalar
    because: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class DraftOutcome:
    """A state in which a path ends."""

    name: Scalar
    title: Text
    lines: tuple[DraftLine, ...]
    statements: tuple[DraftIncluded, ...]
    pointers: tuple[DraftPointer, ...]
    helpers: tuple[Scalar, ...]

    @property
    def choices(self) -> tuple[DraftChoice, ...]:
        """There are none: a path ends here."""
        return ()


DraftState = DraftQuestion | DraftInformation | DraftOutcome


@dataclass(frozen=True, slots=True)
class DraftFlow:
    """A whole flow. ``start``, ``situation`` and ``general`` are None where they are not said.

    ``topics`` are in safety order. ``broken`` are the states of which not even the kind can be told.
    """

    start: Scalar | None
    situation: Scalar | None
    general: Scalar | None
    topics: tuple[Scalar, ...]
    topics_place: Place
    matters: tuple[DraftMatter, ...]
    openings: tuple[DraftOpening, ...]
    states: dict[str, DraftState]
    broken: tuple[str, ...]


def every_draft_line(flow: DraftFlow, statements: Iterable[DraftStatement]) -> Iterator[DraftLine]:
    """Every line: of states, as advice, as openings, and in statements."""
    for state in flow.states.values():
        yield from (choice.advice for choice in state.choices if choice.advice)
        if not isinstance(state, DraftQuestion):
            yield from state.lines
    yield from (opening.line for opening in flow.openings)
    for statement in statements:
        yield from statement.lines
