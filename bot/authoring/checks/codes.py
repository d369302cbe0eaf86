"""What can be wrong with the ledger of codes. Codes are for ever: an old button must never mean something else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from bot.authoring.drafts import DraftFlow
from bot.authoring.problems import Place, Problem, check
from bot.core.ledger import ALPHABET, Ledger

_UPDATE = "Run 'wegwijs update'; it writes flows/codes.yaml."
_FULL = f"All {len(ALPHABET)} characters are taken, also by what is retired: the code needs a new version."


@check
def missing_code(flow: DraftFlow, ledger: Ledger, things: Mapping[str, Mapping[str, Place]]) -> Iterator[Problem]:
    """Something that a button can name has no code yet.

    Fails: a new question before ``wegwijs update`` was run. Passes: the ledger that it writes.
    """
    for name, state in flow.states.items():
        if state.choices and name not in ledger.choices:
            yield Problem(state.name.place, f"'{name}' has no code yet.", _UPDATE, "missing-code")
            continue
        table = ledger.choices.get(name, {})
        for choice in state.choices:
            if choice.name.text not in table:
                what = f"the choice '{choice.name.text}' of '{name}' has no code yet."
                yield Problem(choice.name.place, what, _mend(table), "missing-code")
    for sort, table in (("language", ledger.languages), ("topic", ledger.topics), ("page", ledger.pages)):
        for name, place in things[sort].items():
            if name not in table:
                yield Problem(place, f"the {sort} '{name}' has no code yet.", _mend(table), "missing-code")


def _mend(table: Collection[str]) -> str:
    return _UPDATE if len(table) < len(ALPHABET) else _FULL


@check
def reused_code(place: Place, what: str, name: str, character: str) -> Problem:
    """One character stands for two things, or for none: an old button could be taken for another answer.

    Fails: ``{child: A, partner: A}``. Passes: a character of its own for each, of ``A-Za-z0-9``, also for the retired.
    """
    fault = f"in {what}, '{name}' can not have the code '{character}'."
    return Problem(place, fault, "Put the old ledger back, then run 'wegwijs update'.", "reused-code")


def is_free(character: str, taken: Iterable[str]) -> bool:
    """Whether a character can be the code of one more thing."""
    return len(character) == 1 and character in ALPHABET and character not in taken


@check
def too_long_code(place: Place, length: int, longest: int) -> Problem:
    """The longest journey does not fit a button, with what is kept free for the note for the lawyer.

    Fails: a flow with too many questions. Passes: one whose longest button has at most 52 bytes.
    """
    what = f"the longest button needs {length} bytes; {longest} are allowed."
    return Problem(place, what, "Ask less: every question takes a byte, and so does every situation.", "too-long-code")
