"""Calls to the Bot API where the environment names a proxy for them: over aiohttp, which knows how to ask one.

It is slower than ``connections``, and loaded only where it is needed.
"""

from __future__ import annotations

import aiohttp
from telegram.error import NetworkError

from bot.channels.telegram.connections import AGENT, CONNECT_TIMEOUT, CONNECTIONS, KEEP_ALIVE, READ_TIMEOUT
from bot.channels.telegram.failures import NotReachedError


class Proxied:
    """Calls to ``origin`` through whatever proxy the environment names. Nothing is opened before the first call."""

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._session: aiohttp.ClientSession | None = None

    async def send_json(self, path: str, body: bytes, patience: float = READ_TIMEOUT) -> tuple[int, bytes]:
        """See ``Posts``."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEEP_ALIVE)
            self._session = aiohttp.ClientSession(connector=connector, trust_env=True, headers={"User-Agent": AGENT})
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_TIMEOUT, sock_read=patience)
        headers = {"Content-Type": "application/json"}
        try:
            async with self._session.post(self._origin + path, data=body, headers=headers, timeout=timeout) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotReachedError(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NetworkError(type(error).__name__) from None

    async def close(self) -> None:
        """Closes all connections."""
        if self._session:
            await self._session.close()
            self._session = None
