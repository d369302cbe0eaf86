"""The words of danger: a cry is known by a few words that stand in this order, whatever stands around them.

Up to ``GAP`` other words may stand between two. An ending may be longer, and one letter may be wrong in a long word
that no list has as it is typed ("invest" is no slip of "incest"), of a script where that does not soon make another
word: of Arabic every letter counts (``انتظر`` waits, ``انتحر`` ends a life). What is not known so can still be near
enough (``search``): it is better to show the numbers too often.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from bot.core.danger import Danger
from bot.core.language import Language

GAP = 3
"""Other words between two words of a cry."""

_ENDING = 4
"""Letters that a typed word may have more than the word of a list, which has as many at least."""

_ARABIC, _GEEZ = range(0x0600, 0x0780), range(0x1200, 0x1380)
_LONG, _LONG_GEEZ = 6, 5
"""Letters from which on one may be wrong: of Ge'ez each is a syllable."""

_AND = "\u0648\u0641"
"""The letters for "and" that Arabic writes onto the next word."""


@dataclass(frozen=True, slots=True)
class Cry:
    """One phrase of a list: its words, its danger, its language, and the place of the danger in the file."""

    words: tuple[str, ...]
    danger: Danger
    language: Language
    order: int


class Cries:
    """The cries of every language. ``is_known`` tells of a word whether any list has it.

    Sixteen languages have thirty thousand phrases, which would take twenty megabytes: so each is a row of numbers, of
    its danger, its language and its words, and those that begin with the same word stand together.
    """

    def __init__(self, cries: Sequence[Cry], is_known: Callable[[str], bool]) -> None:
        self._is_known = is_known
        self._dangers = tuple(dict.fromkeys((cry.danger, cry.order) for cry in cries))
        self._languages = tuple(dict.fromkeys(cry.language for cry in cries))
        self._words = tuple(dict.fromkeys(word for cry in cries for word in cry.words))
        self._numbers = {word: number for number, word in enumerate(self._words)}
        self._rows, self._begins = array("I"), array("I")
        """The rows one after another, and for each word where the first of its cries begins; at last, where all end."""
        by_first = defaultdict[int, list[Cry]](list)
        for cry in cries:
            by_first[self._numbers[cry.words[0]]].append(cry)
        for first in range(len(self._words)):
            self._begins.append(len(self._rows))
            for cry in by_first[first]:
                kind = self._dangers.index((cry.danger, cry.order)), self._languages.index(cry.language)
                self._rows.extend((*kind, len(cry.words), *(self._numbers[word] for word in cry.words)))
        self._begins.append(len(self._rows))
        misspelt = (each for each in enumerate(self._words) if _may_be_misspelt(each[1]))
        halves = ((_hash(half), number) for number, word in misspelt for half in _halves(word, len(word)))
        ordered = sorted(halves)
        self._hashes = array("I", (half for half, _ in ordered))
        self._having = array("I", (number for _, number in ordered))
        """The hashes of all halves of words in which a letter may be wrong, in order, and beside each its word."""

    def find(self, words: Sequence[str]) -> Iterator[Cry]:
        """The cries in a text of folded words, each once."""
        places = defaultdict[str, list[int]](list)
        for number, word in enumerate(words):
            for meant in self._meant_by(word):
                places[meant].append(number)
        there = {self._numbers[word] for word in places}
        for first, numbers in tuple(places.items()):
            for cry in self._beginning_with(first, there):
                if any(_follow(cry.words[1:], number, places) for number in numbers):
                    yield cry

    def _beginning_with(self, first: str, there: set[int]) -> Iterator[Cry]:
        """The cries that begin with a word that some cry has, and all of whose words are among those that are there."""
        number, rows = self._numbers[first], self._rows
        at, end = self._begins[number : number + 2]
        while at < end:
            danger, language, length = rows[at : at + 3]
            at += 3 + length
            if length > 1 and rows[at - length + 1] not in there:
                continue
            numbers = rows[at - length : at]
            if there.issuperset(numbers):
                words = tuple(self._words[each] for each in numbers)
                yield Cry(words, self._dangers[danger][0], self._languages[language], self._dangers[danger][1])

    def _having_half(self, half: tuple[int, str]) -> Iterator[str]:
        """The words in which a letter may be wrong and that have this half, or another one with the same hash."""
        wanted = _hash(half)
        for at in range(bisect_left(self._hashes, wanted), bisect_right(self._hashes, wanted)):
            yield self._words[self._having[at]]

    def _meant_by(self, typed: str) -> set[str]:
        """The words of the lists that a typed word can be."""
        spellings = [typed]
        if ord(typed[0]) in _ARABIC and typed[0] in _AND and len(typed) > _ENDING:
            spellings.append(typed[1:])
        found = {word for word in spellings if word in self._numbers}
        for word in spellings:
            shorter = (word[:-more] for more in range(1, _ENDING + 1) if len(word) - more >= _ENDING)
            found.update(each for each in shorter if each in self._numbers)
        if _may_be_misspelt(typed) and not self._is_known(typed):
            lengths = range(len(typed) - 1, len(typed) + 2)
            halves = (half for length in lengths for half in _halves(typed, length))
            near = {word for half in halves for word in self._having_half(half)}
            found.update(word for word in near if _differ_in_one(word, typed))
        return found


def _follow(words: Sequence[str], last: int, places: Mapping[str, list[int]]) -> bool:
    """Whether these words follow one another after the place ``last``, near enough."""
    for word in words:
        following = next((number for number in places.get(word, ()) if last < number <= last + 1 + GAP), None)
        if following is None:
            return False
        last = following
    return True


def _may_be_misspelt(word: str) -> bool:
    code = ord(word[0])
    if code in _ARABIC:
        return False
    return len(word) >= (_LONG_GEEZ if code in _GEEZ else _LONG)


def _halves(word: str, length: int) -> tuple[tuple[int, str], tuple[int, str]]:
    """The halves of a word as if it had this length: of two that differ in one letter one half is the same."""
    middle = length // 2
    return (length, word[:middle]), (-length, word[middle - length :])


def _hash(half: tuple[int, str]) -> int:
    return crc32(f"{half[0]}{half[1]}".encode())


def _differ_in_one(one: str, other: str) -> bool:
    """Whether one letter was left out, put in or changed, or two that stand together changed places."""
    if len(one) == len(other):
        places = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
        if len(places) <= 1:
            return True
        first, *others = places
        return others == [first + 1] and one[first : first + 2] == other[first : first + 2][::-1]
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
