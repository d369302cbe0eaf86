"""Buttons of version 1, put together by what they say: ``1<language><what is open><situations>_<answers>_<event>``.

Where the spelling itself is the subject, a test spells it out: ``test_code`` and the releases in ``tests/codes``.
"""

from __future__ import annotations

NOTHING = "-"
"""Stands where there is no language, or nothing open."""

CHILD, ENGLISH, GO_ON, BACK = "B", "A", "X", "B"
NO_DANGER_WAITING_UNDER_18 = "E----A--A"
"""The answers to danger, asylum and child_age, each in the slot of its question."""


def old_button(
    event: str = GO_ON,
    *,
    language: str = ENGLISH,
    open: str = NOTHING,  # noqa: A002  # what lies open, as everywhere else
    situations: str = CHILD,
    answers: str = NO_DANGER_WAITING_UNDER_18,
) -> str:
    """A button of somebody who told of no danger, waiting for asylum and a child under 18, but for what is named."""
    return f"1{language}{open}{situations}_{answers}_{event}"


def topic(name: str) -> str:
    """The short section of a topic, as it was spelt before the words that were read were told."""
    return f"t{name}A"


def topic_in_other_words(name: str) -> str:
    """The same, read in words that are none of today's."""
    return f"r{name}Azz"


def page(name: str) -> str:
    """The first part of a page."""
    return f"p{name}A"


def card(name: str) -> str:
    """A card to show; it is spelt alike in both versions."""
    return f"s{name}"


def change_of(question: str) -> str:
    """The first choices of a question whose answer is being changed."""
    return f"c{question}A"


def languages(below: str = NOTHING) -> str:
    """The languages, with what lay open before below them."""
    return f"l{below}"
