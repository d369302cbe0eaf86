"""The checks of opening hours, besides those of any file."""

from __future__ import annotations

from collections.abc import Iterable

from bot.authoring.source.checks import Fault, message
from bot.authoring.source.problems import Place, did_you_mean


@message
def unknown_day(place: Place, name: str, known: Iterable[str]) -> Fault:
    """A day of opening hours that is none.

    Fails: ``fryday: 9:00-17:00``. Passes: ``friday: 9:00-17:00``, ``monday-friday: 9:00-17:00``.
    """
    return Fault(place, f"there is no day '{name}'.", did_you_mean(name, known))


@message
def days_backwards(place: Place, name: str, fix: str) -> Fault:
    """Days of opening hours of which the last comes before the first.

    Fails: ``friday-monday: 9:00-17:00``. Passes: ``monday-friday: 9:00-17:00``.
    """
    return Fault(place, f"'{name}' ends before it begins.", fix)


@message
def wrong_hours(place: Place, value: str, fix: str) -> Fault:
    """Opening hours that are no time of a day, or end before they begin.

    Fails: ``monday: by day``, ``monday: 9:00-25:00``, ``monday: 17:00-9:00``. Passes: ``monday: 9:00-17:00``, ``hours:
    always``. What is no time is a text of its own: ``hours_note``.
    """
    return Fault(place, f"'{value}' cannot be opening hours.", fix)


@message
def overlapping_hours(place: Place, value: str, day: str, other: str) -> Fault:
    """Two opening hours of one day that overlap, or touch.

    Fails: ``monday-friday: 9:00-17:00`` beside ``friday: 13:00-18:00``. Passes: ``monday-friday: [9:00-12:00,
    13:00-17:00]``.
    """
    return Fault(
        place, f"on {day} '{value}' overlaps '{other}', or follows it at once.", "Make one of them, or part them."
    )
