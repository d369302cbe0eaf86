"""Serves Telegram by long polling: from the first word with it to the last, whatever the network does between.

python-telegram-bot's own ``run_polling`` (22.8) goes on without a word when the token is taken back, as a process that
lives and hears nobody; and it wants the event loop for itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress

from telegram.error import Conflict, InvalidToken, TelegramError

from bot.channels.telegram.application import App, application
from bot.channels.telegram.calls import PAUSES
from bot.channels.telegram.updates import KINDS
from bot.core.guide import Guide
from bot.logs import log

LONGEST_PAUSE = 30.0
"""Seconds between two tries to reach Telegram when the guide starts; the first pause is a second."""


class WrongTokenError(Exception):
    """Telegram does not know the token, or does not know it any more."""


async def serve(
    guide: Guide, token: str, origin: str, stop: asyncio.Event, *, pauses: Iterable[float] = PAUSES
) -> None:
    """Serves until ``stop`` is set, then finishes what it began. Waits for a network that is not there yet.

    Raises ``WrongTokenError``, also when the token is taken back: a process that hears nobody must not look alive. The
    library's own error has the token in its text, and goes no further.
    """
    refused = asyncio.Event()
    app = application(guide, token, origin, pauses=pauses, token_refused=refused.set)
    tasks = [asyncio.create_task(each) for each in (_begin(app), stop.wait(), refused.wait())]
    begins, *ends = tasks
    log().info("starting")
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if begins.done():
            begins.result()
            log().info("serving Telegram by long polling")
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    except InvalidToken:
        refused.set()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        await _end(app)
    if refused.is_set():
        raise WrongTokenError from None
    log().info("stopped")


async def _begin(app: App) -> None:
    """Meets Telegram, however long it takes, and asks it for updates. Raises ``InvalidToken``."""
    pause = 1.0
    while True:
        try:
            await app.initialize()
            break
        except InvalidToken:
            raise
        except TelegramError as error:
            _tell(error)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
    await app.start()
    if app.updater:  # pragma: no branch  # it has one: it was built to poll
        await app.updater.start_polling(allowed_updates=KINDS, bootstrap_retries=-1, error_callback=_tell)


async def _end(app: App) -> None:
    """Stops asking, finishes what was begun, and closes all connections, however far the beginning came."""
    if app.updater and app.updater.running:
        with suppress(InvalidToken):  # Why polling ended was heard already.
            await app.updater.stop()
    if app.running:
        await app.stop()
    await app.shutdown()
    await app.bot.shutdown()


def _tell(error: TelegramError) -> None:
    what = "Telegram can not be reached"
    if isinstance(error, Conflict):
        what = "another process serves with the same token, or a webhook is set"
    log().error(what, exc_info=(type(error), error, None))
