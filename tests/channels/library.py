"""What python-telegram-bot makes of a message of ours, to hold beside what we send without it."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.telegram.keys import CopyKey, Key


def to_keyboard(keys: Iterable[Iterable[Key]]) -> InlineKeyboardMarkup:
    """The keys as the library has them."""
    return InlineKeyboardMarkup([[_button(key) for key in row] for row in keys])


def _button(key: Key) -> InlineKeyboardButton:
    if isinstance(key, CopyKey):
        return InlineKeyboardButton(key.label, copy_text=CopyTextButton(key.carries))
    style = key.style.value if key.style else None
    return InlineKeyboardButton(key.label, callback_data=key.carries, style=style)
