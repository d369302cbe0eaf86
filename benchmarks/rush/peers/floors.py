"""The floors: what two calls for a press cost with nothing around them, as an ASGI application and as a bare protocol.

They know what follows each press beforehand, check no secret of theirs, keep no order and try nothing again.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

import httptools
import msgspec
import uvicorn
import uvloop

from benchmarks.rush.peers import TOKEN, api, port, read_talk
from bot.channels.telegram.connections import Connections
from bot.channels.telegram.updates import CallbackQuery, read_update

EDIT, ANSWER = f"/bot{TOKEN}/editMessageText", f"/bot{TOKEN}/answerCallbackQuery"


class Floor:
    """The two calls."""

    def __init__(self) -> None:
        self._connections = Connections(api())
        self._bodies = dict[str, bytes]()
        for step in read_talk():
            shown = {"text": step["text"], "parse_mode": "HTML", "link_preview_options": {"is_disabled": True},
                     "reply_markup": {"inline_keyboard": step["keyboard"]}}  # fmt: skip
            self._bodies[step["press"]] = msgspec.json.encode(shown)[1:]

    async def serve(self, update: bytes) -> None:
        """Edits, then answers."""
        press = read_update(update)
        assert isinstance(press, CallbackQuery)
        body = b'{"chat_id":%d,"message_id":%d,%s' % (press.chat, press.bubble, self._bodies[press.data])
        await self._connections.send_json(EDIT, body)
        await self._connections.send_json(ANSWER, b'{"callback_query_id":"%s"}' % press.query.encode())

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401  # as ASGI has them
        """Serves one update."""
        if scope["type"] != "http":
            return
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        await self.serve(body)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body"})


class Bare(asyncio.Protocol):
    """The same over a protocol, without a server."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401  # whatever the loop has
        self._transport, self._parser = transport, httptools.HttpRequestParser(self)

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_message_begin(self) -> None:
        self._body = bytearray()

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._serve(bytes(self._body)))

    async def _serve(self, body: bytes) -> None:
        await self._floor.serve(body)
        self._transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")


async def _bare() -> None:
    floor = Floor()
    server = await asyncio.get_running_loop().create_server(lambda: Bare(floor), "127.0.0.1", port(), backlog=1000)
    async with server:
        await server.serve_forever()


def main() -> None:
    """Serves until it is told to stop."""
    print("ready", flush=True)  # noqa: T201  # to whoever started it
    if os.environ["FLOOR"] == "bare":
        uvloop.run(_bare())
    else:
        uvicorn.run(Floor(), host="127.0.0.1", port=port(), log_level="error", access_log=False, lifespan="off")


if __name__ == "__main__":
    main()
