"""Sentences and words, as a person who reads slowly takes them.

A sentence is what is read in one breath: it ends at ``.``, ``?``, ``!`` or ``:`` before a space, or with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.core.flow import Items, Piece, Prose

_END = re.compile(r"(?<=[.?!:])[\"')]*\s+")
_FULL_STOP = re.compile(r"(?<=[.?!])[\"')]*\s+")
_WORD = re.compile(r"[\w{][\w{}'\u2019./:-]*")


def sentences(text: str) -> list[str]:
    """The sentences of a text, without ``**``."""
    lines = text.replace("**", "").split("\n")
    return [sentence for line in lines for sentence in _END.split(line.strip()) if words(sentence)]


def first_sentence(text: str) -> str:
    """What a text says before it can speak of what it has named itself: up to its first ``.``, ``?`` or ``!``."""
    return _FULL_STOP.split(text.replace("**", "").strip(), maxsplit=1)[0]


def words(sentence: str) -> list[str]:
    """The words of a sentence; a number, a time, a name with hyphens and a ``{value}`` are one each."""
    return _WORD.findall(sentence)


def sentences_of(pieces: Iterable[Piece]) -> list[str]:
    """The sentences of a section. A statement's count where it is written, and not here."""
    return [sentence for text in _texts(pieces) for sentence in sentences(text)]


def _texts(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Prose):
            yield piece.text
        elif isinstance(piece, Items):
            yield from piece.texts
