"""What ``make test`` leaves to ``make nightly``: more of a kind, and no kind of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle
from typing import Any, TypeVar

import pytest

from bot.core.language import Language
from bot.core.pseudo_language import PSEUDO

T = TypeVar("T")


def at_night(values: Iterable[Any]) -> list[Any]:
    """Parameters of tests that only ``make nightly`` runs."""
    return [pytest.param(value, marks=pytest.mark.nightly) for value in values]


LOOKED_AT = ("en", "nl", "ar", "ti", PSEUDO)
"""The languages that tests look at whole by day: what staff read, one from right to left, a script of its own, and that
of tests."""


def each_language(codes: Iterable[str]) -> list[Any]:
    """Parameters for tests of each language: by day those that are looked at whole, at night all."""
    known = tuple(codes)
    return [*(code for code in known if code in LOOKED_AT), *at_night(code for code in known if code not in LOOKED_AT)]


def in_languages(languages: Sequence[Language], things: Sequence[T]) -> Iterator[tuple[Language, T]]:
    """Each thing in each language that is looked at whole; and each thing once in one of the others, in turn.

    With sixteen languages four times as much would be drawn, and of a page that is wrong in a language alone
    ``wegwijs check`` tells, which looks at every screen of all.
    """
    whole = [each for each in languages if each.code in LOOKED_AT]
    yield from ((language, thing) for language in whole for thing in things)
    if others := [each for each in languages if each not in whole]:
        yield from zip(cycle(others), things, strict=False)
