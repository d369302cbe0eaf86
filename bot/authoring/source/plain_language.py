"""The rules of writing for English texts: short sentences, and no word that harms, promises or blames."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bot.authoring.source import plain_checks as checks
from bot.authoring.source.problems import Place, Problem
from bot.authoring.source.sentences import sentences, words


@dataclass(frozen=True, slots=True)
class PlainLanguage:
    """The rules. ``banned`` maps a word or words to what to do instead; what stands in quotes there may be written."""

    banned: Mapping[str, str]

    def problems(self, text: str, place: Place) -> Iterator[Problem]:
        """The problems with the words of a text that stands at ``place``."""
        for sentence in sentences(text):
            if len(words(sentence)) > checks.LONGEST_SENTENCE:
                yield checks.long_sentence(place, sentence, len(words(sentence)))
        if not _any_of(tuple(self.banned)).search(text):
            return
        for banned, instead in self.banned.items():
            if stands_in(banned, text, instead):
                yield checks.banned_word(place, banned, instead)


def stands_in(word: str, text: str, instead: str) -> bool:
    """Whether a word or words stand in a text, whole and in any case, other than in what ``instead`` has in quotes."""
    if not (whole := _whole(word)).search(text):
        return False
    left = text
    for allowed in re.findall(r'"([^"]+)"', instead):
        left = _whole(allowed).sub("", left)
    return whole.search(left) is not None


@cache
def _whole(words: str) -> re.Pattern[str]:
    """Finds the words as a whole: there are a few dozen of them, looked for in thousands of texts."""
    return _any_of((words,))


@cache
def _any_of(each: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, each))})(?!\w)", re.IGNORECASE)
