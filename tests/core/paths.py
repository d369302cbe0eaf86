"""Ways through the flow, by a plain walk of its graph: the machine, the replay and the codes have no part in it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bot.core.conversation import Conversation
from bot.core.flow import Choice, Flow, Outcome, State
from bot.core.guide import Guide
from bot.core.lines import Answers, Guard
from tests.core.reachable import in_order


@dataclass(frozen=True, slots=True)
class Way:
    """The choices that are pressed one after another from the first question, and the state that each leads to."""

    steps: tuple[tuple[Choice, State], ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(choice for choice, _ in self.steps)


NOWHERE = Way()


def end_of(flow: Flow, way: Way) -> State:
    return way.steps[-1][1] if way.steps else flow.start


def onward(flow: Flow, way: Way) -> Iterator[Way]:
    """A way made longer by each choice of its end. What counts as a situation is not asked for."""
    for choice in flow.choices_of(end_of(flow, way)):
        choices = (*way.choices, choice)
        names = _names(flow, choices)
        counted = next((each.counts_as for each in choices if each.counts_as), None)
        target = leads_to(choice, names)
        if target is flow.situation and counted:
            target = leads_to(counted, names)
        yield Way((*way.steps, (choice, target)))


def names_of(flow: Flow, way: Way) -> dict[str, str]:
    """The answers of a way as guards read them."""
    return _names(flow, way.choices)


def _names(flow: Flow, choices: Iterable[Choice]) -> dict[str, str]:
    return {each.question: each.name for each in choices if each.question != flow.situation.name}


def leads_to(choice: Choice, answers: Answers) -> State:
    return next(route.state for route in choice.routes if route.when is None or route.when.holds(answers))


def shortest_ways(flow: Flow) -> Mapping[tuple[str, str], Way]:
    """(outcome, situation) -> the shortest way from the first question to that outcome through that situation.

    Instead of a situation there can be the answer that counts as one.
    """
    found = dict[tuple[str, str], Way]()
    for way in ways(flow):
        if isinstance(state := end_of(flow, way), Outcome):
            found.setdefault((state.name, situation_of(flow, way)), way)
    return found


@cache
def ways(flow: Flow, read: Guard | None = None, begun: Way = NOWHERE) -> tuple[Way, ...]:
    """The ways that begin like ``begun``, the shortest first; of those that cannot be told apart any more, one.

    Ways to one place through one situation go on alike where the guards say the same on the routes that can still
    follow. That is so as long as a guard on a route looks for one answer of several, as all do: one that has held
    holds until the end. To keep what each guard was told would be a way for every list of answers that ``is_unsure``
    can find. ``read`` is a guard that tells ways apart as well, to their ends: lines have guards that no route has.
    """
    ahead, first = _guards_ahead(flow), end_of(flow, begun)
    found, seen = list[Way](), set[object]()
    waiting = deque([] if isinstance(first, Outcome) else [begun])
    while waiting:
        for way in onward(flow, waiting.popleft()):
            state, names = end_of(flow, way), names_of(flow, way)
            watched = {*ahead[state], read} if read else ahead[state]
            held = frozenset(guard.name for guard in watched if guard.holds(names))
            key = (state, situation_of(flow, way), held)
            if key not in seen:
                seen.add(key)
                found.append(way)
                waiting.append(way)
    return tuple(found)


def situation_of(flow: Flow, way: Way) -> str:
    """The name of the choice that told the situation; nothing before there is one."""
    choices = [each for each in way.choices if each.counts_as or each.question == flow.situation.name]
    return choices[0].name if choices else ""


def _guards_ahead(flow: Flow) -> Mapping[State, frozenset[Guard]]:
    """The guards on the routes that can still be come to from each state."""
    found = dict[State, frozenset[Guard]]()

    def ahead(state: State) -> frozenset[Guard]:
        if state not in found:
            routes = [route for choice in flow.choices_of(state) for route in choice.routes]
            own = frozenset(route.when for route in routes if route.when)
            found[state] = own.union(*(ahead(route.state) for route in routes))
        return found[state]

    for state in flow.states.values():
        ahead(state)
    return found


def conversation_of(guide: Guide, *ways: Way) -> Conversation:
    """What somebody said who went these ways, in English; of a question answered twice, the last answer."""
    choices = {choice: None for way in ways for choice in way.choices}
    answers = {choice.question: choice for choice in choices if choice.question != guide.flow.situation.name}
    situations = tuple(choice for choice in choices if choice.question == guide.flow.situation.name)
    return Conversation(guide.words.english, in_order(guide, [*answers.values()]), situations)


def told(flow: Flow, way: Way, language: str) -> str:
    """The transcript of a way, which nobody has to write by hand."""
    lines = ["start > languages", f"language {language} > {flow.start.name}"]
    for choice, state in way.steps:
        lines += (f"open another {group} > {flow.situation.name}" for group in range(1, 1 + _group(flow, choice)))
        lines.append(f"choose {choice.name} > {state.name}")
    return "\n".join(lines)


def _group(flow: Flow, choice: Choice) -> int:
    """On which screen of the situations a choice stands, counted from 0."""
    return next((number for number, group in enumerate(flow.situation.groups) if choice in group), 0)
