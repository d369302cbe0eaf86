"""What looks personal in typed words: a person's number, a phone, an address, a name, a story. Nothing is looked up.

Too much is taken for personal rather than too little: whoever typed it is asked not to, and is answered all the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

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


def is_personal(
    typed: str, words: Sequence[str], before_names: Iterable[Sequence[str]], numbers: frozenset[str]
) -> bool:
    """Whether a text holds what nobody should send. ``words`` are its own, folded.

    ``before_names`` are folded phrases before a name; ``numbers`` the digits of those that the guide itself shows.
    """
    if len(typed) > LONG or _V_NUMBER.search(typed) or _POSTCODE.search(typed) or _STREET.search(typed):
        return True
    if _EMAIL.search(typed) or any(True for each in before_names for _ in _places_of(words, each)):
        return True
    return any(digits_of(number) not in numbers for number in _NUMBER.findall(_DATE.sub(" ", typed)))


def drop_personal(typed: str, before_names: Iterable[Sequence[str]]) -> list[str]:
    """The folded words of a text without numbers, addresses and names: those say nothing of what is asked."""
    for pattern in (_EMAIL, _V_NUMBER, _POSTCODE, _NUMBER):
        typed = pattern.sub(" ", typed)
    words = fold_words(typed)
    for before in before_names:
        for start in reversed(list(_places_of(words, before))):
            del words[start : start + len(before) + 1]
    return words


def digits_of(number: str) -> str:
    """The digits of a number, of any script, as 0 to 9."""
    return "".join(str(unicodedata.digit(each)) for each in number if each.isdigit())


def _places_of(words: Sequence[str], before: Sequence[str]) -> Iterator[int]:
    """Where these words begin, each time that another follows them."""
    length = len(before)
    return (at for at in range(len(words) - length) if list(words[at : at + length]) == list(before))
