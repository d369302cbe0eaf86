"""Typed words as they are compared: however a keyboard spells them."""

from __future__ import annotations

import pytest

from bot.core import event as events
from bot.core.guide import Guide
from bot.core.overlay import ReadingPage
from bot.core.typed_words import TypedWords, normalize

ALIKE = [
    ("112", "\u0661\u0661\u0662"),
    ("112", "\u06f1\u06f1\u06f2"),
    ("112", "\uff11\uff11\uff12!"),
    ("help", " HELP. "),
    ("\u0645\u0633\u0627\u0639\u062f\u0629", "\u0645\u0633\u0627\u0639\u062f\u0647"),
    ("\u0645\u0633\u0627\u0639\u062f\u0629", "\u0645\u064f\u0633\u064e\u0627\u0639\u064e\u062f\u064e\u0629"),
    ("\u0645\u0633\u0627\u0639\u062f\u0629", "\u0645\u0633\u0640\u0640\u0627\u0639\u062f\u0629"),
    ("\u0623\u0646\u0642\u0630\u0648\u0646\u064a", "\u0627\u0646\u0642\u0630\u0648\u0646\u06cc"),
    ("\u0637\u0648\u0627\u0631\u0626", "\u0637\u0648\u0627\u0631\u0649\u0621"),
    ("\u0645\u0633\u0624\u0648\u0644", "\u0645\u0633\u0648\u0648\u0644"),
    ("\u0622\u0644\u0622\u0646", "\u0627\u0653\u0644\u0627\u0646"),
    ("\u0643\u0645\u06a9", "\u06a9\u0645\u0643"),
    ("te\u0301st", "t\u00e9st"),
]
"""Two ways to type the same."""

OTHERS = [("nee", "n\u00e9e"), ("112", "113"), ("\u12a2", "\u12a3")]
"""Not the same: an accent of another script makes another word."""


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_is_spelt_alike_is_the_same(one: str, other: str) -> None:
    assert normalize(one) == normalize(other)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_what_is_another_word_stays_one(one: str, other: str) -> None:
    assert normalize(one) != normalize(other)


@pytest.mark.parametrize("number", ["112", "113", "\u0661\u0661\u0663", "\u06f1\u06f1\u06f2"])
def test_the_numbers_to_call_open_help(guide: Guide, number: str) -> None:
    words = TypedWords(guide.interface, guide.words, guide.flow.pages["help"], {})
    assert words.meaning(number) == events.Opened(ReadingPage(guide.flow.pages["help"]))
