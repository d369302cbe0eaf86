"""When a bot has finished reacting: how a test waits without sleeping and without guessing.

A press is answered by answerCallbackQuery for it, whatever the outcome. A message in a private chat is answered by the
next message that the bot sends, copies or edits there with success. After that the bot may still be busy, so
``settled`` waits until all updates are confirmed, no call is under way, and nothing new began while the event loop
went round many times - or, for a bot in this process, until it says itself that it has done all that it fetched
(``at_rest``), which is exact. Turns of the loop, not milliseconds, because both share the loop: a slow machine makes
the turns slower too. The few milliseconds on top are for a bot that works in a thread. A bot that is silent is waited
for as long as somebody works (``tests.patience``), and one that never rests until it has begun again a thousand times.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.patience import patiently

from .updates import UpdateQueue

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_TURNS = 200
_QUIET = 0.005
_MOST_STARTS = 1000
_ANSWERS = frozenset({"sendmessage", "editmessagetext", "copymessage"})


class BotIsSilentError(AssertionError):
    """The bot did not do what a test waited for."""


@dataclass(frozen=True, slots=True)
class _Owed:
    """An update that calls for an answer; ``query_id`` for a press."""

    update_id: int
    chat_id: int
    query_id: str | None


class Waiting:
    """What is under way between bot and server."""

    def __init__(self) -> None:
        self.queue = UpdateQueue(self.wake)
        self._owed: list[_Owed] = []
        self._in_flight = 0
        self._began = 0
        self._waiters: list[asyncio.Future[None]] = []
        self.at_rest: Callable[[], Awaitable[None]] | None = None

    def wake(self) -> None:
        """Let everybody who waits look again."""
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    def owe(self, update_id: int | None, chat_id: int, query_id: str | None = None) -> None:
        """Note an update in the queue that the bot should answer."""
        if update_id is not None:
            self._owed.append(_Owed(update_id, chat_id, query_id))

    def begin(self) -> None:
        """Note that a call came in."""
        self._in_flight += 1
        self._began += 1

    def end(self) -> None:
        """Note that a call is answered."""
        self._in_flight -= 1
        self.wake()

    def count(self, method: str, chat_id: str, query_id: str, *, is_ok: bool) -> None:
        """Strike off the updates that a call answers."""
        if method == "answercallbackquery":
            self._owed = [owed for owed in self._owed if owed.query_id != query_id]
        elif method in _ANSWERS and is_ok:
            self._owed = [owed for owed in self._owed if not self._is_answered(owed, chat_id)]

    def _is_answered(self, owed: _Owed, chat_id: str) -> bool:
        is_message_here = owed.query_id is None and str(owed.chat_id) == chat_id
        return is_message_here and self.queue.is_fetched(owed.update_id)

    async def until(self, is_true: Callable[[], bool], complaint: Callable[[], str]) -> None:
        """Wait for something that a call or a poll can bring about, as long as somebody works."""
        try:
            if not is_true():
                await patiently(self._comes_true(is_true))
        except TimeoutError:
            raise BotIsSilentError(complaint()) from None

    async def _comes_true(self, is_true: Callable[[], bool]) -> None:
        while not is_true():
            waiter = asyncio.get_running_loop().create_future()
            self._waiters.append(waiter)
            await waiter

    async def answered(self, chat_id: int, complaint: Callable[[], str]) -> None:
        """Wait until the bot has answered everything in a chat and is at rest."""
        await self.until(lambda: not any(owed.chat_id == chat_id for owed in self._owed), complaint)
        await self.settled(complaint)

    async def settled(self, complaint: Callable[[], str]) -> None:
        """Wait until the bot has fetched everything and is at rest, whether it answered or not."""
        for _ in range(_MOST_STARTS):
            await self.until(self._is_idle, complaint)
            if await self._stays_quiet():
                return
        raise BotIsSilentError(complaint())

    def _is_idle(self) -> bool:
        return self._in_flight == 0 and len(self.queue) == 0

    async def _stays_quiet(self) -> bool:
        if self.at_rest:
            await self.at_rest()
            return self._is_idle()
        loop = asyncio.get_running_loop()
        began, until, turns = self._began, loop.time() + _QUIET, 0
        while turns < _TURNS or loop.time() < until:
            await asyncio.sleep(0)
            turns += 1
            if self._began != began or not self._is_idle():
                return False
        return True
