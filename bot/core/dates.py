"""Dates as people here read them on a letter: day, month, year in digits, with the Dutch month where there is room.

The name of a month is given in Dutch only, as the letters have it: the Tigrinya names of Gregorian months are also
months of another calendar (CLDR 48, checked 23-11-2026), and a date that can be read in two ways harms.
"""

from __future__ import annotations

DUTCH_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def format_digits(iso: str) -> str:
    """``2026-11-23`` -> ``23-11-2026``, ``2026-11`` -> ``11-2026``, ``2026`` -> ``2026``."""
    return "-".join(part.lstrip("0") for part in reversed(iso.split("-")))


def format_with_dutch_month(iso: str) -> str:
    """``2026-11-23`` -> ``23-11-2026 (23 november 2026)``."""
    year, month, day = iso.split("-")
    return f"{format_digits(iso)} ({int(day)} {DUTCH_MONTHS[int(month) - 1]} {year})"
