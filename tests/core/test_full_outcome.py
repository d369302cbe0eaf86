"""Outcomes drawn whole: all that follows from an outcome itself, in its order, and nothing that tells an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.core.blocks import Block, Call, Contact, Steps, Way
from bot.core.drawing.full_outcome import ALSO, CALL, DO_NOW, HELPERS, MAY_FIT, ONLY_IF, READ, SURE, draw_full_outcome
from bot.core.drawing.full_page import FullPage
from bot.core.drawing.next_steps import MOST_STEPS
from bot.core.drawing.outcome_helpers import is_reachable_helper
from bot.core.drawing.scene import Speaker
from bot.core.drawing.translation_remarks import said_texts
from bot.core.event import Opened
from bot.core.flow import Outcome
from bot.core.guide import Guide
from bot.core.lines import Line
from bot.core.overlay import ReadingTopic
from bot.core.pseudo_language import PSEUDO

IN_SIGHT = {CALL, DO_NOW, MAY_FIT, READ}


def speaker(guide: Guide, language: str = "en") -> Speaker:
    return Speaker(guide.interface, guide.words.voice(guide.words.languages[language]))


def outcomes(guide: Guide) -> list[Outcome]:
    return [state for state in guide.flow.states.values() if isinstance(state, Outcome)]


def drawn(guide: Guide, outcome: Outcome, language: str = "en") -> FullPage:
    return draw_full_outcome(speaker(guide, language), guide.flow, outcome)


def lines_of(outcome: Outcome) -> Iterator[tuple[Line, bool]]:
    """Its lines, and whether each belongs on its page: it is behind no guard and names no button."""
    for line in outcome.lines:
        yield line, line.when is None and not line.presses
    for each in outcome.statements:
        for line in each.statement.lines:
            yield line, each.when is None and line.when is None and not line.presses


def blocks_of(whole: FullPage, name: str) -> list[Block]:
    return [block for part in whole.parts if part.name == name for block in part.blocks]


def is_told(guide: Guide, whole: FullPage, line: Line) -> bool:
    told = {said.text for part in whole.parts for said in said_texts(part.blocks)}
    return any(speaker(guide).voice.say(text).text in told for text in (line.text, line.after) if text)


def test_an_outcome_has_the_order_of_its_own_screen_and_folds_what_that_folds(guide: Guide) -> None:
    order = (CALL, DO_NOW, MAY_FIT, READ, ONLY_IF, ALSO, HELPERS, SURE)
    for outcome in outcomes(guide):
        whole = drawn(guide, outcome)
        names = [part.name for part in whole.parts]
        assert names == [name for name in order if name in names]
        assert {CALL, DO_NOW, READ, HELPERS, SURE} <= {*names}
        assert {part.name for part in whole.parts if not part.folded} == {*names} & IN_SIGHT
        assert [part.title is None for part in whole.parts] == [name == CALL for name in names]
        assert whole.numbers_first


def test_every_line_is_told_but_what_is_asked_above_it_and_what_is_for_some_answers_alone(guide: Guide) -> None:
    left_out = 0
    for outcome in outcomes(guide):
        whole = drawn(guide, outcome)
        always = {line.text.english for line, belongs in lines_of(outcome) if belongs}
        for line, belongs in lines_of(outcome):
            if belongs:
                assert is_told(guide, whole, line) or line.asks, (outcome.name, line.text.english)
            elif line.text.english not in always:
                assert not is_told(guide, whole, line), (outcome.name, line.text.english)
                left_out += 1
    assert left_out > len(outcomes(guide))


def test_a_line_that_says_which_button_to_press_knows_it(guide: Guide) -> None:
    lines = [line for each in outcomes(guide) for line, _ in lines_of(each)]
    label = f'"{guide.interface.outcome_another.english}"'
    naming = [line for line in lines if label in line.text.english]
    assert naming
    assert all(line.presses for line in naming)
    assert not all(line.presses for line in lines)


def test_nothing_tells_why(guide: Guide) -> None:
    for outcome in outcomes(guide):
        topics = list[str]()
        for block in (each for name in (MAY_FIT, READ) for each in blocks_of(drawn(guide, outcome), name)):
            assert isinstance(block, Way)
            assert block.about == ()
            assert isinstance(block.button.event, Opened)
            assert isinstance(block.button.event.overlay, ReadingTopic)
            topics.append(block.button.event.overlay.topic.name)
        assert sorted(topics) == sorted({each.topic.name for each in outcome.pointers})


def test_there_are_at_most_three_steps_and_two_numbers_and_all_the_helpers(guide: Guide) -> None:
    for outcome in outcomes(guide):
        whole = drawn(guide, outcome)
        (steps,) = blocks_of(whole, DO_NOW)
        assert isinstance(steps, Steps)
        assert 1 <= len(steps.items) <= MOST_STEPS
        calls = [block for block in blocks_of(whole, CALL) if isinstance(block, Call)]
        assert 1 <= len(calls) <= 2
        contacts = [block for block in blocks_of(whole, HELPERS) if isinstance(block, Contact)]
        titles = [contact.title.text for contact in contacts]
        assert {helper.title for helper in outcome.helpers} <= {*titles}
        assert len({*titles}) == len(titles)
        assert {call.number for call in calls} <= {dial.number for each in contacts for dial in each.phones}
        assert any(is_reachable_helper(helper) for helper in outcome.helpers)


@pytest.mark.parametrize("name", ["own_permit", "ask_article_64"])
def test_in_danger_112_is_the_first_number(guide: Guide, name: str) -> None:
    outcome = guide.flow.states[name]
    assert isinstance(outcome, Outcome)
    first = blocks_of(drawn(guide, outcome), CALL)[0]
    assert isinstance(first, Call)
    assert first.number == "112"


def test_whom_a_line_names_can_be_called_from_the_page(guide: Guide) -> None:
    for outcome in outcomes(guide):
        whole = drawn(guide, outcome)
        contacts = {block.title.text for block in blocks_of(whole, HELPERS) if isinstance(block, Contact)}
        for line, _ in lines_of(outcome):
            if is_told(guide, whole, line):
                assert {each.title for each in line.names} <= contacts, (outcome.name, line.text.english)


def test_it_says_how_sure_it_is_and_that_a_machine_translated_it(pseudo_guide: Guide) -> None:
    outcome = outcomes(pseudo_guide)[0]
    whole = drawn(pseudo_guide, outcome, PSEUDO)
    who, _ = said_texts(blocks_of(whole, SURE))
    assert who == speaker(pseudo_guide, PSEUDO).voice.say(pseudo_guide.interface.outcome_general)
    assert whole.unchecked
    assert all(part.mark for part in whole.parts)
    assert drawn(pseudo_guide, outcome).unchecked is None


def test_an_outcome_without_ways_has_what_is_good_to_read(guide: Guide) -> None:
    outcome = guide.flow.states["no_permit_found"]
    assert isinstance(outcome, Outcome)
    whole = drawn(guide, outcome)
    assert not blocks_of(whole, MAY_FIT)
    assert len(blocks_of(whole, READ)) == 1


def test_without_a_number_it_begins_with_what_to_do(guide: Guide) -> None:
    outcome = guide.flow.states["no_permit_found"]
    assert isinstance(outcome, Outcome)
    silent = replace(outcome, helpers=tuple(each for each in outcome.helpers if not each.phones), lines=())
    whole = drawn(guide, replace(silent, statements=()))
    assert [part.name for part in whole.parts] == [READ, HELPERS, SURE]
    assert not whole.numbers_first
