"""The note for a lawyer on paper: what stands in the chat, and nothing else that names what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.blocks import Block
from bot.core.language import Language
from bot.core.screen import Screen


@dataclass(frozen=True, slots=True)
class NotePaper:
    """``blocks`` are those of the note. The title of its file is none of them: it stands in lists of files."""

    language: Language
    blocks: tuple[Block, ...]


def draw_note_paper(note: Iterable[Screen]) -> NotePaper:
    """The paper of a note that was made, whose parts are these screens; there is at least one."""
    first, *others = note
    blocks = tuple(block for screen in (first, *others) for block in screen.blocks)
    return NotePaper(first.language, blocks)
