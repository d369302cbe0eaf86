"""Calls to Telegram: which of them are tried again (retry), and after which pauses (backoff).

Telegram slows down chats one by one ("retry after", core.telegram.org/bots/faq, checked 23-11-2026). The library's own
limiter (22.8) then stops the calls of everybody, or gives up; here the one chat waits, alone. It also lets out thirty
messages a second over all chats, which is Telegram's limit for news that nobody asked for: in a rush two hundred people
would wait up to seven seconds. What goes out here answers somebody who pressed, and is sent at once. It tries nothing
again that failed on the way; here that is done a few times, for a person who presses must see something.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, assert_never

from telegram.error import TelegramError
from telegram.ext import BaseRateLimiter

from bot.channels.telegram.failures import Obstacle, Refusal, Throttled, classify_failure
from bot.logs import log

BACKOFF = (0.2, 0.6, 1.8, 5.4)
"""Seconds before each retry of a call that failed on the way: together as long as a person may still wait."""

LONGEST_WAIT = timedelta(seconds=30)
"""A pause that Telegram asks for and a person may still wait for. A longer one is given up: they press again."""

TRIED_TWICE = frozenset({"answerCallbackQuery"})
"""Calls that nobody waits for: the person has the screen already, and the next press must not wait for them.

One more try is enough where an idle connection had just been closed, which is how most calls fail.
"""

Callback = Callable[..., Coroutine[Any, Any, Any]]


@dataclass(slots=True)
class Attempts:
    """Given with a call as ``rate_limit_args``: whether a try of it that failed may have been done all the same."""

    in_doubt: bool = False


class RetryingCalls(BaseRateLimiter[Attempts]):
    """Retries what Telegram slows down or what failed on the way, while other chats go on."""

    def __init__(self, pauses: Iterable[float] = BACKOFF) -> None:
        self._pauses = tuple(pauses)

    async def initialize(self) -> None:
        """Nothing has to be done."""

    async def shutdown(self) -> None:
        """Nothing has to be done."""

    async def process_request(  # noqa: PLR0913, PLR0917  # as the library calls it
        self,
        callback: Callback,
        args: Any,  # noqa: ANN401  # all is passed on
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],  # noqa: ARG002  # as the library calls it
        rate_limit_args: Attempts | None,
    ) -> Any:  # noqa: ANN401  # what Telegram answers
        """One call: what Telegram answers, or its refusal. Raises ``NetworkError`` when it was never reached."""
        attempts = rate_limit_args or Attempts()
        pauses = self._pauses[:1] if endpoint in TRIED_TWICE else self._pauses
        for pause in (*pauses, None):
            try:
                return await callback(*args, **kwargs)
            except TelegramError as error:
                match failure := classify_failure(error):
                    case Throttled(asked):
                        if pause is None or asked > LONGEST_WAIT:
                            raise
                        log().info("Telegram slows us down")
                        backoff = asked.total_seconds()
                    case Obstacle.NOT_REACHED | Obstacle.IN_DOUBT:
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
