"""How calls go out to Telegram, what is tried again, and in which order updates are worked on.

Telegram slows down chats one by one ("retry after", core.telegram.org/bots/faq, checked 23-11-2026). The library's own
limiter (22.8) then stops the calls of everybody, or gives up; here the one chat waits, alone. It tries nothing again
that failed on the way; here that is done a few times, for a person who presses must see something.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import AIORateLimiter

from bot.channels.telegram.request import NotReachedError
from bot.logs import log

PAUSES = (0.2, 0.6, 1.8, 5.4)
"""Seconds before each further try of a call that failed on the way: together what a person may still wait for."""

LONGEST_WAIT = timedelta(seconds=30)
"""A pause that Telegram asks for and a person may still wait for. A longer one is given up: they press again."""

TRIED_ONCE = frozenset({"answerCallbackQuery"})
"""Calls that nobody waits for: the person has the screen already, and the next press must not wait for them."""


# Else the library warns about itself each time that Telegram slows it down (22.8), and pauses are whole seconds.
os.environ["PTB_TIMEDELTA"] = "true"

Callback = Callable[..., Coroutine[Any, Any, Any]]


@dataclass(slots=True)
class Tries:
    """Given with a call as ``rate_limit_args``: whether a try of it that failed may have been done all the same."""

    in_doubt: bool = False


class PatientCalls(AIORateLimiter):
    """Tries again what Telegram slows down or what failed on the way, while other chats go on."""

    def __init__(self, pauses: Iterable[float] = PAUSES) -> None:
        super().__init__()
        self._pauses = tuple(pauses)

    async def process_request(  # type: ignore[override]  # noqa: PLR0913, PLR0917  # as the library calls it
        self,
        callback: Callback,
        args: Any,  # noqa: ANN401  # all is passed on
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Tries | None,
    ) -> Any:  # noqa: ANN401  # what Telegram answers
        """One call: what Telegram answers, or its refusal. Raises ``NetworkError`` when it was never reached."""
        tries = rate_limit_args or Tries()
        for pause in (*self._pauses, None) if endpoint not in TRIED_ONCE else (None,):
            try:
                return await super().process_request(callback, args, kwargs, endpoint, data, None)
            except RetryAfter as error:
                asked = cast("timedelta", error.retry_after)
                if pause is None or asked > LONGEST_WAIT:
                    raise
                log().info("Telegram slows us down")
                await asyncio.sleep(asked.total_seconds())
            except BadRequest:
                raise  # The library takes it for a fault of the network, but it was reached, and said so.
            except NetworkError as error:
                tries.in_doubt |= not isinstance(error, NotReachedError)
                if pause is None:
                    log().warning("Telegram cannot be reached", exc_info=(type(error), error, None))
                    raise
                await asyncio.sleep(pause)
        raise AssertionError  # pragma: no cover  # the last try has no pause after it: it returns or raises
