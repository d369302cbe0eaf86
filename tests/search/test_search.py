"""What a search says of typed words: the targets, the danger, and the languages."""

from __future__ import annotations

import pytest

from bot.core.finding import Found
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.overlay import Helpers, ReadingPage, ReadingTopic
from bot.search.search import Finder
from tests.search import small
from tests.search.small import DUTCH, ENGLISH, TIGRINYA


@pytest.fixture(scope="module")
def finder(guide: Guide) -> Finder:
    found = small.finder(guide)
    found.prepare()
    return found


def names(found: Found) -> list[str]:
    """The targets by name."""
    return [target.topic.name if isinstance(target, ReadingTopic) else "helpers" for target in found.targets]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("bring my wife", "family"),
        ("BRING MY WIFE!!", "family"),
        ("how can i bring my wife here please", "family"),
        ("bring my wive", "family"),
        ("scolarship", "study"),
        ("pregnant", "medical"),
        ("where to sleep", "helpers"),
        ("ሰበይተይ ከምጽእ", "family"),
        ("ጥንስቲ", "medical"),
        ("zwanger", "medical"),
        ("gezinsherenigng", "family"),
        ("universität", "study"),
    ],
)
def test_the_right_target_comes_first_however_it_is_typed(finder: Finder, typed: str, first: str) -> None:
    assert names(finder.find(typed, None))[0] == first


def test_there_are_at_most_three_and_none_that_nothing_speaks_for(finder: Finder) -> None:
    assert len(finder.find("my wife is ill and where can i sleep and study", None).targets) == 3
    assert names(finder.find("scholarship", None)) == ["study"]


def test_one_that_is_far_ahead_is_shown_alone(finder: Finder) -> None:
    assert names(finder.find("family reunification", None)) == ["family"]


@pytest.mark.parametrize("typed", ["", "!?", "qwxzk", "hello", "thank you", "the weather tomorrow", "🙂", "a", "1"])
def test_what_is_about_nothing_here_is_answered_with_nothing(finder: Finder, typed: str) -> None:
    assert finder.find(typed, None) == Found()


@pytest.mark.parametrize("typed", ["9", "9.", "\u0669", "18", "2019", "0900", "1 2 3"])
def test_a_number_alone_leads_nowhere(guide: Guide, typed: str) -> None:
    """It is no answer here and no phone of ours, whatever numbers the lists of some language have."""
    assert guide.search.find(typed, None) == Found()


@pytest.mark.parametrize("typed", ["112", "\u0661\u0661\u0662", "113"])
def test_the_number_of_a_phone_leads_to_help(guide: Guide, typed: str) -> None:
    assert guide.search.find(typed, None).targets == (ReadingPage(guide.flow.help),)


@pytest.mark.parametrize(
    ("typed", "danger"),
    [
        ("he beats me", "violence"),
        ("he beats me every night and i bleed, the blood does not stop", "bleeding"),
        ("my husband, who drinks, wants tonight to kill me", "violence"),
        ("ይሃርመኒ ኣሎ", "violence"),
        ("she said that we have to wait", None),
        ("my name is beatrice", None),
    ],
)
def test_a_cry_is_heard_and_of_several_the_worst_comes_first(finder: Finder, typed: str, danger: str | None) -> None:
    found = finder.find(typed, None).danger
    assert (found and found.name) == danger


def test_a_cry_in_a_long_story_is_heard_however_far_behind(finder: Finder) -> None:
    story = "we came here in spring and waited for a letter and then for another letter " * 40 + "and he beats me"
    found = finder.find(story, None).danger
    assert found
    assert found.name == "violence"


def test_a_danger_is_told_in_the_language_of_the_cry(finder: Finder) -> None:
    assert finder.find("ይሃርመኒ", ENGLISH).languages == (TIGRINYA,)
    assert finder.find("slaat mij", ENGLISH).languages == (DUTCH,)


@pytest.mark.parametrize(
    ("typed", "reads", "languages"),
    [
        ("bring my wife", None, (ENGLISH,)),
        ("ሰበይተይ ከምጽእ", None, (TIGRINYA,)),
        ("ሰበይተይ ከምጽእ", ENGLISH, (TIGRINYA,)),
        ("mijn vrouw laten komen", ENGLISH, (DUTCH,)),
        ("nareis", ENGLISH, (ENGLISH,)),
        ("nareis", DUTCH, (DUTCH,)),
        ("nareis", TIGRINYA, (TIGRINYA,)),
    ],
)
def test_the_language_is_that_of_the_best_list_and_the_persons_own_if_it_can_be(
    finder: Finder, typed: str, reads: Language | None, languages: tuple[Language, ...]
) -> None:
    assert finder.find(typed, reads).languages == languages


def test_where_it_is_close_all_languages_are_named_and_those_of_its_script_first(finder: Finder) -> None:
    found = finder.find("nareis", None).languages
    assert set(found[:2]) == {ENGLISH, DUTCH}


def test_what_is_personal_is_told_and_answered_all_the_same(finder: Finder) -> None:
    found = finder.find("my name is Samuel and i want to bring my wife", None)
    assert found.personal
    assert names(found)[0] == "family"
    assert not finder.find("bring my wife", None).personal
    assert finder.find("my name is Study", None) == Found(personal=True)


def test_a_list_that_a_language_has_not_is_not_taken_from_another(guide: Guide) -> None:
    """Tigrinya and Dutch have no list of what is elsewhere: the English one counts once, as English."""
    lists = small.finder(guide).lists
    assert [language.code for language in lists.languages] == ["en", "ti", "nl"]
    scores = lists.index.score([("=football", 3.0)])
    assert sum(map(bool, scores)) == 1


def test_the_helpers_are_a_target_too(finder: Finder) -> None:
    assert finder.find("food bank", None).targets[0] == Helpers()
