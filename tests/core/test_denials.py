"""A "No" and a situation that it denies: what was said later counts, and what is not sure is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core import event as events
from bot.core.guide import Guide
from bot.core.overlay import AnotherSituation
from tests.core.small import Also, States, answered, small_guide
from tests.talk import Talk

STATES: States = {
    "first": {"yes": "situation", "no": "situation"},
    "situation": {"unsure": "hurt", "hurt_too": "who", "ill_too": "ill_end", "fine": "fine_end"},
    "hurt": {"yes": "who", "no": "ill"},
    "ill": {"yes": "ill_end", "no": [(answered("first", "yes"), "nothing"), "other_nothing"]},
    "who": {"partner": "hurt_end", "family": "hurt_end"},
    "hurt_end": (None,),
    "ill_end": (None,),
    "fine_end": (None,),
    "nothing": (None,),
    "other_nothing": (None,),
}
DENIES = Also(denies={"hurt.no": ["hurt_too"], "ill.no": ["ill_too", "hurt_too"]})


@pytest.fixture
def talk(guide: Guide) -> Talk:
    return Talk(small_guide(guide, STATES, also=DENIES)).start().chooses("yes")


def test_a_no_takes_away_what_was_told_before_and_says_so(talk: Talk) -> None:
    talk.chooses("hurt_too", "partner").sees("hurt_end").does("open another 0").chooses("unsure").is_asked("hurt")
    talk.chooses("no").is_asked("ill")
    assert talk.situations == ["unsure"]
    assert talk.is_told("notice_dropped", count=2), "the situation, and what was asked because of it"
    assert talk.answers == {"first": "yes", "hurt": "no"}


def test_a_situation_that_a_no_denies_is_asked(talk: Talk) -> None:
    talk.chooses("unsure", "no", "yes").sees("ill_end").does("open another 0").chooses("hurt_too").is_asked("hurt")
    assert talk.is_told("notice_contradiction")
    assert talk.marked == ["choose no"]
    assert talk.situations == ["unsure", "hurt_too"]


def test_who_says_no_again_has_the_situation_taken_away(talk: Talk) -> None:
    talk.chooses("unsure", "no", "yes").does("open another 0").chooses("hurt_too").chooses("no").sees("ill_end")
    assert talk.situations == ["unsure"]
    assert talk.is_told("notice_dropped", count=1)
    assert not talk.is_told("notice_contradiction")


def test_who_answers_otherwise_keeps_both(talk: Talk) -> None:
    talk.chooses("unsure", "no", "yes").does("open another 0").chooses("hurt_too").chooses("yes").is_asked("who")
    assert talk.situations == ["unsure", "hurt_too"]
    talk.chooses("partner").sees("hurt_end")


def test_who_does_not_answer_is_not_asked_for_ever(talk: Talk) -> None:
    talk.chooses("unsure", "no", "yes").does("open another 0").chooses("hurt_too").goes_back().is_asked("who")
    talk.chooses("partner").sees("hurt_end")
    assert talk.is_told_nothing
    talk.does("open another 0").chooses("fine").sees("fine_end")
    assert talk.situations == ["unsure", "hurt_too", "fine"]


def test_of_two_that_deny_it_the_second_is_asked_when_the_first_is_fixed(talk: Talk) -> None:
    talk.chooses("unsure", "no", "no").sees("nothing").does("open another 0").chooses("hurt_too").is_asked("hurt")
    assert talk.is_told("notice_contradiction")
    talk.chooses("yes").is_asked("who")
    assert talk.is_told("notice_dropped", count=1), "nobody is asked about illness any more, so that No is gone"
    talk = Talk(talk.guide).start().chooses("no", "unsure", "no", "no").sees("other_nothing")
    talk.does("open another 0").chooses("ill_too").is_asked("ill").goes_back().does("open another 0")
    talk.chooses("hurt_too").is_asked("hurt").chooses("no").is_asked("ill")
    assert talk.situations == ["unsure", "ill_too"]
    assert talk.is_told("notice_contradiction")


def test_a_no_that_a_replay_comes_to_is_asked_too(talk: Talk) -> None:
    """The "No" waited off the path, as long as nobody was asked about it."""
    talk.chooses("hurt_too").is_asked("who").happens(events.Opened(AnotherSituation())).chooses("unsure").is_asked(
        "who"
    )
    question = talk.guide.flow.states["hurt"]
    no = next(choice for choice in talk.guide.flow.choices_of(question) if choice.name == "no")
    answers = (*talk.conversation.answers, no)
    talk.conversation = replace(talk.conversation, answers=answers)
    talk.happens(events.Closed()).is_asked("who").chooses("partner").is_asked("hurt")
    assert talk.is_told("notice_contradiction")
    talk.chooses("no").is_asked("ill")
    assert talk.situations == ["unsure"]
