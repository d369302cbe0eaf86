"""The lists of all languages as documents, and how near a text is to each: BM25 (Robertson and Zaragoza, 2009).

The rarer a feature is among the documents of its language, the more it says; what stands in all of them says nothing.

All of it is three arrays, for dictionaries of sixteen languages would take eighty megabytes: the features by their
hashes, in order; where the record of each begins; and the records. A record is of one feature in one language: the
number of the language, how many of its documents have the feature, and for each its number and how often.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import log
from zlib import crc32

from bot.search.ngrams import Weighted, count_features

SATURATION, LENGTH_COUNTS = 1.2, 0.5
"""BM25's k1 and b: how soon more of the same says no more, and how much a long document is held back."""

MOST = 255
"""The highest number of a document, and how often a feature counts: a byte."""

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
        starts = [start for number, documents in enumerate(languages) for start in self._add(number, documents)]
        starts.sort()  # By hash: it stands above the place, which has 32 bits.
        self._hashes = array("I", (start >> 32 for start in starts))
        self._places = array("I", (start & 0xFFFFFFFF for start in starts))

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
        for feature, posting in postings.items():
            if len(posting) > len(documents):
                continue  # Half of them have it: it says next to nothing.
            yield crc32(feature.encode()) << 32 | len(self._records)
            self._records += bytes((number, len(posting) // 2))
            self._records += posting

    def score(self, features: Sequence[Weighted], without: int | None = None) -> list[float]:
        """How near these features are to each document of each language.

        In the document ``without``, by its place among the scores, each counts as if it were there once less.
        """
        scores, norms, records = [0.0] * len(self._norms), self._norms, self._records
        for feature, weight in features:
            for place in self._find(feature):
                first, have = records[place] * self.size, records[place + 1]
                most = weight * (SATURATION + 1) * log((self.size + 1) / (have + 0.5))
                for at in range(place + 2, place + 2 + 2 * have, 2):
                    document = first + records[at]
                    count = records[at + 1] - (document == without)
                    scores[document] += most * count / (count + norms[document])
        return scores

    def _find(self, feature: str) -> Iterator[int]:
        """The places of the records of a feature, one for each language that has it."""
        wanted, hashes = crc32(feature.encode()), self._hashes
        number = bisect_left(hashes, wanted)
        while number < len(hashes) and hashes[number] == wanted:
            yield self._places[number]
            number += 1
