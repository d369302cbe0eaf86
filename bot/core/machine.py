"""The flow as one ``transitions`` machine for the whole process, and the table of where its transitions lead.

The names of triggers are the names of choices; from an outcome, ``ANOTHER`` leads back to the situation question.
transitions imports a condition that is a string and takes a truthy guard for a failure, so guards are passed as objects
that return a ``bool``. A replay looks its way up in the table, for stepping the machine took 0.06 of the 0.07 ms of a
replay of seven answers (2026-11). That both lead alike is a test; it steps the machine with an unregistered cursor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from transitions import Machine

from bot.core.flow import Choice, Flow, Outcome, State
from bot.core.lines import Answers, Guard

ANOTHER = "add another situation"
"""The trigger from every outcome to the situation question; no choice can have this name, for it has spaces."""


@dataclass(frozen=True, slots=True)
class _Condition:
    """A guard as transitions calls it."""

    guard: Guard

    def __call__(self, event: Any) -> bool:  # noqa: ANN401  # transitions is untyped: it gives its EventData
        return bool(self.guard.holds(event.kwargs["answers"]))


class Routes:
    """The compiled graph. ``machine`` has no model: whoever steps it brings a cursor with a ``state``."""

    def __init__(self, flow: Flow) -> None:
        self.machine = _machine(flow)
        self._table: dict[tuple[str, str], tuple[tuple[Guard | None, State], ...]] = {
            (source, trigger): tuple(_way(flow, transition) for transition in transitions)
            for trigger, event in self.machine.events.items()
            for source, transitions in event.transitions.items()
        }

    def after(self, state: State, choice: Choice, answers: Answers) -> State:
        """The state to which ``choice`` leads from ``state``, by the first route whose guard holds for ``answers``."""
        ways = self._table[state.name, choice.name]
        return next(target for when, target in ways if when is None or when.holds(answers))

    def again(self, outcome: Outcome) -> State:
        """The state to which an outcome leads when there is another situation to ask about."""
        ((_, situation),) = self._table[outcome.name, ANOTHER]
        return situation


def _machine(flow: Flow) -> Machine:
    machine = Machine(
        model=None, states=list(flow.states), initial=flow.start.name, auto_transitions=False, send_event=True
    )
    for state in flow.states.values():
        for choice in flow.choices_of(state):
            for route in choice.routes:
                conditions: list[Any] = [_Condition(route.when)] if route.when else []
                machine.add_transition(choice.name, state.name, route.state.name, conditions)
        if isinstance(state, Outcome):
            machine.add_transition(ANOTHER, state.name, flow.situation.name)
    return machine


def _way(flow: Flow, transition: Any) -> tuple[Guard | None, State]:  # noqa: ANN401  # as above
    """The route of a transition of the machine: its guard, and the state it leads to."""
    guards = [condition.func.guard for condition in transition.conditions]
    return (guards[0] if guards else None), flow.states[transition.dest]
