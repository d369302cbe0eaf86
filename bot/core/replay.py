"""Finds the place: replays the answers of a conversation through the machine.

Answers are keyed by question, so one mechanism serves going back, changing an answer, an old button and a changed flow.
The path is walked until a question has no answer. What was answered further on is kept as long as it can still be
reached; what cannot is dropped, and the person is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.core.conversation import Conversation
from bot.core.flow import Choice, Flow, Outcome, Question, Route, State
from bot.core.lines import Answers, Guard, Line
from bot.core.machine import Routes


@dataclass(frozen=True, slots=True)
class Ending:
    """An outcome that was reached, and the situation that led to it (None: no situation was asked on the way)."""

    outcome: Outcome
    situation: Choice | None


@dataclass(frozen=True, slots=True)
class Journey:
    """The path that a conversation's answers give, and everything that was reached on it.

    ``steps`` are the choices on the path, each question once, in order. ``told`` are all situations that count, also
    those that another answer already told. ``endings`` are complete only where ``place`` is an outcome; each outcome is
    in them once, at the first time that it was reached. ``answers`` are the steps by name, as guards read them; the
    situation question is not in it, for it has several. ``settled`` are the matters that need not be asked any more.
    """

    place: State
    steps: tuple[Choice, ...]
    told: tuple[Choice, ...]
    endings: tuple[Ending, ...]
    answers: Answers
    settled: frozenset[str]

    def says(self, line: Line) -> bool:
        """Whether a line is said to whoever answered so."""
        return is_said(line, self.answers, self.settled)


def is_said(line: Line, answers: Answers, settled: frozenset[str]) -> bool:
    """The one place that decides whether a line is said: its guard holds, and it asks nothing that is settled."""
    return (line.when is None or line.when.holds(answers)) and line.asks.isdisjoint(settled)


def settled_matters(choices: Iterable[Choice]) -> frozenset[str]:
    """The matters that these choices settle. "I don't know" and "I don't want to say" settle nothing."""
    return frozenset(matter for choice in choices for matter in choice.settles)


class Replay:
    """Replays conversations of one flow."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._routes = Routes(flow)
        self._ahead = dict[str, int | None]()
        for state in flow.states.values():
            self._measure(state)

    def journey(self, conversation: Conversation) -> Journey:
        """The path that the answers give. It ends: a flow has no circle, and every situation is taken once."""
        flow, given = self._flow, {choice.question: choice for choice in conversation.answers}
        state, steps, names = flow.start, list[Choice](), dict[str, str]()
        told, endings = list[Choice](), list[Ending]()
        situation: Choice | None = None
        while True:
            chosen = given.get(state.name)
            if state is flow.situation or isinstance(state, Outcome):
                chosen = _untold(conversation, steps, told)
            if isinstance(state, Outcome):
                if all(ending.outcome is not state for ending in endings):
                    endings.append(Ending(state, situation))
                if chosen:
                    state = self._routes.again(state)
            if chosen is None:
                settled = settled_matters((*steps, *told))
                return Journey(state, tuple(steps), tuple(told), tuple(endings), names, settled)
            if state is flow.situation:
                situation = chosen
                told.append(chosen)
                if chosen in conversation.situations:
                    steps.append(chosen)
            elif chosen not in steps:
                steps.append(chosen)
                names[chosen.question] = chosen.name
            state = self._routes.after(state, chosen, names)

    def sift(self, conversation: Conversation) -> tuple[Conversation, tuple[Choice, ...]]:
        """The conversation without the answers that can no longer be reached, and those answers.

        Dropping one answer can put others out of reach, so this is repeated until nothing changes. A situation that
        another answer tells already is taken off the list without a word: it still counts.
        """
        kept, dropped = conversation, list[Choice]()
        while True:
            lost = self._out_of_reach(kept)
            answers = tuple(choice for choice in kept.answers if choice not in lost)
            counted = {choice.counts_as for choice in answers}
            situations = tuple(choice for choice in kept.situations if choice not in counted)
            if not lost and situations == kept.situations:
                return kept, tuple(dropped)
            kept = replace(kept, answers=answers, situations=situations)
            dropped += lost

    def _out_of_reach(self, conversation: Conversation) -> list[Choice]:
        """The answers that do not lie on the path, and cannot: it is walked as it is, then in every way left open."""
        journey = self.journey(conversation)
        on_the_path = {choice.question for choice in journey.steps}
        others = [choice for choice in conversation.answers if choice.question not in on_the_path]
        ahead = self._still_ahead(conversation, journey) if others else ()
        return [choice for choice in others if choice.question not in ahead]

    def _still_ahead(self, conversation: Conversation, journey: Journey) -> set[str]:
        """The names of all that can follow after a journey."""
        flow = self._flow
        given = {choice.question: choice for choice in conversation.answers}
        names = {choice.question: choice.name for choice in conversation.answers}
        counted = (choice.counts_as for choice in conversation.answers if choice.counts_as)
        told = (*counted, *conversation.situations)
        waiting: list[State] = [] if isinstance(journey.place, Outcome) else [journey.place]
        seen = set[str]()
        while waiting:
            state = waiting.pop()
            if state.name in seen:
                continue
            seen.add(state.name)
            if isinstance(state, Outcome):
                waiting.append(flow.situation)
            elif state is flow.situation:
                waiting += (route.state for choice in told for route in _left_open(choice, names))
            elif chosen := given.get(state.name):
                waiting += (route.state for route in _left_open(chosen, names))
            else:
                waiting += (route.state for choice in flow.choices_of(state) for route in choice.routes)
        return seen

    def questions_ahead(self, state: State) -> int | None:
        """The questions that follow, ``state`` itself among them; None: their number depends on the answers."""
        return self._ahead[state.name]

    def _measure(self, state: State) -> int | None:
        if state.name not in self._ahead:
            targets = [route.state for choice in self._flow.choices_of(state) for route in choice.routes]
            numbers = {self._measure(target) for target in targets} or {0}
            number = numbers.pop() if len(numbers) == 1 else None
            self._ahead[state.name] = None if number is None else number + isinstance(state, Question)
        return self._ahead[state.name]


def _untold(conversation: Conversation, steps: Iterable[Choice], told: Sequence[Choice]) -> Choice | None:
    """The next situation to ask about: first those that answers told, then those that were chosen."""
    counted = (choice.counts_as for choice in steps if choice.counts_as)
    return next((choice for choice in (*counted, *conversation.situations) if choice not in told), None)


def _left_open(choice: Choice, names: Answers) -> list[Route]:
    """The routes that can be taken: a guard that reads what was not answered yet can still come out either way."""

    def is_unsure(guard: Guard) -> bool:
        return any(question not in names for question in guard.reads)

    possible = [route for route in choice.routes if not (guard := route.when) or is_unsure(guard) or guard.holds(names)]
    sure = next(at for at, route in enumerate(possible) if not (guard := route.when) or not is_unsure(guard))
    return possible[: sure + 1]
