"""How well the search answers questions that it was not tuned on. The numbers are in ``docs/decisions/0019``."""

from __future__ import annotations

import pytest

from benchmarks.search import measure, rank_ours
from bot.core.guide import Guide
from bot.search.search import Finder
from tests.search.questions import Half, languages, read_blind, read_cries, read_questions

LEAST_FIRST, LEAST_THREE, LEAST_NONE = 89, 97, 90
"""Hundredths. The first was to be 90, and is not reached; what was done for it is in the decision."""


LEAST_LATER_FIRST, LEAST_LATER_THREE, LEAST_LATER_NONE = 80, 90, 88
"""The same over the languages that came later, whose lists are half as long."""


@pytest.fixture(scope="module")
def finder(guide: Guide) -> Finder:
    return Finder(guide.findable, guide.flow, guide.words)


def test_what_nobody_tuned_on_finds_its_page(guide: Guide, finder: Finder) -> None:
    questions = [each for some in read_questions(Half.HELD_OUT).values() for each in some]
    found = measure(rank_ours(guide, finder), questions)
    assert len(questions) >= 240
    assert found.first >= LEAST_FIRST
    assert found.three >= LEAST_THREE
    assert found.none >= LEAST_NONE


@pytest.mark.parametrize("code", languages())
def test_most_cries_that_stand_in_no_list_are_heard(finder: Finder, code: str) -> None:
    cries = read_cries(Half.HELD_OUT)[code]
    heard = [each for each in cries if finder.find(each.text, None).danger]
    assert len(cries) >= 12
    assert len(heard) >= 0.8 * len(cries)


def test_the_languages_that_came_later_find_their_pages_too(guide: Guide, finder: Finder) -> None:
    questions = [each for some in read_blind("queries").values() for each in some]
    found = measure(rank_ours(guide, finder), questions)
    assert len(questions) >= 600
    assert found.first >= LEAST_LATER_FIRST
    assert found.three >= LEAST_LATER_THREE
    assert found.none >= LEAST_LATER_NONE
    for code, cries in read_blind("danger").items():
        assert guide.words.languages[code].offered
        assert len([each for each in cries if finder.find(each.text, None).danger]) >= 0.9 * len(cries), code


def test_the_halves_have_nothing_in_common(guide: Guide) -> None:
    for code in languages():
        tuned, held_out = ({each.text for each in read_questions(half)[code]} for half in Half)
        assert tuned.isdisjoint(held_out)
        assert guide.words.languages[code].offered


def test_every_name_in_the_questions_is_one_of_ours(guide: Guide) -> None:
    for half in Half:
        asked = (*read_questions(half).values(), *read_cries(half).values())
        for some in (*asked, *read_blind("queries").values(), *read_blind("danger").values()):
            for each in some:
                assert each.right <= set(guide.findable.targets)
                assert each.dangers <= set(guide.findable.dangers)
