"""Calls to Telegram: which of them are tried again (retry), and after which pauses (backoff).

Telegram slows down chats one by one ("retry after", core.telegram.org/bots/faq, checked 23-11-2026). The library's own
limiter (22.8) then stops the calls of everybody, or gives up; here the one chat waits, alone. It also lets out thirty
messages a second over all chats, which is Telegram's limit for news that nobody asked for: in a rush two hundred people
would wait up to seven seconds. What goes out here answers somebody who pressed, and is sent at once. It tries nothing
again that failed on the way; here that is done a few times, for a person who presses must see something.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar, assert_never

from telegram.error import TelegramError

from bot.channels.telegram.failures import Obstacle, Refusal, Throttled, classify_failure
from bot.logs import log

BACKOFF = (0.2, 0.6, 1.8, 5.4)
"""Seconds before each retry of a call that failed on the way: together as long as a person may still wait."""

LONGEST_WAIT = timedelta(seconds=30)
"""A pause that Telegram asks for and a person may still wait for. A longer one is given up: they press again."""

Result = TypeVar("Result")


@dataclass(slots=True)
class Attempts:
    """Given with a call: whether a try of it that failed may have been done all the same."""

    in_doubt: bool = False


async def retry(
    call: Callable[[], Awaitable[Result]], pauses: Sequence[float], attempts: Attempts | None = None
) -> Result:
    """What a call comes to: Telegram's answer, or its refusal. Raises ``NetworkError`` when it was never reached."""
    for pause in (*pauses, None):
        try:
            return await call()
        except TelegramError as error:
            match failure := classify_failure(error):
                case Throttled(asked):
                    if pause is None or asked > LONGEST_WAIT:
                        raise
                    log().info("Telegram slows us down")
                    backoff = asked.total_seconds()
                case Obstacle.NOT_REACHED | Obstacle.IN_DOUBT:
                    if attempts:
                        attempts.in_doubt |= failure is Obstacle.IN_DOUBT
                    if pause is None:
                        log().warning("Telegram cannot be reached", exc_info=(type(error), error, None))
                        raise
                    backoff = pause
                case Refusal() | Obstacle.BLOCKED | Obstacle.TOKEN_REFUSED | Obstacle.CONFLICT:
                    raise
                case _ as never:
                    assert_never(never)
            await asyncio.sleep(backoff)
    raise AssertionError  # pragma: no cover  # the last try has no pause after it: it returns or raises
