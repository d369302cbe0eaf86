"""Politeness towards other people's servers: slowly, a little at a time, and once only."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Politeness:
    """Limits, in seconds, bytes and numbers; and the clock that they are kept by."""

    between: float = 1.0
    """Between two requests to one host; a person who reads is not faster."""
    hosts: int = 4
    """At once."""
    patience: float = 30.0
    """For one request with all that it brings."""
    again: float = 5.0
    """Before the one more try after a failure that may pass."""
    longest_wait: float = 60.0
    """The longest waits that a server can ask of us: by Retry-After, or it is not asked again; by Crawl-delay."""
    most_bytes: int = 5_000_000
    """Of one page. The rest is not read."""
    most_hops: int = 8
    """From one address to the next; browsers give up at 20."""
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


class Turns:
    """Lets one request at a time through for each host, with a pause after each."""

    def __init__(self, manners: Politeness) -> None:
        self._manners = manners
        self._locks = defaultdict[str, asyncio.Lock](asyncio.Lock)
        self._free_at = dict[str, float]()
        self._between = dict[str, float]()

    @asynccontextmanager
    async def at(self, host: str) -> AsyncIterator[None]:
        """Waits for the turn at this host, and holds it."""
        async with self._locks[host]:
            now = self._manners.now()
            if (wait := self._free_at.get(host, now) - now) > 0:
                await self._manners.sleep(wait)
            try:
                yield
            finally:
                self.hold(host, self._between.get(host, self._manners.between))

    def hold(self, host: str, seconds: float) -> None:
        """Lets nobody through at this host for so long."""
        until = self._manners.now() + seconds
        self._free_at[host] = max(self._free_at.get(host, until), until)

    def slower(self, host: str, seconds: float) -> None:
        """Makes the pause longer where a host asks for it, within reason."""
        pause = min(seconds, self._manners.longest_wait)
        self._between[host] = max(pause, self._between.get(host, self._manners.between))
