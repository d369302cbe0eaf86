"""The checks of the ledger of codes. Codes are for ever: an old button must never mean something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from bot.authoring.english.draft_flow import DraftFlow
from bot.authoring.source.checks import Fault, finder, message
from bot.authoring.source.problems import Place, Problem
from bot.core.ledger import ALPHABET, Ledger, value_of
from bot.core.note import LineKind, NoteLine

WIDTHS = (1, 3, 4)
"""The sizes that a field of answers can have, in bits."""

_UPDATE = "Run 'wegwijs update'; it writes flows/codes.yaml."
_OLD = "Put the old ledger back, then run 'wegwijs update'"
_DECISION = "docs/decisions/0014-the-answers-are-one-number.md"
_FULL = f"All {len(ALPHABET)} characters are taken, also by what is retired"


@finder
def missing_code(flow: DraftFlow, ledger: Ledger, things: Mapping[str, Mapping[str, Place]]) -> Iterator[Fault]:
    """Something that a button can name has no code yet.

    Fails: a new question before ``wegwijs update`` was run. Passes: the ledger that it writes.
    """
    for name, state in flow.states.items():
        table = ledger.choices.get(name)
        if table is None:
            continue
        for choice in state.choices:
            if choice.name.text not in table:
                what = f"the choice '{choice.name.text}' of '{name}' has no code yet."
                fix = _UPDATE if len(table) < len(ALPHABET) else f"{_FULL}: ask it in a question of its own."
                yield Fault(choice.name.place, what, fix)
    for name in _without_slot(flow, ledger)[: _slots_left(ledger)]:
        yield Fault(flow.states[name].name.place, f"'{name}' has no code yet.", _UPDATE)
    for sort, table in (
        ("language", ledger.languages),
        ("topic", ledger.topics),
        ("page", ledger.pages),
        ("target", ledger.targets),
        ("danger", ledger.dangers),
        ("card", ledger.cards),
    ):
        for name, place in things[sort].items():
            if name not in table:
                fix = _UPDATE if len(table) < len(ALPHABET) else f"{_FULL}: the code needs a new version ({_DECISION})."
                yield Fault(place, f"the {sort} '{name}' has no code yet.", fix)


def check_note(lines: Mapping[NoteLine, Place], ledger: Ledger) -> Iterator[Problem]:
    """The lines of a note for a lawyer that have no code yet, where what they are about has one."""
    for line, place in lines.items():
        if str(line) not in ledger.note and _is_known(line, ledger):
            yield missing_code.problem(Fault(place, f"the line '{line}' of the note has no code yet.", _UPDATE))


def _is_known(line: NoteLine, ledger: Ledger) -> bool:
    match line.kind:
        case LineKind.ANSWER:
            return line.name in ledger.slots
        case LineKind.OPTION:
            return line.name in ledger.topics
        case LineKind.HAD | LineKind.LACKS | LineKind.ASK:
            return True
        case _ as never:
            assert_never(never)


def _without_slot(flow: DraftFlow, ledger: Ledger) -> list[str]:
    """The names of the questions and informations that are new."""
    return [name for name, state in flow.states.items() if state.choices and name not in ledger.choices]


def _slots_left(ledger: Ledger) -> int:
    return max(0, len(ALPHABET) - len(ledger.slots))


@message
def reused_code(place: Place, what: str, name: str, character: str) -> Fault:
    """One character stands for two things, or for none: an old button could be taken for another answer.

    Fails: ``{child: A, partner: A}``. Passes: a character of its own for each, of ``A-Za-z0-9``, also for the retired.
    """
    fault = f"in {what}, '{name}' cannot have the code '{character}'."
    return Fault(place, fault, f"{_OLD}.")


@message
def too_many_slots(place: Place, name: str) -> Fault:
    """More questions and informations than a button can name: it names each by one character, also those that are gone.

    Fails: a 63rd slot in the ledger, or a question that would get it. Passes: at most 62, with those that have left the
    flow.
    """
    what = f"there is no slot left for '{name}': a button can name {len(ALPHABET)}, with those that have left the flow."
    fix = f"Ask it as a choice of a question that is there, or make a new version of the code ({_DECISION})."
    return Fault(place, what, fix)


def check_slots(flow: DraftFlow, ledger: Ledger) -> Iterator[Problem]:
    """The new questions and informations for which the ledger has no slot left."""
    for name in _without_slot(flow, ledger)[_slots_left(ledger) :]:
        yield too_many_slots(flow.states[name].name.place, name)


@message
def wrong_field(place: Place, what: str, else_: str = "") -> Fault:
    """A field of the number of answers that cannot be, or one that the ledger has lost: old answers would be others.

    Fails: a line of ``fields`` that was changed, doubled or taken out. Passes: those that ``wegwijs update`` wrote.
    """
    return Fault(place, what, f"{_OLD}{else_}.")


def check_fields(flow: DraftFlow, ledger: Ledger, place: Place) -> Iterator[Problem]:
    """The questions whose answers the fields have no room for. The situations need none.

    Code and field are given together, so that one is there without the other only where there are no fields at all yet,
    where a field was taken out, or for a question of version 1 that had left the flow before there were fields.
    """
    for name, state in flow.states.items():
        choices, room = ledger.choices.get(name, {}), ledger.room(name)
        lacking = [each for each in state.choices if value_of(choices.get(each.name.text, "-")) > room]
        if not lacking or is_situation(flow, name):
            continue
        if not ledger.fields:
            new = Fault(state.name.place, f"'{name}' has no field for its answers yet.", _UPDATE)
            yield missing_code.problem(new)
        else:
            what = f"no field has room for the choice '{lacking[0].name.text}' of '{name}', which has a code."
            yield wrong_field(place, what, "; a question that comes back from version 1 needs a new name")


def is_situation(flow: DraftFlow, name: str) -> bool:
    """Whether this is the question whose answers have a place of their own in the code."""
    return flow.situation is not None and flow.situation.text == name


def is_free(character: str, taken: Iterable[str]) -> bool:
    """Whether a character can be the code of one more thing."""
    return len(character) == 1 and character in ALPHABET and character not in taken


@message
def too_long_code(place: Place, name: str, length: int, longest: int) -> Fault:
    """The longest journey does not fit a button, with the fullest note for a lawyer at its end.

    Fails: a flow with too many questions. Passes: one whose longest button has at most 64 bytes. It is told at the
    question whose field is the last: the answers need all digits up to its own, whatever was asked before. ``wegwijs
    update`` writes no code for what would be too long.
    """
    what = (
        f"up to '{name}', the last in the ledger, the longest button needs {length} bytes, "
        f"{length - longest} more than the {longest} that are allowed."
    )
    fix = (
        "Ask what is new as a choice of a question that is there, or make one situation of two: each has a byte. "
        "Fewer choices, a shorter path or an earlier question taken out free nothing, for a field stays. "
        f"Else the code needs a version 3 ({_DECISION})."
    )
    return Fault(place, what, fix)
