"""What is said to people and who helps them: guards, organisations, and lines, the one shape of all that a flow says.

They are made by ``bot.authoring``, which has resolved every name. They compare by identity.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum

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
