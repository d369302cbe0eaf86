"""The calls that answer a person: a message edited or sent, and a press answered. Their body is ready when they begin.

What they send is what the library would send (``tests/channels/test_calls.py`` compares them), and what is refused
raises the error that the library raises for it. All other calls are the library's.
"""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, NewType, TypeVar

import msgspec

from bot.channels.telegram.connections import READ_TIMEOUT, Posts
from bot.channels.telegram.failures import strange_answer
from bot.channels.telegram.keys import CopyKey, Key
from bot.channels.telegram.library import raise_refusal, read_answer
from bot.channels.telegram.rendering import Message
from bot.channels.telegram.retries import BACKOFF, Attempts, retry
from bot.channels.telegram.updates import KINDS

Body = NewType("Body", bytes)
"""A message as JSON, without the chat that it is for, and so without the brace at its beginning: the same for everybody
who sees this screen."""

Kind = TypeVar("Kind", bound=msgspec.Struct)


class _SentMessage(msgspec.Struct):
    message_id: int


class _Sent(msgspec.Struct):
    result: _SentMessage


class _Updates(msgspec.Struct):
    result: list[msgspec.Raw]


class _Numbered(msgspec.Struct):
    update_id: int


def to_body(message: Message) -> Body:
    """The body of a message."""
    shown = {
        "text": message.html,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "reply_markup": {"inline_keyboard": [[_button(key) for key in row] for row in message.keys]},
    }
    return Body(msgspec.json.encode(shown)[1:])


def _button(key: Key) -> dict[str, Any]:
    if isinstance(key, CopyKey):
        return {"text": key.label, "copy_text": {"text": key.carries}}
    return {"text": key.label, "callback_data": key.carries, **({"style": key.style.value} if key.style else {})}


class BotApiCalls:
    """Calls with the token of one bot. What fails on the way is tried again after ``pauses``."""

    def __init__(self, posts: Posts, token: str, pauses: Iterable[float] = BACKOFF) -> None:
        self._posts = posts
        self._path = f"/bot{token}/"
        self._pauses = tuple(pauses)

    async def edit(self, chat: int, bubble: int, body: Body) -> None:
        """Puts a message into a bubble."""
        request = b'{"chat_id":%d,"message_id":%d,%s' % (chat, bubble, body)
        await retry(lambda: self._call("editMessageText", request), self._pauses)

    async def send(self, chat: int, body: Body, attempts: Attempts) -> int:
        """Sends a new bubble and returns its number. ``attempts`` then says whether there may be another one."""
        request = b'{"chat_id":%d,"disable_notification":true,%s' % (chat, body)
        answer = await retry(lambda: self._call("sendMessage", request), self._pauses, attempts)
        return _read(answer, _Sent).result.message_id

    async def answer(self, query: str, said: str | None = None) -> None:
        """Answers a press, with an alert where something is ``said``."""
        more = {"text": said} if said is not None else {}
        request = msgspec.json.encode({"callback_query_id": query, **more, "show_alert": said is not None})
        # Nobody waits for this: they have the screen. Once more is enough where an idle connection was just closed.
        await retry(lambda: self._call("answerCallbackQuery", request), self._pauses[:1])

    async def delete(self, chat: int, number: int) -> None:
        """Deletes a message."""
        request = msgspec.json.encode({"chat_id": chat, "message_id": number})
        await retry(lambda: self._call("deleteMessage", request), self._pauses)

    async def delete_all(self, chat: int, numbers: Iterable[int]) -> None:
        """Deletes messages, at most ``MOST_DELETED``; those that are gone already are passed over."""
        request = msgspec.json.encode({"chat_id": chat, "message_ids": [*numbers]})
        await retry(lambda: self._call("deleteMessages", request), self._pauses)

    async def get_updates(self, offset: int, seconds: int) -> dict[int, bytes]:
        """The next updates by their numbers; those below ``offset`` are confirmed by this. It is tried once."""
        request = msgspec.json.encode({"offset": offset, "timeout": seconds, "allowed_updates": KINDS})
        answer = await self._call("getUpdates", request, READ_TIMEOUT + seconds)
        updates = _read(answer, _Updates).result
        return {_read(update, _Numbered).update_id: bytes(update) for update in updates}

    async def _call(self, method: str, body: bytes, patience: float = READ_TIMEOUT) -> bytes:
        status, answer = await self._posts.send_json(self._path + method, body, patience)
        is_done = read_answer(answer, status)
        if is_done is not (status == HTTPStatus.OK):
            raise strange_answer(status)
        if not is_done:
            await raise_refusal(status, answer)
        return answer


def _read(answer: bytes | msgspec.Raw, kind: type[Kind]) -> Kind:
    try:
        return msgspec.json.decode(answer, type=kind)
    except msgspec.DecodeError:
        raise strange_answer(HTTPStatus.OK) from None
