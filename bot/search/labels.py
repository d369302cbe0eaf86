"""The answers of the flow by the one topic that they lead to: who types such an answer asks for that topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from bot.core.content import Topic
from bot.core.flow import Choice, Flow, Outcome, State
from bot.core.text import Text


def collect_labels(flow: Flow) -> Mapping[Topic, tuple[Text, ...]]:
    """What is said by the choices that lead to one topic alone, by that topic; "I don't know" says nothing."""
    known, found = dict[str, frozenset[Topic]](), defaultdict[Topic, dict[Text, None]](dict)
    for state in flow.states.values():
        for choice in flow.choices_of(state):
            topics = _topics_after(flow, choice, known) - {flow.general}
            if choice.said and len(topics) == 1:
                found[next(iter(topics))][choice.said] = None
    return {topic: tuple(texts) for topic, texts in found.items()}


def _topics_after(flow: Flow, choice: Choice, known: dict[str, frozenset[Topic]]) -> frozenset[Topic]:
    return frozenset(topic for route in choice.routes for topic in _topics_of(flow, route.state, known))


def _topics_of(flow: Flow, state: State, known: dict[str, frozenset[Topic]]) -> frozenset[Topic]:
    """The topics that outcomes point to, from this state on."""
    if state.name not in known:
        known[state.name] = frozenset(_find_topics(flow, state, known))
    return known[state.name]


def _find_topics(flow: Flow, state: State, known: dict[str, frozenset[Topic]]) -> Iterator[Topic]:
    if isinstance(state, Outcome):
        yield from (pointer.topic for pointer in state.pointers)
    for choice in flow.choices_of(state):
        yield from _topics_after(flow, choice, known)
