"""Widths of letters: the table is what the fonts say, and a line is measured as wide as it is drawn."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.channels.text_width import EMOJI, FORMS, SIZE, TABLE, UNKNOWN, width
from tests.widths import GEEZ, NASKH, SANS, advance, rows

PIXELS = SIZE / 1000


def test_the_table_is_what_the_fonts_say() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        head, *written = csv.reader(file)
    assert head == ["letter", *FORMS]
    assert written == [list(row) for row in rows()], "run 'python -m tests.widths'"


@pytest.mark.parametrize(
    ("line", "font"),
    [
        ("Nederlands, AVAST Ty", SANS),
        ("Kurdî (Kurmancî) 112", SANS),
        ("Українська", SANS),
        ("ትግርኛ ኣይፈልጥን", GEEZ),
        ("السلام عليكم", NASKH),
        ("لا أريد أن أقول", NASKH),
        ("العَرَبِيَّة", NASKH),
        ("می‌خواهم بمانم", NASKH),
        ("چۆن دەتوانم", NASKH),
    ],
)
def test_a_line_is_as_wide_as_it_is_drawn(line: str, font: Path) -> None:
    assert width(line) == pytest.approx(advance(line, font) * PIXELS, rel=0.02)


def test_marks_of_direction_take_no_room() -> None:
    assert width("\u2068COA\u2069\u200f") == width("COA")


def test_a_letter_that_no_table_has_is_about_as_wide_as_any() -> None:
    assert width("\U0001f4de") == EMOJI * PIXELS
    assert width("\u2200") == UNKNOWN * PIXELS
    assert width("\t") == 0


def test_a_joiner_makes_a_letter_join() -> None:
    assert width("\u0628\u200d") != width("\u0628")
    assert width("\u0628\u200c\u0628") == 2 * width("\u0628")
    assert width("\u0628\u0640") == width("\u0628\u200d") + width("\u0640")
