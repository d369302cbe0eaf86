"""The table of routes is what the machine says: from every state, by every choice, by any two answers together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import pytest

from bot.core.flow import Choice, Flow, Outcome
from bot.core.guide import Guide
from bot.core.lines import Answers
from bot.core.machine import ANOTHER, Routes
from tests.core.small import States, answered, small_guide

GUARDED: States = {
    "first": {"yes": "second", "no": "second", "both": "second"},
    "second": {
        "yes": [(answered("first", "yes"), "end"), (answered("first", "no"), "other_end"), "situation"],
        "no": "end",
    },
    "situation": {"a": [(answered("second", "yes"), "other_end"), "note"], "b": "end"},
    "note": {"yes": [(answered("first", "yes"), "end"), "other_end"], "no": "end"},
    "end": (None,),
    "other_end": (None,),
}


@dataclass
class Cursor:
    """What the machine moves: it is never registered with it."""

    state: str


@pytest.mark.parametrize("states", [None, GUARDED])
def test_the_machine_and_the_table_lead_alike(guide: Guide, states: States | None) -> None:
    flow = small_guide(guide, states).flow if states else guide.flow
    routes, compared = Routes(flow), 0
    for state in flow.states.values():
        for choice in flow.choices_of(state):
            for answers in all_that_guards_can_see(flow, choice):
                cursor = Cursor(state.name)
                assert routes.machine.events[choice.name].trigger(cursor, answers=answers)
                assert cursor.state == routes.after(state, choice, answers).name
                assert routes.after(state, choice, answers) is flow.states[cursor.state]
                compared += 1
        if isinstance(state, Outcome):
            cursor = Cursor(state.name)
            routes.machine.events[ANOTHER].trigger(cursor)
            assert cursor.state == routes.again(state).name == flow.situation.name
    assert compared > sum(len(flow.choices_of(state)) for state in flow.states.values())


def test_the_machine_has_no_model_and_no_other_transitions(guide: Guide) -> None:
    routes, states = Routes(guide.flow), guide.flow.states
    assert routes.machine.models == []
    assert set(routes.machine.states) == set(states)
    names = {choice.name for state in states.values() for choice in guide.flow.choices_of(state)}
    assert set(routes.machine.events) == {*names, ANOTHER}


def all_that_guards_can_see(flow: Flow, choice: Choice) -> list[Answers]:
    """No answer, each answer to a question that guards on this choice read, and each two of them together.

    Not all at once: ``is_unsure`` reads so many questions that there are millions. One of its answers is enough to make
    it hold, and two are enough for any guard to hold beside another.
    """
    read = sorted({question for route in choice.routes if route.when for question in route.when.reads})
    answers = [(question, each.name) for question in read for each in flow.choices_of(flow.states[question])]
    pairs = [dict(pair) for pair in combinations(answers, 2) if pair[0][0] != pair[1][0]]
    return [{}, *({question: name} for question, name in answers), *pairs]
