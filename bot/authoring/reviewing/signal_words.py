"""The small words on which a rule turns (not, never, must, or, only, unless), and those that say them elsewhere.

A program cannot read a translation, but it can count. ``translations/<language>/signal-words.yaml`` lists with which
words or endings a language says each. Where fewer stand in a translation than English sentences have that word, a
person looks; who finds it right says so in that file, until one of the two changes. A language without the file is not
compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import Fields
from bot.authoring.source.files import read_text
from bot.authoring.source.fingerprints import fingerprint
from bot.authoring.source.problems import Findings, Place
from bot.authoring.source.sentences import sentences
from bot.authoring.source.yaml_nodes import Scalar, compose

ANYWHERE = "-"
"""Before a word of a list: it is an ending or a part, and counts inside a word too."""


class Signal(StrEnum):
    """What a small word says, by its English."""

    NOT = "not"
    NEVER = "never"
    MUST = "must"
    MAY = "may"
    SHOULD = "should"
    OR = "or"
    ONLY = "only"
    UNLESS = "unless"
    BEFORE = "before"
    FIRST = "first"
    STILL = "still"


_ENGLISH: Mapping[Signal, re.Pattern[str]] = {
    Signal.NOT: re.compile(r"\b(?:[Nn]ot|cannot)\b"),
    Signal.NEVER: re.compile(r"\b[Nn]ever\b"),
    Signal.MUST: re.compile(r"\b[Mm]ust\b"),
    Signal.MAY: re.compile(r"\bmay\b"),
    Signal.SHOULD: re.compile(r"\b[Ss]hould\b"),
    Signal.OR: re.compile(r"\b[Oo]r\b"),
    Signal.ONLY: re.compile(r"\b[Oo]nly\b"),
    Signal.UNLESS: re.compile(r"\b[Uu]nless\b"),
    Signal.BEFORE: re.compile(r"\b[Bb]efore\b"),
    Signal.FIRST: re.compile(r"\b[Ff]irst\b"),
    Signal.STILL: re.compile(r"\b[Ss]till\b"),
}
"""How English says each. The month of May has a capital, and no sentence here begins with "may"."""


_QUOTED = re.compile(r'"[^"]*"|\{[^{}]*\}')
"""The titles and words that a text quotes, and what is filled in: these are looked at where they are written."""


@dataclass(frozen=True, slots=True)
class LostSignal:
    """A signal that a translation says less often: in ``wanted`` sentences of the English, ``found`` times here.

    ``mark`` is the fingerprint by which it is said that this is right.
    """

    signal: Signal
    wanted: int
    found: int
    mark: str


@dataclass(frozen=True, slots=True)
class SignalWords:
    """How one language says each, and the marks of what was read and found right.

    A signal that its file does not list is not compared.
    """

    of: Mapping[Signal, re.Pattern[str]]
    right: frozenset[str] = frozenset()

    def find_lost(self, english: str, translated: str) -> Iterator[LostSignal]:
        """The signals of which a translation has fewer, without those that somebody found right."""
        said = _count_english(english)
        for signal, pattern in self.of.items():
            wanted = said[signal]
            found = len(pattern.findall(translated)) if wanted else 0
            mark = fingerprint(f"{signal} {english} {translated}") if found < wanted else ""
            if mark and mark not in self.right:
                yield LostSignal(signal, wanted, found, mark)


@lru_cache(maxsize=4096)
def _count_english(english: str) -> Mapping[Signal, int]:
    """In how many sentences of an English text each signal stands: it is the same for every language."""
    said = sentences(_QUOTED.sub("", english))
    return {signal: sum(bool(pattern.search(each)) for each in said) for signal, pattern in _ENGLISH.items()}


def read_signal_words(root: Path, code: str, findings: Findings) -> SignalWords:
    """The lists of a language; none where it has no file. What is wrong in it is told, and does not count."""
    file = f"translations/{code}/signal-words.yaml"
    text = read_text(root, file, findings) if (root / file).is_file() else None
    node = compose(text, file, findings) if text is not None else None
    if node is None:
        return SignalWords({})
    fields = Fields(node, "the signal words", FileContext(findings), Place(file, 1, 1))
    lists = {signal: fields.names(signal.value, optional=True) for signal in Signal}
    right = frozenset(mark.text for mark in fields.names("right", optional=True))
    fields.close()
    return SignalWords({signal: _pattern(words) for signal, words in lists.items() if words}, right)


def _pattern(words: Iterable[Scalar]) -> re.Pattern[str]:
    """What finds each of these: a part anywhere, any other where a word begins. A space at its end ends the word."""
    return re.compile("|".join(_one(word.text) for word in words), re.IGNORECASE)


def _one(word: str) -> str:
    part = word.removeprefix(ANYWHERE)
    end = r"(?!\w)" if part.endswith(" ") else ""
    begin = "" if part != word or not part[:1].isalpha() else r"(?<!\w)"
    return begin + r"\s+".join(map(re.escape, part.split())) + end
