"""What ``make test`` leaves to ``make nightly``: more of a kind, and no kind of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def at_night(values: Iterable[Any]) -> list[Any]:
    """Parameters of tests that only ``make nightly`` runs."""
    return [pytest.param(value, marks=pytest.mark.nightly) for value in values]
