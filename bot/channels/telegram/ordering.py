"""Works on the updates of one chat in their order."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Collection
from contextlib import suppress
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

SERVE_TIMEOUT = 1.0
"""Seconds that updates have to be done before the next ones are asked for. To ask is to confirm: what was confirmed and
not yet done is lost when the process is killed; but what is slower than this must not hold up everybody else."""


MOST_WAITING = 100_000
"""Updates that may wait for their turn. The pool limits the work; a low number here would let one chat stop all."""


class InOrder(BaseUpdateProcessor):
    """Works on the updates of one chat in their order. A chat that waits stops no other."""

    def __init__(self) -> None:
        super().__init__(max_concurrent_updates=MOST_WAITING)
        self._chats: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._unserved = set[int]()
        self._served_one = asyncio.Event()

    def expect(self, numbers: Collection[int]) -> None:
        """Updates with these numbers are on their way here."""
        self._unserved.update(numbers)

    async def wait_until_served(self, numbers: Collection[int]) -> None:
        """Waits until these updates are done, for ``SERVE_TIMEOUT`` at most."""
        with suppress(TimeoutError):
            async with asyncio.timeout(SERVE_TIMEOUT):
                while not self._unserved.isdisjoint(numbers):
                    self._served_one.clear()
                    await self._served_one.wait()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Waits until the chat's earlier updates are done."""
        chat = update.effective_chat.id if isinstance(update, Update) and update.effective_chat else 0
        try:
            async with self._chats.setdefault(chat, asyncio.Lock()):
                await coroutine
        finally:
            self._unserved.discard(getattr(update, "update_id", 0))
            self._served_one.set()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close."""
