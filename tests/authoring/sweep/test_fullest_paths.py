"""The wordiest paths: each leads where it says, and of all paths there none has more to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.authoring.sweep.fullest_paths import (
    CONTACT,
    Path,
    conversation_after,
    find_fullest_openings,
    find_fullest_paths,
    weight_of,
)
from bot.core.blocks import Notice
from bot.core.event import Closed, Opened
from bot.core.flow import Flow, Outcome, Question, State
from bot.core.guide import Guide
from bot.core.replay import Replay, settled_matters
from bot.loading import load
from tests.authoring.tree import PERMIT, STATEMENTS, Tree


@pytest.fixture
def sound(tree: Tree) -> Guide:
    return load(tree.root)


def every_path(flow: Flow, state: State, path: Path = ()) -> Iterator[tuple[State, Path]]:
    """Every path there is: of a small flow that can be done. What an answer counts as is not asked for again."""
    counted = [choice.counts_as for choice in path if choice.counts_as and state is flow.situation]
    if not counted:
        yield state, path
    asked = counted or flow.choices_of(state)
    for choice in asked:
        longer = path if choice in counted else (*path, choice)
        names = {each.question: each.name for each in longer}
        target = next(route.state for route in choice.routes if route.when is None or route.when.holds(names))
        yield from every_path(flow, target, longer)


def letters_at(state: State, path: Path) -> int:
    """Letters of what a path has to say at a state, counted anew."""
    names = {each.question: each.name for each in path}
    settled = settled_matters((*path, *(each.counts_as for each in path if each.counts_as)))
    lines = [] if isinstance(state, Question) else [*state.lines]
    if isinstance(state, Outcome):
        included = (each for each in state.statements if each.when is None or each.when.holds(names))
        lines += [line for each in included for line in each.statement.lines]
    lines = [line for line in lines if line.when is None or line.when.holds(names)]
    said = [line for line in lines if not any(matter in settled for matter in line.asks)]
    called = {organisation for line in said for organisation in line.names}
    return weight_of(path) + sum(len(line.text.english) for line in said) + CONTACT * len(called)


def test_the_path_to_a_state_leads_there(guide: Guide) -> None:
    paths, replay = find_fullest_paths(guide.flow), Replay(guide.flow)
    assert {*paths} == {*guide.flow.states.values()}
    for state, path in paths.items():
        assert replay.journey(conversation_after(guide.flow, guide.words.english, path)).place is state


def test_of_all_paths_to_a_state_none_has_more_to_say(sound: Guide) -> None:
    most = dict[State, int]()
    for state, path in every_path(sound.flow, sound.flow.start):
        most[state] = max(most.get(state, 0), letters_at(state, path))
    assert {state: letters_at(state, path) for state, path in find_fullest_paths(sound.flow).items()} == most


def _to_safe_place(tree: Tree) -> Path:
    flow = load(tree.root).flow
    return find_fullest_paths(flow)[flow.states["safe_place"]]


def test_what_a_guard_or_an_answer_takes_away_has_no_weight(tree: Tree) -> None:
    """A long line that nobody hears after the wordiest answers makes another path the fullest."""
    before = _to_safe_place(tree)
    assert [choice.name for choice in before if choice.question == "asylum"] == ["another_country"]
    tree.change(PERMIT, "Is your asylum case open? Ask a lawyer first.", f"Is your asylum case open? {'Ask. ' * 30}")
    after = _to_safe_place(tree)
    assert [choice.name for choice in after if choice.question == "asylum"] == ["dont_know"]


def test_whom_a_line_names_has_weight_for_the_contact_below_it(tree: Tree) -> None:
    tree.change(STATEMENTS, "Did you make an asylum request? Tell the lawyer.", "Ask the desk.")
    tree.change(STATEMENTS, "    asks: [asylum_open]\n", "")
    flow = load(tree.root).flow
    state = flow.states["safe_place"]
    path = find_fullest_paths(flow)[state]
    with_contact, without = letters_at(state, path), letters_at(state, path[:-1])
    assert with_contact > CONTACT
    assert without <= with_contact


def test_there_is_a_path_to_every_line_that_can_stand_above_a_section(guide: Guide) -> None:
    flow, replay = guide.flow, Replay(guide.flow)
    openings = find_fullest_openings(flow)
    places = [(reading.topic, reading.section) for reading, _ in openings]
    assert len(places) == len({*places})
    assert {*places} == {
        (topic, section) for each in flow.openings for topic in each.topics for section in each.sections
    }
    for reading, path in openings:
        journey = replay.journey(conversation_after(flow, guide.words.english, path))
        assert isinstance(journey.place, Outcome)
        lines = [
            each.line for each in flow.openings if reading.topic in each.topics and reading.section in each.sections
        ]
        assert any(journey.says(line) for line in lines)


def test_the_line_above_a_section_is_shown_after_its_path(sound: Guide) -> None:
    ((reading, path),) = find_fullest_openings(sound.flow)
    conversation = conversation_after(sound.flow, sound.words.english, path)
    screen = sound.step(conversation, Opened(reading)).screen
    said = [block.said.text for block in screen.blocks if isinstance(block, Notice)]
    assert "Show a lawyer your papers today." in said


def test_of_a_question_that_was_answered_twice_the_last_answer_is_told(sound: Guide) -> None:
    asylum, situation = sound.flow.states["asylum"], sound.flow.situation
    waiting, another, _ = sound.flow.choices_of(asylum)
    child = next(choice for choice in situation.choices if choice.name == "child")
    conversation = conversation_after(sound.flow, sound.words.english, (waiting, child, another, child))
    assert conversation.answers == (another,)
    assert conversation.situations == (child,)


def test_what_an_answer_says_and_advises_has_weight_where_it_is_said(sound: Guide) -> None:
    waiting, _, unsure = sound.flow.choices_of(sound.flow.states["asylum"])
    assert waiting.said
    assert waiting.advice
    own = len(waiting.said.english)
    assert weight_of((unsure,)) == 0
    assert weight_of((waiting,)) == own + len(waiting.advice.text.english)
    asks = replace(waiting, advice=replace(waiting.advice, asks=waiting.settles))
    assert weight_of((asks,)) == own, "it asks what it told itself"


def test_every_path_ends_where_the_guide_does(sound: Guide) -> None:
    for state, path in find_fullest_paths(sound.flow).items():
        turn = sound.step(conversation_after(sound.flow, sound.words.english, path), Closed())
        assert turn.screen.shows == state.name
