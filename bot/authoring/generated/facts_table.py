"""``docs/facts.md``: where each fact stands and the shortest way to it, written by ``wegwijs graph``."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from bot.authoring.english.draft_page import DraftPage
from bot.core.flow import Choice, Flow, Outcome

FACTS = "docs/facts.md"


def format_facts_table(flow: Flow, pages: Mapping[str, DraftPage], facts: Iterable[str]) -> str:
    """The table. A path is the choices from the first question to an outcome that points to the topic."""
    paths = find_shortest_paths(flow)
    rows = [
        f"| {fact} | {place} | {paths.get(place.partition('#')[0], 'all options')} |"
        for fact in facts
        for place in _places(fact, pages)
    ]
    head = (
        "# Where each fact stands\n\nWritten by `wegwijs graph`. The facts are in `content/facts.yaml`. A path is the "
        "shortest way from the first question to an outcome that points to the topic. All options has every topic."
        "\n\n"
        "| fact | topic#section | shortest path |\n|---|---|---|\n"
    )
    return head + "\n".join(rows) + "\n"


def find_shortest_paths(flow: Flow) -> dict[str, str]:
    """The name of a topic -> the names of the choices on the shortest way to it."""
    found = dict[str, str]()
    waiting: deque[tuple[str, tuple[Choice, ...]]] = deque([(flow.start.name, ())])
    seen = {flow.start.name}
    while waiting:
        name, path = waiting.popleft()
        state = flow.states[name]
        if isinstance(state, Outcome):
            for pointer in state.pointers:
                found.setdefault(pointer.topic.name, " > ".join(choice.name for choice in path))
        for choice in flow.choices_of(state):
            for route in choice.routes:
                if route.state.name not in seen:
                    seen.add(route.state.name)
                    waiting.append((route.state.name, (*path, choice)))
    return found


def _places(fact: str, pages: Mapping[str, DraftPage]) -> list[str]:
    return [
        f"{name}#{section}"
        for name, page in pages.items()
        for section, covered in page.covers.items()
        if fact in [each.text for each in covered]
    ]
