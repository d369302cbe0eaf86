"""Calls to a Bot API on this machine, many at once: over the library's own httpx, and over the requests that we use."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator

from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.channels.telegram.connections import Connections
from bot.channels.telegram.library import LibraryRequests

BUCKET_SIZE = (1, 8, 32, 128)
CALLS = 600
ANSWER = json.dumps({"ok": True, "result": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}}}).encode()


class Answers(asyncio.Protocol):
    """Answers each request at once, without looking at it beyond its length."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keeps the connection."""
        self._transport, self._came = transport, b""

    def data_received(self, data: bytes) -> None:
        """Answers every request that is whole."""
        self._came += data
        while b"\r\n\r\n" in self._came:
            head, _, body = self._came.partition(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
            if len(body) < length:
                return
            self._came = body[length:]
            lines = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            self._transport.write(lines % len(ANSWER) + ANSWER)  # type: ignore[attr-defined]  # it is a connection


def calls_a_second() -> Iterator[tuple[int, float, float]]:
    """How many at once, and calls a second over httpx and over our own requests."""
    for at_once in BUCKET_SIZE:
        theirs = HTTPXRequest(connection_pool_size=at_once, pool_timeout=60)
        yield at_once, asyncio.run(_measured(theirs, at_once)), asyncio.run(_measured(None, at_once))


async def _measured(theirs: BaseRequest | None, at_once: int) -> float:
    server = await asyncio.get_running_loop().create_server(Answers, "127.0.0.1", 0)
    origin = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    requests, url = theirs or LibraryRequests(Connections(origin)), f"{origin}/bot/sendMessage"
    await requests.initialize()
    turns = asyncio.Semaphore(at_once)

    async def call() -> None:
        async with turns:
            await requests.post(url, RequestData())

    await asyncio.gather(*(call() for _ in range(at_once)))
    begin = time.perf_counter()
    await asyncio.gather(*(call() for _ in range(CALLS)))
    seconds = time.perf_counter() - begin
    await requests.shutdown()
    server.close()
    return CALLS / seconds
