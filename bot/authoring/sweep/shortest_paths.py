"""The shortest paths through a flow: by these most people come to an outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from heapq import heappop, heappush
from itertools import count

from bot.authoring.sweep.fullest_paths import Path
from bot.core.flow import Choice, Flow, Outcome, State

TRIED = 200
"""The shortest ways to a state that are followed: what is possible after it depends on the answers."""


@lru_cache(maxsize=4)
def find_shortest_paths(flow: Flow) -> Mapping[Outcome, tuple[int, Path]]:
    """For each outcome the fewest presses that lead to it from the first question, and these choices."""
    order, found, tried = count(), dict[Outcome, tuple[int, Path]](), Counter[str]()
    waiting: list[tuple[int, int, State, Path]] = [(0, next(order), flow.start, ())]
    while waiting:
        presses, _, state, path = heappop(waiting)
        if isinstance(state, Outcome):
            found.setdefault(state, (presses, path))
        elif tried[state.name] < TRIED:
            tried[state.name] += 1
            for target, choice in _onward(flow, state, path):
                more = 1 + _screens_before(flow, state, choice)
                heappush(waiting, (presses + more, next(order), target, (*path, choice)))
    return found


def _onward(flow: Flow, state: State, path: Path) -> Iterator[tuple[State, Choice]]:
    """Every choice of a state, with where it leads after these answers."""
    for choice in flow.choices_of(state):
        names = {each.question: each.name for each in (*path, choice)}
        yield next(route.state for route in choice.routes if route.when is None or route.when.holds(names)), choice


def _screens_before(flow: Flow, state: State, choice: Choice) -> int:
    """Presses to the screen on which a choice stands."""
    if state is not flow.situation:
        return 0
    return next(number for number, group in enumerate(flow.situation.groups) if choice in group)
