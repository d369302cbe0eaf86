"""The readability of English sections, for ``wegwijs check`` to tell: a number judges no text, but finds the worst."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import mean

from bot.authoring.english.draft_page import DraftPage
from bot.authoring.source.sentences import sentences_of, words

with warnings.catch_warnings():
    # Its word lists have escapes that Python warns of when it compiles them (readability 0.3.2, 23-11-2026).
    warnings.simplefilter("ignore")
    import readability

PLAIN = 60
"""Flesch's reading ease from which a text is plain English; 100 is very easy, below 30 very hard (Flesch, 1948)."""


@dataclass(frozen=True, slots=True)
class SectionReadability:
    """One section: words of a sentence on average, reading ease, and the sentence that is hardest."""

    name: str
    mean_words: float
    ease: float
    hardest: str


def measure_readability(pages: Mapping[str, DraftPage]) -> list[SectionReadability]:
    """Every section of English content, the hardest first. Statements count where they are written, and not here."""
    found = (
        _measure(f"{page.name}#{name}", some)
        for page in pages.values()
        for name, section in page.sections.items()
        if (some := sentences_of(section.pieces))
    )
    return sorted(found, key=lambda section: section.ease)


def _measure(name: str, some: list[str]) -> SectionReadability:
    hardest = min(some, key=lambda sentence: _ease([sentence]))
    return SectionReadability(name, mean(len(words(sentence)) for sentence in some), _ease(some), hardest)


def _ease(some: Iterable[str]) -> float:
    tokens = "\n".join(f"{' '.join(words(sentence))} ." for sentence in some)
    return float(readability.getmeasures(tokens, lang="en")["readability grades"]["FleschReadingEase"])
