"""Dates as people here read them on a letter: in digits, with the name of the month where there is room.

The digits always come first: they are what stands on a letter, and they alone tell which month a name means that two
calendars share, as the Tigrinya names do (CLDR 48, checked 28-11-2026).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Day:
    """A day, as ISO date, to be filled into a text: it is said in the language in which that text stands."""

    iso: str


class Weekday(Enum):
    """A day of the week, to be filled into a text as a ``Day`` is; the value is its place among a language's names."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


def format_digits(iso: str) -> str:
    """``2026-11-23`` -> ``23-11-2026``, ``2026-11`` -> ``11-2026``, ``2026`` -> ``2026``."""
    return "-".join(part.lstrip("0") for part in reversed(iso.split("-")))


def format_with_month(iso: str, months: Sequence[str]) -> str:
    """``2026-11-23`` -> ``23-11-2026 (23 November 2026)``; in digits alone where a language has no ``months``."""
    if not months:
        return format_digits(iso)
    year, month, day = iso.split("-")
    return f"{format_digits(iso)} ({int(day)} {months[int(month) - 1]} {year})"
