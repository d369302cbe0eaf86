"""Reads a screen as a person does: what is in sight, and what lies in folds."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.blocks import Block, Bullets, Call, Contact, Fold, Heading, Notice, Paragraph, Steps, every_block
from bot.core.event import Opened
from bot.core.overlay import MoreOnOutcome
from bot.core.screen import Screen
from bot.core.text import Text
from tests.talk import Talk


def steps(screen: Screen) -> list[str]:
    """Every numbered step, by its first line; below it can stand the same in English, or a number to call."""
    return [step[0].text for block in screen.blocks if isinstance(block, Steps) for step in block.items]


def in_sight(screen: Screen) -> list[str]:
    """Every line that is read before anything is unfolded: steps, and the first lines of other outcomes."""
    return [text for block in screen.blocks for text in _lines((block,))]


def folded(screen: Screen) -> list[str]:
    """Every line that lies in a fold, in reading order."""
    return [text for block in screen.blocks if isinstance(block, Fold) for text in _lines(every_block(block.blocks))]


def listed(screen: Screen) -> list[str]:
    """Every line that is told, in the order in which they are read."""
    return _lines(every_block(screen.blocks))


def in_fold(screen: Screen, title: Text) -> list[str]:
    """The lines in the fold of this title; empty where there is none."""
    return [
        text
        for block in every_block(screen.blocks)
        if isinstance(block, Fold) and block.title.text == title.english
        for text in _lines(every_block(block.blocks))
    ]


def titles(screen: Screen) -> list[str]:
    """Every heading, and every title of a fold, in reading order."""
    return [
        (block.said if isinstance(block, Heading) else block.title).text
        for block in every_block(screen.blocks)
        if isinstance(block, Heading | Fold)
    ]


def called(screen: Screen) -> list[str]:
    """Whose contact stands on a screen, also in folds."""
    return [block.title.text for block in every_block(screen.blocks) if isinstance(block, Contact)]


def to_call(screen: Screen) -> list[str]:
    """Whom to call now, by the name, or by the number where that is the name."""
    return [block.title.text if block.title else block.number for block in screen.blocks if isinstance(block, Call)]


def paragraphs(screen: Screen) -> list[str]:
    """Every paragraph, also in folds."""
    return [block.said.text for block in every_block(screen.blocks) if isinstance(block, Paragraph)]


def notices(screen: Screen) -> list[str]:
    """Every notice, also in folds."""
    return [block.said.text for block in every_block(screen.blocks) if isinstance(block, Notice)]


def more(talk: Talk) -> list[Screen]:
    """The screens of "More", one after the other, from an outcome that leads there."""
    talk.button("open more 0")
    return read_more(talk)


def read_more(talk: Talk) -> list[Screen]:
    """The same, also where the outcome's own screen tells all of it and does not lead there."""
    screens = [talk.happens(Opened(MoreOnOutcome())).screen]
    while following := [spelt for spelt in talk.offered if spelt.startswith("open more ")]:
        screens.append(talk.does(following[0]).screen)
    return screens


def _lines(blocks: Iterable[Block]) -> list[str]:
    return [
        said.text
        for block in blocks
        if isinstance(block, Steps | Bullets)
        for item in block.items
        for said in (item if isinstance(item, tuple) else (item,))
    ]
