"""Paginates blocks into screenfuls."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.blocks import Block, Bullets, Heading, Origin, Paragraph
from bot.core.drawing.translation_remarks import said_texts

FULL_SCREEN = 1000
"""Characters of text on one screen of a page, about what a phone shows without much scrolling (design, 2026-11-23)."""


def paginate(blocks: Iterable[Block]) -> list[tuple[Block, ...]]:
    """Blocks in screenfuls, none of them torn apart; always at least one screen.

    What leads to a block goes with it, where all of it fits a screen: a heading, and a sentence above a list.
    """
    screens, weight = [list[Block]()], 0
    for block in blocks:
        weight += (size := count_letters(block))
        full = screens[-1]
        if full and weight > FULL_SCREEN:
            along = _leading_to(block, full)
            goes_along = len(along) < len(full) and sum(map(count_letters, along)) + size <= FULL_SCREEN
            screens.append(along if goes_along else [])
            if goes_along:
                del full[len(full) - len(along) :]
            weight = size + sum(map(count_letters, screens[-1]))
        screens[-1].append(block)
    return [tuple(screen) for screen in screens]


def _leading_to(block: Block, above: list[Block]) -> list[Block]:
    """The blocks directly above a block that only lead to it."""
    first = len(above)
    if isinstance(block, Bullets) and isinstance(above[-1], Paragraph):
        first -= 1
    below = above[first] if first < len(above) else block
    if first and isinstance(above[first - 1], Heading) and not isinstance(below, Heading):
        first -= 1
    return above[first:]


def count_letters(block: Block) -> int:
    """Letters of what a block says."""
    address = len(block.address) if isinstance(block, Origin) else 0
    return address + sum(len(said.text) for said in said_texts((block,)))
