"""Looks at translations for what a person would trip over: each text beside its English, in one language.

What is found here is shown to people all the same. What must not be shown is refused where it is read
(``bot.authoring.source.markup``).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from bot.authoring.english.languages_file import Row
from bot.authoring.reviewing import checks
from bot.authoring.reviewing.signal_words import SignalWords
from bot.authoring.source.markup import numbers
from bot.authoring.source.problems import Place, Problem

SHORT, LONG = 0.4, 2.5
"""The length of a translation without a remark, as a multiple of the English."""

SHORT_IN_SYLLABLES = 0.25
"""The same for Ge'ez, which writes a syllable as one letter."""

WORTH_MEASURING = 20
"""Letters from which length and script of a text say something."""

SHARE = 0.6
"""The part of its own letters that a text has at least, names apart."""

_KAF, _YEH, _PERSIAN = "'\u06a9' (U+06A9)", "'\u06cc' (U+06CC)", "the letter of the Arabic keyboard"
WRONG_LETTERS: dict[str, dict[str, str]] = {
    "ar": {"\u06a9": _PERSIAN, "\u06cc": _PERSIAN, "\u06c1": _PERSIAN},
    "fa": {"\u0643": _KAF, "\u064a": _YEH, "\u0649": _YEH, "\u06d5": "'\u0647' (U+0647)"},
    "fa_AF": {"\u0643": _KAF, "\u064a": _YEH, "\u0649": _YEH, "\u06d5": "'\u0647' (U+0647)"},
    "ps": {"\u0643": _KAF},
    "ckb": {"\u0643": _KAF, "\u064a": _YEH, "\u0649": _YEH, "\u0629": "'\u06d5' (U+06D5)"},
}
"""Language -> a letter that its keyboard does not have -> what to write instead. Pashto has both kinds of yeh."""

