"""Requests to Telegram: python-telegram-bot's requests over aiohttp.

Its own requests go over httpx, whose pool walks through all connections for each of them: with 128 calls at once it
served 234 a second where aiohttp served 8,856 (docs/decisions/0008). Here it is also told apart whether a call that
failed may have been done, and what is not Telegram's answer - the error page of a proxy, a login page of a network - is
never taken for Telegram's word.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from typing import Any, Protocol

import aiohttp
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from bot.channels.telegram.failures import UNKNOWN_TOKEN, NotReachedError
from bot.channels.telegram.sanitise import sanitise_answer

CONNECTIONS = 100
"""Calls under way at the same time; the others wait for one of these."""

CONNECT_TIMEOUT = 5.0
READ_TIMEOUT = 20.0
"""Seconds. A slow answer is waited for: a call that is given up may have been done, and would be done twice."""

KEEP_ALIVE = 55.0
"""Seconds that an unused connection is kept open: the next press needs no new handshake."""


class Requests(BaseRequest):
    """Calls to the Bot API. ``read_timeout`` is what the library adds to the seconds of a long poll."""

    def __init__(self, connections: int = CONNECTIONS) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer."""
        return READ_TIMEOUT

    async def initialize(self) -> None:
        """Opens the pool. Proxies are taken from the environment, as everywhere."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=KEEP_ALIVE)
            self._session = aiohttp.ClientSession(
                connector=connector, trust_env=True, headers={"User-Agent": self.USER_AGENT}
            )

    async def shutdown(self) -> None:
        """Closes it."""
        if self._session:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0913, PLR0917  # as the library calls it
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401  # a marker, seconds or None
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401, ARG002  # aiohttp has none
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401, ARG002  # waiting for a connection has no end
    ) -> tuple[int, bytes]:
        """Status and body of Telegram's answer. Raises ``NotReachedError``; ``NetworkError``: in doubt."""
        if self._session is None:
            message = "the requests were not initialized"
            raise RuntimeError(message)
        timeout = aiohttp.ClientTimeout(
            total=None,
            sock_connect=_seconds_or(connect_timeout, CONNECT_TIMEOUT),
            sock_read=_seconds_or(read_timeout, READ_TIMEOUT),
        )
        try:
            async with self._session.request(method, url, data=_encode_form(request_data), timeout=timeout) as response:
                status, body = response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotReachedError(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NetworkError(type(error).__name__) from None
        return status, self.check_body(status, body)

    def check_body(self, status: int, body: bytes) -> bytes:
        """The body, if it is an answer of the Bot API: a JSON object that says whether it is ``ok``."""
        try:
            answer = json.loads(body)
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
            message = f"an answer with status {status} that is not of the Bot API"
            raise NetworkError(message)
        return body


class Updates(Protocol):
    """Who works on updates: it is told the numbers of those that come, and asked to wait until they are served."""

    def expect(self, numbers: Collection[int]) -> None:
        """These are on their way."""

    async def wait_until_served(self, numbers: Collection[int]) -> None:
        """Returns when these are done, or when the next ones cannot wait any longer."""


class Polling(Requests):
    """The one call that waits for updates: the next ones are asked for, and so these confirmed, when these are served.

    ``token_refused`` is told when Telegram does not know the token any more.
    """

    def __init__(self, updates: Updates, token_refused: Callable[[], None]) -> None:
        super().__init__(connections=1)
        self._updates = updates
        self._token_refused = token_refused
        self._numbers: tuple[int, ...] = ()

    async def do_request(self, *args: Any, **others: Any) -> tuple[int, bytes]:  # noqa: ANN401  # all is passed on
        """The same, after the updates that came before were served."""
        await self._updates.wait_until_served(self._numbers)
        return await super().do_request(*args, **others)

    def check_body(self, status: int, body: bytes) -> bytes:
        """The answer, sanitised; the numbers of its updates are told to whoever serves them."""
        body = super().check_body(status, body)
        if status in UNKNOWN_TOKEN:
            self._token_refused()
        self._numbers, kept = sanitise_answer(body)
        self._updates.expect(self._numbers)
        return kept


def _seconds_or(seconds: Any, default: float) -> float | None:  # noqa: ANN401  # a marker, seconds or None
    given: float | None = default if seconds is BaseRequest.DEFAULT_NONE else seconds
    return given


def _encode_form(data: RequestData | None) -> dict[str, str] | aiohttp.FormData | None:
    """The parameters as a form; with a file, all of it in parts."""
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
