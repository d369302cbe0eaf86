"""Whole conversations, and the proof that there is no other way for one to end than with somebody to go to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.core import event as events
from bot.core.blocks import Contact, every_block
from bot.core.conversation import Conversation
from bot.core.flow import Choice, Flow, Outcome, Question, State
from bot.core.guide import Guide
from bot.core.organisation import Kind
from bot.core.pseudo_language import PSEUDO
from bot.core.screen import Screen
from bot.core.transcript import read_transcript
from tests.core.reachable import in_order
from tests.talk import Talk
from tests.transcripts import in_language, leaves, transcripts


@pytest.mark.parametrize("name", transcripts())
@pytest.mark.parametrize("language", ["en", PSEUDO])
def test_a_conversation_goes_as_it_was_told(pseudo_guide: Guide, name: str, language: str) -> None:
    text = transcripts(language)[name]
    talk = Talk(pseudo_guide, language).plays(text)
    assert [str(line) for line in talk.lines] == [str(line) for line in read_transcript(text)]
    assert talk.screen.language.code == language


@pytest.mark.parametrize("name", transcripts())
def test_a_conversation_tells_whose_it_is(name: str) -> None:
    assert transcripts()[name].startswith("# ")


def test_an_old_or_forged_button_is_pressed_by_what_it_carries(talk: Talk) -> None:
    old = talk.start().button("choose no_danger")
    text = f"start > languages\npress {old} > asylum\npress nonsense > languages\npress {old} > asylum\n"
    assert "".join(f"{line}\n" for line in Talk(talk.guide).plays(text).lines) == text


def test_every_state_is_told_of(guide: Guide) -> None:
    texts = (*transcripts().values(), *leaves(guide).values())
    shown = {line.shows for text in texts for line in read_transcript(text)}
    assert shown >= {*guide.flow.states}


@pytest.mark.parametrize("language", ["en", PSEUDO])
def test_every_leaf_is_reached_by_pressing_and_names_somebody_to_go_to(pseudo_guide: Guide, language: str) -> None:
    made = leaves(pseudo_guide)
    flow = pseudo_guide.flow
    assert set(made) == {name for name, state in flow.states.items() if not isinstance(state, Question)}
    for name, text in made.items():
        talk = Talk(pseudo_guide, language).plays(in_language(text, language)).sees(name)
        state = flow.states[name]
        if isinstance(state, Outcome):
            assert_somebody_is_shown(talk.screen, state, pseudo_guide)


def test_every_path_ends_in_an_outcome_with_somebody_to_go_to(guide: Guide) -> None:
    """By induction over the graph: every choice leads on, nothing leads back, and all that ends is such an outcome."""
    flow, done = guide.flow, set[str]()

    def follow(state: State, before: tuple[str, ...]) -> None:
        assert state.name not in before
        if state.name in done:
            return
        if isinstance(state, Outcome):
            assert helps(state), state
        else:
            assert flow.choices_of(state)
        for choice in flow.choices_of(state):
            assert choice.routes[-1].when is None
            for route in choice.routes:
                assert flow.states[route.state.name] is route.state
                follow(route.state, (*before, state.name))
        done.add(state.name)

    follow(flow.start, ())
    assert done == set(flow.states)


@pytest.mark.slow
def test_every_path_within_one_situation_is_walked_and_somebody_to_go_to_is_shown(guide: Guide) -> None:
    flow, walked = guide.flow, 0
    for asylum in flow.choices_of(flow.states["asylum"]):
        begun = (*(choice for choice in flow.choices_of(flow.start) if choice.name == "no_danger"), asylum)
        for outcome, path in paths(flow, asylum.routes[0].state, begun):
            situations = tuple(each for each in path if each.question == flow.situation.name)
            answers = in_order(guide, [each for each in path if each.question != flow.situation.name])
            now = Conversation(guide.words.english, answers, situations)
            screen = guide.step(now, events.Closed()).screen
            assert screen.shows == outcome.name
            assert_somebody_is_shown(screen, outcome, guide)
            walked += 1
    assert walked > 500


def paths(flow: Flow, state: State, before: tuple[Choice, ...]) -> Iterator[tuple[Outcome, tuple[Choice, ...]]]:
    """Every path from a state to an outcome, as guards let it; of choices that lead alike, the first."""
    if isinstance(state, Outcome):
        yield state, before
        return
    alike = dict[tuple[State, ...], Choice]()
    for choice in flow.choices_of(state):
        alike.setdefault(tuple(route.state for route in choice.routes), choice)
    for choice in alike.values():
        path = (*before, choice)
        names = {each.question: each.name for each in path}
        target = next(route.state for route in choice.routes if route.when is None or route.when.holds(names))
        yield from paths(flow, target, path)


def helps(outcome: Outcome) -> bool:
    return any(helper.kind is Kind.HELPER and (helper.phones or helper.site) for helper in outcome.helpers)


def assert_somebody_is_shown(screen: Screen, outcome: Outcome, guide: Guide) -> None:
    titles = {
        guide.words.voice(screen.language).quote(each.title).text
        for each in outcome.helpers
        if each.kind is Kind.HELPER
    }
    contacts = (block for block in every_block(screen.blocks) if isinstance(block, Contact))
    assert any((each.phones or each.site) and each.title.text in titles for each in contacts), outcome
