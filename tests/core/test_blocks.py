"""Blocks that hold others: what is said in them, how much room they take, and what can be pressed."""

from __future__ import annotations

import pytest

from bot.core.blocks import (
    Answered,
    Block,
    Bullets,
    Call,
    CardFace,
    Contact,
    Dial,
    Fold,
    Heading,
    Notice,
    Origin,
    Paragraph,
    Steps,
    Way,
    buttons_among,
    every_block,
)
from bot.core.button import Button
from bot.core.drawing.paginate import count_letters
from bot.core.drawing.translation_remarks import said_texts
from bot.core.event import Closed, WentBack
from bot.core.language import Language
from bot.core.overlay import Menu
from bot.core.screen import Screen
from bot.core.text import Said

ENGLISH = Language("en", "English")


def say(text: str) -> Said:
    return Said(text, ENGLISH)


GO, BACK = Button(say("go"), Closed()), Button(say("change"), WentBack())
WAY = Way(GO, (say("because"), say("and")))
ANSWERED = Answered(say("question"), say("answer"), BACK)
INNER = Fold(say("inner"), (Paragraph(say("deep")), ANSWERED))
OUTER = Fold(say("outer"), (WAY, INNER))

SAID = [
    (Heading(say("heading")), ["heading"]),
    (Paragraph(say("paragraph")), ["paragraph"]),
    (Notice(say("notice")), ["notice"]),
    (Bullets((say("one"), say("two"))), ["one", "two"]),
    (Steps(((say("een"), say("one")), (say("two"),))), ["een", "one", "two"]),
    (Call(say("The Helpline"), "0800-1", say("call"), (say("free"),)), ["call", "free"]),
    (Contact(say("The Helpline"), (say("what"),), (Dial("1", say("whom")), Dial("2")), verified=say("seen")),
     ["what", "whom", "seen"]),
    (Contact(say("The Helpline"), ()), []),
    (Origin(say("source"), "https://x.nl"), []),
    (CardFace(say("groot"), say("own")), ["groot", "own"]),
    (CardFace(say("large")), ["large"]),
    (WAY, ["go", "because", "and"]),
    (ANSWERED, ["question", "answer", "change"]),
    (OUTER, ["outer", "go", "because", "and", "inner", "deep", "question", "answer", "change"]),
]  # fmt: skip


@pytest.mark.parametrize(("block", "texts"), SAID, ids=lambda each: type(each).__name__)
def test_all_that_is_said_in_a_block_is_known_in_reading_order(block: Block, texts: list[str]) -> None:
    assert [said.text for said in said_texts((block,))] == texts


@pytest.mark.parametrize(("block", "texts"), SAID, ids=lambda each: type(each).__name__)
def test_a_block_takes_the_room_of_all_that_it_says_also_folded(block: Block, texts: list[str]) -> None:
    address = len("https://x.nl") if isinstance(block, Origin) else 0
    assert count_letters(block) == sum(map(len, texts)) + address


def test_every_block_is_found_a_fold_before_what_is_in_it() -> None:
    top = Heading(say("top"))
    assert [*every_block((top, OUTER, top))] == [top, OUTER, WAY, INNER, Paragraph(say("deep")), ANSWERED, top]


def test_buttons_among_the_text_are_found_in_folds_too() -> None:
    assert [*buttons_among((ANSWERED, Heading(say("top")), OUTER))] == [BACK, GO, BACK]


def test_the_buttons_of_a_screen_are_all_of_them_in_reading_order() -> None:
    below, aside = Button(say("below"), Closed()), Button(say("aside"), WentBack())
    screen = Screen(Menu(), ENGLISH, (OUTER,), (below,), (), 1, (aside,))
    assert screen.buttons == (GO, BACK, below, aside)
