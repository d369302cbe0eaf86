"""What a flow's file says, before its names are resolved: the same shapes as in the core, with names and places."""

from __future__ import annotations

from dataclasses import dataclass

from bot.authoring.nodes import Scalar
from bot.authoring.problems import Place
from bot.core.words import Text

DONT_KNOW = "dont_know"
DONT_SAY = "dont_say"
GO_ON = "go_on"


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
    advice: Text | None = None
    counts_as: Scalar | None = None


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line and the name of its guard."""

    text: Text
    when: Scalar | None


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """A question. ``groups`` are the screens of its choices; ``own`` names those that are the same everywhere."""

    name: Scalar
    ask: Text
    title: Text
    why: Text
    sensitive: bool
    groups: tuple[tuple[DraftChoice, ...], ...]
    own: tuple[str, ...]

    @property
    def choices(self) -> tuple[DraftChoice, ...]:
        """Every choice."""
        return tuple(choice for group in self.groups for choice in group)


@dataclass(frozen=True, slots=True)
class DraftInformation:
    """Something to read before going on."""

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
    """Where a path ends."""

    name: Scalar
    title: Text
    lines: tuple[DraftLine, ...]
    statements: tuple[Scalar, ...]
    pointers: tuple[DraftPointer, ...]
    helpers: tuple[Scalar, ...]

    @property
    def choices(self) -> tuple[DraftChoice, ...]:
        """There are none: a path ends here."""
        return ()


DraftState = DraftQuestion | DraftInformation | DraftOutcome


@dataclass(frozen=True, slots=True)
class DraftFlow:
    """A whole flow. ``start`` and ``situation`` are None where they are not said; ``topics`` are in safety order.

    ``broken`` are the states of which not even the kind can be told.
    """

    start: Scalar | None
    situation: Scalar | None
    topics: tuple[Scalar, ...]
    topics_place: Place
    states: dict[str, DraftState]
    broken: tuple[str, ...]
