"""Short codes: four digits that begin where a link does, for whoever has none that works."""

from __future__ import annotations

import pytest

from bot.core.guide import Guide
from bot.core.short_code import short_codes
from tests.talk import Talk


def test_a_code_begins_at_the_topic_in_the_language(guide: Guide) -> None:
    for language in guide.words.offered:
        for topic in guide.flow.topics.values():
            talk = Talk(guide).types(guide.short_code(language, topic))
            talk.sees(f"topic:{topic.name}:short:0")
            assert talk.screen.language is language
        assert Talk(guide).types(guide.short_code(language, None)).sees("menu").screen.language is language


def test_no_two_are_the_same_and_each_is_four_digits(guide: Guide) -> None:
    codes = [code for code, _ in short_codes(guide._symbols)]  # noqa: SLF001  # what a code is read with
    assert len(set(codes)) == len(codes) == len(guide.words.offered) * (len(guide.flow.topics) + 1)
    assert all(len(code) == 4 and code.isascii() and code.isdigit() for code in codes)


def test_the_digits_of_every_keyboard_count(guide: Guide) -> None:
    arabic = guide.words.languages["ar"]
    code = guide.short_code(arabic, guide.flow.topics["family"])
    for zero in ("\u0660", "\u06f0"):
        typed = code.translate({ord("0") + digit: chr(ord(zero) + digit) for digit in range(10)})
        Talk(guide).types(f" {typed}. ").sees("topic:family:short:0")


@pytest.mark.parametrize("typed", ["0000", "9901", "0199", "01", "010100"])
def test_what_is_no_code_is_a_question(guide: Guide, typed: str) -> None:
    assert Talk(guide).start().types(typed).screen.shows.startswith("found:")


def test_a_code_says_the_same_for_ever(guide: Guide) -> None:
    """Codes are printed: they follow the ledger, which only grows."""
    topics, languages = guide.flow.topics, guide.words.languages
    assert guide.short_code(guide.words.english, topics["general"]) == "0103"
    assert guide.short_code(languages["ti"], topics["family"]) == "0507"


def test_a_topic_that_is_gone_has_no_code(guide: Guide) -> None:
    symbols = guide._symbols  # noqa: SLF001  # as above
    family, kept = guide.flow.topics["family"], symbols.topics
    code = guide.short_code(guide.words.english, family)
    try:
        symbols.topics = {character: topic if topic is not family else None for character, topic in kept.items()}
        assert code not in dict(short_codes(symbols))
    finally:
        symbols.topics = kept
