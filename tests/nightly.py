"""What ``make test`` leaves to ``make nightly``: more of a kind, and no kind of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def at_night(values: Iterable[Any]) -> list[Any]:
    """Parameters of tests that only ``make nightly`` runs."""
    return [pytest.param(value, marks=pytest.mark.nightly) for value in values]


LOOKED_AT = ("en", "nl", "ar", "ti")
"""The languages that tests look at whole by day: what staff read, one from right to left, and a script of its own."""


def each_language(codes: Iterable[str]) -> list[Any]:
    """Parameters for tests of each language: by day those that are looked at whole, at night all."""
    known = tuple(codes)
    return [*(code for code in known if code in LOOKED_AT), *at_night(code for code in known if code not in LOOKED_AT)]
