"""Says lines in a language: as steps, or as a list."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.blocks import Block, Bullets, Steps
from bot.core.drawing.next_steps import choose_wording
from bot.core.lines import Line
from bot.core.voice import Voice


def say_steps(voice: Voice, lines: Iterable[Line], urgent: Line | None) -> list[Block]:
    """Lines as numbered steps; nothing where there are none."""
    items = tuple(voice.say_safely(choose_wording(line, urgent)) for line in lines)
    return [Steps(items)] if items else []


def say_list(voice: Voice, lines: Iterable[Line], urgent: Line | None) -> list[Block]:
    """Lines as a list; nothing where there are none."""
    items = tuple(said for line in lines for said in voice.say_safely(choose_wording(line, urgent)))
    return [Bullets(items)] if items else []
