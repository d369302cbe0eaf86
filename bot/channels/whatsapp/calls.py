"""Calls to Meta's Cloud API: one message each, over kept connections; what failed is tried again a few times.

They go over the library that Telegram's calls use too (docs/decisions/0008). Nobody else's text is shown in an error.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

import aiohttp

from bot.channels.whatsapp.failures import Failure, NotSentError, Outage, Rejection, SlowedDown, classify_failure
from bot.channels.whatsapp.incoming import Sender
from bot.channels.whatsapp.messages import Json, Message, to_json
from bot.logs import log

VERSION = "v23.0"
"""Of the Graph API. Meta keeps each version for two years."""

CONNECTIONS = 100
"""Calls under way at the same time: Meta takes 80 messages a second of one number."""

CONNECT_TIMEOUT, READ_TIMEOUT, KEEP_ALIVE = 5.0, 15.0, 55.0

BACKOFF = (0.3, 1.0, 3.0)
"""Seconds before each new try: together less than Meta waits for its own answer, and than a person waits."""

PAIR_PAUSE = 3.0
"""Seconds before the next message to one person, where Meta says that they were too many (about one in six seconds)."""

LONGEST_PAUSE = 6.0
"""A pause that Meta asks for is kept up to this; a longer one is left to its next delivery."""


@dataclass(frozen=True, slots=True)
class Account:
    """One number: its id, the token, and where Meta's Graph API is."""

    number_id: str
    token: str
    origin: str

    def __repr__(self) -> str:
        return "Account()"


class Calls:
    """Sends messages of one account. ``pauses``: seconds before each new try of a call that failed."""

    def __init__(self, account: Account, pauses: Iterable[float] = BACKOFF, pair_pause: float = PAIR_PAUSE) -> None:
        self._address = f"{account.origin}/{VERSION}/{account.number_id}/messages"
        self._headers = {"Authorization": f"Bearer {account.token}"}
        self._pauses = tuple(pauses)
        self._pair_pause = pair_pause
        self._session: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        """Opens the pool. Proxies are taken from the environment, as everywhere."""
        connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEEP_ALIVE)
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_TIMEOUT, sock_read=READ_TIMEOUT)
        self._session = aiohttp.ClientSession(
            connector=connector, trust_env=True, headers=self._headers, timeout=timeout
        )

    async def close(self) -> None:
        """Closes it."""
        if self._session:
            await self._session.close()
            self._session = None

    async def send(self, message: Message, to: Sender) -> None:
        """Sends one message. Raises NotSentError after the last try."""
        content = {"messaging_product": "whatsapp", "recipient_type": "individual", to.kind: to.name}
        content |= to_json(message)
        for pause in (*self._pauses, None):
            if (failure := await self._try(content)) is None:
                return
            wait = self._wait(failure, pause)
            if wait is None:
                raise NotSentError(failure)
            await asyncio.sleep(wait)

    def _wait(self, failure: Failure, pause: float | None) -> float | None:
        """Seconds before the next try; None: there is none."""
        match failure:
            case SlowedDown(pair, asked):
                log().info("WhatsApp slows us down")
                longer = asked if asked is not None else self._pair_pause if pair else (pause or 0)
                return None if pause is None or longer > LONGEST_PAUSE else longer
            case Outage.UNAVAILABLE | Outage.NOT_REACHED | Outage.IN_DOUBT:
                return pause
            case Rejection() | Outage.TOKEN_REFUSED | Outage.ACCOUNT_STOPPED:
                return None
            case _ as never:
                assert_never(never)

    async def _try(self, content: Json) -> Failure | None:
        """One call: the failure, or None where Meta took the message."""
        if self._session is None:
            message = "the calls were not opened"
            raise RuntimeError(message)
        try:
            async with self._session.post(self._address, json=content) as response:
                body = await response.read()
                return _read_answer(response.status, body, response.headers.get("Retry-After"))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            return Outage.NOT_REACHED
        except (aiohttp.ClientError, TimeoutError, OSError):
            return Outage.IN_DOUBT


def _read_answer(status: int, body: bytes, retry_after: str | None) -> Failure | None:
    """What Meta answered: None where it took the message. What is no answer of Meta's is none of its words."""
    try:
        answer = json.loads(body)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        return classify_failure(status, None)
    if isinstance(answer.get("messages"), list) and answer["messages"]:
        return None
    error = answer.get("error")
    code = error.get("code") if isinstance(error, dict) else None
    known = code if isinstance(code, int) and not isinstance(code, bool) else None
    pause = float(retry_after) if retry_after and retry_after.isascii() and retry_after.isdecimal() else None
    return classify_failure(status, known, pause)
