"""The public holidays of the Netherlands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.core.public_holidays import is_public_holiday

EASTER_SUNDAYS = ("2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2030-04-21", "2035-03-25",
                  "2038-04-25", "2049-04-18", "2076-04-19")  # fmt: skip


@pytest.mark.parametrize(
    "holiday",
    [
        "2026-01-01", "2026-04-03", "2026-04-05", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14", "2026-05-24",
        "2026-05-25", "2026-12-25", "2026-12-26", "2025-04-26", "2031-04-26",
    ],
)  # fmt: skip
def test_it_is_a_public_holiday(holiday: str) -> None:
    assert is_public_holiday(date.fromisoformat(holiday))


@pytest.mark.parametrize("day", ["2026-04-04", "2026-05-04", "2026-12-24", "2026-12-31", "2025-04-27", "2026-11-30"])
def test_it_is_a_day_like_others(day: str) -> None:
    assert not is_public_holiday(date.fromisoformat(day))


@pytest.mark.parametrize("easter", EASTER_SUNDAYS)
def test_the_days_that_follow_easter_move_with_it(easter: str) -> None:
    sunday = date.fromisoformat(easter)
    assert all(is_public_holiday(sunday + timedelta(days)) for days in (-2, 0, 1, 39, 49, 50))


def test_no_year_has_more_than_there_are() -> None:
    for year in range(2020, 2100):
        first = date(year, 1, 1)
        days = [first + timedelta(number) for number in range(365)]
        assert 8 <= sum(map(is_public_holiday, days)) <= 11