_SCRIPTS = (
    "LATIN",
    "ARABIC",
    "ETHIOPIC",
    "CYRILLIC",
    "HEBREW",
    "GREEK",
    "DEVANAGARI",
    "BENGALI",
    "GEORGIAN",
    "ARMENIAN",
)
_WORD = re.compile(r"[^\W\d_]+")
_NAMED = re.compile(r"(\{[^{}]*\})")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_COUNTED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ALSO = {
    "once": 1,
    "first": 1,
    "twice": 2,
    "second": 2,
    "both": 2,
    "third": 3,
    "fourth": 4,
    "half": 50,
    "dozen": 12,
    "a": 1,
    "an": 1,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation. ``id`` is its permanent id, or ``page#section`` of one that stands in a section."""

    id: str
    place: Place
    english: str
    translated: str
    in_section: bool = False

    @property
    def name(self) -> str:
        """The name of the translation in messages: "the translation of 'permit.safe.title'"."""
        return f"this text of '{self.id}'" if self.in_section else f"the translation of '{self.id}'"


@dataclass(frozen=True, slots=True)
class Linter:
    """Looks at texts of one language.

    ``keep`` are the names and Dutch terms that stay in every language, ``signals`` the small words of this one.
    """

    row: Row
    keep: tuple[re.Pattern[str], ...]
    signals: SignalWords = field(default_factory=lambda: SignalWords({}))

    def find_mistakes(self, pair: Pair) -> Iterator[Problem]:
        """The mistakes of a translation, which have to be fixed."""
        lost = [term for term in _find_terms(self.keep, pair.english) if not self._has(pair.translated, term)]
        if lost:
            yield checks.lost_term(pair.place, pair.name, lost)
        for letter, right in [*self._wrong_letters(pair.translated)][:1]:
            yield checks.wrong_letter(pair.place, pair.name, letter, right)
        if turned := self._right_to_left_letter(pair.translated):
            yield checks.wrong_direction(pair.place, pair.name, turned)

    def find_remarks(self, pair: Pair) -> Iterator[Problem]:
        """The remarks on a translation, which ask for a look."""
        english, translated = pair.english, pair.translated
        if english.casefold() == translated.casefold() and _WORD.search(self._without_names(english)):
            yield checks.same_as_english(pair.place, pair.name)
        elif len(english) >= WORTH_MEASURING and not self._short <= len(translated) / len(english) <= LONG:
            yield checks.odd_length(pair.place, pair.name, len(translated), len(english))
        if (share := self._share(pair)) < SHARE:
            yield checks.little_script(pair.place, pair.name, round(share * 100))
        if added := sorted(numbers(translated) - numbers(english) - _numbers_in_words(english)):
            yield checks.added_number(pair.place, pair.name, added)
        for lost in self.signals.find_lost(english, translated):
            yield checks.lost_signal_word(pair.place, pair.name, lost, self.row.language.code)

    @property
    def _own(self) -> str:
        """The script of the language's own name."""
        return script(self.row.language.autonym[0])

    @property
    def _short(self) -> float:
        return SHORT_IN_SYLLABLES if self._own == "ETHIOPIC" else SHORT

    def _without_names(self, english: str) -> str:
        """The English without what is filled in, and without what stays in every language."""
        for pattern in (_NAMED, *self.keep):
            english = pattern.sub("", english)
        return english

    def _has(self, translated: str, term: str) -> bool:
        bends = self.row.language.code == "nl" and term.islower()
        return bends or term.casefold() in translated.casefold()

    def _wrong_letters(self, text: str) -> Iterator[tuple[str, str]]:
        wrong = WRONG_LETTERS.get(self.row.language.code, {})
        letters = dict.fromkeys(text)
        for letter in letters:
            if letter in wrong:
                yield letter, wrong[letter]
            elif letter.isdigit() and not letter.isascii():
                yield letter, f"it as {unicodedata.digit(letter, '0-9')}: digits are 0-9 in every language"
        if not {"LATIN", "CYRILLIC"} <= set(map(script, letters)):
            return
        for word in _WORD.findall(text):
            scripts = {script(letter): letter for letter in word}
            if {"LATIN", "CYRILLIC"} <= scripts.keys():
                yield scripts["CYRILLIC"], f"'{word}' in letters of one script"

    def _right_to_left_letter(self, text: str) -> str | None:
        if self.row.language.right_to_left:
            return None
        return next(
            (letter for letter in dict.fromkeys(text) if unicodedata.bidirectional(letter) in {"R", "AL"}), None
        )

    def _share(self, pair: Pair) -> float:
        """The share, 0 to 1, of a text's letters in the language's own script; words of the English do not count."""
        english = set(_WORD.findall(pair.english.casefold()))
        left = [word for word in _WORD.findall(_NAMED.sub("", pair.translated)) if word.casefold() not in english]
        letters, own = Counter("".join(left)), self._own
        if letters.total() < WORTH_MEASURING:
            return 1.0
        return sum(count for letter, count in letters.items() if script(letter) == own) / letters.total()


@lru_cache(maxsize=4096)
def _find_terms(keep: tuple[re.Pattern[str], ...], english: str) -> tuple[str, ...]:
    """What of a text stays in every language: it is the same for all of them."""
    return tuple(found.group() for pattern in keep if (found := pattern.search(english)))


@lru_cache(maxsize=4096)
def script(letter: str) -> str:
    """The script of a letter, as Unicode's names begin with; the empty word for one that has none."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if name in _SCRIPTS else ""


@lru_cache(maxsize=4096)
def _numbers_in_words(english: str) -> frozenset[int]:
    """The numbers that the English says in words, those of its months among them."""
    words = english.casefold().replace("-", " ").split()
    said = [word.strip(".,:;!?()*\"'") for word in words]
    known = {**{name: number for number, name in enumerate(_COUNTED)}, **_ALSO}
    months = {name: number for number, name in enumerate(_MONTHS, 1)}
    return frozenset(table[word] for word in said for table in (known, months) if word in table)


def term_patterns(words: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """The patterns that find these words whole in English, the longest first."""
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    return tuple(re.compile(rf"(?<!\w){re.escape(word)}(?!\w)") for word in longest)
