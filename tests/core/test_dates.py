"""Dates, as they are read on a letter."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.authoring.english.languages_file import name_months, name_weekdays
from bot.core.bidi import strip_marks
from bot.core.dates import Day, Weekday, format_digits, format_with_month
from bot.core.guide import Guide
from bot.core.pseudo_language import PSEUDO
from bot.core.voice import Words

DUTCH = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


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
    assert format_with_month(iso, DUTCH) == said


def test_without_names_of_months_a_date_is_digits() -> None:
    assert format_with_month("2026-11-23", ()) == "23-11-2026"


@pytest.mark.parametrize(
    ("code", "month"),
    [
        ("en", "November"),
        ("nl", "november"),
        (
            "ar",
            "\u0646\u0648\u0641\u0645\u0628\u0631/\u062a\u0634\u0631\u064a\u0646 \u0627\u0644\u062b\u0627\u0646\u064a",
        ),
        ("ti", "\u1215\u12f3\u122d"),
    ],
)
def test_a_date_is_said_in_the_language_of_the_text_around_it(guide: Guide, code: str, month: str) -> None:
    said = guide.words.voice(guide.words.languages[code]).say(guide.interface.topic_updated, date=Day("2026-11-28"))
    shown = strip_marks(said.text)
    assert f"28-11-2026 (28 {month} 2026)" in shown


def test_every_language_has_twelve_months(pseudo_guide: Guide) -> None:
    assert {len(set(each.months)) for each in pseudo_guide.words.languages.values()} == {12}


def test_every_language_has_seven_days(pseudo_guide: Guide) -> None:
    assert {len(set(each.weekdays)) for each in pseudo_guide.words.languages.values()} == {7}


@pytest.mark.parametrize(
    ("code", "monday", "sunday"),
    [
        ("en", "Monday", "Sunday"),
        ("nl", "maandag", "zondag"),
        ("ar", "الاثنين", "الأحد"),
        ("ti", "ሰኑይ", "ሰንበት"),
        ("fr", "lundi", "dimanche"),
        ("qqq", "Monday", "Sunday"),
    ],
)
def test_a_day_is_named_in_its_language_whichever_was_read_before(code: str, monday: str, sunday: str) -> None:
    """Babel 2.18 mixes up the names that stand alone: after Pashto, French days were Pashto."""
    name_weekdays.cache_clear()
    name_weekdays("ps")
    named = name_weekdays(code)
    assert (named[Weekday.MONDAY.value], named[Weekday.SUNDAY.value]) == (monday, sunday)


def test_a_text_that_is_missing_has_the_months_of_the_language_in_its_place(pseudo_guide: Guide) -> None:
    languages = pseudo_guide.words.languages
    lacking = Words(languages["en"], languages, {})
    said = lacking.voice(languages[PSEUDO]).say(pseudo_guide.interface.topic_updated, date=Day("2026-11-28"))
    assert said.text.endswith("28-11-2026 (28 November 2026)")


@given(date=st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31)))
def test_every_date_can_be_read_back(date: dt.date) -> None:
    digits, _, named = format_with_month(date.isoformat(), DUTCH).partition(" (")
    assert [int(part) for part in digits.split("-")] == [date.day, date.month, date.year]
    day, month, year = named.rstrip(")").split(" ")
    assert (int(day), DUTCH.index(month) + 1, int(year)) == (date.day, date.month, date.year)


@pytest.mark.parametrize("code", ["qqq", "no language"])
def test_a_language_that_nobody_knows_has_no_names_of_months(code: str) -> None:
    assert name_months(code) == ()
