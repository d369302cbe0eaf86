"""What can be wrong with the ledger of codes. Codes are for ever: an old button must never come to mean something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.authoring.nodes import Scalar
from bot.authoring.problems import Place, Problem, check
from bot.core.ledger import ALPHABET, Ledger

MEND = "Run 'wegwijs update'; it writes flows/codes.yaml."


@check
def missing_code(place: Place, ledger: Ledger, things: Mapping[str, Iterable[str]], asked: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    """Something that a button can name has no code yet.

    Fails: a new question before ``wegwijs update`` was run. Passes: the ledger that it writes.
    """
    for name, choices in asked.items():
        if name not in ledger.slots:
            yield Problem(place, f"'{name}' has no slot.", MEND, "missing-code")
            continue
        for choice in choices:
            if choice not in ledger.choices[name]:
                yield Problem(place, f"the choice '{choice}' of '{name}' has no code.", MEND, "missing-code")
    for sort, characters in (("language", ledger.languages), ("topic", ledger.topics), ("page", ledger.pages)):
        for name in things[sort]:
            if name not in characters:
                yield Problem(place, f"the {sort} '{name}' has no code.", MEND, "missing-code")


@check
def reused_code(places: Mapping[str, Scalar], ledger: Ledger, place: Place) -> Iterator[Problem]:
    """One character stands for two things, or for none: an old button could be taken for another answer.

    Fails: ``{child: A, partner: A}``. Passes: a character of its own for each, of ``A-Za-z0-9``, also for what is retired.
    """
    tables = {
        **{f"the choices of '{name}'": (ledger.choices[name], places[name].place) for name in ledger.slots},
        "the languages": (ledger.languages, place),
        "the topics": (ledger.topics, place),
        "the pages": (ledger.pages, place),
    }
    for what, (table, where) in tables.items():
        seen = set[str]()
        for name, character in table.items():
            if character in seen or len(character) != 1 or character not in ALPHABET:
                yield Problem(
                    where, f"in {what}, '{name}' can not have the code '{character}'.", "Put the old ledger back.", "reused-code"
                )
            seen.add(character)


@check
def too_long_code(place: Place, length: int, longest: int) -> Problem:
    """The longest journey does not fit a button, with what is kept free for the note for the lawyer.

    Fails: a flow with too many slots. Passes: one whose longest button has at most 52 bytes.
    """
    return Problem(
        place, f"the longest button has {length} bytes; {longest} are allowed.", "Ask less, or retire less.", "too-long-code"
    )
