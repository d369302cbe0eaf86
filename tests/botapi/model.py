"""The things that a bot sees - users, chats, messages - as frozen values, each able to say itself in Bot API JSON.

No rule and no state is here: a changed message is another value with the same id. The order and choice of fields are
those of telegram-bot-api Client.cpp (JsonUser, JsonChat, JsonMessage, JsonCallbackQuery) at 01a3679.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .keyboard import Button, Markup
    from .text import Entity, FormattedText


@dataclass(frozen=True, slots=True)
class User:
    """A person or the bot."""

    id: int
    first_name: str
    is_bot: bool = False
    username: str | None = None
    language_code: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Give a User; fields that are not there are left out."""
        extra = {"username": self.username, "language_code": self.language_code}
        body = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return body | {name: value for name, value in extra.items() if value}


@dataclass(frozen=True, slots=True)
class Chat:
    """A private chat, whose id is the person's, or a group, whose id is negative."""

    id: int
    type: str
    title: str | None = None
    user: User | None = None

    def as_json(self) -> dict[str, Any]:
        """Give a Chat."""
        if self.user is None:
            return {"id": self.id, "title": self.title, "type": self.type}
        username = {"username": self.user.username} if self.user.username else {}
        return {"id": self.id, "first_name": self.user.first_name, **username, "type": self.type}


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it is now. ``content`` is None for what has no text: a photo, or somebody joining."""

    message_id: int
    chat: Chat
    sender: User
    date: int
    content: FormattedText | None
    markup: Markup | None = None
    edit_date: int | None = None
    reply_to: Message | None = None
    media: dict[str, Any] | None = None
    has_protected_content: bool = False

    @property
    def text(self) -> str:
        """Its text; empty when it has none."""
        return self.content.text if self.content else ""

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities of its text."""
        return self.content.entities if self.content else ()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons of its inline keyboard, row by row."""
        return self.markup.buttons if self.markup else ()

    @property
    def is_from_bot(self) -> bool:
        """Whether the bot sent it."""
        return self.sender.is_bot

    def as_json(self) -> dict[str, Any]:
        """Give a Message; what it replies to is in it once, without what that one replied to."""
        body: dict[str, Any] = {
            "message_id": self.message_id,
            "from": self.sender.as_json(),
            "chat": self.chat.as_json(),
            "date": self.date,
        }
        if self.edit_date:
            body["edit_date"] = self.edit_date
        if self.reply_to:
            body["reply_to_message"] = {
                name: value for name, value in self.reply_to.as_json().items() if name != "reply_to_message"
            }
        if self.content:
            body["text"] = self.content.text
            if self.content.entities:
                body["entities"] = [entity.as_json() for entity in self.content.entities]
        body |= self.media or {}
        if self.has_protected_content:
            body["has_protected_content"] = True
        if self.markup and self.markup.is_inline:
            body["reply_markup"] = self.markup.as_json()
        return body

    def as_inaccessible_json(self) -> dict[str, Any]:
        """Give an InaccessibleMessage: what a callback query carries when the bot can no longer get at the message."""
        return {"message_id": self.message_id, "chat": self.chat.as_json(), "date": 0}


@dataclass(frozen=True, slots=True)
class CallbackQuery:
    """One press. ``date`` is when; Telegram does not send it."""

    id: str
    sender: User
    message: dict[str, Any]
    data: str
    date: int

    def as_json(self, chat_instance: int) -> dict[str, Any]:
        """Give a CallbackQuery."""
        return {
            "id": self.id,
            "from": self.sender.as_json(),
            "message": self.message,
            "chat_instance": str(chat_instance),
            "data": self.data,
        }


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What answerCallbackQuery showed to the person who pressed."""

    text: str
    show_alert: bool
