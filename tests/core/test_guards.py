"""The guards: what each is true of."""

from __future__ import annotations

from itertools import product

import pytest

from bot.core.guards import GUARDS
from bot.core.guide import Guide
from bot.core.lines import Answers

UNSURE = {"dont_know", "dont_say"}

HOLDS: dict[str, dict[str, set[str]]] = {
    "is_detained": {"danger": {"detained"}},
    "is_held": {"danger": {"controlled"}},
    "another_country_decides": {"asylum": {"another_country"}},
    "asylum_is_open": {"asylum": {"waiting", "another_country"}, "case_open": {"open"}},
    "asylum_may_be_open": {"asylum": {"waiting", "refused", "another_country", *UNSURE}},
    "mvv_exception_can_fit": {"dutch_permit": {"has_now", "ended_recently"}},
    "is_pregnant": {"ill_or_pregnant_which": {"pregnant", "both"}},
    "child_has_permit": {"child_nationality": {"with_permit"}},
    "permit_is_mine": {"who_is_family": {"mine_abroad"}},
    "is_under_18": {
        "am_i_under_18": {"i_am"},
        "is_under_18": {"yes_under_18"},
        "parent_here": {"parent_is_here", "no_parent", *UNSURE},
    },
    "is_afraid": {"afraid_of_government": {"afraid"}},
    "case_is_open": {"case_open": {"open"}},
    "never_asked_asylum": {"asylum": {"never_asked"}},
    "never_had_permit": {"dutch_permit": {"never_had"}},
    "no_country": {"has_country": {"none"}},
    "tried_everything": {"tried_to_return": {"tried_everything"}},
    "unsure_of_danger": dict.fromkeys(("danger", "ever_hurt_or_forced", "who_hurts", "forced_how"), UNSURE),
    "unsure_of_illness": {"is_ill_or_pregnant": UNSURE},
    "unsure_of_age": {"is_under_18": UNSURE, "am_i_under_18": {"dont_know"}},
    "unsure_of_child": {"child_here": UNSURE},
    "is_unsure": {
        **dict.fromkeys(("danger", "ever_hurt_or_forced", "who_hurts", "forced_how"), UNSURE),
        **dict.fromkeys(("is_ill_or_pregnant", "is_under_18", "child_here", "family_here"), UNSURE),
        **dict.fromkeys(("ever_cannot_go_back", "many_years"), UNSURE),
        "am_i_under_18": {"dont_know"},
        "wants_work_or_study": {"dont_know"},
    },
}
"""One of these answers is enough."""

UNLESS: dict[str, dict[str, set[str]]] = {
    "is_free_to_travel": {"danger": {"detained"}},
    "has_no_date": {"danger": {"detained", "must_leave"}},
    "not_dublin": {"asylum": {"another_country"}},
}
"""None of these answers may be given."""

BOTH = {
    "pregnant_and_dublin": ("is_pregnant", "another_country_decides"),
    "pregnant_without_dublin": ("is_pregnant", "not_dublin"),
    "stateless_and_tried": ("no_country", "tried_everything"),
}
"""Two other guards have to hold."""


def test_every_guard_is_told_of() -> None:
    assert sorted([*HOLDS, *UNLESS, *BOTH]) == sorted(GUARDS)


@pytest.mark.parametrize("name", [*HOLDS, *UNLESS])
def test_a_guard_holds_for_these_answers_and_no_others(guide: Guide, name: str) -> None:
    guard, told = GUARDS[name], (HOLDS | UNLESS)[name]
    for question, choices in told.items():
        holding = {choice for choice in offered(guide, question) if guard.holds({question: choice})}
        assert holding == (offered(guide, question) - choices if name in UNLESS else choices)
    assert guard.holds({}) == (name in UNLESS)


@pytest.mark.parametrize("name", BOTH)
def test_a_guard_of_two_holds_where_both_do(guide: Guide, name: str) -> None:
    first, second = (GUARDS[each] for each in BOTH[name])
    questions = sorted({*first.reads, *second.reads})
    held = list[Answers]()
    for choices in product(*([None, *sorted(offered(guide, question))] for question in questions)):
        answers = {question: choice for question, choice in zip(questions, choices, strict=True) if choice}
        assert GUARDS[name].holds(answers) == (first.holds(answers) and second.holds(answers))
        held += [answers] if GUARDS[name].holds(answers) else []
    assert held


@pytest.mark.parametrize("name", [*HOLDS, *UNLESS])
def test_a_guard_says_what_it_reads(name: str) -> None:
    assert {read: set(names) for read, names in GUARDS[name].reads.items()} == (HOLDS | UNLESS)[name]


@pytest.mark.parametrize("name", BOTH)
def test_a_guard_of_two_reads_what_both_do(name: str) -> None:
    first, second = (GUARDS[each].reads for each in BOTH[name])
    assert dict(GUARDS[name].reads) == {**first, **second}


def offered(guide: Guide, question: str) -> set[str]:
    return {choice.name for choice in guide.flow.choices_of(guide.flow.states[question])}
