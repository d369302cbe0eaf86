"""What a text may hold."""

from __future__ import annotations

import pytest

from bot.authoring.source.markup import fault_in_marks, fault_in_translation, lost_numbers, placeholders


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("None here", ()),
        ("{a} and {b}", ("a", "b")),
        ("{{not}} {a}", ("a",)),
        ("{", None),
        ("}", None),
        ("{}", None),
        ("{0}", None),
        ("{a.b}", None),
        ("{a[0]}", None),
        ("{a!r}", None),
        ("{a:>5}", None),
    ],
)
def test_a_value_is_a_name_in_braces_and_nothing_more(text: str, names: tuple[str, ...] | None) -> None:
    assert placeholders(text) == names


@pytest.mark.parametrize(
    "text",
    [
        *("**strong**", "2 < 3", "a_b", "R&D", "(mvv)", "é", "Ask: “why?”", "5 € & more", "one\n\ntwo"),
        *("Call 112", "12-06-2026", "2026-06-12", "1.000 euro", "0 - 18"),
    ],
)
def test_what_people_write_is_allowed(text: str) -> None:
    assert fault_in_marks(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("**open", "<b>", "</b>", "<!-- x -->", "[a](b)", "![a]", "`a`", "~~a~~", "__a__", "_a_", "*a*", "***a***"),
        *("&nbsp;", "&#8203;", "a\\*b", "soft\u00adhyphen", "zero\u200bwidth", "mark\u200f", "line\u2028end"),
        *(
            "bell\x07",
            "tab\tin",
            "see https://ind.nl",
            "see www.ind.nl",
            "mail info@ind.nl",
            "call 0800-2000",
            "+31 20 123",
        ),
    ],
)
def test_what_a_chat_would_show_otherwise_is_a_fault(text: str) -> None:
    assert fault_in_marks(text)


def test_scripts_that_join_their_letters_may_say_where_not_to() -> None:
    persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    assert fault_in_marks(persian)
    assert fault_in_translation("I want", persian) is None


@pytest.mark.parametrize("text", ["{", "{}", "{other}", "{name} {other}", "none", "**{name}"])
def test_a_translation_that_could_not_be_filled_in_is_a_fault(text: str) -> None:
    assert fault_in_translation("Hello {name}", text)


def test_a_translation_may_turn_its_values_round_and_say_one_twice() -> None:
    assert fault_in_translation("{a} {b}", "{b} {a} {b}") is None


def test_a_mark_that_telegram_takes_away_is_told() -> None:
    fault = fault_in_marks("x\u030a", translated=True)
    assert fault
    assert fault.what == "Telegram takes away the mark U+030A on a letter."
    assert fault_in_marks("\u00e5", translated=True) is None


def test_one_mark_of_direction_may_stand_in_a_translation_and_two_in_a_row_may_not() -> None:
    assert fault_in_marks("\u200fCOA", translated=True) is None
    assert fault_in_marks("\u200f\u200eCOA", translated=True)
    assert fault_in_marks("\u200fCOA")


@pytest.mark.parametrize(
    ("english", "translated"),
    [
        ("Wait 28 days", "Wacht 28 dagen"),
        ("1,000 euros", "1.000 euro"),
        ("1,000 euros", "1\u202f000 euros"),
        ("on 13 May 2024", "13-5-2024"),
        ("2 people", "2 mensen van 18"),
        ("at 10.30", "om 10:30"),
    ],
)
def test_numbers_are_the_same_however_they_are_written(english: str, translated: str) -> None:
    assert lost_numbers(english, translated) is None


def test_numbers_that_are_lost_are_named() -> None:
    assert lost_numbers("28 days, 3 weeks", "dagen") == "the English says 3 and 28, this does not."
    assert lost_numbers("28 days", "٢٨ يوما") == "the English says 28, this does not, in digits 0-9."
