"""The translators' glossary: one word for one thing in each language, and the Dutch names as letters show them."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter

import pytest

from bot.authoring.project import Project
from tests.conftest import ROOT

JOINERS = {"\u200c", "\u200d"}
"""Zero-width non-joiner and joiner: the only invisible characters that belong to words, of Persian for instance."""

NOT_THEIRS = {"fa": "\u064a\u0643", "fa_AF": "\u064a\u0643", "ckb": "\u064a\u0643", "ps": "\u0643"}
"""Yeh and kaf as Arabic writes them: these languages have their own. Pashto has both yehs (CLDR 48, ``ps``)."""

SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "fa_AF", "ps", "ckb"), "ARABIC"),
    **dict.fromkeys(("ti", "am"), "ETHIOPIC"),
    **dict.fromkeys(("ru", "uk"), "CYRILLIC"),
}

with (ROOT / "translations" / "glossary.csv").open(encoding="utf-8", newline="") as file:
    READER = csv.DictReader(file, strict=True, restkey="too many", restval="")
    ROWS = list(READER)

COLUMNS = list(READER.fieldnames or ())
LANGUAGES = [column for column in COLUMNS if column not in {"term", "keep", "note"}]
CELLS = [(row["term"], column, row[column]) for row in ROWS for column in COLUMNS]


def scripts(text: str) -> set[str]:
    return {unicodedata.name(letter).split()[0] for letter in text if letter.isalpha()}


def twice(column: str) -> list[str]:
    return [text for text, count in Counter(row[column].casefold() for row in ROWS).items() if count > 1]


def test_it_has_a_column_for_each_language_that_the_guide_knows(authored: Project) -> None:
    assert ["term", "keep", "note", *authored.drafts.rows] == COLUMNS


def test_it_has_the_terms_that_a_translator_meets_every_day() -> None:
    assert len(ROWS) >= 60
    assert {"residence-permit", "appeal", "time-limit", "dutch-embassy", "own-embassy"} <= {row["term"] for row in ROWS}


def test_every_term_has_an_id_that_can_stay() -> None:
    assert twice("term") == []
    assert [row["term"] for row in ROWS if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["term"])] == []


def test_every_term_has_a_note_and_words_in_every_language() -> None:
    assert [row["term"] for row in ROWS if "too many" in row] == []
    assert [(term, column) for term, column, text in CELLS if not text.strip() and column != "keep"] == []


def test_every_text_is_typed_cleanly() -> None:
    def marks(text: str) -> list[str]:
        return [mark for mark in text if unicodedata.category(mark)[0] in "CZ" and mark not in {" ", *JOINERS}]

    assert [(term, column) for term, column, text in CELLS if not unicodedata.is_normalized("NFC", text)] == []
    assert [(term, column) for term, column, text in CELLS if text != " ".join(text.split())] == []
    assert [(term, column, marks(text)) for term, column, text in CELLS if marks(text)] == []
    assert [(term, column) for term, column, text in CELLS if text.count("(") != text.count(")")] == []


def test_digits_are_those_of_letters_and_phones() -> None:
    assert [cell for cell in CELLS if any(sign.isnumeric() and sign not in "0123456789" for sign in cell[2])] == []


def test_the_dutch_word_stays_in_every_language() -> None:
    assert [row["keep"] for row in ROWS if not scripts(row["keep"]) <= {"LATIN"}] == []
    translated = [(row["term"], code) for row in ROWS for code in LANGUAGES if row["keep"] not in row[code]]
    assert [(term, code) for term, code in translated if code != "en"] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_is_written_in_its_own_letters(code: str) -> None:
    letters = SCRIPTS.get(code, "LATIN")
    assert [row[code] for row in ROWS if not scripts(row[code]) <= {"LATIN", letters}] == []
    assert [row[code] for row in ROWS if set(NOT_THEIRS.get(code, "")) & set(row[code])] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_word_means_one_thing_in_a_language(code: str) -> None:
    assert twice(code) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_two_embassies_are_never_taken_for_each_other(code: str) -> None:
    dutch, own = (next(row[code] for row in ROWS if row["term"] == term) for term in ("dutch-embassy", "own-embassy"))
    assert dutch not in own
    assert own not in dutch
