"""Whether WhatsApp would take a message, by its limits. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from bot.channels.whatsapp.limits import (
    LONGEST_DESCRIPTION,
    LONGEST_ID,
    LONGEST_LINK_BODY,
    LONGEST_LINK_LABEL,
    LONGEST_LIST_BUTTON,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_ROWS,
    Limits,
    letters,
)
from bot.channels.whatsapp.messages import LinkMessage, ListMessage, Message, TextMessage


def find_fault(messages: Iterable[Message], limits: Limits) -> str | None:
    """The first reason why WhatsApp would not take one of these; None: it takes them."""
    return next((fault for message in messages for fault in _faults(message, limits)), None)


def _faults(message: Message, limits: Limits) -> Iterator[str]:
    match message:
        case TextMessage(body):
            yield from _length("a text", body, LONGEST_TEXT)
        case LinkMessage(body, label, _):
            yield from _length("a text above a link", body, LONGEST_LINK_BODY)
            yield from _length(f"'{label}'", label, LONGEST_LINK_LABEL)
        case ListMessage(body, button, sections):
            yield from _length("a text above a list", body, limits.list_body)
            yield from _length(f"'{button}'", button, LONGEST_LIST_BUTTON)
            if not 1 <= len(message.rows) <= MOST_ROWS:
                yield f"{len(message.rows)} rows, where 1 to {MOST_ROWS} are possible"
            for title in (section.title for section in sections if len(sections) > 1):
                yield from _length(f"'{title}'", title, LONGEST_TITLE)
            for row in message.rows:
                yield from _length(f"'{row.title}'", row.title, LONGEST_TITLE)
                yield from _length("what a row carries", row.carries, LONGEST_ID)
                yield from _length(f"what stands below '{row.title}'", f"{row.description} ", LONGEST_DESCRIPTION + 1)
        case _ as never:
            assert_never(never)


def _length(what: str, text: str, longest: int) -> Iterator[str]:
    if not 1 <= (long := letters(text)) <= longest:
        yield f"{what} has {long} letters, where 1 to {longest} are possible"
