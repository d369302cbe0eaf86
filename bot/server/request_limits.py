"""Refuses bodies that are too large or come too slowly, and too many requests from one address (a token bucket each).

An address is held in memory until a minute after its last request, to count, and is written nowhere. Many people can
sit behind one address (a shelter, an asylum centre), so the limit stops a flood and no crowd; a proxy in front has to
do the rest.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from cachetools import TTLCache
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot import metrics
from bot.metrics import RefusalReason

REFILL_PER_SECOND, BUCKET_SIZE = 50.0, 200.0
"""Tokens of one address's bucket: what it gains, and what it holds. 500 people behind it, a press every ten seconds."""

MOST_ADDRESSES, REMEMBERED = 10_000, 60.0
"""Addresses and seconds. With a full bucket nothing is lost by forgetting."""

BODY_TIMEOUT = 10.0
"""Seconds that a body may take."""

_STATUS = {RefusalReason.TOO_LARGE: 413, RefusalReason.TOO_MANY: 429, RefusalReason.TOO_SLOW: 408}
_IPV6_SHARE = 64
"""Bits of an IPv6 address that stand for one connection; the rest is the customer's own to choose (RFC 6177)."""

Refuse = Callable[[int], Response]


@dataclass(frozen=True, slots=True)
class _Bucket:
    """Tokens: how many requests an address has left, and when that was so."""

    left: float
    at: float


class TokenBuckets:
    """A token bucket for each address: a request takes a token. ``refill`` is a second's; ``clock`` gives seconds."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        *,
        refill: float = REFILL_PER_SECOND,
        size: float = BUCKET_SIZE,
    ) -> None:
        self._refill = refill
        self._size = size
        self._clock = clock
        self._buckets: TTLCache[str, _Bucket] = TTLCache(MOST_ADDRESSES, REMEMBERED, clock)

    def allows(self, address: str) -> bool:
        """Whether one more request of this address is served."""
        now, key = self._clock(), _client_key(address)
        bucket = self._buckets.get(key, _Bucket(self._size, now))
        left = min(self._size, bucket.left + (now - bucket.at) * self._refill)
        self._buckets[key] = _Bucket(max(left - 1, 0), now)
        return left >= 1


class RequestLimits:
    """An ASGI application that serves what is not too much, and answers the rest with ``refuse(status)``."""

    def __init__(self, app: ASGIApp, refuse: Refuse, largest: int, rate: TokenBuckets | None = None) -> None:
        self._app = app
        self._refuse = refuse
        self._largest = largest
        self._rate = rate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves or refuses one request."""
        client = scope.get("client")
        if self._rate and client and not self._rate.allows(client[0]):
            return await self._answer(RefusalReason.TOO_MANY, scope, receive, send)
        try:
            async with asyncio.timeout(BODY_TIMEOUT):
                body = await self._read(receive)
        except TimeoutError:
            return await self._answer(RefusalReason.TOO_SLOW, scope, receive, send)
        if body is None:
            return await self._answer(RefusalReason.TOO_LARGE, scope, receive, send)
        return await self._app(scope, _replay_body(body, receive), send)

    async def _read(self, receive: Receive) -> bytes | None:
        """The whole body; None when it is too large. The end of a connection in the middle of it ends the body."""
        body, more = bytearray(), True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > self._largest:
                return None
        return bytes(body)

    async def _answer(self, why: RefusalReason, scope: Scope, receive: Receive, send: Send) -> None:
        metrics.count_refusal(why)
        await self._refuse(_STATUS[why])(scope, receive, send)


def _replay_body(body: bytes, receive: Receive) -> Receive:
    """Replays a body that was read already, and then passes on whatever comes."""
    given = False

    async def receives() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receives


def _client_key(address: str) -> str:
    """The address that is counted as one: of IPv6 only the part that stands for one connection."""
    try:
        if ip_address(address).version == 4:  # noqa: PLR2004  # the version
            return address
        return str(ip_network((address, _IPV6_SHARE), strict=False))
    except ValueError:
        return address
