"""A text as features: its words, the pairs of words that stand together, and every four letters in a row.

Four letters in a row find what is misspelt, bent or glued to another word; a space counts as a letter, so they also
know where words begin and end. How this compares with other features: ``docs/decisions/0019``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

LENGTH = 4
WHOLE = 3.0
"""The weight of a word, and of a pair of words; that of four letters is 1."""

Weighted = tuple[str, float]


def count_features(lines: Iterable[Sequence[str]]) -> Counter[str]:
    """How often each feature stands in some lines, which are words as ``fold`` makes them."""
    found = Counter[str]()
    for words in lines:
        found.update(_letters(f" {' '.join(words)} "))
        found.update(map(_word, words))
        found.update(map(_pair, words, words[1:]))
    return found


def features_by_word(words: Sequence[str]) -> list[list[Weighted]]:
    """The features of a text, each with the word at which it begins. One that comes again is not there again."""
    seen, found = set[str](), list[list[Weighted]]()
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        new = {letters: 1.0 for letters in _letters(f" {word} {following[: LENGTH - 2]}")}
        new[_word(word)] = WHOLE
        if following:
            new[_pair(word, following)] = WHOLE
        found.append([(feature, weight) for feature, weight in new.items() if feature not in seen])
        seen.update(new)
    return found


def _letters(text: str) -> Iterator[str]:
    return map("".join, zip(*(text[start:] for start in range(LENGTH)), strict=False))


def _word(word: str) -> str:
    return f"={word}"


def _pair(word: str, following: str) -> str:
    return f"={word} {following}"
