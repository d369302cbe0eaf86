"""The YAML parser's complaints, in words that mean something to an author, at the place that has to be fixed."""

from __future__ import annotations

from typing import Protocol

import yaml

from bot.authoring.source import file_checks
from bot.authoring.source.problems import Place, Problem

_INDENTED = "Put as many spaces before it as its neighbours have."
_TAB = ("a tab stands here.", "Use spaces.")
_QUOTE = "Put the whole text in quotes."
_FAULTS = {
    "mapping values are not allowed in this context": (
        "this ':' makes a key where no key can stand.",
        f"Is it in a text? Put the whole text in quotes. Is it after a key? {_INDENTED}",
    ),
    "did not find expected key": (
        "this does not fit what stands above it.",
        f"{_INDENTED} If a text is in quotes, close them only at its end.",
    ),
    "found a tab character that violates indentation": _TAB,
    "did not find expected '-' indicator": ("this does not fit what stands above it.", _INDENTED),
}
"""The parser's words at the place where it stops -> the fault and the fix."""

_OPENED = {
    "could not find expected ':'": (
        "no ':' follows this.",
        "Write 'key: text'. Does a text go on? Put spaces before it.",
    ),
    "did not find expected alphabetic or numeric character": ("a text cannot begin like this.", _QUOTE),
    "found unexpected end of stream": ("a quote is opened here and not closed.", "Close it."),
    "did not find expected ',' or ']'": (
        "a '[' is opened here and not closed.",
        "Close it; separate the entries with ','.",
    ),
    "did not find expected ',' or '}'": (
        "a '{' is opened here and not closed.",
        "Close it; separate the entries with ','.",
    ),
}
"""The parser's words on what began earlier -> the fault and the fix."""


class Mark(Protocol):
    """A point in a text, counted from 0, as PyYAML has it."""

    line: int
    column: int


def explain_yaml_error(error: yaml.MarkedYAMLError, text: str, start: Place) -> Problem:
    """The problem that ``error`` is, in ``text``, which begins at ``start``."""
    place, said = place_at_mark(start, error.problem_mark), error.problem or ""
    if said in _FAULTS:
        return file_checks.yaml_syntax(place, *_FAULTS[said])
    if said in _OPENED:
        return file_checks.yaml_syntax(place_at_mark(start, error.context_mark), *_OPENED[said])
    if said == "found character that cannot start any token":
        character = text.split("\n")[place.line - start.line][place.column - 1]
        if character == "\t":
            return file_checks.yaml_syntax(place, *_TAB)
        return file_checks.yaml_syntax(place, f"a text cannot begin with '{character}'.", _QUOTE)
    return file_checks.yaml_syntax(place, f"this cannot be read: {said}.", "Put texts with ': ' or ' #' in quotes.")


def place_at_mark(start: Place, mark: Mark | None) -> Place:
    """The place of a mark in a text that begins at ``start``."""
    return place_below(start, mark.line, mark.column) if mark else start


def place_below(start: Place, lines: int, columns: int) -> Place:
    """A place so many lines below ``start``, and so many columns from the beginning of its line."""
    return Place(start.file, start.line + lines, columns + 1)
