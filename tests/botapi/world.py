"""The state behind the server: who there is, which messages are visible, which presses wait, and what time it is.

Changed by the methods (the bot's side) and by the people (the other side). Nothing here refuses anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from .model import CallbackAnswer, CallbackQuery, Chat, Message, User
from .waiting import Waiting

if TYPE_CHECKING:
    from .keyboard import Markup
    from .text import FormattedText

BOT = User(5_000_000_001, "Wegwijs", is_bot=True, username="wegwijs_bot")
# 2027-01-15T08:00:00Z. The clock stands still unless a test moves it.
BEGINNING = 1_800_000_000


class Details(TypedDict, total=False):
    """What a new message may have besides its text."""

    markup: Markup | None
    reply_to: Message | None
    media: dict[str, Any]
    has_protected_content: bool


class Membership(Enum):
    """What the bot is in a group."""

    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"


@dataclass(slots=True)
class World:
    """All of it. ``clock`` is in Unix seconds; ``knows_styles``: whether this server knows the colours of buttons."""

    waiting: Waiting = field(default_factory=Waiting)
    bot: User = BOT
    clock: int = BEGINNING
    chats: dict[int, Chat] = field(default_factory=dict)
    groups: dict[int, Membership] = field(default_factory=dict)
    started: set[int] = field(default_factory=set)
    blocked: set[int] = field(default_factory=set)
    known: set[int] = field(default_factory=set)
    messages: dict[int, Message] = field(default_factory=dict)
    queries: dict[str, CallbackQuery] = field(default_factory=dict)
    answers: dict[str, CallbackAnswer] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    profile: dict[tuple[str, str], str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    knows_styles: bool = True
    _last_message_id: int = 0
    _last_query_id: int = 4_000_000_000_000_000_000
    _last_chat_number: int = 0

    def number(self) -> int:
        """1, 2, 3... for new people and groups."""
        self._last_chat_number += 1
        return self._last_chat_number

    def find(self, chat_id: int, message_id: int) -> Message | None:
        """Find the message as it is now; None when it is deleted or never was."""
        message = self.messages.get(message_id)
        return message if message and message.chat.id == chat_id else None

    def visible(self, chat_id: int) -> list[Message]:
        """Give the messages of a chat, oldest first."""
        return [message for message in self.messages.values() if message.chat.id == chat_id]

    def post(self, chat: Chat, sender: User, content: FormattedText | None, **details: Unpack[Details]) -> Message:
        """Add a message. Ids of private chats and of basic groups come from one row, as at Telegram."""
        self._last_message_id += 1
        message = Message(self._last_message_id, chat, sender, self.clock, content, **details)
        self.messages[message.message_id] = message
        if content:
            self.lost += content.lost
        return message

    def change(self, message: Message, content: FormattedText | None, markup: Markup | None) -> Message:
        """Replace a message in its place; its edit date is now."""
        changed = replace(message, edit_date=self.clock, content=content, markup=markup)
        self.messages[message.message_id] = changed
        if changed.content and changed.content is not message.content:
            self.lost += changed.content.lost
        return changed

    def new_query(self, sender: User, message: dict[str, Any], data: str) -> CallbackQuery:
        """Make a press, waiting for its answer."""
        self._last_query_id += 1
        query = CallbackQuery(str(self._last_query_id), sender, message, data, self.clock)
        self.queries[query.id] = query
        return query
