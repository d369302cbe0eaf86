"""Says lines in a language: as steps, or as a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.core.blocks import Block, Bullets, Steps
from bot.core.drawing.next_steps import choose_wording
from bot.core.lines import Line
from bot.core.organisation import Kind, Organisation
from bot.core.text import Said
from bot.core.voice import Voice


def say_steps(
    voice: Voice, lines: Iterable[Line], urgent: Line | None, called: Iterable[Organisation] = ()
) -> list[Block]:
    """Lines as numbered steps; nothing where there are none.

    Whom a step names and who is not ``called`` above has the number below it, once: nobody has to look for it.
    """
    known = set(called)
    items = tuple(
        (*voice.say_safely(choose_wording(line, urgent)), *_say_numbers(voice, line, known)) for line in lines
    )
    return [Steps(items)] if items else []


def say_list(voice: Voice, lines: Iterable[Line], urgent: Line | None) -> list[Block]:
    """Lines as a list; nothing where there are none."""
    items = tuple(said for line in lines for said in voice.say_safely(choose_wording(line, urgent)))
    return [Bullets(items)] if items else []


def _say_numbers(voice: Voice, line: Line, known: set[Organisation]) -> Iterator[Said]:
    for each in sorted(line.names, key=lambda each: line.text.english.find(each.title)):
        if each.phones and each.kind is Kind.HELPER and each not in known:
            known.add(each)
            yield voice.quote(f"{each.title}: {each.phones[0].number}")
