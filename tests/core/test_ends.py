"""However a conversation goes, it ends with somebody to go to, on the outcome's own screen.

There are over a million paths, so it is not all of them that are walked. By induction (``tests/test_transcripts.py``)
every path ends in an outcome; here each outcome is come to from each situation, in every way within one situation, and
after every other outcome.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.flow import Flow, Kind, Organisation, Outcome
from bot.core.guide import Guide
from bot.core.pseudo import PSEUDO
from bot.core.screen import Contact, Screen
from tests.core.paths import Way, conversation_of, end_of, onward, shortest_ways, told, ways_to_an_end
from tests.talk import Talk


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
    """Nobody has to know the right situation: what is asked one by one leads to all but what the list alone asks."""
    ways, outcomes = shortest_ways(guide.flow), {name for name, state in guide.flow.states.items() if ends(state)}
    assert {outcome for outcome, _ in ways} == outcomes
    for unsure in ("other", "dont_know", "dont_say"):
        to = {outcome for outcome, situation in ways if situation == unsure}
        only_asked_who_wants_to_work = {
            outcome for outcome, _ in ways if {each for name, each in ways if name == outcome} == {"work_or_study"}
        }
        assert to == outcomes - only_asked_who_wants_to_work


@pytest.mark.parametrize("asylum", ["waiting", "never_asked"])
def test_every_way_within_one_situation_ends_with_somebody_to_go_to(guide: Guide, asylum: str) -> None:
    """What leads alike to "something else" is asked alike, and is walked once."""
    flow, walked = guide.flow, 0
    for situation in flow.situation.choices:
        if situation.name in {"dont_know", "dont_say"}:
            continue
        for way in ways_to_an_end(flow, begun(flow, "no_danger", asylum, situation.name)):
            screen = shown(guide, conversation_of(guide, way))
            assert screen.shows == end_of(flow, way).name
            assert names_a_helper(guide, screen, helpers_of(flow, [way])), way
            walked += 1
    assert walked > 5000


def test_after_any_two_outcomes_somebody_to_go_to_is_on_the_screen(guide: Guide) -> None:
    """Numbers for an emergency come first, and must not crowd out the helpers."""
    flow = guide.flow
    ways = {outcome: way for (outcome, _), way in shortest_ways(flow).items()}
    walked = 0
    for first in ways.values():
        for second in ways.values():
            screen = shown(guide, conversation_of(guide, first, second))
            if ends(flow.states[screen.shows]):
                walked += 1
                assert names_a_helper(guide, screen, helpers_of(flow, [first, second, *ways.values()]))
    assert walked > len(ways) ** 2 // 2


def begun(flow: Flow, *names: str) -> Way:
    way = Way()
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
    contacts = [block for block in screen.blocks if isinstance(block, Contact) and block.title.text in titles]
    return any(contact.phones or contact.site for contact in contacts)
