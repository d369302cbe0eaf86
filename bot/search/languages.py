"""The language in which words were typed: by their script, then by the lists in which they stand.

No alphabet decides alone, for people type every language in Latin letters: another script's language counts where the
words stand far better in its lists. A library that guesses languages was tried and knew hardly any of these.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

from bot.core.language import Language

CLOSE, OWN = 0.8, 0.5
"""A language can be meant where its score has this share of the best; the person's own, where it has the other."""

FOREIGN = 0.7
"""What the score of a language counts that is written in another script than the words."""


def rank_languages(
    typed: str, scored: Sequence[tuple[Language, float]], language: Language | None
) -> tuple[Language, ...]:
    """The languages that ``typed`` can be in, the likeliest first; the person's own alone, if it is among them.

    ``scored`` are languages with the best score that the words have in their lists.
    """
    script = _script(typed)
    counted = {each: score * (1 if _script_of(each) == script else FOREIGN) for each, score in scored}
    best = max(counted.values(), default=0.0)
    if language and counted.get(language, 0) >= OWN * best > 0:
        return (language,)
    near = [each for each, score in counted.items() if score >= CLOSE * best]
    return tuple(sorted(near, key=lambda each: (_script_of(each) != script, -counted[each])))


@cache
def _script_of(language: Language) -> str:
    """The script of a language: that of its own name."""
    return _script(language.autonym)


def _script(text: str) -> str:
    """The script in which most letters of a text are, as Unicode names it: LATIN, ARABIC, ETHIOPIC."""
    counted = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    return next((script for script, _ in counted.most_common(1)), "")
