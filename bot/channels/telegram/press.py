"""A press as Telegram brings it: the five fields that are needed are read, and nothing else ever becomes a value."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Press:
    """A press in a private chat, of a button that carries ``data``, on the message ``bubble``; ``query`` is its id."""

    update: int
    chat: int
    bubble: int
    query: str
    data: str


class _Chat(msgspec.Struct):
    id: int
    type: str


class _Message(msgspec.Struct):
    message_id: int
    chat: _Chat


class _Query(msgspec.Struct):
    id: str
    message: _Message
    data: str = ""


class _Update(msgspec.Struct):
    update_id: int
    callback_query: _Query


_DECODER = msgspec.json.Decoder(_Update)


def read_press(update: bytes) -> Press | None:
    """The press in the JSON of an update; None where it is none, is not for us, or cannot be read."""
    try:
        found = _DECODER.decode(update)
    except msgspec.DecodeError:
        return None
    query, message = found.callback_query, found.callback_query.message
    if message.chat.type != PRIVATE:
        return None
    return Press(found.update_id, message.chat.id, message.message_id, query.id, query.data)
