"""Inline keyboards: what Telegram takes and what it refuses. Pure.

Telegram checks in two steps, and so does this module: ``read_markup`` is the Bot API server (telegram-bot-api
Client.cpp get_reply_markup, get_inline_keyboard_button_type), ``check_markup`` is what comes after the chat is found
(td ReplyMarkup.cpp, then Telegram's own servers). A button with several actions is not refused: the first that Telegram
looks for wins, in the order of ``_ACTIONS``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from .links import InvalidLinkError, check_link, is_user_link
from .refusals import (
    BUTTON_COPY_TEXT_INVALID,
    BUTTON_DATA_INVALID,
    BUTTON_TEXT_IS_EMPTY,
    INLINE_KEYBOARD_IS_NO_ARRAY,
    MARKUP_IS_NO_JSON,
    MARKUP_IS_NO_OBJECT,
    MARKUP_IS_TOO_LONG,
    RefusedError,
    bad_request,
    cannot_parse_button,
)
from .text import clean

MAX_DATA_BYTES = 64
MAX_COPY_TEXT = 256
MAX_BUTTONS = 100
# Past the eighth button of a row Telegram's behaviour is documented nowhere (tginfo/Telegram-Limits issue 228 has the
# number only). Here it is refused, so that no test can miss it.
MAX_IN_ROW = 8
# Measured: about 10 kB of JSON (tginfo/Telegram-Limits issue 187).
MAX_BYTES = 10_000

# InlineKeyboardButton.style, since Bot API 9.4. A server of before ignores it, as every field that it does not know.
_STYLES = frozenset({"primary", "danger", "success"})
_ACTIONS = ("url", "callback_data", "switch_inline_query", "switch_inline_query_current_chat", "web_app", "copy_text")


@dataclass(frozen=True, slots=True)
class Button:
    """An InlineKeyboardButton: its label, and its one action with what that action carries."""

    text: str
    action: str
    value: str
    style: str | None = None

    def as_json(self) -> dict[str, Any]:
        """As Telegram sends it back inside a message."""
        inner = {"copy_text": "text", "web_app": "url"}.get(self.action)
        value = {inner: self.value} if inner else self.value
        style = {"style": self.style} if self.style else {}
        return {"text": self.text, **style, self.action: value}


@dataclass(frozen=True, slots=True)
class Markup:
    """A reply_markup. Only an inline keyboard (``is_inline``) stays on a message and lets it be edited."""

    rows: tuple[tuple[Button, ...], ...] = ()
    is_inline: bool = True

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons, row by row."""
        return tuple(button for row in self.rows for button in row)

    def as_json(self) -> dict[str, Any]:
        """Give an InlineKeyboardMarkup."""
        return {"inline_keyboard": [[button.as_json() for button in row] for row in self.rows]}


def read_markup(source: str, *, knows_styles: bool = True) -> Markup | None:
    """Read the markup that a call carries. An inline keyboard without rows is no markup at all."""
    if not source:
        return None
    try:
        value = json.loads(source)
    except ValueError as error:
        raise RefusedError(MARKUP_IS_NO_JSON) from error
    if not isinstance(value, dict):
        raise RefusedError(MARKUP_IS_NO_OBJECT)
    rows = value.get("inline_keyboard") or []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise RefusedError(INLINE_KEYBOARD_IS_NO_ARRAY)
    if value.get("keyboard"):
        return Markup(is_inline=False)
    if rows:
        return Markup(tuple(tuple(_read_button(button, knows_styles=knows_styles) for button in row) for row in rows))
    return Markup(is_inline=False) if value.get("remove_keyboard") or value.get("force_reply") else None


def _read_button(button: object, *, knows_styles: bool) -> Button:
    if not isinstance(button, dict):
        raise RefusedError(cannot_parse_button("InlineKeyboardButton must be an Object"))
    if "text" not in button:
        raise RefusedError(cannot_parse_button('Can\'t find field "text"'))
    style = str(button.get("style") or "default").lower() if knows_styles else "default"
    if style != "default" and style not in _STYLES:
        raise RefusedError(cannot_parse_button("invalid button style specified"))
    for action in _ACTIONS:
        if action in button and (button[action] or action not in {"url", "callback_data"}):
            value = _read_value(action, button[action])
            return Button(clean(str(button["text"])), action, value, None if style == "default" else style)
    raise RefusedError(cannot_parse_button("Text buttons are unallowed in the inline keyboard"))


def _read_value(action: str, value: object) -> str:
    field = {"copy_text": "text", "web_app": "url"}.get(action)
    if field is None:
        return str(value)
    if not isinstance(value, dict):
        raise RefusedError(cannot_parse_button(f'Field "{action}" must be of type Object'))
    if field not in value:
        raise RefusedError(cannot_parse_button(f'Can\'t find field "{field}"'))
    return str(value[field])


def check_markup(markup: Markup | None) -> Markup | None:
    """Refuse what Telegram refuses once the chat is known; give the keyboard as it is kept."""
    if markup is None:
        return None
    markup = replace(markup, rows=tuple(tuple(_checked(button) for button in row) for row in markup.rows))
    size = len(json.dumps(markup.as_json(), ensure_ascii=False, separators=(",", ":")).encode())
    if len(markup.buttons) > MAX_BUTTONS or size > MAX_BYTES or any(len(row) > MAX_IN_ROW for row in markup.rows):
        raise RefusedError(MARKUP_IS_TOO_LONG)
    for button in markup.buttons:
        if button.action == "callback_data" and len(button.value.encode()) > MAX_DATA_BYTES:
            raise RefusedError(BUTTON_DATA_INVALID)
        if button.action == "copy_text" and not 0 < len(button.value) <= MAX_COPY_TEXT:
            raise RefusedError(BUTTON_COPY_TEXT_INVALID)
    return markup


def _checked(button: Button) -> Button:
    """Check the label and the address of a button; Telegram keeps the address in its own form."""
    if not button.text:
        raise RefusedError(BUTTON_TEXT_IS_EMPTY)
    if button.action not in {"url", "web_app"} or is_user_link(button.value):
        return button
    try:
        return replace(button, value=check_link(button.value))
    except InvalidLinkError as error:
        message = f"Inline keyboard button URL '{button.value}' is invalid: {error}"
        raise RefusedError(bad_request(message)) from error
