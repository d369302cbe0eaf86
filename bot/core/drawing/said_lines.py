"""Says lines in a language: titles with their lists, and nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.core.blocks import Block, Bullets, Heading, Paragraph
from bot.core.drawing.next_steps import (
    OutcomePart,
    choose_wording,
)
from bot.core.lines import Line
from bot.core.text import Said
from bot.core.voice import Voice


def say_parts(voice: Voice, parts: Iterable[OutcomePart], urgent: Line | None) -> list[Block]:
    """Titles, each with its lines as a list and its statements as paragraphs. Nothing is said twice."""
    blocks, said = list[Block](), set[str]()
    for part in parts:
        blocks.append(Heading(voice.say(part.title)))
        if items := tuple(_say_lines(voice, part.lines, urgent, said)):
            blocks.append(Bullets(items))
        blocks += (Paragraph(each) for each in _say_lines(voice, part.stated, urgent, said))
    return blocks


def say_statements(voice: Voice, parts: Iterable[OutcomePart], urgent: Line | None) -> list[Block]:
    """The statements alone."""
    said = set[str]()
    return [Paragraph(each) for part in parts for each in _say_lines(voice, part.stated, urgent, said)]


def _say_lines(voice: Voice, lines: Iterable[Line], urgent: Line | None, above: set[str]) -> Iterator[Said]:
    """Lines in a language, without what was said ``above``, which grows by them."""
    for line in lines:
        text = choose_wording(line, urgent)
        if text.english not in above:
            above.add(text.english)
            yield from voice.say_safely(text)
