"""Whole conversations, and the proof that there is no other way for one to end than with somebody to go to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.authoring.transcript import read_transcript
from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.flow import Choice, Flow, Kind, Outcome, State
from bot.core.guide import Guide
from bot.core.pseudo import PSEUDO
from bot.core.screen import Contact
from tests.core.reachable import in_order
from tests.talk import Talk
from tests.transcripts import transcripts


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


def test_every_outcome_and_information_is_told_of(guide: Guide) -> None:
    shown = {line.shows for text in transcripts().values() for line in read_transcript(text)}
    assert shown >= {*guide.flow.states}


def paths(flow: Flow, state: State, before: tuple[Choice, ...] = ()) -> Iterator[tuple[Outcome, tuple[Choice, ...]]]:
    """Every path from a state to an outcome. A choice that tells a situation goes on into that one only."""
    if isinstance(state, Outcome):
        yield state, before
        return
    choices = flow.choices_of(state)
    if state is flow.situation and (counted := [choice.counts_as for choice in before if choice.counts_as]):
        choices = tuple(choice for choice in choices if choice in counted)
    for choice in choices:
        for route in choice.routes:
            yield from paths(flow, route.state, (*before, choice))


def helps(outcome: Outcome) -> bool:
    return any(helper.kind is Kind.HELPER and (helper.phone or helper.site) for helper in outcome.helpers)


def test_every_path_ends_in_an_outcome_with_somebody_to_go_to(guide: Guide) -> None:
    flow, ends = guide.flow, set[str]()
    for outcome, path in paths(flow, flow.start):
        assert helps(outcome), [choice.name for choice in path]
        ends.add(outcome.name)
    assert ends == {state.name for state in flow.states.values() if isinstance(state, Outcome)}


def test_every_path_is_walked_to_the_end_and_somebody_to_go_to_is_shown(guide: Guide) -> None:
    flow, walked = guide.flow, 0
    for outcome, path in paths(flow, flow.start):
        counted = {choice.counts_as for choice in path}
        situations = tuple(each for each in path if each.question == flow.situation.name and each not in counted)
        answers = in_order(guide, [each for each in path if each.question != flow.situation.name])
        now = Conversation(guide.words.english, answers, situations)
        screen = guide.step(now, events.Closed()).screen
        assert screen.shows == outcome.name
        titles = {guide.words.voice(None).quote(each.title) for each in outcome.helpers if each.kind is Kind.HELPER}
        contacts = [block for block in screen.blocks if isinstance(block, Contact) and block.title in titles]
        assert any(contact.phone or contact.site for contact in contacts)
        walked += 1
    assert walked > 500
