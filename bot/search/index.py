"""The lists of one language as documents, and how near a text is to each of them: BM25 (Robertson and Zaragoza, 2009).

The rarer a feature is among the documents of its language, the more it says; what stands in all of them says nothing.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log

from bot.search.ngrams import Weighted, count_features

SATURATION, LENGTH_COUNTS = 1.2, 0.5
"""BM25's k1 and b: how soon more of the same says no more, and how much a long document is held back."""


class Index:
    """The documents of one language, by number in the order of ``documents``; each is lines of folded words."""

    def __init__(self, documents: Sequence[Sequence[Sequence[str]]]) -> None:
        postings: defaultdict[str, array[int]] = defaultdict(lambda: array("H"))
        lengths = list[int]()
        for number, lines in enumerate(documents):
            counted = count_features(lines)
            lengths.append(counted.total())
            for feature, count in counted.items():
                postings[feature].extend((number, count))
        self.size = len(documents)
        self._postings: Mapping[str, array[int]] = dict(postings)
        average = sum(lengths) / max(1, self.size)
        self._norms = [
            SATURATION * (1 - LENGTH_COUNTS + LENGTH_COUNTS * length / max(1.0, average)) for length in lengths
        ]

    def add_scores(self, features: Sequence[Weighted], scores: list[float]) -> None:
        """Adds to the score of each document what these features say for it."""
        norms, postings = self._norms, self._postings
        for feature, weight in features:
            if posting := postings.get(feature):
                most = weight * self._rarity(posting) * (SATURATION + 1)
                for number, count in zip(posting[::2], posting[1::2], strict=True):
                    scores[number] += most * count / (count + norms[number])

    def explain(self, features: Sequence[Weighted], number: int) -> dict[str, float]:
        """What each of these features says for one document, as far as it says anything."""
        said = dict[str, float]()
        for feature, weight in features:
            scores = [0.0] * self.size
            self.add_scores([(feature, weight)], scores)
            if scores[number]:
                said[feature] = scores[number]
        return said

    def most(self, features: Sequence[Weighted]) -> float:
        """The score of a document that alone has all of these features, each often: no score is higher."""
        return sum(weight for _, weight in features) * (SATURATION + 1) * log((self.size + 1) / 1.5)

    def _rarity(self, posting: Sequence[int]) -> float:
        return log((self.size + 1) / (len(posting) / 2 + 0.5))
