"""The ways through a flow: each that is sure is a conversation, and they stay few."""

from __future__ import annotations

import pytest

from bot.authoring.english.draft_flow import every_draft_line
from bot.authoring.english.ways_through import Ways, WayThrough
from bot.core.conversation import Conversation
from bot.core.flow import Outcome
from bot.core.guards import GUARDS
from bot.core.replay import Replay
from tests.authoring.tree import PERMIT, Tree


def ways_of(tree: Tree) -> Ways:
    drafts = tree.read().drafts
    return Ways(drafts.flow, GUARDS, every_draft_line(drafts.flow, drafts.statement_drafts.values()))


@pytest.fixture
def ways(tree: Tree) -> list[WayThrough]:
    found = ways_of(tree)
    return [*found.walk_alone(), *found.walk_paired()]


def test_a_way_that_is_sure_ends_where_the_same_answers_end(tree: Tree, ways: list[WayThrough]) -> None:
    guide = tree.read().guide
    assert guide
    choices = {
        (state.name, each.name): each for state in guide.flow.states.values() for each in guide.flow.choices_of(state)
    }
    replay = Replay(guide.flow)
    ended = [way for way in ways if way.sure and way.state in way.ends]
    assert ended
    for way in ended:
        pressed = [choices[answer] for answer in way.pressed]
        answers = tuple(each for each in pressed if each.question != "situation")
        situations = tuple(each for each in pressed if each.question == "situation")
        journey = replay.journey(Conversation(None, answers, situations))
        assert isinstance(journey.place, Outcome)
        assert journey.place.name == way.state
        assert {ending.outcome.name for ending in journey.endings} == {*way.ends}


def test_two_situations_come_to_two_ends(ways: list[WayThrough]) -> None:
    pairs = {frozenset(way.ends) for way in ways if way.sure and len(way.ends) > 1}
    assert frozenset({"safe_place", "lawyer_first"}) in pairs
    assert frozenset({"safe_place", "journey"}) in pairs


def test_an_answer_that_settles_is_told(ways: list[WayThrough]) -> None:
    assert {way.settled for way in ways} == {frozenset(), frozenset({"asylum_open"})}
    assert all(("asylum", "dont_know") not in way.pressed for way in ways if way.settled)


def test_advice_goes_along_with_whoever_answered_so(ways: list[WayThrough]) -> None:
    for way in ways:
        assert [line.text.english for line in way.advised] == (
            ["Ask your lawyer first."] if ("asylum", "waiting") in way.pressed else []
        )


def test_what_nobody_denies_is_sure_and_a_denied_situation_is_not(ways: list[WayThrough]) -> None:
    denied = [way for way in ways if ("safe", "no_danger") in way.pressed and "not_safe" in way.told]
    assert denied
    assert not any(way.sure for way in denied)


def test_a_guard_that_reads_something_else_lets_every_way_be_gone(tree: Tree) -> None:
    drafts = tree.read().drafts
    found = [*Ways(drafts.flow, GUARDS).walk_alone()]
    assert {way.state for way in found if not way.sure} >= {"lawyer_first", "safe_place"}


@pytest.mark.parametrize("guarded", [False, True])
def test_a_question_that_two_situations_come_to_is_asked_once(tree: Tree, *, guarded: bool) -> None:
    if guarded:
        tree.change(PERMIT, "place: Find", "wait: {when: no_country, text: Wait.}\n      place: Find")
    tree.change(PERMIT, "I want to work\n        to: lawyer_first", "I want to work\n        to: has_country")
    tree.change(PERMIT, "I want to study\n        to: lawyer_first", "I want to study\n        to: safe_place")
    tree.change(PERMIT, "          - lawyer_first\n", "          - has_country\n").change(
        PERMIT,
        "  safe_place:\n",
        """\
  has_country:
    question: What kind?
    title: Kind
    why: It differs.
    choices:
      none: {label: None, to: lawyer_first}
      two: {label: Two, to: safe_place}
    dont_know: lawyer_first

  safe_place:
""",
    )
    paired = [way for way in ways_of(tree).walk_paired() if {"work", "other"} <= {*way.told}]
    asked = [[choice for question, choice in way.pressed if question == "has_country"] for way in paired if way.sure]
    assert paired
    assert all(len(answers) == 1 for answers in asked)


def test_nothing_is_silent_in_the_sound_tree(tree: Tree) -> None:
    assert tree.says() == []
    late = "late: {when: another_country_decides, text: Wait.}\n      plan: Plan"
    assert tree.change(PERMIT, "plan: Plan", late).checks() == ["never-said"]
