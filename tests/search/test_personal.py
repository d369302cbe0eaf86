"""What looks personal, and what does not. The numbers are invented."""

from __future__ import annotations

import pytest

from bot.core.fold import fold_words
from bot.search.personal import LONG, by_first_word, drop_personal, is_personal

BEFORE_NAMES = by_first_word([["my", "name"], ["my", "name", "is"], fold_words("اسمي")])
SHOWN = frozenset({"08008020"})


def looks_personal(typed: str) -> bool:
    return is_personal(typed, fold_words(typed), BEFORE_NAMES, SHOWN)


@pytest.mark.parametrize(
    "typed",
    [
        "my v number is 2812345678",
        "V-nummer 281234",
        "v nr: 281.2345",
        "bsn 123456782",
        "bsn 123 456 782",
        "call me at 06-12345678",
        "+31 6 1234 5678",
        "٠٦١٢٣٤٥٦٧٨",
        "i live at 1234 AB",
        "1234ab",
        "kerkstraat 12 in utrecht",
        "mail me: a.person@example.org",
        "my name is Samuel and i need help",
        "اسمي احمد",
        "a long story " * (LONG // 12),
    ],
)
def test_this_looks_personal(typed: str) -> None:
    assert looks_personal(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "bring my wife",
        "what is a v-nummer",
        "what is the bsn",
        "is 0800-8020 open now",
        "my date is 12-06-2026",
        "on 12 06 2026 i got a letter",
        "in 2019 in the camp",
        "article 64",
        "i have 3 children and 200 euro",
        "my name",
        "112",
        "",
    ],
)
def test_this_does_not(typed: str) -> None:
    assert not looks_personal(typed)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("my name is Samuel, V-number 2812345678, can i bring my wife", "can i bring my wife"),
        ("bring my wife, mail a.person@example.org or 06-12345678", "bring my wife mail or"),
        ("my name is Samuel and my name is Ada", "and"),
        ("1234 AB utrecht", "utrecht"),
        ("what is a v-nummer", "what is a v nummer"),
        ("my name is", ""),
        ("my name", "my name"),
    ],
)
def test_what_is_personal_is_not_weighed(typed: str, left: str) -> None:
    assert " ".join(drop_personal(typed, BEFORE_NAMES)) == left
