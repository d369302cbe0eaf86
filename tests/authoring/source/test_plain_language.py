"""What counts as a sentence and a word, which words are refused, and how hard a text reads."""

from __future__ import annotations

import pytest

from bot.authoring.english.readability import measure_readability
from bot.authoring.source.plain_language import PlainLanguage
from bot.authoring.source.problems import Place
from bot.authoring.source.sentences import sentences, words
from bot.wiring import read
from tests.authoring.tree import SOUND

HERE = Place("content/shelter/en.md", 3, 1)
EMBASSY = PlainLanguage({"the embassy": 'Write "the Dutch embassy" or "the embassy of your own country".'})


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("In danger? Call **112**.", ["In danger?", "Call 112."]),
        ("Ask: is it safe?", ["Ask:", "is it safe?"]),
        ("Open from 9:00 to 17:00.", ["Open from 9:00 to 17:00."]),
        ("It stands in art. 3.", ["It stands in art.", "3."]),
        ('"Is it safe?" Then go on.', ['"Is it safe?', "Then go on."]),
        ("One line\nand another", ["One line", "and another"]),
        ("...", []),
    ],
)
def test_a_sentence_ends_where_breath_is_drawn(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("sentence", "count"),
    [("Call 112.", 2), ("A doctor's letter", 3), ("Question {number} of about {total}", 5), ("9:00 - 17:00", 2)],
)
def test_a_word_is_what_is_written_together(sentence: str, count: int) -> None:
    assert len(words(sentence)) == count


def test_fifteen_words_are_a_sentence_and_sixteen_are_too_many() -> None:
    rules = PlainLanguage({})
    assert not list(rules.problems(" ".join(["word"] * 15), HERE))
    assert [problem.check for problem in rules.problems(" ".join(["word"] * 16), HERE)] == ["long-sentence"]


@pytest.mark.parametrize("text", ["Go to the embassy.", "The Embassy gives it.", "the embassy of your country"])
def test_a_banned_word_is_found_in_any_case(text: str) -> None:
    assert [problem.check for problem in EMBASSY.problems(text, HERE)] == ["banned-word"]


@pytest.mark.parametrize("text", ["Go to the Dutch embassy.", "the embassy of your own country", "the embassyship"])
def test_what_the_fix_puts_in_quotes_may_be_written(text: str) -> None:
    assert not list(EMBASSY.problems(text, HERE))


def test_every_written_section_is_measured_the_hardest_first() -> None:
    pages = read(SOUND).drafts.pages
    sections = measure_readability(pages)
    with_text = {f"{page.name}#{name}" for page in pages.values() for name in page.sections}
    assert {section.name for section in sections} == with_text
    assert [section.ease for section in sections] == sorted(section.ease for section in sections)
    assert all(0 < section.mean_words <= 15 and section.hardest for section in sections)


def test_long_words_read_harder_than_short_ones() -> None:
    sections = {section.name: section for section in measure_readability(read(SOUND).drafts.pages)}
    assert sections["help#text"].ease > sections["shelter#changed"].ease
