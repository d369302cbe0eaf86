"""The guards: what each is true of."""

from __future__ import annotations

import pytest

from bot.core.guards import GUARDS
from bot.core.guide import Guide

HOLDS = {
    "another_country_decides": ("asylum", {"another_country"}),
    "asylum_may_be_open": ("asylum", {"waiting", "refused", "another_country", "dont_know", "dont_say"}),
    "asylum_is_open": ("asylum", {"waiting", "another_country"}),
    "may_be_pregnant": ("ill_or_pregnant_which", {"pregnant", "both", "dont_know", "dont_say"}),
    "child_has_permit": ("child_nationality", {"with_permit"}),
}


@pytest.mark.parametrize("name", sorted(GUARDS))
def test_a_guard_holds_for_these_answers_and_no_others(guide: Guide, name: str) -> None:
    question, choices = HOLDS[name]
    offered = {choice.name for choice in guide.flow.choices_of(guide.flow.states[question])}
    assert {choice for choice in offered if GUARDS[name].holds({question: choice})} == choices
    assert not GUARDS[name].holds({})


@pytest.mark.parametrize("name", sorted(GUARDS))
def test_a_guard_says_what_it_reads(name: str) -> None:
    question, choices = HOLDS[name]
    assert {question: choices} == {read: set(names) for read, names in GUARDS[name].reads.items()}
