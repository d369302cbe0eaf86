"""Requests to Telegram: python-telegram-bot's requests over aiohttp.

Its own requests go over httpx, whose pool walks through all connections for each of them: with 128 calls at once it
served 234 a second where aiohttp served 8,856 (docs/decisions/0008). Here it is also told apart whether a call that
failed may have been done, and what is not Telegram's answer - the error page of a proxy, a login page of a network - is
never taken for Telegram's word.
"""

from __future__ import annotations

import json
from typing import Any

import aiohttp
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from bot.channels.telegram.connections import CONNECT_TIMEOUT, KEEP_ALIVE, READ_TIMEOUT
from bot.channels.telegram.failures import NotReachedError

CONNECTIONS = 100
"""Calls under way at the same time; the others wait for one of these."""


class Requests(BaseRequest):
    """Calls to the Bot API, as the library makes them."""

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
        timeout = aiohttp.ClientTimeout(
            total=None,
            sock_connect=_seconds_or(connect_timeout, CONNECT_TIMEOUT),
            sock_read=_seconds_or(read_timeout, READ_TIMEOUT),
        )
        status, body = await self.send(method, url, timeout, data=_encode_form(request_data))
        return status, _check_body(status, body)

    async def send(
        self,
        method: str,
        url: str,
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109  # it tells connecting and reading apart
        **what: Any,  # noqa: ANN401  # data or headers, as aiohttp takes them
    ) -> tuple[int, bytes]:
        """Status and body of whatever answers. Raises ``NotReachedError``; ``NetworkError``: in doubt."""
        if self._session is None:
            message = "the requests were not initialized"
            raise RuntimeError(message)
        try:
            async with self._session.request(method, url, timeout=timeout, **what) as response:
                return response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotReachedError(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NetworkError(type(error).__name__) from None


class Proxied:
    """The calls that have no file, where they must go through a proxy: slower than over ``Connections``."""

    def __init__(self, requests: Requests, origin: str) -> None:
        self._requests = requests
        self._origin = origin

    async def send_json(self, path: str, body: bytes, patience: float = READ_TIMEOUT) -> tuple[int, bytes]:
        """See ``Posts``."""
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_TIMEOUT, sock_read=patience)
        headers = {"Content-Type": "application/json"}
        return await self._requests.send("POST", self._origin + path, timeout, data=body, headers=headers)


def _check_body(status: int, body: bytes) -> bytes:
    """The body, if it is an answer of the Bot API: a JSON object that says whether it is ``ok``."""
    try:
        answer = json.loads(body)
    except ValueError:
        answer = None
    if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
        message = f"an answer with status {status} that is not of the Bot API"
        raise NetworkError(message)
    return body


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
