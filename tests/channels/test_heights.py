"""How high an outcome is on a phone: what is folded takes no room, and ``check`` says what is too high.

That the reckoning is true is what ``tests/chromium/test_heights.py`` sees.
"""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from bot.authoring.project import Project
from bot.channels.web.chat_page import ChatPage, to_page
from bot.channels.web.checks import check_screens, find_high
from bot.channels.web.heights import HIGH, Height, measure
from bot.core.blocks import Block, Call, Fold, Heading, Notice, Paragraph
from bot.core.conversation import Conversation
from bot.core.event import Closed, Started
from bot.core.flow import Outcome
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.text import Said
from tests.channels.test_every_block import EXAMPLES
from tests.screens import screens_in

ENGLISH, ARABIC = Language("en", "English"), Language("ar", "العربية", right_to_left=True)
TEXT = "Some words that are said on a screen. " * 3
LINES = 3
"""Lines that the text takes between the margins of a phone."""


def said(text: str) -> Said:
    return Said(text, ENGLISH)


@pytest.fixture
def page(guide: Guide) -> ChatPage:
    """A page of an outcome that says nothing but its title."""
    turn = next(turn for turn in screens_in(guide, guide.words.english) if isinstance(turn.screen.subject, Outcome))
    return replace(to_page(guide, turn), blocks=(), notices=())


def with_blocks(page: ChatPage, *blocks: Block) -> float:
    return measure(replace(page, blocks=blocks)).page


def outcome_of(guide: Guide) -> Outcome:
    return next(state for state in guide.flow.states.values() if isinstance(state, Outcome))


def told(project: Project, *heights: Height, usual: float = 1.6) -> list[str]:
    assert project.guide
    outcome = outcome_of(project.guide)
    found = find_high(project, ARABIC, [Height(usual * HIGH, None)], [(outcome, each) for each in heights])
    return [str(problem) for problem in found]


def test_a_text_takes_its_lines(page: ChatPage) -> None:
    one, more = (with_blocks(page, Paragraph(said(text))) for text in ("Some", TEXT))
    line = with_blocks(page, Paragraph(said("Some\nSome"))) - one
    assert more - one == pytest.approx((LINES - 1) * line)


def test_a_word_with_hyphens_is_broken_and_a_number_is_not(page: ChatPage) -> None:
    long, number = "word-" * 20, "0800-" * 20
    one = with_blocks(page, Paragraph(said("Some")))
    assert with_blocks(page, Paragraph(said(f"{long}word"))) > one
    assert with_blocks(page, Paragraph(said(f"{number}0800"))) == one


def test_arabic_is_higher_and_a_long_title_too(page: ChatPage) -> None:
    blocks = (Paragraph(said(TEXT)),)
    assert measure(replace(page, blocks=blocks, language=ARABIC)).page > with_blocks(page, *blocks)
    assert measure(replace(page, title=said(TEXT))).page > measure(page).page
    without_a_way_back = {kind: key for kind, key in page.controls.items() if kind != "back"}
    assert measure(replace(page, controls=without_a_way_back, title=said("Some"))).page < measure(page).page
    assert measure(replace(page, title=said("x" * 40))).page > measure(replace(page, title=said("x"))).page


def test_what_is_folded_takes_no_room(page: ChatPage) -> None:
    closed = Fold(said("More"), ())
    full = Fold(said("More"), (Paragraph(said(TEXT * 9)),))
    assert with_blocks(page, full) == with_blocks(page, closed) > measure(page).page
    assert with_blocks(page, closed, full) == with_blocks(page, full)
    assert with_blocks(page, closed, full, full) > with_blocks(page, closed, full)


@pytest.mark.parametrize("kind", get_args(Block), ids=lambda kind: kind.__name__)
def test_every_kind_of_block_takes_room(page: ChatPage, kind: type) -> None:
    block, _ = EXAMPLES[kind]
    assert with_blocks(page, block) > measure(page).page


def test_a_notice_of_this_turn_takes_room(page: ChatPage) -> None:
    assert measure(replace(page, notices=(Notice(said("Some")),))).page > measure(page).page


def test_keys_below_the_text_take_room(page: ChatPage) -> None:
    assert measure(replace(page, keys=page.asides[:1])).page > measure(page).page
    none = replace(page, asides=(), controls={}, frame=replace(page.frame, typing=None, pages=None))
    assert measure(none).page < measure(page).page


def test_the_first_number_is_where_it_ends(page: ChatPage) -> None:
    call = Call(None, "112", said("Call 112"), (said("Free"),))
    assert measure(page).first_call is None
    first = measure(replace(page, blocks=(call,))).first_call
    second = measure(replace(page, blocks=(Heading(said("Some")), call, call))).first_call
    assert first
    assert second
    assert 100 < first < second


def test_an_outcome_may_take_so_many_screens(authored: Project, guide: Guide) -> None:
    outcome = outcome_of(guide)
    place = authored.drafts.flow.states[outcome.name].name.place
    assert told(authored, Height(2.2 * HIGH, 640), Height(HIGH, None)) == []
    high, low = told(authored, Height(2.21 * HIGH, 641))
    assert high == (
        f"{place}: '{outcome.name}' in ar takes 2.21 screens of a phone on the web, where 2.2 are read. Shorten the "
        "title and the steps, or move a step to 'only_if' or 'also'. [too-high]"
    )
    assert low == (
        f"{place}: '{outcome.name}' in ar has its first number to call 641 pixels down on the web, where a phone shows "
        "640. Shorten the title, and what is said above the number. [number-out-of-sight]"
    )


def test_outcomes_may_usually_take_so_many(authored: Project) -> None:
    assert told(authored) == []
    (problem,) = told(authored, usual=1.61)
    assert problem == (
        "flows/permit.yaml:1:1: an outcome in ar takes 1.61 screens of a phone on the web at the median, where 1.6 are "
        "read. Shorten what many outcomes say, or fold it. [usually-too-high]"
    )
    assert [*find_high(authored, ARABIC, [], [])] == []


def test_a_check_looks_at_outcomes_alone(authored: Project, guide: Guide) -> None:
    started = guide.step(Conversation(), Started())
    assert [*check_screens(authored, guide, guide.words.english, [started])] == []
    long = guide.step(Conversation(guide.words.english), Closed())
    assert [*check_screens(authored, guide, guide.words.english, [long])] == []
