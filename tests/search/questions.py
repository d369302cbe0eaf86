"""Questions as people type them, with which the search is measured: none of them is in its lists.

They were written by readers who had not seen the lists (``queries/``). A seeded draw parts each file in two: the search
and its lists may be tuned on one half only, and both are measured (``benchmarks/search.py``). Those of the languages
that came later (``blind/``) are fewer and whole: on none of them was tuned.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeVar

import yaml

_FOLDER = Path(__file__).parent / "queries"
_BLIND = Path(__file__).parent / "blind"

T = TypeVar("T")


class Half(Enum):
    """The halves of the questions."""

    TUNED = 0
    """On these may be tuned."""

    HELD_OUT = 1
    """Nobody looks at these but to count."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody typed. ``right`` are the names of all targets that answer it, none where it is about nothing here.

    ``dangers`` are the dangers that it tells of, by name.
    """

    text: str
    language: str
    right: frozenset[str]
    kind: str
    dangers: frozenset[str]


def read_questions(half: Half) -> Mapping[str, tuple[Question, ...]]:
    """The ordinary questions of one half, by language."""
    return {code: _read(code, "queries", half) for code in languages()}


def read_cries(half: Half) -> Mapping[str, tuple[Question, ...]]:
    """The cries for help of one half, by language."""
    return {code: _read(code, "danger", half) for code in languages()}


def languages() -> tuple[str, ...]:
    """The languages that have questions."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def read_blind(what: str) -> Mapping[str, tuple[Question, ...]]:
    """The ``queries`` or the cries (``danger``) of the languages that came later, by language."""
    return {path.stem: tuple(_read_file(path, what)) for path in sorted(_BLIND.glob("*.yaml"))}


def _read(code: str, what: str, half: Half) -> tuple[Question, ...]:
    questions = _read_file(_FOLDER / f"{code}.yaml", what)
    return tuple(_draw(questions, f"wegwijs {what} {code} 2026-11-28")[half.value])


def _read_file(path: Path, what: str) -> list[Question]:
    code, written = path.stem, yaml.safe_load(path.read_text(encoding="utf-8"))[what]
    return [
        Question(
            each["text"],
            code,
            frozenset(each.get("right", ())),
            each.get("kind", "cry"),
            frozenset(each.get("danger", ())),
        )
        for each in written
    ]


def _draw(things: list[T], seed: str) -> tuple[list[T], list[T]]:
    """The two halves of a list, each in the order of the list."""
    numbers = list(range(len(things)))
    random.Random(seed).shuffle(numbers)  # noqa: S311  # a draw that is the same every time
    middle = len(things) // 2
    first, second = (sorted(part) for part in (numbers[:middle], numbers[middle:]))
    return [things[number] for number in first], [things[number] for number in second]
