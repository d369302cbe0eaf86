"""The decision tree on paper: every state has a number, and every answer the number to go to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from bot.core.drawing.scene import Speaker
from bot.core.flow import Flow, Information, Outcome, Question, State
from bot.core.text import Said


@dataclass(frozen=True, slots=True)
class TreeAnswer:
    """An answer, and where it leads: one number, or several between which earlier answers decide."""

    label: Said
    to: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TreeStep:
    """One box of the tree. ``topics`` are the names of what may fit, where it is an outcome."""

    number: int
    look: str
    title: Said
    answers: tuple[TreeAnswer, ...] = ()
    topics: tuple[tuple[str, Said], ...] = ()


def draw_tree(speaker: Speaker, flow: Flow) -> tuple[TreeStep, ...]:
    """Every state, in the order of the flow: its start has the number 1."""
    others = [state for state in flow.states.values() if state is not flow.start]
    numbers = {state: number for number, state in enumerate((flow.start, *others), start=1)}
    return tuple(_draw_step(speaker, flow, state, numbers) for state in numbers)


def _draw_step(speaker: Speaker, flow: Flow, state: State, numbers: dict[State, int]) -> TreeStep:
    say = speaker.voice.say
    answers = tuple(
        TreeAnswer(say(choice.label), tuple(numbers[route.state] for route in choice.routes))
        for choice in flow.choices_of(state)
    )
    match state:
        case Question():
            return TreeStep(numbers[state], "question", say(state.ask), answers)
        case Information():
            return TreeStep(numbers[state], "information", say(state.title), answers)
        case Outcome():
            topics = dict.fromkeys(pointer.topic for pointer in state.pointers)
            own = [topic for topic in topics if topic is not flow.general] or [flow.general]
            named = tuple((topic.name, say(topic.title)) for topic in own)
            return TreeStep(numbers[state], "outcome", say(state.title), (), named)
        case _ as never:
            assert_never(never)
