"""Takes every update to the channel, those of one chat in their order, and says in the log what could not be served."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from weakref import WeakValueDictionary

from telegram.error import TelegramError

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.failures import Obstacle, classify_failure
from bot.channels.telegram.updates import UnreadableUpdateError, read_update
from bot.logs import log


class Dispatcher:
    """Serves updates as they come. A chat that waits stops no other.

    ``token_refused`` is called when a call finds out that Telegram does not know the token any more.
    """

    def __init__(self, channel: TelegramChannel, token_refused: Callable[[], Awaitable[None]]) -> None:
        self._channel = channel
        self._token_refused = token_refused
        self._chats: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def serve(self, update: bytes) -> None:
        """Serves the JSON of one update, when the chat's earlier ones are done. Nothing goes wrong but in the log."""
        try:
            read = read_update(update)
        except UnreadableUpdateError as error:  # It would only come again.
            log().error("an update could not be read", exc_info=(type(error), error, None))
            return
        if read is None:
            return
        async with self._chats.setdefault(read.chat, asyncio.Lock()):
            try:
                await self._channel.handle(read)
            except Exception as error:  # noqa: BLE001  # whatever it is, the next update is served
                log().error("an update could not be served", exc_info=(type(error), error, None))
                if isinstance(error, TelegramError) and classify_failure(error) is Obstacle.TOKEN_REFUSED:
                    await self._token_refused()
