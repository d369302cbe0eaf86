"""Opening hours: whether somebody is open at a moment, and when it opens next, by Dutch time.

The moment is a value that the caller has; nothing here reads a clock. What cannot be known from regular hours is not
said: nothing of a public holiday, nothing by hours that are too old.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from math import gcd
from zoneinfo import ZoneInfo

from bot.core.dates import Weekday
from bot.core.public_holidays import is_public_holiday

DUTCH_TIME = ZoneInfo("Europe/Amsterdam")
"""From the system, else from the package tzdata: read once, when this module is."""

MIDNIGHT = 24 * 60
"""The end of a day, in minutes."""

_DAYS_AHEAD = 7
"""From today on; the name of a day means one day among these."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From ``opens`` until ``closes``, in minutes after the midnight that begins the day; at most ``MIDNIGHT``."""

    opens: int
    closes: int


WHOLE_DAY = Span(0, MIDNIGHT)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The regular hours: for each day of ``Weekday`` its spans, in order, none touching another; none: it is closed.

    ``closed`` are days on which it is closed all the same. ``old``: they were read too long ago to say more by them
    than that they were so.
    """

    week: tuple[tuple[Span, ...], ...]
    closed: frozenset[date] = frozenset()
    old: bool = False

    @property
    def always(self) -> bool:
        """Whether it is open day and night."""
        return self == ALWAYS


ALWAYS = OpeningHours(((WHOLE_DAY,),) * len(Weekday))


@dataclass(frozen=True, slots=True)
class Regular:
    """The same span on some days that follow each other, ``first`` and ``last`` among them."""

    first: Weekday
    last: Weekday
    span: Span


@dataclass(frozen=True, slots=True)
class OpenNow:
    """Open, until ``closes`` on this ``day``: minutes after its midnight."""

    day: Weekday
    closes: int


@dataclass(frozen=True, slots=True)
class OpensLater:
    """Closed, and open again from ``opens`` on the next such ``day``: minutes after its midnight."""

    day: Weekday
    opens: int


OpeningState = OpenNow | OpensLater


def regular_hours(hours: OpeningHours) -> Iterator[Regular]:
    """The regular hours in the order of the week, days with the same spans together."""
    for spans, grouped in groupby(Weekday, key=lambda day: hours.week[day.value]):
        first, *others = grouped
        for span in spans:
            yield Regular(first, (first, *others)[-1], span)


def date_of(moment: datetime) -> date:
    """The date in the Netherlands at a moment."""
    return moment.astimezone(DUTCH_TIME).date()


def opening_state(hours: OpeningHours, moment: datetime) -> OpeningState | None:
    """Whether it is open at an aware ``moment``, and until or from when.

    None: that cannot be known, for the hours are old, a public holiday stands between, or it is closed for a week.
    """
    if hours.old:
        return None
    local = moment.astimezone(DUTCH_TIME)
    now = local.hour * 60 + local.minute
    for ahead in range(_DAYS_AHEAD):
        day = local.date() + timedelta(days=ahead)
        spans = () if day in hours.closed else hours.week[day.weekday()]
        left = [span for span in spans if ahead or span.closes > now]
        if not left:
            continue
        if is_public_holiday(day) and not hours.always:
            return None
        weekday = Weekday(day.weekday())
        if not ahead and left[0].opens <= now:
            return OpenNow(weekday, left[0].closes)
        return OpensLater(weekday, left[0].opens)
    return None


def closed_days(hours: OpeningHours, moment: datetime | None) -> tuple[date, ...]:
    """The days on which it is closed all the same, in order; those before an aware ``moment`` are gone."""
    today = date_of(moment) if moment else date.min
    return tuple(day for day in sorted(hours.closed) if day >= today)


def common_step(hours: Iterable[OpeningHours]) -> int:
    """Minutes, at most an hour: between two whole multiples of it nobody opens or closes, and no day begins."""
    times = (time for each in hours for spans in each.week for span in spans for time in (span.opens, span.closes))
    return gcd(60, *times)


def round_down(moment: datetime, step: int) -> datetime:
    """The last whole multiple of ``step`` minutes of an hour, in UTC, which Dutch time differs from by whole hours."""
    exact = moment.astimezone(UTC)
    return exact.replace(minute=exact.minute // step * step, second=0, microsecond=0)


_OFFICE_DAY = (Span(9 * 60, 17 * 60),)
_OFFICES = OpeningHours((*(_OFFICE_DAY,) * 5, (), ()))


def offices_are_open(moment: datetime) -> bool:
    """Whether it is a time at which most offices are open: Monday to Friday by day, and no public holiday."""
    return isinstance(opening_state(_OFFICES, moment), OpenNow)


def format_time(minutes: int) -> str:
    """``540`` -> ``09:00``, ``1440`` -> ``24:00``: as clocks and timetables here show it."""
    hours, left = divmod(minutes, 60)
    return f"{hours:02}:{left:02}"
