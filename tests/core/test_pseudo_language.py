"""The pseudo-language: right to left, longer, and as distinct as the English it is made from."""

from __future__ import annotations

import re
from string import ascii_letters
from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.bidi import first_strong
from bot.core.pseudo_language import FILLER, PSEUDO, make_pseudo

KEPT = ("{name}", "{count}", "(mvv)", "(buiten schuld)", "088 715 7000", "1,000", "https://ind.nl/x", "a@b.nl", "/help")
WORDS = st.text(ascii_letters, min_size=1, max_size=9)
PARTS = st.one_of(WORDS, WORDS, WORDS.map("**{}**".format), st.sampled_from(KEPT))
LINES = st.builds(
    lambda parts, end: " ".join(parts) + end, st.lists(PARTS, min_size=1, max_size=12), st.sampled_from(".?: ")
)
TEXTS = st.lists(LINES, min_size=1, max_size=4).map("\n\n".join)


def test_it_has_the_name_of_the_right_to_left_pseudo_locale() -> None:
    assert PSEUDO == "ar_XB"


@given(TEXTS)
def test_what_is_not_english_is_kept(text: str) -> None:
    made = make_pseudo(text)
    for kept in KEPT:
        assert made.count(kept) == text.count(kept)
    for kept in ("**", "\n", "{", "(", *"0123456789"):
        assert made.count(kept) == text.count(kept)
    assert re.findall(r"\n+", made) == re.findall(r"\n+", text)


@given(TEXTS)
def test_every_line_begins_right_to_left(text: str) -> None:
    for line in make_pseudo(text).split("\n"):
        assert not line.strip() or first_strong(re.sub(r"\{\w+\}", "", line)) == "R"


@given(TEXTS)
def test_it_is_about_forty_percent_longer(text: str) -> None:
    assert len(text) <= 10 or 1.3 <= len(make_pseudo(text)) / len(text) <= 1.6


@given(TEXTS)
def test_it_is_always_the_same_and_nfc(text: str) -> None:
    assert make_pseudo(text) == make_pseudo(text)
    assert is_normalized("NFC", make_pseudo(text))


@given(WORDS | TEXTS, WORDS | TEXTS)
def test_different_texts_stay_different(one: str, other: str) -> None:
    assert (make_pseudo(one) == make_pseudo(other)) == (one == other)


def test_no_two_letters_become_one() -> None:
    made = {make_pseudo(letter) for letter in ascii_letters}
    assert len(made) == len(ascii_letters)
    assert all(first_strong(letter) == "R" for letter in made)
    assert FILLER not in made


@pytest.mark.parametrize(
    ("english", "added"),
    [
        ("Call now.", f" {FILLER * 3}."),
        ("**Call them now**", f" {FILLER * 6}**"),
        ("", ""),
        ("Call\n \nthem now", f" {FILLER * 3}"),
    ],
)
def test_what_is_added_stands_before_the_end(english: str, added: str) -> None:
    assert added in make_pseudo(english)
    assert make_pseudo(english).endswith(added[-1:])


def test_what_is_added_goes_before_a_latin_word_that_would_begin_the_line() -> None:
    assert make_pseudo("**(mvv)** 1").startswith(f"{FILLER * 3} **(mvv)**")
    assert make_pseudo("- (mvv)").startswith(f"- {FILLER * 2} (mvv)")
    assert make_pseudo("{name} (mvv)").startswith(f"{{name}} {FILLER * 4} (mvv)")
    assert make_pseudo("{a} / {b}").startswith(FILLER)
    assert make_pseudo("...").endswith(" ...")
