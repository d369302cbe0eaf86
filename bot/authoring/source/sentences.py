"""Sentences and words, as a person who reads slowly takes them.

A sentence is what is read in one breath: it ends at ``.``, ``?``, ``!`` or ``:`` before a space, or with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.core.content import Items, Piece, Prose
from bot.core.lines import Urgency
from bot.core.text import strip_strong

_END = re.compile(r"(?<=[.?!:])[\"')]*\s+")
_BY_WHEN = {
    Urgency.TODAY: re.compile(r"\btoday\b", re.IGNORECASE),
    Urgency.THIS_WEEK: re.compile(r"\bthis week\b", re.IGNORECASE),
}
_PRESSES = re.compile(r"\bpress\b", re.IGNORECASE)
_NOT = re.compile(r"\bnot\b|n['\u2019]t\b", re.IGNORECASE)
_FULL_STOP = re.compile(r"(?<=[.?!])[\"')]*\s+")
_SHOWN = 6
_WORD = re.compile(r"[\w{][\w{}'\u2019./:-]*")


def sentences(text: str) -> list[str]:
    """The sentences of a text, without ``**``."""
    lines = strip_strong(text).split("\n")
    return [sentence for line in lines for sentence in _END.split(line.strip()) if words(sentence)]


def beginning_of(sentence: str) -> str:
    """The first words of a sentence, by which its author finds it: ``You can ask for a permit ...``."""
    return f"{' '.join(sentence.split()[:_SHOWN])} ..."


def first_sentence(text: str) -> str:
    """The part of a text before it can refer to what it named itself: up to its first ``.``, ``?`` or ``!``."""
    return _FULL_STOP.split(strip_strong(text).strip(), maxsplit=1)[0]


def words(sentence: str) -> list[str]:
    """The words of a sentence; a number, a time, a name with hyphens and a ``{value}`` are one each."""
    return _WORD.findall(sentence)


def sentences_of(pieces: Iterable[Piece]) -> list[str]:
    """The sentences of a section. A statement's count where it is written, and not here."""
    return [sentence for text in _texts(pieces) for sentence in sentences(text)]


def urgency_of(text: str) -> Urgency:
    """By when the words of a text ask for something."""
    found = (by_when for each in urgent_sentences(text) for by_when, words in _BY_WHEN.items() if words.search(each))
    return max(found, default=Urgency.CALM)


def urgent_sentences(text: str) -> list[str]:
    """The sentences that ask for something today or this week; one with "not" asks for nothing."""

    def is_urgent(sentence: str) -> bool:
        return any(words.search(sentence) for words in _BY_WHEN.values()) and not _NOT.search(sentence)

    return list(filter(is_urgent, sentences(text)))


def asks_to_press(text: str) -> bool:
    """Whether a text says which button to press: that means something only where the button is."""
    return bool(_PRESSES.search(text))


def _texts(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Prose):
            yield piece.text
        elif isinstance(piece, Items):
            yield from piece.texts
