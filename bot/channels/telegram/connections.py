"""Kept connections to one host, for calls whose body is ready: HTTP/1.1 in one write, and the answer in one read.

A press costs two calls, and a client for everything spends more on each than the press itself: of aiohttp's 0.15 ms
here, most goes to URLs, headers and cookies that are always the same (docs/performance.md). So they are written once,
and httptools, which also reads what comes to the server, reads the answer. Who must go through a proxy uses aiohttp
all the same (``proxied``).

A connection carries one call at a time. It is kept where the answer came whole and the host allows it, and never again
after anything else: so an answer can never be taken for that of another call.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import deque
from http import HTTPStatus
from typing import Protocol, cast
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httptools
from telegram.error import NetworkError

from bot.channels.telegram.failures import NotReachedError

AGENT = "Wegwijs"

CONNECTIONS = 256
"""Calls under way at the same time; the others wait for one of these."""

CONNECT_TIMEOUT, READ_TIMEOUT = 5.0, 20.0
"""Seconds. A slow answer is waited for: a call that is given up may have been done, and would be done twice."""

KEEP_ALIVE = 55.0
"""Seconds that an unused connection is kept open: the next press needs no new handshake."""


class Posts(Protocol):
    """Whatever takes calls to the Bot API."""

    async def send_json(self, path: str, body: bytes, patience: float = READ_TIMEOUT) -> tuple[int, bytes]:
        """Status and body of the answer, for which ``patience`` seconds are waited.

        Raises ``NotReachedError``; ``NetworkError``: in doubt.
        """

    async def close(self) -> None:
        """Closes what is open, when nothing is under way any more."""


class _Connection(asyncio.Protocol):
    """One connection, and the call on it."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self._parser: httptools.HttpResponseParser | None = None
        self._body = bytearray()
        self.idle_since = 0.0
        self.is_usable = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    async def call(self, request: bytes, patience: float) -> tuple[int, bytes]:
        """One call. What ends before its answer is whole, for whatever reason, closes the connection."""
        self._parser, self._body = httptools.HttpResponseParser(self), bytearray()
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[tuple[int, bytes]] = loop.create_future()
        self._answer = answer
        self.is_usable = False
        given_up = loop.call_later(patience, self._fail, TimeoutError.__name__)
        try:
            if self._transport:
                self._transport.write(request)
            return await answer
        finally:
            given_up.cancel()
            self._answer = None
            if not self.is_usable:
                self.close()

    def close(self) -> None:
        """Ends it."""
        self.is_usable = False
        if self._transport:
            self._transport.abort()

    def data_received(self, data: bytes) -> None:
        try:
            if self._parser is None or self._answer is None:
                self.close()  # Nobody has asked for anything.
            else:
                self._parser.feed_data(data)
        except httptools.HttpParserError:
            self._fail(httptools.HttpParserError.__name__)

    def on_body(self, data: bytes) -> None:
        self._body += data

    def on_message_complete(self) -> None:
        if self._parser is None or self._answer is None or self._parser.get_status_code() < HTTPStatus.OK:
            return  # "100 Continue" and the like come before the answer.
        self.is_usable = self._parser.should_keep_alive() and not self._answer.done()
        if not self._answer.done():
            self._answer.set_result((self._parser.get_status_code(), bytes(self._body)))

    def connection_lost(self, exc: Exception | None) -> None:
        self._fail(type(exc).__name__ if exc else ConnectionResetError.__name__)

    def _fail(self, why: str) -> None:
        self.is_usable = False
        if self._answer and not self._answer.done():
            self._answer.set_exception(NetworkError(why))


class Connections:
    """All connections to ``origin``. Nothing is opened before the first call."""

    def __init__(self, origin: str) -> None:
        address = urlsplit(origin)
        self._host, self._prefix = address.hostname or "", address.path.rstrip("/")
        self._port = address.port or (443 if address.scheme == "https" else 80)
        self._is_encrypted = address.scheme == "https"
        self._tls: ssl.SSLContext | None = None
        self._rest = f" HTTP/1.1\r\nHost: {address.netloc}\r\nUser-Agent: {AGENT}\r\nContent-Type: application/json\r\n"
        self._idle = deque[_Connection]()
        self._under_way = asyncio.Semaphore(CONNECTIONS)

    async def send_json(self, path: str, body: bytes, patience: float = READ_TIMEOUT) -> tuple[int, bytes]:
        """See ``Posts``."""
        head = f"POST {self._prefix}{path}{self._rest}Content-Length: {len(body)}\r\n\r\n"
        async with self._under_way:
            connection = self._kept() or await self._open()
            try:
                return await connection.call(head.encode("ascii") + body, patience)
            finally:
                if connection.is_usable:
                    connection.idle_since = asyncio.get_running_loop().time()
                    self._idle.append(connection)

    def _kept(self) -> _Connection | None:
        """The connection that was used last, for it is the freshest; those that are too old are closed."""
        oldest = asyncio.get_running_loop().time() - KEEP_ALIVE
        while self._idle and self._idle[0].idle_since < oldest:
            self._idle.popleft().close()
        while self._idle:
            if (connection := self._idle.pop()).is_usable:
                return connection
        return None

    async def _open(self) -> _Connection:
        if self._is_encrypted and self._tls is None:
            self._tls = ssl.create_default_context()
        try:
            async with asyncio.timeout(CONNECT_TIMEOUT):
                _, connection = await asyncio.get_running_loop().create_connection(
                    _Connection, self._host, self._port, ssl=self._tls
                )
        except (OSError, TimeoutError) as error:
            raise NotReachedError(type(error).__name__) from None
        return connection

    async def close(self) -> None:
        """See ``Posts``."""
        while self._idle:
            self._idle.pop().close()


def needs_proxy(origin: str) -> bool:
    """Whether the environment names a proxy for calls to ``origin``."""
    address = urlsplit(origin)
    return address.scheme in getproxies() and not proxy_bypass(address.netloc)
