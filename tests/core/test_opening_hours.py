"""Whether somebody is open at a moment, by Dutch time: never promised where it cannot be known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.dates import Weekday
from bot.core.opening_hours import (
    ALWAYS,
    DUTCH_TIME,
    MIDNIGHT,
    OpeningHours,
    OpeningState,
    OpenNow,
    OpensLater,
    Regular,
    Span,
    closed_days,
    format_time,
    offices_are_open,
    opening_state,
    regular_hours,
)

MORNING, AFTERNOON = Span(9 * 60, 12 * 60), Span(13 * 60, 17 * 60)
DAY = (Span(9 * 60, 17 * 60),)
OFFICE = OpeningHours((*(DAY,) * 5, (), ()))
DESK = OpeningHours(((MORNING, AFTERNOON), (), (AFTERNOON,), (), (), (), ()))
NIGHT = OpeningHours(((), (), (), (), (Span(20 * 60, MIDNIGHT),), (Span(0, 2 * 60),), ()))


def dutch(said: str) -> datetime:
    """A moment, as a Dutch clock says it."""
    return datetime.fromisoformat(said).replace(tzinfo=DUTCH_TIME)


@pytest.mark.parametrize(
    ("hours", "said", "state"),
    [
        (OFFICE, "2026-11-30 08:59", OpensLater(Weekday.MONDAY, 540)),
        (OFFICE, "2026-11-30 09:00", OpenNow(Weekday.MONDAY, 1020)),
        (OFFICE, "2026-11-30 16:59", OpenNow(Weekday.MONDAY, 1020)),
        (OFFICE, "2026-11-30 17:00", OpensLater(Weekday.TUESDAY, 540)),
        (OFFICE, "2026-12-04 17:00", OpensLater(Weekday.MONDAY, 540)),
        (OFFICE, "2026-12-06 03:00", OpensLater(Weekday.MONDAY, 540)),
        (DESK, "2026-11-30 12:00", OpensLater(Weekday.MONDAY, 780)),
        (DESK, "2026-12-03 12:00", OpensLater(Weekday.MONDAY, 540)),
        (NIGHT, "2026-12-04 23:59", OpenNow(Weekday.FRIDAY, MIDNIGHT)),
        (NIGHT, "2026-12-05 00:00", OpenNow(Weekday.SATURDAY, 120)),
        (NIGHT, "2026-12-05 02:00", OpensLater(Weekday.FRIDAY, 1200)),
        (ALWAYS, "2026-12-25 03:00", OpenNow(Weekday.FRIDAY, MIDNIGHT)),
    ],
)
def test_it_is_open_from_its_first_minute_to_its_last_and_else_the_next_day_is_told(
    hours: OpeningHours, said: str, state: OpeningState
) -> None:
    assert opening_state(hours, dutch(said)) == state


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("2026-12-24 10:00", OpenNow(Weekday.THURSDAY, 1020)),
        ("2026-12-24 18:00", None),  # Christmas is next.
        ("2026-12-25 10:00", None),
        ("2026-12-26 10:00", OpensLater(Weekday.MONDAY, 540)),  # A Saturday: closed all the same.
        ("2026-04-27 10:00", None),
        ("2027-05-05 10:00", None),
    ],
)
def test_nothing_is_said_of_a_public_holiday(said: str, state: OpeningState | None) -> None:
    assert opening_state(OFFICE, dutch(said)) == state


def test_of_hours_that_are_old_nothing_is_said_of_now() -> None:
    assert opening_state(replace(OFFICE, old=True), dutch("2026-11-30 10:00")) is None


def test_on_a_closed_day_the_next_day_is_told_and_of_a_week_that_is_closed_none() -> None:
    monday = date(2026, 11, 30)
    closed = replace(OFFICE, closed=frozenset({monday}))
    assert opening_state(closed, dutch("2026-11-30 10:00")) == OpensLater(Weekday.TUESDAY, 540)
    week = replace(OFFICE, closed=frozenset(monday + timedelta(day) for day in range(7)))
    assert opening_state(week, dutch("2026-11-30 10:00")) is None


def test_closed_days_are_told_until_they_are_over() -> None:
    first, second = date(2026, 12, 24), date(2026, 12, 31)
    hours = replace(OFFICE, closed=frozenset({second, first}))
    assert closed_days(hours, None) == (first, second)
    assert closed_days(hours, dutch("2026-12-24 23:59")) == (first, second)
    assert closed_days(hours, dutch("2026-12-25 00:00")) == (second,)


@pytest.mark.parametrize(
    ("utc", "is_open"),
    [
        ("2026-03-27 08:00", True),  # Winter: one hour ahead.
        ("2026-03-30 07:00", True),  # Summer: two.
        ("2026-03-30 06:59", False),
        ("2026-10-23 07:00", True),
        ("2026-10-26 07:00", False),
        ("2026-10-26 08:00", True),
    ],
)
def test_hours_are_of_dutch_time_in_summer_and_in_winter(utc: str, *, is_open: bool) -> None:
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert isinstance(opening_state(OFFICE, moment), OpenNow) is is_open


@given(moment=st.datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1)), hours=st.integers(-12, 14))  # noqa: DTZ001  # made aware below
def test_where_the_server_stands_changes_nothing(moment: datetime, hours: int) -> None:
    here = moment.replace(tzinfo=UTC)
    there = here.astimezone(timezone(timedelta(hours=hours)))
    for each in (OFFICE, DESK, NIGHT):
        assert opening_state(each, here) == opening_state(each, there)


@given(moment=st.datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1)))  # noqa: DTZ001  # made aware below
def test_what_is_said_to_open_later_is_open_then_and_not_a_minute_before(moment: datetime) -> None:
    now = moment.replace(tzinfo=DUTCH_TIME)
    state = opening_state(DESK, now)
    if isinstance(state, OpensLater):
        day = now.date() + timedelta((state.day.value - now.weekday()) % 7)
        opens = datetime(day.year, day.month, day.day, *divmod(state.opens, 60), tzinfo=DUTCH_TIME)
        assert now < opens
        assert isinstance(opening_state(DESK, opens), OpenNow)
        assert opening_state(DESK, opens - timedelta(minutes=1)) == state


@pytest.mark.parametrize(
    ("said", "is_open"),
    [("2026-11-30 10:00", True), ("2026-11-30 20:00", False), ("2026-11-29 10:00", False), ("2026-12-25 10:00", False)],
)
def test_offices_are_open_by_day_in_the_week_and_on_no_holiday(said: str, *, is_open: bool) -> None:
    assert offices_are_open(dutch(said)) is is_open


def test_days_with_the_same_hours_stand_together() -> None:
    every, wednesday = (MORNING, AFTERNOON), (MORNING,)
    assert [*regular_hours(OpeningHours((every, every, wednesday, (), every, (), ())))] == [
        Regular(Weekday.MONDAY, Weekday.TUESDAY, MORNING),
        Regular(Weekday.MONDAY, Weekday.TUESDAY, AFTERNOON),
        Regular(Weekday.WEDNESDAY, Weekday.WEDNESDAY, MORNING),
        Regular(Weekday.FRIDAY, Weekday.FRIDAY, MORNING),
        Regular(Weekday.FRIDAY, Weekday.FRIDAY, AFTERNOON),
    ]


@pytest.mark.parametrize(("minutes", "said"), [(0, "00:00"), (540, "09:00"), (1050, "17:30"), (MIDNIGHT, "24:00")])
def test_a_time_has_four_digits(minutes: int, said: str) -> None:
    assert format_time(minutes) == said


def test_only_what_is_open_every_minute_of_every_week_is_always_open() -> None:
    assert ALWAYS.always
    assert not replace(ALWAYS, closed=frozenset({date(2026, 12, 24)})).always
    assert not replace(ALWAYS, old=True).always
    assert not OFFICE.always
