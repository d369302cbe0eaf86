"""Has paper made for whoever asks on the web: off the event loop, one at a time, within limits of time and memory.

What is made depends on nothing but what the guide says, the day and the partner's name, so it is kept for a while and
given to all who ask for the same; nothing of whoever asks is known here.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from cachetools import LRUCache

from bot import metrics
from bot.metrics import RefusalReason
from bot.printing.order import Paper
from bot.printing.typesetting import typeset

SECONDS = 20.0
"""How long one paper may take before it is stopped; the longest takes four, on two cores that others use too."""

MOST_WAITING = 8
"""Papers that are being made or wait for it. typst takes up to 280 MB for a booklet, so they are made in turn."""

PER_MINUTE = 40
"""Papers that are made in a minute at the most; those that are kept are not counted."""

KEPT_BYTES = 24_000_000
"""All four booklets, and a few hundred of the rest."""

Make = Callable[[Paper, float], bytes]


class TooMuchPaperError(Exception):
    """More is asked for than is made. It can be asked for again in a minute."""


class PaperQueue:
    """The papers of one process. ``make`` sets one, in a thread; ``clock`` gives seconds."""

    def __init__(self, make: Make = typeset, clock: Callable[[], float] = time.monotonic) -> None:
        self._make = make
        self._clock = clock
        self._worker = ThreadPoolExecutor(1, "paper")
        self._kept: LRUCache[str, bytes] = LRUCache(KEPT_BYTES, len)
        self._making = dict[str, asyncio.Future[bytes]]()
        self._alone = 0
        self._tokens, self._filled_at = float(PER_MINUTE), clock()

    async def get(self, key: str, draw: Callable[[], Paper]) -> bytes:
        """The PDF with this key; ``draw`` draws what it shows, where it has to be made.

        Raises ``TooMuchPaperError``, and ``bot.printing.typesetting.PrintError``.
        """
        if (kept := self._kept.get(key)) is not None:
            return kept
        making = self._making.get(key)
        if making is None:
            self._require_room()
            making = asyncio.get_running_loop().run_in_executor(self._worker, lambda: self._make(draw(), SECONDS))
            self._making[key] = making
            making.add_done_callback(lambda made: self._keep(key, made))
        return await asyncio.shield(making)

    async def make_once(self, draw: Callable[[], Paper]) -> bytes:
        """A PDF that is for one person alone: it is made within the same limits, and not kept.

        Raises ``TooMuchPaperError``, and ``bot.printing.typesetting.PrintError``.
        """
        self._require_room()
        self._alone += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._worker, lambda: self._make(draw(), SECONDS))
        finally:
            self._alone -= 1

    def _keep(self, key: str, made: asyncio.Future[bytes]) -> None:
        del self._making[key]
        if not made.cancelled() and made.exception() is None and len(made.result()) <= KEPT_BYTES:
            self._kept[key] = made.result()

    def _require_room(self) -> None:
        now = self._clock()
        self._tokens = min(PER_MINUTE, self._tokens + (now - self._filled_at) * PER_MINUTE / 60)
        self._filled_at = now
        if len(self._making) + self._alone >= MOST_WAITING or self._tokens < 1:
            metrics.count_refusal(RefusalReason.TOO_MANY)
            raise TooMuchPaperError
        self._tokens -= 1
