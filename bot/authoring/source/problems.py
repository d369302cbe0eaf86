"""A problem in an authored file: the place, the fault, the fix, and the id of the check that found it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in an authored file: its path below the project's folder, line and column counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake of an author. ``what`` and ``fix`` are sentences."""

    place: Place
    what: str
    fix: str
    check: str

    def __str__(self) -> str:
        return " ".join(f"{self.place}: {self.what} {self.fix} [{self.check}]".split())

    def for_github(self, level: str = "error") -> str:
        """The problem as an annotation that GitHub shows beside the line (workflow commands, checked 23-11-2026).

        ``level`` is "error", or "notice" for what only asks for a look.
        """
        where = f"file={self.place.file},line={self.place.line},col={self.place.column}"
        said = " ".join(f"{self.what} {self.fix}".split()).replace("%", "%25")
        return f"::{level} {where},title={self.check}::{said}"


class AuthoringError(Exception):
    """The authored files cannot be used. It carries every problem, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


MOST_NAMES = 12
"""The most names that a fix lists."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The fix for a name that does not exist: the nearest one that does, else all of them, or the first of many."""
    names = {each.casefold(): each for each in sorted(known)}
    if near := difflib.get_close_matches(name.casefold(), names, n=1):
        return f"Did you mean '{names[near[0]]}'?"
    shown = list(names.values())[:MOST_NAMES]
    others = f" and {len(names) - MOST_NAMES} others" if len(names) > MOST_NAMES else ""
    are = "are" if len(names) > 1 else "is"
    return f"There {are}: {', '.join(shown)}{others}." if names else "There is none yet."


class Findings:
    """Collects problems, so that all are told at once."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def add(self, problem: Problem) -> None:
        """Keeps a problem."""
        self._problems.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Keeps several."""
        self._problems.extend(problems)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(set(self._problems)))

    def __bool__(self) -> bool:
        return bool(self._problems)
