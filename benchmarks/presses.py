"""How many presses lead from the landing page to each outcome, by the shortest way: with the choice of a language."""

from __future__ import annotations

import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from heapq import heappop, heappush
from itertools import count

from bot.core.flow import Choice, Flow, Outcome, State
from bot.wiring import load

BEFORE = 1
"""The language."""

TRIED = 200
"""The shortest ways to a state that are followed: what is possible after it depends on the answers."""


def main() -> None:
    """Prints the median, and each outcome with its number."""
    found = presses(load().flow)
    sys.stdout.write(f"presses from landing to an outcome: {statistics.median(found.values()):.0f} at the median\n")
    for name, number in sorted(found.items(), key=lambda each: each[1]):
        sys.stdout.write(f"{number:3d}  {name}\n")


def presses(flow: Flow) -> Mapping[str, int]:
    """The fewest presses to each outcome, by its name."""
    order, found, tried = count(), dict[str, int](), Counter[str]()
    waiting: list[tuple[int, int, State, Mapping[str, str]]] = [(BEFORE, next(order), flow.start, {})]
    while waiting:
        number, _, state, names = heappop(waiting)
        if isinstance(state, Outcome):
            found.setdefault(state.name, number)
        elif tried[state.name] < TRIED:
            tried[state.name] += 1
            for target, longer, more in _onward(flow, state, names):
                heappush(waiting, (number + more, next(order), target, longer))
    return found


def _onward(flow: Flow, state: State, names: Mapping[str, str]) -> Iterator[tuple[State, Mapping[str, str], int]]:
    for choice in flow.choices_of(state):
        longer = {**names, choice.question: choice.name}
        target = next(route.state for route in choice.routes if route.when is None or route.when.holds(longer))
        yield target, longer, 1 + _screens_before(flow, state, choice)


def _screens_before(flow: Flow, state: State, choice: Choice) -> int:
    """Presses to the screen on which a choice stands."""
    if state is not flow.situation:
        return 0
    return next(number for number, group in enumerate(flow.situation.groups) if choice in group)


if __name__ == "__main__":
    main()
