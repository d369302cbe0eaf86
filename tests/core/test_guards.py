"""The guards: what each is true of."""

from __future__ import annotations

import pytest

from bot.core.flow import Question
from bot.core.guards import GUARDS
from bot.core.guide import Guide

HOLDS = {
    "another_country_decides": {"another_country"},
    "asylum_may_be_open": {"waiting", "another_country", "dont_know"},
}


@pytest.mark.parametrize("name", sorted(GUARDS))
def test_a_guard_holds_for_these_answers_and_no_others(guide: Guide, name: str) -> None:
    asylum = guide.flow.states["asylum"]
    assert isinstance(asylum, Question)
    held = {choice.name for choice in asylum.choices if GUARDS[name].holds({"asylum": choice.name})}
    assert held == HOLDS[name]
    assert not GUARDS[name].holds({})


@pytest.mark.parametrize("name", sorted(GUARDS))
def test_a_guard_says_what_it_reads(name: str) -> None:
    assert set(GUARDS[name].reads["asylum"]) == HOLDS[name]
