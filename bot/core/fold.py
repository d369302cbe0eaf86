"""A text as a search compares it: what keyboards, habits and mistakes make of one word is one word here.

It folds more than ``typed_words.normalize``, with which it begins alike: there an accent makes another word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from bot.core.typed_words import spell_alike

_LETTERS = {
    # Latin letters that no accent tells from the one that people type for them.
    "\u0131": "i", "\u0142": "l", "\u0111": "d", "\u00f8": "o", "\u00e6": "ae", "\u0153": "oe", "\u0259": "e",
    # Letters of Persian, Pashto and Kurdish for which an Arabic keyboard has another.
    "\u06af": "\u0643", "\u067e": "\u0628", "\u0686": "\u062c", "\u0698": "\u0632", "\u06a4": "\u0641",
    "\u06d5": "\u0647", "\u06be": "\u0647", "\u06c0": "\u0647", "\u06c1": "\u0647", "\u06d2": "\u064a",
    "\u06ce": "\u064a", "\u06d0": "\u064a", "\u06cd": "\u064a", "\u06c6": "\u0648", "\u06c7": "\u0648",
    "\u06b5": "\u0644", "\u0695": "\u0631", "\u06ab": "\u0643", "\u06bc": "\u0646", "\u0693": "\u0631",
    "\u0689": "\u062f", "\u067c": "\u062a", "\u0681": "\u062d", "\u0685": "\u062c", "\u069a": "\u0634",
    "\u0696": "\u0632",
    # Cyrillic letters that a Russian keyboard has not.
    "\u0456": "\u0438", "\u0454": "\u0435", "\u0491": "\u0433", "\u044d": "\u0435", "\u044a": "\u044c",
}  # fmt: skip

_GEEZ_ROWS = (
    # Rows of Ge'ez letters that are said alike, or are taken for one another: the first is written for the others.
    (0x1200, 0x1210, 0x1280),  # ha
    (0x1230, 0x1220),  # sa
    (0x12A0, 0x12D0),  # a
    (0x1338, 0x1340),  # tsa
)
_GEEZ_ORDERS = 7
_GEEZ_OPEN = (0x1200, 0x12A0)
"""The rows of which people write the first order and the fourth for one another."""


def _letters() -> dict[int, str]:
    table = {ord(letter): plain for letter, plain in _LETTERS.items()}
    for first, *others in _GEEZ_ROWS:
        table.update({row + order: chr(first + order) for row in others for order in range(_GEEZ_ORDERS)})
    for row in _GEEZ_OPEN:
        for variant in (row, *next(others for first, *others in _GEEZ_ROWS if first == row)):
            table[variant + 3] = chr(row)
            table[variant] = chr(row)
    return table


_FOLDED = _letters()
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The words of a text with a space between two, in small letters of one spelling, without marks and signs."""
    return " ".join(fold_words(text))


def fold_words(text: str) -> list[str]:
    """The words of a text, as they are compared."""
    return _WORD.findall(_respell(text))


def fold_lines(text: str) -> list[list[str]]:
    """The words of each line of a text; a whole list is folded far sooner than each of its lines."""
    return [_WORD.findall(line) for line in _respell(text).split("\n")]


def _respell(text: str) -> str:
    return unicodedata.normalize("NFKD", spell_alike(text)).translate(_marks()).translate(_FOLDED)


@cache
def _marks() -> dict[int, None]:
    """The marks on letters: accents, and the vowels that some scripts write above and below."""
    return {code: None for code in range(0x0300, 0x10000) if unicodedata.category(chr(code)) == "Mn"}
