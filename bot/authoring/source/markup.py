"""The markup of a text that people read: ``**strong**`` words and ``{values}``, and nothing else."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from bot.core.text import STRONG

_FOREIGN_MARK = re.compile(
    r"""
    </?[a-zA-Z!] | \]\( | !\[ | ` | ~~ | \\ | &\#?\w+;   # HTML, links, pictures, code, escapes
    | \*{3,} | (?<!\*)\*(?!\*)                            # stars that are not a pair
    | __ | (?<!\w)_(?=\w)                                 # emphasis with underscores
    """,
    re.VERBOSE,
)
_MARKS = frozenset("<]!`~\\&*_")
"""Each of these marks has one of these letters, and few texts do."""

_CONTACT = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<![\d.,-])(?:\+\d|0\d)[\d -]{5,}\d")
_JOINERS = {"\u200c", "\u200d"}
"""Zero-width non-joiner and joiner: letters of Persian, Pashto and Sorani words, and glue of emoji."""

_DIRECTIONS = {"\u200e", "\u200f"}
"""A mark of direction that a translator set by hand; the renderer sets its own instead (``bot.core.bidi``)."""


_MARKS_IN_A_ROW = re.compile("[\u200e\u200f]{2,}")

_THOUSANDS = re.compile("(?<=[0-9])[.,'\u2019\u00a0\u202f](?=[0-9]{3}(?![0-9]))")
"""The sign between thousands, as one language or another writes it."""

_TAKEN_AWAY = {"\u030a", "\u0333", "\u033f"}
"""Marks on letters that Telegram takes away (tdlib, ``misc.cpp``; read 23-11-2026)."""


@dataclass(frozen=True, slots=True)
class MarkFault:
    """One fault in the markup of a text, at the ``nth`` occurrence of ``token``, counted from 1."""

    what: str
    token: str
    nth: int = 1
    fix: str = "Only **strong** is allowed, and it must be closed."


def placeholders(text: str) -> tuple[str, ...] | None:
    """The names that a text fills in; None where its braces are broken or ask for more than a name."""
    try:
        parts = [part for part in string.Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return None
    names = tuple(name or "" for _, name, _, _ in parts)
    plain = all(name.isidentifier() and not form and not conversion for _, name, form, conversion in parts if name)
    return names if plain and all(names) else None


def fault_in_marks(text: str, *, translated: bool = False) -> MarkFault | None:
    """The first fault in the markup of a text, or None. Some scripts need marks that English does not."""
    if text.count(STRONG) % 2:
        return MarkFault("a '**' is not closed.", STRONG, text.count(STRONG))
    if not _MARKS.isdisjoint(text) and (found := _FOREIGN_MARK.search(text)):
        return MarkFault(f"'{found.group()}' is not shown as you mean it.", found.group())
    if found := _CONTACT.search(text):
        fix = "Name the organisation; how to reach it stands in organisations.yaml alone."
        return MarkFault(f"'{found.group()}' is a contact.", found.group(), fix=fix)
    return _invisible(text, {"\n", *_JOINERS, *_DIRECTIONS} if translated else {"\n"})


def _in_one_line(text: str, allowed: Collection[str]) -> str:
    """The text without line ends, and without joiners where these are allowed. ``str.translate`` takes far longer."""
    for joiner in _JOINERS.intersection(allowed):
        text = text.replace(joiner, "")
    return text.replace("\n", " ")


def _invisible(text: str, allowed: Collection[str]) -> MarkFault | None:
    """A mark that nobody sees, or that Telegram takes away."""
    if _in_one_line(text, allowed).isprintable() and _TAKEN_AWAY.isdisjoint(text):
        return None  # Nearly every text: each letter by itself is looked at only where there may be something.
    if found := _MARKS_IN_A_ROW.search(text):
        return MarkFault("there are two marks of direction in a row.", found.group(), fix="Remove both.")
    for character in dict.fromkeys(text):
        if unicodedata.category(character) in {"Cf", "Cc", "Zl", "Zp"} and character not in allowed:
            return MarkFault(f"there is an invisible mark, U+{ord(character):04X}.", character, fix="Remove it.")
        if character in _TAKEN_AWAY:
            what = f"Telegram takes away the mark U+{ord(character):04X} on a letter."
            return MarkFault(what, character, fix="Write the letter without it.")
    return None


@lru_cache(maxsize=4096)
def numbers(text: str) -> frozenset[int]:
    """The numbers that stand in a text in digits 0-9, whatever parts their thousands."""
    return frozenset(int(number) for number in re.findall("[0-9]+", _THOUSANDS.sub("", text)))


def lost_numbers(english: str, text: str) -> str | None:
    """The numbers of the English that a translation lacks, as a sentence; None where it has all."""
    lost = sorted(numbers(english) - numbers(text))
    if not lost:
        return None
    written = " and ".join(str(number) for number in lost)
    eastern = any(character.isdigit() and not character.isascii() for character in text)
    return f"the English says {written}, this does not{', in digits 0-9' if eastern else ''}."


def fault_in_translation(english: str, text: str, *, is_list: bool = False) -> str | None:
    """The reason why a translation cannot be shown in the place of the English; None where it can.

    ``is_list``: it is a list of words that people type, a language's own (``own_lists``). Nobody reads it, so only what
    cannot be seen is a fault in it.
    """
    if is_list:
        unseen = _invisible(text, {"\n", *_JOINERS, *_DIRECTIONS})
        return unseen.what if unseen else None
    if fault := fault_in_marks(text, translated=True):
        return fault.what
    if english.count("\n") != text.count("\n"):
        return "its paragraphs are not those of the English."
    wanted, found = placeholders(english), placeholders(text)
    if found is None or set(found) != set(wanted or ()):
        return "the {values} are not those of the English."
    return lost_numbers(english, text)
