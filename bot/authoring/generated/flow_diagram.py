"""The picture of the flow, in Mermaid, drawn from the flow itself. It is committed; a test fails when it is stale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from bot.core.flow import Flow, Information, Outcome, Question, State

GRAPH = "docs/flow.md"
_WRITTEN = "Written by `wegwijs graph` from `flows/permit.yaml`."


def draw_flow(flow: Flow) -> str:
    """``docs/flow.md``: every state, and every choice as an arrow."""
    return "\n".join(
        (
            "# The flow",
            "",
            f"{_WRITTEN} A box asks, a slanted box informs, a round box is an outcome.",
            "Every outcome leads back to the situation question, to add another.",
            "",
            "```mermaid",
            "flowchart TD",
            *(f"  {_box(state)}" for state in flow.states.values()),
            *(f"  {arrow}" for state in flow.states.values() for arrow in _arrows(flow, state)),
            "```",
            "",
        )
    )


def _box(state: State) -> str:
    match state:
        case Question():
            return f'{state.name}["{_plain(state.ask.english)}"]'
        case Information():
            return f'{state.name}[/"{_plain(state.title.english)}"/]'
        case Outcome():
            return f'{state.name}(["{_plain(state.title.english)}"])'
        case _ as never:
            assert_never(never)


def _arrows(flow: Flow, state: State) -> Iterator[str]:
    """One arrow for each target, with all the choices that lead there."""
    labels = dict[str, list[str]]()
    for choice in flow.choices_of(state):
        for route in choice.routes:
            guard = f" when {route.when.name}" if route.when else ""
            labels.setdefault(route.state.name, []).append(_plain(choice.label.english) + guard)
    for target, names in labels.items():
        yield f'{state.name} -->|"{" / ".join(names)}"| {target}'


def _plain(text: str) -> str:
    """A text without what Mermaid would take for its own."""
    return text.replace('"', "'").replace("\n", " ")
