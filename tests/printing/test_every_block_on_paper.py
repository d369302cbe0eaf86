"""Every kind of block on paper: the whole of what it says stands there."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from bot.core.blocks import Block
from bot.core.drawing.full_page import FullSection
from bot.core.guide import Guide
from bot.printing.leaflet import draw_leaflet
from bot.printing.printer import Printer
from bot.printing.typesetting import typeset
from tests.channels.test_every_block import EXAMPLES
from tests.printing.sheet import Sheets


def test_all_that_a_block_says_stands_on_paper(printer: Printer, guide: Guide) -> None:
    leaflet = draw_leaflet(printer, guide.words.english, guide.flow.topics["family"])
    parts = tuple(FullSection(str(number), None, (block,)) for number, (block, _) in enumerate(EXAMPLES.values()))
    sheets = Sheets(typeset(replace(leaflet, page=replace(leaflet.page, parts=parts))))
    lines = [line for number in range(len(sheets)) for line in sheets.lines(number)]
    assert EXAMPLES.keys() == {*get_args(Block)}
    for kind, (_, texts) in EXAMPLES.items():
        for text in texts:
            if not text.startswith("https://"):
                assert any(text in line for line in lines), (kind, text)


def test_what_was_said_before_is_not_said_again(printer: Printer, guide: Guide) -> None:
    leaflet = draw_leaflet(printer, guide.words.english, guide.flow.topics["family"])
    (block, (text,)) = next(example for example in EXAMPLES.values() if len(example[1]) == 1)
    twice = (FullSection("a", None, (block,)), FullSection("b", None, (block,), again=frozenset({block})))
    sheets = Sheets(typeset(replace(leaflet, page=replace(leaflet.page, parts=twice))))
    assert "".join(sheets.lines(0)).count(text) == 1
