"""Updates as Telegram brings them, reduced to the few fields that are needed: nothing else ever becomes a value. Pure.

Photos, names, places, contacts and whatever a newer Bot API adds are passed over while they are read. That is less to
hold about people, and it keeps the guide alive: what cannot be read is let go alone.

The fields are those of Bot API 10.1 (checked 25-11-2026).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

PRIVATE = "private"
KINDS = ("message", "callback_query", "my_chat_member")
"""All that is asked for: an edited message, a reaction or an inline query is none of our business."""

SERVICE = frozenset({
    "boost_added", "channel_chat_created", "chat_background_set", "chat_owner_changed", "chat_owner_left",
    "chat_shared", "checklist_tasks_added", "checklist_tasks_done", "connected_website", "delete_chat_photo",
    "direct_message_price_changed", "forum_topic_closed", "forum_topic_created", "forum_topic_edited",
    "forum_topic_reopened", "general_forum_topic_hidden", "general_forum_topic_unhidden", "gift", "gift_upgrade_sent",
    "giveaway_completed", "giveaway_created", "group_chat_created", "left_chat_member", "managed_bot_created",
    "message_auto_delete_timer_changed", "migrate_from_chat_id", "migrate_to_chat_id", "new_chat_members",
    "new_chat_photo", "new_chat_title", "paid_message_price_changed", "passport_data", "pinned_message",
    "poll_option_added", "poll_option_deleted", "proximity_alert_triggered", "refunded_payment",
    "successful_payment", "suggested_post_approval_failed", "suggested_post_approved", "suggested_post_declined",
    "suggested_post_paid", "suggested_post_refunded", "supergroup_chat_created", "unique_gift", "users_shared",
    "video_chat_ended", "video_chat_participants_invited", "video_chat_scheduled", "video_chat_started",
    "web_app_data", "write_access_allowed",
})  # fmt: skip
"""Notes of Telegram's own in a chat. Whatever else has no text is something that a person sent, also of a new kind."""


@dataclass(frozen=True, slots=True)
class CallbackQuery:
    """A press of a button that carries ``data``, on the message ``bubble``; ``query`` is its id."""

    update: int
    chat: int
    bubble: int
    query: str
    data: str


@dataclass(frozen=True, slots=True)
class Replied:
    """The message that is replied to, and what its buttons carry; what they say is left out."""

    number: int
    carried: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that somebody sent: its ``text``, or what is written below a picture, or nothing.

    ``language`` is the tag of their app's. The pictures of one ``album`` are a message each.
    """

    update: int
    chat: int
    number: int
    text: str
    language: str | None = None
    album: str | None = None
    replied: Replied | None = None


@dataclass(frozen=True, slots=True)
class Blocked:
    """Somebody has blocked the bot."""

    update: int
    chat: int


Update = CallbackQuery | Sent | Blocked
"""What is for us: a person's doing in a private chat."""


class _Chat(msgspec.Struct):
    id: int
    type: str


class _Person(msgspec.Struct):
    language_code: str | None = None


class _Key(msgspec.Struct):
    callback_data: str | None = None


class _Keyboard(msgspec.Struct):
    inline_keyboard: list[list[_Key]] = []


class _Replied(msgspec.Struct):
    message_id: int
    reply_markup: _Keyboard = msgspec.field(default_factory=_Keyboard)


class _Message(msgspec.Struct):
    message_id: int
    chat: _Chat
    sender: _Person = msgspec.field(name="from", default_factory=_Person)
    text: str = ""
    caption: str = ""
    media_group_id: str | None = None
    reply_to_message: _Replied | None = None


class _Pressed(msgspec.Struct):
    message_id: int
    chat: _Chat


class _Query(msgspec.Struct):
    id: str
    message: _Pressed | None = None
    data: str = ""


class _Member(msgspec.Struct):
    status: str


class _Membership(msgspec.Struct):
    chat: _Chat
    new_chat_member: _Member


class _Update(msgspec.Struct):
    update_id: int
    callback_query: _Query | None = None
    message: msgspec.Raw = msgspec.field(default_factory=msgspec.Raw)
    my_chat_member: _Membership | None = None


_DECODER = msgspec.json.Decoder(_Update)
_MESSAGE, _FIELDS = msgspec.json.Decoder(_Message), msgspec.json.Decoder(dict[str, msgspec.Raw])


class UnreadableUpdateError(ValueError):
    """An update that is none, or whose fields are not what the Bot API says."""


def read_update(update: bytes) -> Update | None:
    """The JSON of an update; None where it is not for us. Raises ``UnreadableUpdateError``."""
    try:
        return _read(_DECODER.decode(update))
    except msgspec.DecodeError as error:
        raise UnreadableUpdateError(type(error).__name__) from None


def _read(found: _Update) -> Update | None:
    number, query, change = found.update_id, found.callback_query, found.my_chat_member
    if query and query.message and query.message.chat.type == PRIVATE:
        return CallbackQuery(number, query.message.chat.id, query.message.message_id, query.id, query.data)
    if message := bytes(found.message):
        return _sent(number, message)
    if change and change.chat.type == PRIVATE and change.new_chat_member.status == "kicked":
        return Blocked(number, change.chat.id)
    return None


def _sent(number: int, message: bytes) -> Sent | None:
    found = _MESSAGE.decode(message)
    if found.chat.type != PRIVATE or not SERVICE.isdisjoint(_FIELDS.decode(message)):
        return None
    replied = found.reply_to_message
    return Sent(
        number,
        found.chat.id,
        found.message_id,
        found.text or found.caption,
        found.sender.language_code,
        found.media_group_id,
        Replied(replied.message_id, tuple(_carried(replied))) if replied else None,
    )


def _carried(replied: _Replied) -> Iterator[str]:
    for row in replied.reply_markup.inline_keyboard:
        yield from (key.callback_data for key in row if key.callback_data)
