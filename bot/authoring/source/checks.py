"""A check is one object: its id, its manual, and what finds or words its problems. No id is typed beside a problem.

A ``MessageCheck`` words one problem that whoever reads a file comes upon; a ``FinderCheck`` looks for its problems
itself. Both are made by a decorator, from a function that says only where, what and how to fix it. Nothing is
registered by an import: the list of all checks is put together in ``bot.check_report``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, ParamSpec

from bot.authoring.source.problems import Place, Problem

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake, before a check puts its id to it: its place, and two sentences."""

    place: Place
    what: str
    fix: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that can be wrong. ``id`` is the function's name with hyphens, ``manual`` its docstring."""

    id: str
    manual: str

    def problem(self, fault: Fault) -> Problem:
        """The problem that a fault is, with the id of this check."""
        return Problem(fault.place, fault.what, fault.fix, self.id)


@dataclass(frozen=True, slots=True)
class MessageCheck(Check, Generic[P]):
    """A check that words one problem. Called as its function is, it gives that problem."""

    word: Callable[P, Fault]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Problem:
        """The problem that the function words."""
        return self.problem(self.word(*args, **kwargs))


@dataclass(frozen=True, slots=True)
class FinderCheck(Check, Generic[P]):
    """A check that looks for its problems. Called as its function is, it gives all that it finds."""

    find: Callable[P, Iterable[Fault]]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Problem]:
        """The problems that the function finds."""
        return map(self.problem, self.find(*args, **kwargs))


def message(word: Callable[P, Fault]) -> MessageCheck[P]:
    """Makes a check of a function that words one fault."""
    return MessageCheck(_id_of(word), _manual_of(word), word)


def finder(find: Callable[P, Iterable[Fault]]) -> FinderCheck[P]:
    """Makes a check of a function that yields faults."""
    return FinderCheck(_id_of(find), _manual_of(find), find)


def _id_of(function: Callable[..., object]) -> str:
    return function.__name__.replace("_", "-")


def _manual_of(function: Callable[..., object]) -> str:
    return (function.__doc__ or "").strip()
