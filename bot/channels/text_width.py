"""The width of a line on a phone, measured by a table of Noto's letters, in pixels at a letter size of 15.

Phones have other fonts than Noto, and no two the same: a width is a good guess, some percent off. No font is needed to
measure, and nothing is drawn. ``python -m tests.widths`` writes the table from the fonts (Noto Sans 2.15, Noto Sans
Arabic 2.12, Noto Sans Ethiopic; read 25-11-2026).
"""

from __future__ import annotations

import csv
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("text_width.csv")
FORMS = ("alone", "first", "middle", "last")
"""The forms of a letter that is joined to its neighbours; one that is not has only the first."""

SIZE = 15
"""Pixels of a letter that widths are told for: a key's on Telegram (measured on a phone of 360 pixels, 11-2026)."""

EMOJI, UNKNOWN = 1250, 700
"""Thousandths of the size: of a picture, and of a letter that is not in the table."""

_LAM = "\u0644"
_JOINS_BOTH = "\u0640\u200d"
"""Stroke and joiner: a letter beside them is joined, whatever it is."""

_PARTS = "\u200c"
"""The non-joiner: it takes no room, and the letters beside it are not joined."""


@lru_cache(maxsize=4096)
def width(line: str) -> float:
    """Pixels of a line, kerning apart. Marks that show nothing, and marks above and below a letter, take no room."""
    letters = _letters(line)
    total = 0
    for at, letter in enumerate(letters):
        before = at > 0 and _joins_next(letters[at - 1]) and _joins_previous(letter)
        after = at + 1 < len(letters) and _joins_next(letter) and _joins_previous(letters[at + 1])
        total += _advance(letter, before=before, after=after)
    return total * SIZE / 1000


def _letters(line: str) -> list[str]:
    """The letters that take room; lam and an alef after it are one."""
    letters = list[str]()
    for character in line:
        if letters and letters[-1] == _LAM and _LAM + character in _table():
            letters[-1] += character
        elif unicodedata.category(character) not in {"Mn", "Cf", "Me"} or character in _JOINS_BOTH + _PARTS:
            letters.append(character)
    return letters


def _advance(letter: str, *, before: bool, after: bool) -> int:
    forms = _table().get(letter)
    if forms is None:
        return _unknown_advance(letter)
    form = ("last" if before else "alone") if not after else ("middle" if before else "first")
    return forms.get(form, forms["alone"])


def _unknown_advance(letter: str) -> int:
    if unicodedata.category(letter) in {"Cf", "Cc"}:
        return 0
    return EMOJI if ord(letter) >= 0x2600 else UNKNOWN  # noqa: PLR2004  # where Unicode's pictures begin


def _joins_next(letter: str) -> bool:
    return letter in _JOINS_BOTH or "first" in _table().get(letter, {})


def _joins_previous(letter: str) -> bool:
    return letter in _JOINS_BOTH or "last" in _table().get(letter, {})


@cache
def _table() -> dict[str, dict[str, int]]:
    """Letter -> form -> thousandths of the letter size."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["letter"]: {form: int(row[form]) for form in FORMS if row[form]} for row in csv.DictReader(file)}
