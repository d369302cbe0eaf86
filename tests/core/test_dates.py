"""Dates, as they are read on a letter."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.dates import DUTCH_MONTHS, format_digits, format_with_dutch_month


@pytest.mark.parametrize(
    ("iso", "digits"),
    [("2026-11-23", "23-11-2026"), ("2026-01-05", "5-1-2026"), ("2026-10", "10-2026"), ("2026", "2026")],
)
def test_the_day_comes_first(iso: str, digits: str) -> None:
    assert format_digits(iso) == digits


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2026-11-23", "23-11-2026 (23 november 2026)"),
        ("2026-01-05", "5-1-2026 (5 januari 2026)"),
        ("2026-03-31", "31-3-2026 (31 maart 2026)"),
        ("2024-12-01", "1-12-2024 (1 december 2024)"),
    ],
)
def test_the_month_is_named_as_the_letters_name_it(iso: str, said: str) -> None:
    assert format_with_dutch_month(iso) == said


@given(date=st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31)))
def test_every_date_can_be_read_back(date: dt.date) -> None:
    digits, _, named = format_with_dutch_month(date.isoformat()).partition(" (")
    assert [int(part) for part in digits.split("-")] == [date.day, date.month, date.year]
    day, month, year = named.rstrip(")").split(" ")
    assert (int(day), DUTCH_MONTHS.index(month) + 1, int(year)) == (date.day, date.month, date.year)
