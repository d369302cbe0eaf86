"""Flows by chance, and others that share their names: what a guide is before and after an author changed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from bot.core.lines import Guard
from tests.core.small import States, Target, answered

BEFORE, AFTER = ("q1", "q2", "q3", "q4"), ("x1", "x2", "x3", "x4")
"""Names of questions that can come before the situations, and after them."""

ENDS: States = {"end": (None, answered("first", "yes")), "other": (None,)}
CHOICES = ("yes", "no", "maybe")


def any_flow(chance: Random) -> tuple[States, Mapping[str, str]]:
    """A sound flow, and which of its answers tell which situation. Two of them share most names, and little else."""
    before = ["first", *_some(chance, BEFORE)]
    after, situations = _some(chance, AFTER), ["a", "b", *_some(chance, ("c", "d"))]
    states: dict[str, Mapping[str, Target] | str | tuple[Guard | None, ...]] = {}
    for number, name in enumerate(before):
        onward = [*before[number + 1 :], "situation"]
        states[name] = {choice: _target(chance, onward, before[:number]) for choice in ("yes", *_some(chance, CHOICES))}
    states["situation"] = {name: chance.choice([*after, *ENDS]) for name in situations}
    for number, name in enumerate(after):
        onward = [*after[number + 1 :], *ENDS]
        question = {choice: chance.choice(onward) for choice in CHOICES[:2]}
        states[name] = chance.choice((question, question, chance.choice(onward)))
    reached = _reached({**states, **ENDS})
    counts = {f"{name}.yes": chance.choice(situations) for name in before if name in reached and chance.random() < 0.2}
    return reached, counts


def _some(chance: Random, names: Sequence[str]) -> list[str]:
    return [name for name in names if chance.random() < 0.75]


def _target(chance: Random, onward: Sequence[str], before: Sequence[str]) -> Target:
    """The next state, sometimes another one for who said yes to an earlier question; now and then an end at once."""
    last = chance.choice((*onward, *onward, "end"))
    if before and chance.random() < 0.3:
        return ((answered(chance.choice(before), "yes"), chance.choice(onward)), last)
    return last


def _reached(states: States) -> States:
    """The states that something leads to; the situations always are, for a person can add one at any end."""
    seen, waiting = dict[str, None](), ["first", "situation"]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen[name] = None
            waiting += _targets(states[name])
    return {name: state for name, state in states.items() if name in seen}


def _targets(state: object) -> list[str]:
    match state:
        case str():
            return [state]
        case Mapping():
            return [name for target in state.values() for name in _targets_of(target)]
        case _:
            return []


def _targets_of(target: Target) -> list[str]:
    return [target] if isinstance(target, str) else [way if isinstance(way, str) else way[1] for way in target]
