"""Where each fact stands and how it is reached, as ``docs/facts.md`` tells it."""

from __future__ import annotations

import pytest

from bot.authoring.generated.facts_table import FACTS, find_shortest_paths, format_facts_table
from bot.authoring.project import Project
from bot.core.flow import Outcome
from bot.core.guide import Guide
from tests.authoring.tree import REPOSITORY


@pytest.fixture(scope="session")
def table(authored: Project, guide: Guide) -> str:
    """The table of today."""
    drafts = authored.drafts
    return format_facts_table(guide.flow, drafts.topics, [fact.text for fact in drafts.facts])


def test_the_committed_table_is_the_one_that_is_made(table: str) -> None:
    assert (REPOSITORY / FACTS).read_text(encoding="utf-8") == table


def test_every_fact_has_a_place_and_a_path(authored: Project, table: str) -> None:
    rows = [line.split(" | ") for line in table.splitlines() if "#" in line and line.startswith("| ")][1:]
    facts = {fact.text for fact in authored.drafts.facts}
    assert {row[0].removeprefix("| ") for row in rows} == facts
    assert all(" > " in row[2] for row in rows)


def test_a_path_leads_to_an_outcome_that_points_to_the_topic(guide: Guide) -> None:
    for topic, path in find_shortest_paths(guide.flow).items():
        reached = {guide.flow.start.name}
        for name in path.split(" > "):
            reached = {
                route.state.name
                for state in reached
                for choice in guide.flow.choices_of(guide.flow.states[state])
                if choice.name == name
                for route in choice.routes
            }
        outcomes = [guide.flow.states[state] for state in reached]
        assert any(
            isinstance(outcome, Outcome) and topic in [pointer.topic.name for pointer in outcome.pointers]
            for outcome in outcomes
        ), topic
