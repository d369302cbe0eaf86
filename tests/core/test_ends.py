"""However a conversation goes, it ends with somebody to go to, on the outcome's own screen.

There are millions of paths, so it is not all of them that are walked. By induction (``tests/test_transcripts.py``)
every path ends in an outcome; here each outcome is come to from each situation, within one situation with whatever a
guard says, and after every other outcome.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bot.core import event as events
from bot.core.blocks import Contact, every_block
from bot.core.conversation import Conversation
from bot.core.flow import Flow, Outcome
from bot.core.guards import GUARDS
from bot.core.guide import Guide
from bot.core.organisation import Kind, Organisation
from bot.core.pseudo_language import PSEUDO
from bot.core.screen import Screen
from tests.core.paths import (
    NOWHERE,
    Way,
    conversation_of,
    end_of,
    names_of,
    onward,
    shortest_ways,
    situation_of,
    told,
    ways,
)
from tests.talk import Talk

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", ["en", PSEUDO])
def test_each_outcome_is_come_to_by_pressing_from_each_situation_that_leads_there(
    pseudo_guide: Guide, language: str
) -> None:
    flow = pseudo_guide.flow
    for (outcome, situation), way in shortest_ways(flow).items():
        talk = Talk(pseudo_guide, language).plays(told(flow, way, language)).sees(outcome)
        assert names_a_helper(pseudo_guide, talk.screen, helpers_of(flow, [way])), (outcome, situation)
        assert talk.is_told_nothing


def test_every_outcome_can_be_come_to_also_by_who_is_not_sure(guide: Guide) -> None:
    """Nobody has to know the right situation: what is asked one by one leads to every outcome."""
    short, outcomes = shortest_ways(guide.flow), {name for name, state in guide.flow.states.items() if ends(state)}
    assert {outcome for outcome, _ in short} == outcomes
    for unsure in ("dont_know", "dont_say"):
        assert {outcome for outcome, situation in short if situation == unsure} == outcomes


@pytest.mark.parametrize("asylum", ["waiting", "another_country", "never_asked", "dont_know"])
def test_within_one_situation_all_ends_with_somebody_to_go_to(guide: Guide, asylum: str) -> None:
    """Whatever one guard says at an end, on a line or on the way to it: the screen is drawn once with it and without.

    One walk over every combination of answers would not end: the way of the unsure alone has a million of them. What a
    screen says depends on them by its guards, so they are walked one by one.
    """
    flow = guide.flow
    before = begun(flow, "no_danger", asylum)
    before = before if end_of(flow, before) is flow.situation else begun(flow, "no_danger", asylum, "never_had")
    walked = {way: None for guard in GUARDS.values() for way in ways(flow, guard, before)}
    at_an_end = [way for way in walked if ends(end_of(flow, way))]
    for way in at_an_end:
        screen = shown(guide, conversation_of(guide, way))
        assert screen.shows == end_of(flow, way).name
        assert names_a_helper(guide, screen, helpers_of(flow, [way])), way
    assert len(at_an_end) > 400
    assert {situation_of(flow, way) for way in at_an_end} == {choice.name for choice in flow.situation.choices}


def test_the_ways_tell_apart_what_every_guard_says(guide: Guide) -> None:
    """That each guard was heard to hold and not to hold, where a way ends: what the walks above go by."""
    for guard in GUARDS.values():
        at_an_end = [way for way in ways(guide.flow, guard) if ends(end_of(guide.flow, way))]
        assert {guard.holds(names_of(guide.flow, way)) for way in at_an_end} == {True, False}, guard


def test_after_any_two_outcomes_somebody_to_go_to_is_on_the_screen(guide: Guide) -> None:
    """Numbers for an emergency come first, and must not crowd out the helpers."""
    flow = guide.flow
    each = {outcome: way for (outcome, _), way in shortest_ways(flow).items()}
    walked = 0
    for first in each.values():
        for second in each.values():
            screen = shown(guide, conversation_of(guide, first, second))
            if ends(flow.states[screen.shows]):
                walked += 1
                assert names_a_helper(guide, screen, helpers_of(flow, [first, second, *each.values()]))
    assert walked > len(each) ** 2 // 2


def begun(flow: Flow, *names: str) -> Way:
    way = NOWHERE
    for name in names:
        way = next(longer for longer in onward(flow, way) if longer.choices[-1].name == name)
    return way


def shown(guide: Guide, conversation: Conversation) -> Screen:
    return guide.step(conversation, events.Closed()).screen


def ends(state: object) -> bool:
    return isinstance(state, Outcome)


def helpers_of(flow: Flow, ways: Iterable[Way]) -> list[Organisation]:
    """Those who help and can be reached, of the outcomes at the end of these ways."""
    states = [end_of(flow, way) for way in ways]
    organisations = [each for state in states if isinstance(state, Outcome) for each in state.helpers]
    return [each for each in organisations if each.kind is Kind.HELPER and (each.phones or each.site)]


def names_a_helper(guide: Guide, screen: Screen, helpers: Iterable[Organisation]) -> bool:
    titles = {guide.words.voice(screen.language).quote(each.title).text for each in helpers}
    contacts = (block for block in every_block(screen.blocks) if isinstance(block, Contact))
    contacts = (each for each in contacts if each.title.text in titles)
    return any(contact.phones or contact.site for contact in contacts)
