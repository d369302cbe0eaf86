"""What can be wrong with English words: what a person who slept badly can not read, or must not be told."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean
from typing import TYPE_CHECKING

from bot.authoring.problems import Place, Problem, check
from bot.authoring.sentences import sentences_of, words

if TYPE_CHECKING:
    from bot.authoring.content import DraftPage

LONGEST_SENTENCE = 15
LONGEST_MEAN = 12
"""Words, at the most, of a sentence, and of a section's sentences on average (the rules of writing, 2026-11-23)."""

_SHOWN = 6


@check
def long_sentence(place: Place, sentence: str, count: int) -> Problem:
    """A sentence that is too long to be read under stress, or by somebody who reads slowly.

    Fails: a sentence of 16 words. Passes: at most 15; two short ones are better than one long one.
    """
    start = " ".join(sentence.split()[:_SHOWN])
    what = f"the sentence '{start} ...' has {count} words."
    return Problem(place, what, f"Make two of it: at most {LONGEST_SENTENCE} each.", "long-sentence")


@check
def long_section(page: DraftPage) -> Iterator[Problem]:
    """A section whose sentences are long on the whole, though none is too long by itself.

    Fails: 13 words to a sentence on average. Passes: at most 12.
    """
    for name, section in page.sections.items():
        lengths = [len(words(sentence)) for sentence in sentences_of(section.pieces)]
        if lengths and mean(lengths) > LONGEST_MEAN:
            what = f"the sentences of '{name}' have {mean(lengths):.1f} words on average."
            yield Problem(section.name.place, what, f"Make some shorter: at most {LONGEST_MEAN}.", "long-section")


@check
def banned_word(place: Place, word: str, instead: str) -> Problem:
    """A word that harms, promises or blames. They stand in ``content/banned-words.yaml``, with what to do instead.

    Fails: "You are entitled to a permit." Passes: "A permit may fit. Ask a lawyer."
    """
    return Problem(place, f"'{word}' is not used here.", instead, "banned-word")
