"""The public holidays of the Netherlands: on these days nobody can say from regular hours whether an office is open.

They are those of the Algemene termijnenwet, article 3 (staatsrechtpraktijk.nl, which quotes it, read 28-11-2026), and
Easter and Whit Sunday.
"""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = {(1, 1), (5, 5), (12, 25), (12, 26)}
"""New Year's Day, Liberation Day, Christmas: month and day."""

_FROM_EASTER = {-2, 0, 1, 39, 49, 50}
"""Good Friday, Easter, Easter Monday, Ascension, Whit Sunday, Whit Monday: days after Easter Sunday."""

_SUNDAY = 6


def is_public_holiday(day: date) -> bool:
    """Whether a day is one of them."""
    from_easter = (day - _easter(day.year)).days
    return (day.month, day.day) in _FIXED or from_easter in _FROM_EASTER or day == _kings_day(day.year)


def _kings_day(year: int) -> date:
    """27 April; a Sunday is avoided by a day."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == _SUNDAY else day


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by Butcher's algorithm (Nature, 20 April 1876)."""
    century, in_century = divmod(year, 100)
    golden, leap_centuries, rest = year % 19, century // 4, century % 4
    moved = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moved + 15) % 30
    weekday = (32 + 2 * rest + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
