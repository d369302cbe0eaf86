"""Lines, the one shape of all that a flow says to people, with their guards and the statements made of them.

They are made by ``bot.authoring``, which has resolved every name. They compare by identity.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum

from bot.core.organisation import Organisation
from bot.core.short_repr import Named
from bot.core.text import Text

Answers = Mapping[str, str]
"""All that a guard may look at: name of a question -> name of the choice, for every answer on the path so far."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Guard(Named):
    """A named condition in Python, the one way out of the closed format.

    ``reads`` names the questions and choices that ``holds`` looks for, so that a renamed one is an error at start.
    """

    name: str
    reads: Mapping[str, tuple[str, ...]]
    holds: Callable[[Answers], bool]


class Urgency(IntEnum):
    """By when a line asks for something; the higher, the sooner."""

    CALM = 0
    THIS_WEEK = 1
    TODAY = 2


class Importance(Enum):
    """For whom a line is, and so where it stands: the first kind in sight, the others folded. The value is its key."""

    DO_NOW = "do_now"
    """For everybody who comes there: one of the steps to take now."""

    ONLY_IF = "only_if"
    """Only for some of them: it begins with a question, or names whom it is for."""

    ALSO = "also"
    """For everybody, and it can wait."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One thing that is said to a person, wherever lines stand: outcomes, informations, advice, statements.

    It is said where ``when`` holds, and never where an answer has told one of the matters that it ``asks``. ``after``
    is what it says instead beside another line that is more urgent, or as urgent and above it; only a line that is
    urgent itself has one, and ``urgency`` says by when. ``names`` are the organisations that it speaks of, so that
    their contacts stand on the same screen. ``importance`` is where it was written; what a line of a statement has is
    decided where it is said (``bot.core.drawing.next_steps``). ``presses``: it says which button to press, and so it is
    nothing for a page without these buttons.
    """

    text: Text
    when: Guard | None = None
    asks: frozenset[str] = frozenset()
    after: Text | None = None
    names: tuple[Organisation, ...] = ()
    urgency: Urgency = Urgency.CALM
    importance: Importance = Importance.DO_NOW
    presses: bool = False


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
