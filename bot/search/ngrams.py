"""A text as features: its words, and every four letters in a row.

Four letters in a row find what is misspelt, bent or glued to another word; a space counts as a letter, so they also
know where words begin and end, and which stand together. What other features did: ``docs/decisions/0019``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

LENGTH = 4
WHOLE = 3.0
"""The weight of a word; that of four letters is 1."""

Weighted = tuple[str, float]


def count_features(lines: Iterable[Sequence[str]]) -> Counter[str]:
    """How often each feature stands in some lines, which are words as ``fold`` makes them."""
    text = "\n".join(f" {' '.join(words)} " for words in lines)
    found = Counter({word_feature(word): count for word, count in Counter(text.split()).items()})
    found.update({letters: count for letters, count in Counter(_letters(text)).items() if "\n" not in letters})
    return found


def features_by_word(words: Sequence[str]) -> list[list[Weighted]]:
    """The features of a text, each with the word at which it begins. One that comes again is not there again."""
    seen, found = set[str](), list[list[Weighted]]()
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        new = dict.fromkeys(_letters(f" {word} {following[: LENGTH - 2]}"), 1.0)
        new[word_feature(word)] = WHOLE
        found.append([(feature, weight) for feature, weight in new.items() if feature not in seen])
        seen.update(new)
    return found


def spell_feature(feature: str) -> str:
    """A feature as authors read it: a word in quotes, letters between dots."""
    return f"'{feature[1:]}'" if feature.startswith("=") else f"...{feature}..."


def _letters(text: str) -> list[str]:
    return [text[start : start + LENGTH] for start in range(len(text) - LENGTH + 1)]


def word_feature(word: str) -> str:
    """The feature that a word is."""
    return f"={word}"
