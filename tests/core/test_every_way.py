"""What the screens say at every end, alone and after another situation: over all the ways that ``paths`` finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

import pytest

from bot.authoring.english.draft_flow import DraftLine, every_draft_line
from bot.authoring.english.ways_through import Ways, WayThrough
from bot.authoring.source.sentences import urgent_sentences
from bot.core.blocks import Bullets, Heading, Paragraph, Steps, every_block
from bot.core.conversation import Conversation
from bot.core.drawing.contact import MOST_CALLS
from bot.core.drawing.next_steps import MOST_STEPS, collect_steps, most_urgent
from bot.core.drawing.translation_remarks import said_texts
from bot.core.event import Closed, Opened
from bot.core.flow import Flow, Outcome, Question
from bot.core.guards import GUARDS
from bot.core.guide import Guide
from bot.core.lines import Line
from bot.core.organisation import Kind
from bot.core.overlay import MoreOnOutcome
from bot.core.replay import Journey, Replay
from bot.core.screen import Screen
from bot.core.subject import part_of
from bot.core.text import strip_strong
from tests.authored import authored
from tests.core.reading import called, steps, to_call
from tests.nightly import at_night

pytestmark = pytest.mark.slow

Told = tuple[Conversation, Journey, Screen]


@pytest.fixture(scope="module")
def drafted() -> list[DraftLine]:
    drafts = authored().drafts
    return [*every_draft_line(drafts.flow, drafts.statement_drafts.values())]


@pytest.fixture(scope="module")
def told(guide: Guide, drafted: list[DraftLine]) -> list[Told]:
    """Every way alone, apart in each matter and in each answer that a guard reads, and a way to every pair of ends."""
    flow, replay = authored().drafts.flow, Replay(guide.flow)
    by_matter = [
        [line for line in drafted if matter in {name.text for name in line.asks}] for matter in _matters(drafted)
    ]
    by_guard = [[line for line in drafted if line.when and line.when.text == when] for when in _guards(drafted)]
    alone = [way for lines in ([], *by_matter, *by_guard) for way in Ways(flow, GUARDS, lines).walk_alone()]
    every = (*alone, *Ways(flow, GUARDS).walk_paired())
    ways = {way.pressed: way for way in every if way.sure and way.state in way.ends}
    found = []
    for way in ways.values():
        conversation = _conversation(guide, way)
        journey = replay.journey(conversation)
        assert {ending.outcome.name for ending in journey.endings} == {*way.ends}, way.pressed
        found.append((conversation, journey, guide.step(conversation, Closed()).screen))
    return found


def test_no_line_asks_what_was_told(guide: Guide, told: list[Told]) -> None:
    asking = _by_text(guide.flow)
    for _, journey, screen in told:
        settled = {matter for choice in (*journey.steps, *journey.told) for matter in choice.settles}
        for text in _said(screen):
            lines = asking.get(text, [])
            assert not lines or any(line.asks.isdisjoint(settled) for line in lines), (journey.steps, text)


def test_whom_a_line_names_can_be_reached_on_the_same_screen(guide: Guide, told: list[Told]) -> None:
    by_text = _by_text(guide.flow)
    for _, journey, screen in told:
        contacts = {*called(screen), *to_call(screen)}
        for text in _said(screen):
            named = {each.title for line in by_text.get(text, []) for each in line.names}
            assert named <= contacts, (journey.steps, text)


def test_in_sight_are_three_steps_at_most_and_two_numbers_of_which_an_emergency_comes_first(
    guide: Guide, told: list[Told]
) -> None:
    emergencies = {each.title for each in guide.flow.organisations.values() if each.kind is Kind.EMERGENCY}
    for _, journey, screen in told:
        calls = to_call(screen)
        assert 1 <= len(steps(screen)) <= MOST_STEPS, journey.steps
        assert len(calls) <= MOST_CALLS, journey.steps
        assert not emergencies & {*calls[1:]}, journey.steps


def test_whom_the_urgent_line_names_can_be_called_at_once(guide: Guide, told: list[Told]) -> None:
    for _, journey, screen in told:
        urgent = most_urgent(collect_steps(guide.flow, journey).lines)
        named = {each.title for each in (urgent.names if urgent else ()) if each.phones}
        assert named <= {*to_call(screen)}, journey.steps


@pytest.mark.parametrize("each", [5, *at_night([1])])
def test_every_line_is_told_on_the_screen_or_behind_more(guide: Guide, told: list[Told], each: int) -> None:
    """By day of each fifth way: all that is behind "More" is drawn for it."""
    for conversation, journey, screen in told[::each]:
        lines = collect_steps(guide.flow, journey).lines
        said = {*_said(screen)}
        if any(button.event == Opened(MoreOnOutcome()) for button in screen.asides):
            said |= {text for screen_of_more in _every_more(guide, conversation) for text in _said(screen_of_more)}
        left = [line.text.english for line in lines if said.isdisjoint(_words(line))]
        assert left == [], journey.steps


def _every_more(guide: Guide, conversation: Conversation) -> Iterator[Screen]:
    """The screens behind "More", until the last is shown again."""
    for part in count():
        screen = guide.step(conversation, Opened(MoreOnOutcome(part))).screen
        if part_of(screen.subject) != part:
            return
        yield screen


def _words(line: Line) -> set[str]:
    """What a line says, alone or beside something more urgent."""
    return {_plain(text.english) for text in (line.text, line.after) if text}


def test_one_sentence_at_most_is_urgent(told: list[Told]) -> None:
    for _, journey, screen in told:
        found = [sentence for text in _said(screen) for sentence in urgent_sentences(text)]
        assert len(found) <= 1, (journey.steps, found)


def test_no_title_is_missing_and_none_is_contradicted(told: list[Told], drafted: list[DraftLine]) -> None:
    excluded = {line.text.english: {name.text for name in line.excludes} for line in drafted if line.excludes}
    for _, journey, screen in told:
        shown = {block.said.text for block in screen.blocks if isinstance(block, Heading)}
        said = "\n".join(said.text for said in said_texts(screen.blocks))
        for ending in journey.endings:
            assert ending.outcome.title.english in said, journey.steps
        titles = {ending.outcome.name for ending in journey.endings if ending.outcome.title.english in shown}
        for text in _said(screen):
            assert not excluded.get(text, set()) & titles, (journey.steps, text)


def _matters(drafted: list[DraftLine]) -> list[str]:
    return sorted({name.text for line in drafted for name in line.asks})


def _guards(drafted: list[DraftLine]) -> list[str]:
    return sorted({line.when.text for line in drafted if line.when})


def _conversation(guide: Guide, way: WayThrough) -> Conversation:
    """The conversation of a way's answers, in English."""
    flow = guide.flow
    choices = {(state.name, each.name): each for state in flow.states.values() for each in flow.choices_of(state)}
    pressed = [choices[answer] for answer in way.pressed]
    answers = tuple(each for each in pressed if each.question != flow.situation.name)
    situations = tuple(each for each in pressed if each.question == flow.situation.name)
    return Conversation(guide.words.english, answers, situations)


def _lines(flow: Flow) -> Iterator[Line]:
    for state in flow.states.values():
        yield from (choice.advice for choice in flow.choices_of(state) if choice.advice)
        if not isinstance(state, Question):
            yield from state.lines
        if isinstance(state, Outcome):
            yield from (line for included in state.statements for line in included.statement.lines)


def _by_text(flow: Flow) -> dict[str, list[Line]]:
    """The lines that say a text, also below something urgent."""
    found = dict[str, list[Line]]()
    for line in _lines(flow):
        for text in (line.text, line.after):
            if text:
                found.setdefault(_plain(text.english), []).append(line)
    return found


def _said(screen: Screen) -> list[str]:
    """What the lines of a screen say, also in folds: not its titles, nor what is said of contacts and of the turn."""
    blocks = [block for block in every_block(screen.blocks) if isinstance(block, Steps | Bullets | Paragraph)]
    return [_plain(said.text) for said in said_texts(blocks)]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", strip_strong(text)).strip()
