"""The checks of English words: those that a person who slept badly cannot read, or must not be told."""

from __future__ import annotations

from bot.authoring.source.checks import Fault, message
from bot.authoring.source.problems import Place
from bot.authoring.source.sentences import beginning_of

LONGEST_SENTENCE = 15


@message
def long_sentence(place: Place, sentence: str, count: int) -> Fault:
    """A sentence that is too long to be read under stress, or by somebody who reads slowly.

    Fails: a sentence of 16 words. Passes: at most 15; two short ones are better than one long one.
    """
    what = f"the sentence '{beginning_of(sentence)}' has {count} words."
    return Fault(place, what, f"Make two of it: at most {LONGEST_SENTENCE} each.")


@message
def banned_word(place: Place, word: str, instead: str) -> Fault:
    """A word that harms, promises or blames. They stand in ``content/banned-words.yaml``, with what to do instead.

    Fails: "You are entitled to a permit." Passes: "A permit may fit. Ask a lawyer."
    """
    return Fault(place, f"'{word}' is not used here.", instead)
