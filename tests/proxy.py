"""A proxy in front of several processes: each request goes to the next one; without an answer, to the one after it.

So does Caddy with ``lb_try_duration`` and ``lb_retry_match`` for POST (deploy/Caddyfile): all our requests may be made
twice.
"""

from __future__ import annotations

import asyncio
import re
from typing import Self
from urllib.parse import urlsplit

_TRIES = 200
_PAUSE = 0.05
_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)
_HOP = re.compile(rb"\r\nconnection: [^\r]*", re.IGNORECASE)


class Proxy:
    """``upstreams`` are the origins of the processes, to be changed at will. ``again`` counts what was asked twice."""

    def __init__(self, *upstreams: str) -> None:
        self.upstreams = list(upstreams)
        self.origin = ""
        self.again = 0
        self._turn = 0
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.origin = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            asked = await _message(reader)
            if asked:
                writer.write(await self._answer(asked))
                await writer.drain()
        finally:
            writer.close()

    async def _answer(self, asked: bytes) -> bytes:
        """The answer of the first process that gives a whole one."""
        alone = _HOP.sub(b"", asked, count=1)
        passed_on = alone.replace(b"\r\n", b"\r\nConnection: close\r\nX-Forwarded-For: 192.0.2.7\r\n", 1)
        for tried in range(_TRIES):
            self._turn += 1
            url = urlsplit(self.upstreams[self._turn % len(self.upstreams)])
            try:
                reader, writer = await asyncio.open_connection(url.hostname, url.port)
                writer.write(passed_on)
                answer = await _message(reader)
                writer.close()
            except OSError:
                answer = b""
            if answer:
                self.again += tried > 0
                return _HOP.sub(b"", answer, count=1).replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
            await asyncio.sleep(_PAUSE)
        return b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


async def _message(reader: asyncio.StreamReader) -> bytes:
    """A whole message; nothing where it was cut off."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(head)
        return head + await reader.readexactly(int(length[1]) if length else 0)
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""
