"""What authors are told: why words lead where they do, and which lists are mistaken for one another."""

from __future__ import annotations

import pytest

from bot.core.finding import Findable
from bot.core.guide import Guide
from bot.search.explain import explain, find_confusions
from bot.search.search import Finder
from tests.search import small


@pytest.fixture(scope="module")
def finder(guide: Guide) -> Finder:
    return small.finder(guide)


@pytest.fixture(scope="module")
def findable(finder: Finder) -> Findable:
    return finder.findable


def test_the_nearest_come_first_each_with_what_says_most_for_it(finder: Finder, findable: Findable) -> None:
    told = explain(finder, findable, "bring my wife to the hospital", None)
    first = told.reasons[0]
    assert (first.target, first.language.code) == ("family", "en")
    assert [weight for _, weight in first.features] == sorted((weight for _, weight in first.features), reverse=True)
    assert {"=bring", "=wife"} <= {name for name, _ in first.features}
    assert [each.score for each in told.reasons] == sorted((each.score for each in told.reasons), reverse=True)
    assert told.alarm is None


def test_a_danger_is_told_with_the_cry_that_it_was_known_by(finder: Finder, findable: Findable) -> None:
    alarm = explain(finder, findable, "he beats me", None).alarm
    assert alarm
    assert alarm.cry
    assert (alarm.danger.name, alarm.cry.words) == ("violence", ("beats", "me"))


def test_what_is_near_nothing_has_no_reasons(finder: Finder, findable: Findable) -> None:
    assert explain(finder, findable, "qwxzk", None).reasons == ()


def test_each_phrase_is_looked_for_without_itself(finder: Finder, findable: Findable) -> None:
    told = {each.language.code: each for each in find_confusions(finder, findable, finder.words)}
    assert set(told) == {"en", "ti", "nl"}
    english = told["en"]
    assert english.phrases == sum(len(said["en"].split("\n")) for said in small.LISTS.values())
    assert english.right + sum(each.count for each in english.mistaken) == english.phrases
    assert all(each.target != each.taken_for for each in english.mistaken)
