"""The flow as one ``transitions`` machine for the whole process, stepped with a cursor that is never registered.

A model per person would be state per process; a cursor lives for one replay. The names of triggers are the names of
choices; from an outcome, ``ANOTHER`` leads back to the situation question. transitions imports a condition that is a
string and takes a truthy guard for a failure, so guards are passed as functions that return a ``bool``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from transitions import Machine

from bot.core.flow import Answers, Choice, Flow, Guard, Outcome

ANOTHER = "add another situation"
"""The trigger from every outcome to the situation question; no choice can have this name, for it has spaces."""


@dataclass(slots=True)
class Cursor:
    """Where a replay stands. ``state`` is the name of a state; transitions moves it."""

    state: str


def _condition(guard: Guard) -> Any:  # noqa: ANN401  # transitions is untyped: it takes any function of its EventData
    return lambda event: bool(guard.holds(event.kwargs["answers"]))


class Routes:
    """The compiled graph."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._machine = Machine(
            model=None, states=list(flow.states), initial=flow.start.name, auto_transitions=False, send_event=True
        )
        for state in flow.states.values():
            for choice in flow.choices_of(state):
                for route in choice.routes:
                    self._machine.add_transition(
                        choice.name,
                        state.name,
                        route.state.name,
                        conditions=[_condition(route.when)] if route.when else None,
                    )
            if isinstance(state, Outcome):
                self._machine.add_transition(ANOTHER, state.name, flow.situation.name)

    def begin(self) -> Cursor:
        """A cursor at the first state."""
        return Cursor(self._flow.start.name)

    def follow(self, cursor: Cursor, choice: Choice, answers: Answers) -> None:
        """Moves ``cursor`` along ``choice``, by the first route whose guard holds for ``answers``."""
        self._machine.events[choice.name].trigger(cursor, answers=answers)

    def again(self, cursor: Cursor) -> None:
        """Moves ``cursor`` from an outcome to the situation question."""
        self._machine.events[ANOTHER].trigger(cursor)
