"""What looks personal in typed words: a person's number, a phone, an address, a name, a story. Nothing is looked up.

Too much is taken for personal rather than too little: whoever typed it is asked not to, and is answered all the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bot.core.fold import fold_words

LONG = 280
"""Letters from which on a text is a story: a question is shorter."""

_DATE = re.compile(r"\b(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d|(?:19|20)\d\d[-/. ]\d{1,2}[-/. ]\d{1,2})\b")
_NUMBER = re.compile(r"\+?\d(?:[ ().-]?\d){6,}")
"""Seven digits and more, however they are grouped: a V-number, a BSN, a phone."""

_V_NUMBER = re.compile(r"\bv[ -]?(?:nummer|number|nr)?\.?[ :]*\d{5,}", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[1-9]\d{3}(?: ?[A-Z]{2}|[a-z]{2})\b")
"""Of the Netherlands. In small letters only without a space: "2019 in" is none."""

_STREET = re.compile(r"(?:straat|laan|plein|weg|gracht|kade|singel|dijk|hof|steeg)[ ,]+\d{1,4}\b", re.IGNORECASE)
_EMAIL = re.compile(r"\S+@\S+\.\w+")


BeforeNames = Mapping[str, Sequence[Sequence[str]]]
"""What people write before a name, as folded words: by its first word all that begins with it, the longest first."""


def by_first_word(phrases: Iterable[Sequence[str]]) -> BeforeNames:
    """Phrases before a name as they are looked for."""
    found = defaultdict[str, list[Sequence[str]]](list)
    for phrase in sorted(phrases, key=len, reverse=True):
        found[phrase[0]].append(phrase)
    return found


def is_personal(typed: str, words: Sequence[str], before_names: BeforeNames, numbers: frozenset[str]) -> bool:
    """Whether a text holds what nobody should send. ``words`` are its own, folded.

    ``numbers`` are the digits of those that the guide itself shows.
    """
    if len(typed) > LONG or _V_NUMBER.search(typed) or _POSTCODE.search(typed) or _STREET.search(typed):
        return True
    if _EMAIL.search(typed) or _find_names(words, before_names):
        return True
    return any(digits_of(number) not in numbers for number in _NUMBER.findall(_DATE.sub(" ", typed)))


def drop_personal(typed: str, before_names: BeforeNames) -> list[str]:
    """The folded words of a text without numbers, addresses and names: those say nothing of what is asked."""
    for pattern in (_EMAIL, _V_NUMBER, _POSTCODE, _NUMBER):
        typed = pattern.sub(" ", typed)
    words = fold_words(typed)
    for start, end in reversed(_find_names(words, before_names)):
        del words[start:end]
    return words


def digits_of(number: str) -> str:
    """The digits of a number, of any script, as 0 to 9."""
    return "".join(str(unicodedata.digit(each)) for each in number if each.isdigit())


def _find_names(words: Sequence[str], before_names: BeforeNames) -> list[tuple[int, int]]:
    """Where a name is said: from what stands before it to behind its first word."""
    found, after = list[tuple[int, int]](), 0
    for at, word in enumerate(words[:-1]):
        for before in before_names.get(word, ()) if at >= after else ():
            end = at + len(before)
            if end < len(words) and [*words[at:end]] == [*before]:
                found.append((at, after := end + 1))
                break
    return found
