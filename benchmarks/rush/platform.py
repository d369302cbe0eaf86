"""A Bot API on this machine with people who press: each again when the last press was answered, and they have read.

It looks at nothing but what it needs, so that it costs as little as it can beside what is measured. It answers each
call after ``delay`` seconds, brings updates to a webhook or gives them to whoever polls, and counts.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

import httptools

FIRST_CHAT, BUBBLE = 10_000_000, 700
_FIELD = re.compile(rb'"?(chat_id|callback_query_id)"?(?:"?[:=]\s*"?|"?\r\n\r\n)(\d+)')


@dataclass
class Person:
    """Somebody in a chat of their own, at one of the steps of the talk."""

    chat: int
    at: int
    pressed: float = 0.0
    is_shown: bool = False
    is_answered: bool = False


@dataclass
class Counts:
    """What was done since the counting began: presses served, and milliseconds from each press to its edit."""

    served: int = 0
    waits: list[float] = field(default_factory=list)


class Platform:
    """The Bot API, and its people, who read for ``reading`` seconds. ``words``: they type instead of pressing."""

    def __init__(  # all that a rush is made of
        self,
        talk: list[dict[str, Any]],
        people: int,
        delay: float,
        reading: float = 0.0,
        words: tuple[str, ...] = (),
    ) -> None:
        self._talk = talk
        self._delay = delay
        self._reading = reading
        self._words = words
        self._people = [Person(FIRST_CHAT + number, number % len(talk)) for number in range(people)]
        self._updates = 0
        self._waiting = deque[bytes]()
        self._poll: asyncio.Future[None] | None = None
        self._webhook: _Webhook | None = None
        self.counts = Counts()
        self.is_set_up = asyncio.Event()

    async def listen(self) -> str:
        """Opens a port, and says where it is."""
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: _Serving(self), "127.0.0.1", 0, backlog=1000)
        return f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"

    @property
    def refused(self) -> list[bytes]:
        """What was brought and not served."""
        return self._webhook.refused if self._webhook else []

    def begin(self, webhook: str | None, secret: str) -> None:
        """Lets everybody press for the first time."""
        if webhook:
            self._webhook = _Webhook(webhook, secret)
        for number, person in enumerate(self._people):
            asyncio.get_running_loop().call_later(self._reading * number / len(self._people), self._press, person)

    def _press(self, person: Person) -> None:
        self._updates += 1
        person.pressed, person.is_shown, person.is_answered = time.perf_counter(), False, False
        step = self._talk[person.at]
        person.at = (person.at + 1) % len(self._talk)
        chat = {"id": person.chat, "type": "private", "first_name": "Ada", "username": "ada"}
        sender = {"id": person.chat, "is_bot": False, "first_name": "Ada", "language_code": "en"}
        message = {"message_id": BUBBLE, "date": 1_790_000_000, "chat": chat}
        if self._words:
            typed = self._words[self._updates % len(self._words)]
            event: dict[str, Any] = {"message": {**message, "from": sender, "text": typed}}
            person.is_answered = True
        else:
            # Telegram brings the message that was pressed with it: its words, and its keyboard.
            before = self._talk[person.at - 2]
            shown = {**message, "from": BOT, "text": before["text"],
                     "reply_markup": {"inline_keyboard": before["keyboard"]}}  # fmt: skip
            query = {"id": str(person.chat), "from": sender, "message": shown, "chat_instance": "5"}
            event = {"callback_query": {**query, "data": step["press"]}}
        update = json.dumps({"update_id": self._updates, **event}).encode()
        if self._webhook:
            self._webhook.bring(person.chat, update)
            return
        self._waiting.append(update)
        if self._poll and not self._poll.done():
            self._poll.set_result(None)

    async def answer(self, method: bytes, body: bytes) -> bytes:
        """The result of a call, as JSON."""
        named = dict(_FIELD.findall(body))
        if method == b"getupdates":
            return await self._answer_poll()
        if self._delay and method not in {b"getme", b"setwebhook", b"deletewebhook"}:
            await asyncio.sleep(self._delay)
        if method in {b"editmessagetext", b"sendmessage"}:
            return self._shown(int(named[b"chat_id"]))
        if method == b"answercallbackquery":
            person = self._people[int(named[b"callback_query_id"]) - FIRST_CHAT]
            person.is_answered = True
            self._go_on(person)
        elif method == b"deletemessage" and self._words:
            self._go_on(self._people[int(named[b"chat_id"]) - FIRST_CHAT])
        elif method == b"getme":
            return json.dumps(BOT).encode()
        elif method in {b"setwebhook", b"deletewebhook"}:
            self.is_set_up.set()
        return b"true"

    def _shown(self, chat: int) -> bytes:
        person = self._people[chat - FIRST_CHAT]
        self.counts.waits.append((time.perf_counter() - person.pressed) * 1000)
        person.is_shown = True
        step = self._talk[person.at - 1]
        message = {"message_id": BUBBLE, "date": 1_790_000_000, "chat": {"id": chat, "type": "private"}, "from": BOT}
        shown = {**message, "text": step["text"], "reply_markup": {"inline_keyboard": step["keyboard"]}}
        self._go_on(person)
        return json.dumps(shown).encode()

    def _go_on(self, person: Person) -> None:
        if person.is_shown and person.is_answered:
            self.counts.served += 1
            asyncio.get_running_loop().call_later(self._reading, self._press, person)
            person.is_shown = False

    async def _answer_poll(self) -> bytes:
        if not self._waiting:
            self._poll = asyncio.get_running_loop().create_future()
            await self._poll
        found = [self._waiting.popleft() for _ in range(min(100, len(self._waiting)))]
        return b"[" + b",".join(found) + b"]"


BOT = {"id": 5_000_000_001, "is_bot": True, "first_name": "Wegwijs", "username": "wegwijs_bot"}


GRAPH = b'{"messaging_product":"whatsapp","contacts":[{}],"messages":[{"id":"wamid.1"}]}'
"""What Meta answers to a message that was sent."""


class _Serving(asyncio.Protocol):
    """One connection to the Bot API."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._tasks = set[asyncio.Task[None]]()

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401  # whatever the loop has
        self._transport = transport
        self._parser = httptools.HttpRequestParser(self)

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_message_begin(self) -> None:
        self._url, self._body = b"", bytearray()

    def on_url(self, url: bytes) -> None:
        self._url += url

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        method = self._url.partition(b"?")[0].rpartition(b"/")[2].lower()
        task = asyncio.get_running_loop().create_task(self._answer(method, bytes(self._body)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, method: bytes, body: bytes) -> None:
        result = await self._platform.answer(method, body)
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        answer = GRAPH if method == b"messages" else b'{"ok":true,"result":' + result + b"}"
        self._transport.write(head % len(answer) + answer)


class _Webhook:
    """Brings updates, those of one chat one after the other, over a kept connection for each chat."""

    def __init__(self, url: str, secret: str) -> None:
        found = re.fullmatch(r"http://([^:/]+):(\d+)(/.*)", url)
        assert found
        self._host, self._port, self._path, self._secret = found[1], int(found[2]), found[3], secret
        self._chats = dict[int, asyncio.Queue[bytes]]()
        self._tasks = list[asyncio.Task[None]]()
        self.refused = list[bytes]()
        """The heads of answers to what was brought that were not "200 OK": whoever pressed has stopped then."""

    def bring(self, chat: int, update: bytes) -> None:
        """Brings an update after the earlier ones of its chat."""
        if chat not in self._chats:
            self._chats[chat] = asyncio.Queue()
            self._tasks.append(asyncio.get_running_loop().create_task(self._brings(self._chats[chat])))
        self._chats[chat].put_nowait(update)

    async def _brings(self, updates: asyncio.Queue[bytes]) -> None:
        reader, writer = await asyncio.open_connection(self._host, self._port)
        while True:
            update = await updates.get()
            writer.write(
                f"POST {self._path} HTTP/1.1\r\nHost: {self._host}\r\nContent-Type: application/json\r\n"
                f"X-Telegram-Bot-Api-Secret-Token: {self._secret}\r\nContent-Length: {len(update)}\r\n\r\n".encode()
                + update
            )
            head = await reader.readuntil(b"\r\n\r\n")
            if b" 200 " not in head.split(b"\r\n")[0]:
                self.refused.append(head)
                return
            length = re.search(rb"content-length:\s*(\d+)", head, re.IGNORECASE)
            await reader.readexactly(int(length[1]) if length else 0)
