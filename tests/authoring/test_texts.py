"""What a text may hold."""

from __future__ import annotations

import pytest

from bot.authoring.texts import fault_in_marks, fault_in_translation, placeholders


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
