"""A screen as a Telegram message: HTML and the keys below it. Pure: it builds, sends nothing, and needs no library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from typing import assert_never

from bot.core.bidi import isolate, set_right_to_left
from bot.core.blocks import Block, Bullets, Contact, Heading, Notice, Origin, Paragraph
from bot.core.code import Coder
from bot.core.conversation import Conversation
from bot.core.screen import Screen
from bot.core.text import STRONG, Said, strip_strong

SHORTEST_COPIED = 5
"""Digits from which a number is worth a button to copy it: nobody copies 112."""

CHOSEN = "\u2705 "
"""In front of what was chosen before. Its direction is neutral, and so are the others'."""
PHONE, VISIT, SITE, MAIL = "\U0001f4de", "\U0001f4cd", "\U0001f310", "\U0001f4e7"
ATTENTION = "\u26a0\ufe0f"

_TAG = re.compile("<[^<>]*>")
"""A tag of ours. In what is escaped there is no ``<``."""


@dataclass(frozen=True, slots=True)
class DataKey:
    """A key that sends what it carries to the guide."""

    label: str
    carries: str


@dataclass(frozen=True, slots=True)
class CopyKey:
    """A key that copies what it carries on the phone, and tells nobody."""

    label: str
    carries: str


Key = DataKey | CopyKey


@dataclass(frozen=True, slots=True)
class Message:
    """A message to send, or to edit another into: HTML, and rows of keys below it."""

    html: str
    keys: tuple[tuple[Key, ...], ...]


def to_message(screen: Screen, conversation: Conversation, coder: Coder) -> Message:
    """The message for a screen that was drawn from ``conversation``."""
    html, writer = "\n\n".join("\n".join(_lines(block, screen)) for block in screen.blocks), coder.writer(conversation)
    answers = (
        DataKey((CHOSEN if button.marked else "") + button.label.text, writer.button(button.event))
        for button in screen.buttons
    )
    controls = (DataKey(control.label.text, writer.button(control.event)) for control in screen.controls)
    return Message(html, (*_in_rows(answers, screen.columns), *_in_rows(_copies(screen), 2), *_in_rows(controls, 2)))


def alert(screen: Screen) -> str:
    """The text of the answer to a press: the screen's first notice, plain."""
    return strip_strong(next(block.said.text for block in screen.blocks if isinstance(block, Notice)))


def shown_length(html: str) -> int:
    """UTF-16 units of the text that Telegram counts: without tags, what was escaped as one character."""
    return len(unescape(_TAG.sub("", html)).encode("utf-16-le")) // 2


def entities(html: str) -> int:
    """The most entities that Telegram makes of our HTML: one for each tag."""
    return len(_TAG.findall(html)) // 2


def _lines(block: Block, screen: Screen) -> Iterator[str]:
    match block:
        case Heading(said):
            yield f"<b>{escape(strip_strong(said.text))}</b>"
        case Paragraph(said):
            yield _html(said)
        case Notice(said):
            yield f"{ATTENTION} {_html(said)}"
        case Bullets(items):
            yield from (f"\u2022 {_html(item)}" for item in items)
        case Contact():
            yield from _contact(block, screen)
        case Origin(said, address):
            yield f'\u2022 <a href="{escape(address)}">{escape(said.text)}</a>'
        case _ as never:
            assert_never(never)


def _contact(contact: Contact, screen: Screen) -> Iterator[str]:
    yield f"<b>{escape(contact.title.text)}</b>"
    yield from (_html(detail) for detail in contact.details)
    for phone in contact.phones:
        if phone.whom:
            yield _html(phone.whom)
        yield _address(PHONE, phone.number, screen)
    for mark, value in ((VISIT, contact.visit), (SITE, contact.site), (MAIL, contact.email)):
        if value:
            yield _address(mark, value, screen)
    if contact.verified:
        yield f"<i>{_html(contact.verified)}</i>"


def _address(mark: str, value: str, screen: Screen) -> str:
    line = f"{mark} {value}"
    return escape(set_right_to_left(line) if screen.language.right_to_left else line)


def _html(said: Said) -> str:
    """Said words with ``**`` as bold. Authors' marks are balanced: the loader refuses others."""
    parts = escape(said.text).split(STRONG)
    return "".join(f"<b>{part}</b>" if number % 2 and part else part for number, part in enumerate(parts))


def _copies(screen: Screen) -> Iterator[Key]:
    """A key for each telephone number, isolated: it has no letter, and the app may run the other way than the text."""
    numbers = (phone.number for block in screen.blocks if isinstance(block, Contact) for phone in block.phones)
    for number in dict.fromkeys(numbers):
        if len(number) >= SHORTEST_COPIED:
            yield CopyKey(f"{PHONE} {isolate(number)}", number)


def _in_rows(keys: Iterable[Key], columns: int) -> Iterator[tuple[Key, ...]]:
    left = tuple(keys)
    while left:
        yield left[:columns]
        left = left[columns:]
