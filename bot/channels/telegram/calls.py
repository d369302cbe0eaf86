"""How calls go out to Telegram, and in which order updates are worked on.

Telegram slows down chats one by one ("retry after", core.telegram.org/bots/faq, checked 23-11-2026). The library's own
limiter (22.8) then stops the calls of everybody, or gives up; here the one chat waits, alone.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from typing import Any, cast
from weakref import WeakValueDictionary

from telegram import Update
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, BaseUpdateProcessor

from bot.logs import log

AT_ONCE = 8
"""Calls under way at the same time: above about 8, httpcore's pool makes it slower (seen with 0.28, 23-11-2026)."""

TRIES = 3
LONGEST_WAIT = timedelta(seconds=30)
"""What a person may still wait for. A longer pause is given up: the person presses again."""

MOST_WAITING = 100_000
"""Updates that may wait for their turn. ``AT_ONCE`` limits the work; a low number here would let one chat stop all."""

# Else the library warns about itself each time that Telegram slows it down (22.8), and pauses are whole seconds.
os.environ["PTB_TIMEDELTA"] = "true"

Callback = Callable[..., Coroutine[Any, Any, Any]]


class PatientCalls(AIORateLimiter):
    """Some calls at once. One that Telegram slows down is tried again after the pause, while other chats go on."""

    def __init__(self) -> None:
        super().__init__()
        self._at_once = asyncio.Semaphore(AT_ONCE)

    async def process_request(self, callback: Callback, args: Any, **others: Any) -> Any:  # type: ignore[override]  # noqa: ANN401  # all is passed on
        """One call: what Telegram answers, or its refusal."""
        for _ in range(TRIES - 1):
            try:
                return await self._once(callback, args, **others)
            except RetryAfter as error:
                pause = cast("timedelta", error.retry_after)
                if pause > LONGEST_WAIT:
                    raise
                log().info("Telegram slows us down")
                await asyncio.sleep(pause.total_seconds())
        return await self._once(callback, args, **others)

    async def _once(self, callback: Callback, args: Any, **others: Any) -> Any:  # noqa: ANN401  # all is passed on
        try:
            async with self._at_once:
                return await super().process_request(callback, args, **others)
        except (BadRequest, Forbidden, InvalidToken, RetryAfter):
            raise  # It was reached, and said so.
        except TelegramError as error:
            log().warning("Telegram can not be reached", exc_info=(type(error), error, None))
            raise


class InOrder(BaseUpdateProcessor):
    """Works on the updates of one chat in their order. A chat that waits stops no other."""

    def __init__(self) -> None:
        super().__init__(max_concurrent_updates=MOST_WAITING)
        self._chats: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Waits until the chat's earlier updates are done."""
        chat = update.effective_chat.id if isinstance(update, Update) and update.effective_chat else 0
        async with self._chats.setdefault(chat, asyncio.Lock()):
            await coroutine

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close."""
