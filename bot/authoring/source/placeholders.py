"""The words in capitals that ``wegwijs new`` leaves for an author to replace, and the check that none of them stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.authoring.source.checks import Fault, message
from bot.authoring.source.problems import Place, Problem

_NAME = "Give this answer a name that can stay: small letters, digits and '_', such as 'has_letter'."
_NEXT = "Name the question, information or outcome that comes next."

PLACEHOLDERS: Mapping[str, str] = {
    "THE_QUESTION": "Write the question: at most two short sentences.",
    "ITS_SHORT_NAME": 'Write its short name in "My answers": at most 24 letters.',
    "WHY_WE_ASK": 'Write the answer to "Why do you ask?".',
    "FIRST_ANSWER": _NAME,
    "SECOND_ANSWER": _NAME,
    "THE_BUTTON": "Write the words on the button: at most 24 letters.",
    "THE_ANSWER_AS_A_SENTENCE": (
        "Write the answer as a sentence of the person's own, or remove the line if it is no reason for anything."
    ),
    "THE_NEXT_STATE": _NEXT,
    "THE_TITLE": "Write the title: at most 24 letters.",
    "THE_FACTS": "Name the facts of content/facts.yaml that this section tells, such as STU-01.",
    "THE_HELPERS": "Name organisations of flows/organisations.yaml, the first to call first.",
    "THE_SOURCE": "Write whose page it is and what it is about.",
    "ITS_ADDRESS": "Write its address, with https://.",
    "ITS_DATE": "Write the date that the source shows, or nothing between the quotes if it shows none.",
    "WHAT_IT_IS": "Write in a few sentences what this permit is, and who decides.",
    "FOR_WHOM_IT_IS": "Write whom it may fit.",
    "THE_CONDITIONS": "Write the conditions, each with the date of its source.",
    "WHAT_TO_PREPARE": "Write which papers can be needed, and whom to ask first.",
    "WHAT_CAN_GO_WRONG": "Write what can harm somebody who tries this.",
    "WHAT_HAS_CHANGED": "Write what has changed in the rules and when, or that you know of no change.",
}
"""Placeholder -> what to write in its place, as a sentence."""

_WORD = re.compile(rf"\b(?:{'|'.join(PLACEHOLDERS)})\b")


@message
def placeholder(place: Place, word: str) -> Fault:
    """A word in capitals that ``wegwijs new`` wrote and nobody has replaced. The rest of the file is not checked yet.

    Fails: ``question: THE_QUESTION``. Passes: ``question: Are you safe?``.
    """
    return Fault(place, f"'{word}' is not filled in.", PLACEHOLDERS[word])


def find_unfilled(text: str, file: str) -> Iterator[Problem]:
    """Each placeholder that is still in the text of a file."""
    for number, line in enumerate(text.split("\n"), start=1):
        for found in _WORD.finditer(line):
            yield placeholder(Place(file, number, found.start() + 1), found[0])
