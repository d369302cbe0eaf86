"""Takes every update to the channel, those of one chat in their order, and says in the log what could not be served."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from weakref import WeakValueDictionary

from telegram import Update
from telegram.error import TelegramError

from bot.channels.telegram.channel import Bot, TelegramChannel
from bot.channels.telegram.failures import Obstacle, classify_failure
from bot.channels.telegram.press import read_press
from bot.channels.telegram.sanitise import sanitise_update
from bot.logs import log


class Dispatcher:
    """Serves updates as they come. A chat that waits stops no other.

    ``refused`` is called when Telegram turns out not to know the token any more.
    """

    def __init__(self, channel: TelegramChannel, bot: Bot, refused: Callable[[], object]) -> None:
        self._channel = channel
        self._bot = bot
        self._refused = refused
        self._chats: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def serve(self, update: bytes) -> None:
        """Serves the JSON of one update, when the chat's earlier ones are done. Nothing goes wrong but in the log."""
        if press := read_press(update):
            await self._in_order(press.chat, lambda: self._channel.press(press))
        elif (other := self._read(update)) and other.effective_chat:
            await self._in_order(other.effective_chat.id, lambda: self._channel.handle(other))

    async def _in_order(self, chat: int, turn: Callable[[], Awaitable[None]]) -> None:
        async with self._chats.setdefault(chat, asyncio.Lock()):
            try:
                await turn()
            except Exception as error:  # noqa: BLE001  # whatever it is, the next update is served
                await self._tell(error)

    def _read(self, update: bytes) -> Update | None:
        """The update, sanitised; None where it is none at all, for that would only come again."""
        try:
            return Update.de_json(sanitise_update(json.loads(update)), self._bot)
        except (KeyError, TypeError, ValueError) as error:
            log().error("an update could not be read", exc_info=(type(error), error, None))
            return None

    async def _tell(self, error: Exception) -> None:
        log().error("an update could not be served", exc_info=(type(error), error, None))
        if isinstance(error, TelegramError) and classify_failure(error) is Obstacle.TOKEN_REFUSED:
            await self._ask_whether_refused()

    async def _ask_whether_refused(self) -> None:
        """By webhook nobody else would ask."""
        try:
            await self._bot.get_me()
        except TelegramError as error:
            if classify_failure(error) is Obstacle.TOKEN_REFUSED:
                self._refused()
