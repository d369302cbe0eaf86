"""A screen as a Telegram message: HTML and an inline keyboard. Pure: it builds, and sends nothing.

The limits are Telegram's (Bot API 10.1, and 3.3 of the localisation sheet for what phones show; checked 23-11-2026).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.core.bidi import set_right_to_left
from bot.core.code import Coder
from bot.core.conversation import Conversation
from bot.core.screen import Block, Bullets, Contact, Heading, Notice, Origin, Paragraph, Screen
from bot.core.words import Said

LONGEST_TEXT = 4096
"""UTF-16 units of a message, after its entities were taken out."""

LONGEST_ALERT = 200
"""Characters of the answer to a press."""

MOST_BUTTONS = 100
SHORTEST_COPIED = 5
"""Digits from which a number is worth a button to copy it: nobody copies 112."""

CHOSEN = "\u2705 "
"""In front of what was chosen before. Its direction is neutral, and so are the others' (localisation sheet, 0)."""
PHONE, SITE, MAIL, ATTENTION = "\U0001f4de", "\U0001f310", "\U0001f4e7", "\u26a0\ufe0f"


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent or edited: HTML, and the keyboard below it (None: no buttons)."""

    html: str
    keyboard: InlineKeyboardMarkup | None


def to_message(screen: Screen, conversation: Conversation, coder: Coder) -> Message:
    """The message for a screen that was drawn from ``conversation``."""
    text = "\n\n".join("\n".join(_lines(block, screen)) for block in screen.blocks)
    rows = [*_answers(screen, conversation, coder), *_copies(screen), *_controls(screen, conversation, coder)]
    return Message(text, InlineKeyboardMarkup(rows) if rows else None)


def shown_length(html: str) -> int:
    """UTF-16 units of the text that Telegram counts: without tags, entities as one character."""
    plain = "".join(_without_tags(html))
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        plain = plain.replace(entity, character)
    return len(plain.encode("utf-16-le")) // 2


def _without_tags(html: str) -> Iterator[str]:
    inside = False
    for character in html:
        if character in "<>":
            inside = character == "<"
        elif not inside:
            yield character


def _lines(block: Block, screen: Screen) -> Iterator[str]:
    match block:
        case Heading(said):
            yield f"<b>{escape(said.text.replace('**', ''))}</b>"
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


def _contact(contact: Contact, screen: Screen) -> Iterator[str]:
    yield f"<b>{escape(contact.title.text)}</b>"
    yield from (_html(detail) for detail in contact.details)
    for mark, value in ((PHONE, contact.phone), (SITE, contact.site), (MAIL, contact.email)):
        if value:
            line = f"{mark} {value}"
            yield escape(set_right_to_left(line) if screen.language.right_to_left else line)
    if contact.verified:
        yield f"<i>{_html(contact.verified)}</i>"


def _html(said: Said) -> str:
    """Said words with ``**`` as bold. Authors' marks are balanced: the loader refuses others."""
    parts = escape(said.text).split("**")
    return "".join(f"<b>{part}</b>" if number % 2 and part else part for number, part in enumerate(parts))


def _answers(screen: Screen, conversation: Conversation, coder: Coder) -> Iterable[list[InlineKeyboardButton]]:
    buttons = (
        InlineKeyboardButton(
            (CHOSEN if button.marked else "") + button.label.text,
            callback_data=coder.button(conversation, button.event),
        )
        for button in screen.buttons
    )
    return _in_rows(buttons, screen.columns)


def _copies(screen: Screen) -> Iterable[list[InlineKeyboardButton]]:
    """A button for each telephone number that copies it."""
    numbers = (block.phone for block in screen.blocks if isinstance(block, Contact) and block.phone)
    buttons = (
        InlineKeyboardButton(f"{PHONE} {number}", copy_text=CopyTextButton(number))
        for number in dict.fromkeys(numbers)
        if len(number) >= SHORTEST_COPIED
    )
    return _in_rows(buttons, 2)


def _controls(screen: Screen, conversation: Conversation, coder: Coder) -> Iterable[list[InlineKeyboardButton]]:
    buttons = (
        InlineKeyboardButton(control.label.text, callback_data=coder.button(conversation, control.event))
        for control in screen.controls
    )
    return _in_rows(buttons, 2)


def _in_rows(buttons: Iterable[InlineKeyboardButton], columns: int) -> Iterator[list[InlineKeyboardButton]]:
    row = list[InlineKeyboardButton]()
    for button in buttons:
        row.append(button)
        if len(row) == columns:
            yield row
            row = []
    if row:
        yield row
