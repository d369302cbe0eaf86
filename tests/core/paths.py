"""Ways through the flow, by a plain walk of its graph: the machine, the replay and the codes have no part in it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.core.conversation import Conversation
from bot.core.flow import Answers, Choice, Flow, Outcome, State
from bot.core.guide import Guide
from tests.core.reachable import in_order


@dataclass(frozen=True, slots=True)
class Way:
    """The choices that are pressed one after another from the first question, and the state that each leads to."""

    steps: tuple[tuple[Choice, State], ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(choice for choice, _ in self.steps)


def end_of(flow: Flow, way: Way) -> State:
    return way.steps[-1][1] if way.steps else flow.start


def onward(flow: Flow, way: Way) -> Iterator[Way]:
    """A way made longer by each choice of its end. What counts as a situation is not asked for."""
    for choice in flow.choices_of(end_of(flow, way)):
        choices = (*way.choices, choice)
        names = {each.question: each.name for each in choices if each.question != flow.situation.name}
        counted = next((each.counts_as for each in choices if each.counts_as), None)
        target = leads_to(choice, names)
        if target is flow.situation and counted:
            target = leads_to(counted, names)
        yield Way((*way.steps, (choice, target)))


def leads_to(choice: Choice, answers: Answers) -> State:
    return next(route.state for route in choice.routes if route.when is None or route.when.holds(answers))


def ways_to_an_end(flow: Flow, way: Way) -> Iterator[Way]:
    """Every way that begins like ``way`` and ends in an outcome."""
    if isinstance(end_of(flow, way), Outcome):
        yield way
        return
    for longer in onward(flow, way):
        yield from ways_to_an_end(flow, longer)


def shortest_ways(flow: Flow) -> Mapping[tuple[str, str], Way]:
    """(outcome, situation) -> the shortest way from the first question to that outcome through that situation.

    Instead of a situation there can be the answer that counts as one.
    """
    found, seen = dict[tuple[str, str], Way](), set[tuple[object, ...]]()
    waiting = deque([Way()])
    while waiting:
        for way in onward(flow, waiting.popleft()):
            state, through = end_of(flow, way), situation_of(flow, way)
            key = (state, through, *_guarding(flow, way))
            if key in seen:
                continue
            seen.add(key)
            waiting.append(way)
            if isinstance(state, Outcome):
                found.setdefault((state.name, through), way)
    return found


def situation_of(flow: Flow, way: Way) -> str:
    """The name of the choice that told the situation; nothing before there is one."""
    choices = [each for each in way.choices if each.counts_as or each.question == flow.situation.name]
    return choices[0].name if choices else ""


def _guarding(flow: Flow, way: Way) -> tuple[Choice, ...]:
    """The answers that a guard on the way can look at."""
    choices = (choice for state in flow.states.values() for choice in flow.choices_of(state))
    guards = {route.when for choice in choices for route in choice.routes if route.when}
    read = {question for guard in guards for question in guard.reads}
    return tuple(choice for choice in way.choices if choice.question in read)


def conversation_of(guide: Guide, *ways: Way) -> Conversation:
    """What somebody said who went these ways, in English; of a question answered twice, the last answer."""
    choices = {choice: None for way in ways for choice in way.choices}
    answers = {choice.question: choice for choice in choices if choice.question != guide.flow.situation.name}
    situations = tuple(choice for choice in choices if choice.question == guide.flow.situation.name)
    return Conversation(guide.words.english, in_order(guide, [*answers.values()]), situations)


def told(flow: Flow, way: Way, language: str) -> str:
    """The transcript of a way, which nobody has to write by hand."""
    lines = ["start > languages", f"language {language} > menu", f"go on > {flow.start.name}"]
    for choice, state in way.steps:
        lines += (f"open another {group} > {flow.situation.name}" for group in range(1, 1 + _group(flow, choice)))
        lines.append(f"choose {choice.name} > {state.name}")
    return "\n".join(lines)


def _group(flow: Flow, choice: Choice) -> int:
    """On which screen of the situations a choice stands, counted from 0."""
    return next((number for number, group in enumerate(flow.situation.groups) if choice in group), 0)
