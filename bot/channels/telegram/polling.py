"""Asks Telegram for updates (long polling), and for the next ones when these are served.

To ask is to confirm: what was confirmed and not yet done is lost when the process is killed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar, assert_never

from telegram.error import TelegramError

from bot.channels.telegram.calls import BotApiCalls
from bot.channels.telegram.dispatcher import Dispatcher
from bot.channels.telegram.failures import Obstacle, Refusal, Throttled, classify_failure
from bot.logs import log

LONG_POLL = 25
"""Seconds that Telegram may wait for an update before it answers that there is none."""

SERVE_TIMEOUT = 1.0
"""Seconds that updates have to be done before the next ones are asked for. What is slower than this must not hold up
everybody else, though it may be lost when the process is killed."""

SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds between two tries to reach Telegram."""


Result = TypeVar("Result")


class Polling:
    """Polls for one bot. ``refused`` is called when Telegram does not know the token any more, which ends it."""

    def __init__(self, calls: BotApiCalls, dispatcher: Dispatcher, refused: Callable[[], object]) -> None:
        self._calls = calls
        self._dispatcher = dispatcher
        self._refused = refused
        self._next = 0
        self._under_way = set[asyncio.Task[None]]()

    async def run(self) -> None:
        """Asks and serves, whatever the network does, until it is cancelled."""
        while (updates := await insist(self._ask, self._refused)) is not None:
            await self._serve(updates)

    async def _ask(self) -> dict[int, bytes]:
        return await self._calls.get_updates(self._next, LONG_POLL)

    async def _serve(self, updates: dict[int, bytes]) -> None:
        """Begins with all of them, in their order, and waits until they are done or the next cannot wait any longer."""
        begun = [asyncio.create_task(self._dispatcher.serve(update)) for update in updates.values()]
        for task in begun:
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
        if updates:
            self._next = max(updates) + 1
            await asyncio.wait(begun, timeout=SERVE_TIMEOUT)

    async def settle(self) -> None:
        """Waits until all that was asked for is served."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    async def confirm(self) -> None:
        """Confirms what was served, so that it does not come again after the next start."""
        await self.settle()
        try:
            if self._next:
                await self._calls.get_updates(self._next, 0)
        except TelegramError as error:
            log().debug("a call that did not matter failed", exc_info=(type(error), error, None))


async def insist(call: Callable[[], Awaitable[Result]], refused: Callable[[], object]) -> Result | None:
    """What a call comes to, tried with backoff for as long as it takes; None, and ``refused``, without a token."""
    pause = SHORTEST_PAUSE
    while True:
        try:
            return await call()
        except TelegramError as error:
            if classify_failure(error) is Obstacle.TOKEN_REFUSED:
                refused()
                return None
            _log_failure(error)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)


def _log_failure(error: TelegramError) -> None:
    """Says in the log why Telegram does not answer."""
    match classify_failure(error):
        case Obstacle.CONFLICT:
            what = "another process serves with the same token, or a webhook is set"
        case Refusal() | Obstacle() | Throttled():
            what = "Telegram cannot be reached"
        case _ as never:
            assert_never(never)
    log().error(what, exc_info=(type(error), error, None))
