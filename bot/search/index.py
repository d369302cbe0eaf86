"""The lists of all languages as documents, and how near a text is to each.

That is BM25 (Robertson and Zaragoza, 2009) with another weight for a feature than the number of documents that have it,
for every list is long and has most words once: the information that it gives about the document, from 0 to 1. It is 1
where one document of its language alone has it; what is spread evenly over all of them says nothing.

All of it is three arrays, for dictionaries of sixteen languages would take eighty megabytes: the features by their
hashes, in order; where the record of each begins; and the records. A record is of one feature in one language: the
number of the language, its information, how many documents have it, and for each its number and how often.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log
from zlib import crc32

from bot.search.ngrams import Weighted, count_features, word_feature

SATURATION, LENGTH_COUNTS = 2.5, 0.5
"""BM25's k1 and b: how soon more of the same says no more, and how much a long document is held back."""

MOST = 255
"""The highest number of a document, and how often a feature counts: a byte."""

STEPS, LEAST = 255, 0.09
"""The steps in which information is kept, as a byte, and the least that is worth looking at."""

_HEAD = 3
"""Bytes before the documents of a record."""

BYTE, WORD = 8, 32
"""Bits. A hash and a place are a word each; together they are one number, which sorts by the hash."""

Document = Sequence[Sequence[str]]
"""Lines of folded words."""


class Index:
    """The documents of each language, by their numbers there; every language has as many, though some may be empty.

    The scores of all are one list, language after language: those of language n begin at ``n * size``.
    """

    def __init__(self, languages: Sequence[Sequence[Document]]) -> None:
        self.size = max(map(len, languages), default=0)
        self._norms = list[float]()
        self._records = bytearray()
        # By the first byte of the hash: one list of all records would take more than the whole index does then.
        parts = [array("Q") for _ in range(1 << BYTE)]
        for number, documents in enumerate(languages):
            for start in self._add(number, documents):
                parts[start >> WORD + WORD - BYTE].append(start)
        self._hashes, self._places = array("I"), array("I")
        for part in parts:
            for start in sorted(part):
                self._hashes.append(start >> WORD)
                self._places.append(start & (1 << WORD) - 1)

    def _add(self, number: int, documents: Sequence[Document]) -> Iterator[int]:
        """Adds the documents of one language; gives for each record its hash and its place, as one number."""
        postings = defaultdict[str, bytearray](bytearray)
        lengths = list[int]()
        for document, lines in enumerate(documents):
            counted = count_features(lines)
            lengths.append(counted.total())
            for feature, count in counted.items():
                postings[feature] += bytes((document, min(count, MOST)))
        average = max(1.0, sum(lengths) / max(1, len(lengths)))
        self._norms += (SATURATION * (1 - LENGTH_COUNTS + LENGTH_COUNTS * each / average) for each in lengths)
        rates = [1 / max(1, length) for length in lengths]
        for feature, posting in postings.items():
            information = _information(posting, rates)
            if information < LEAST:
                posting.clear()  # All that it says is that it is of this language.
            yield crc32(feature.encode()) << WORD | len(self._records)
            self._records += bytes((number, int(information * STEPS), len(posting) // 2))
            self._records += posting

    def score(self, features: Sequence[Weighted]) -> list[float]:
        """How near these features are to each document of each language."""
        scores, norms, records = [0.0] * len(self._norms), self._norms, self._records
        for feature, weight in features:
            for place in self._find(feature):
                first, most = records[place] * self.size, self._most(place, weight)
                for at in range(place + _HEAD, place + _HEAD + 2 * records[place + 2], 2):
                    document, count = first + records[at], records[at + 1]
                    scores[document] += most * count / (count + norms[document])
        return scores

    def score_without(self, features: Sequence[Weighted], document: int) -> list[float]:
        """The same, as if each feature were once less in one document, which is told by its place among the scores."""
        scores, records, norm = self.score(features), self._records, self._norms[document]
        language, number = divmod(document, self.size)
        for feature, weight in features:
            for place in self._find(feature):
                begin, end = place + _HEAD, place + _HEAD + 2 * records[place + 2]
                at = records.find(number, begin, end) if records[place] == language else -1
                while at >= 0 and (at - begin) % 2:
                    at = records.find(number, at + 1, end)
                if at >= 0:
                    count, most = records[at + 1], self._most(place, weight)
                    scores[document] -= most * (count / (count + norm) - (count - 1) / (count - 1 + norm))
        return scores

    def _most(self, place: int, weight: float) -> float:
        """The most that the feature of a record can say for a document."""
        return weight * (SATURATION + 1) * self._records[place + 1] / STEPS

    def count_known(self, features: Iterable[str]) -> Counter[int]:
        """How many of these features each language has, by its number."""
        return Counter(self._records[place] for feature in features for place in self._find(feature))

    def has_word(self, word: str) -> bool:
        """Whether the word stands in any document of any language."""
        return next(self._find(word_feature(word)), None) is not None

    def _find(self, feature: str) -> Iterator[int]:
        """The places of the records of a feature, one for each language that has it."""
        wanted, hashes = crc32(feature.encode()), self._hashes
        number = bisect_left(hashes, wanted)
        while number < len(hashes) and hashes[number] == wanted:
            yield self._places[number]
            number += 1


def _information(posting: Sequence[int], rates: Sequence[float]) -> float:
    """What a feature says of the document that it is in: 1 without its entropy over them, as a share of the most.

    ``rates`` has for each document what one occurrence is there, as a share of it.
    """
    if len(posting) == len((0, 0)):
        return 1.0
    shares = [count * rates[document] for document, count in zip(posting[::2], posting[1::2], strict=True)]
    total = sum(shares)
    entropy = log(total) - sum(share * log(share) for share in shares) / total
    return 1 - entropy / log(len(rates))
