"""How a cry is known in a text: its words in their order, near one another, an ending or a slip apart."""

from __future__ import annotations

import pytest

from bot.core.danger import Danger
from bot.core.fold import fold_words
from bot.core.language import Language
from bot.core.text import Text
from bot.search.cries import Cries, Cry

DANGER = Danger("violence", Text("t", "t"), (), (), None, Text("w", "w"))


KNOWN = {"invest"}


def is_heard(phrase: str, typed: str) -> bool:
    """Whether a list with this phrase alone hears a cry."""
    cries = Cries((Cry(tuple(fold_words(phrase)), DANGER, Language("en", "English"), 0),), KNOWN.__contains__)
    return any(True for _ in cries.find(fold_words(typed)))


@pytest.mark.parametrize(
    ("phrase", "typed"),
    [
        ("beats me", "he beats me"),
        ("beats me", "he beats and kicks me"),
        ("wants kill me", "he wants, he said, to kill me"),
        ("kill myself", "i will KILL myself!!"),
        ("strangle me", "he strangled me"),
        ("strangle me", "he stranglde me"),
        ("strangle me", "he stangle me"),
        ("strangle me", "he stranggle me"),
        ("ይሃርመኒ", "ይሀርመኒ ኣሎ"),
        ("ክቐትለኒ እዩ", "ክቐትለኒ ደልዩ እዩ"),
        ("يضربني", "ويضربني كل يوم"),
        ("يضربني", "يَضْرِبُني"),
        ("vergewaltigt", "vergewaltigte"),
    ],
)
def test_a_cry_is_heard(phrase: str, typed: str) -> None:
    assert is_heard(phrase, typed)


@pytest.mark.parametrize(
    ("phrase", "typed"),
    [
        ("beats me", "me beats"),
        ("beats me", "he beats the carpet in the garden with me"),
        ("beats me", "he best me"),
        ("rape", "therapy"),
        ("incest", "invest"),
        ("hits me", "he hits"),
        ("kill me", "he skills me"),
        ("انتحر", "انتظر"),
        ("يقتلني", "يقبلني"),
        ("beaten", "seaten"[:5]),
    ],
)
def test_what_only_sounds_like_it_is_not(phrase: str, typed: str) -> None:
    assert not is_heard(phrase, typed)
