"""Serves Telegram beside the web, from the first word with it to the last, whatever the network does between.

It asks for updates by long polling (``polling``), or is brought them at ``/telegram``. By webhook an update is answered
when it has been served, and not before. Until then, for at most a minute, Telegram holds back the next ones of the same
kind in that chat, and brings it again to whichever replica answers if this one dies (telegram-bot-api,
WebhookActor.cpp, commit 0cf13d3, read 2026-11-25). So nothing is lost, and replicas need not know of each other.

python-telegram-bot's own ``Application`` (22.8) makes objects of all that comes and goes, gives up a whole answer of
updates when it cannot read one of them, and goes on without a word when the token is taken back. So of the library we
use the bot, and bring it the updates ourselves.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus

from starlette.types import ASGIApp, Receive, Scope, Send
from telegram import Bot
from telegram.error import TelegramError

from bot import metrics
from bot.channels.telegram.calls import BotApiCalls
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.dispatcher import Dispatcher
from bot.channels.telegram.failures import Obstacle, classify_failure
from bot.channels.telegram.library import LibraryRequests, open_posts
from bot.channels.telegram.limits import LARGEST_UPDATE, MOST_CONNECTIONS
from bot.channels.telegram.memory import Memory
from bot.channels.telegram.polling import Polling, insist
from bot.channels.telegram.retries import BACKOFF, retry
from bot.channels.telegram.updates import KINDS
from bot.core.guide import Guide
from bot.logs import log
from bot.metrics import RefusalReason

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the name of a header
_SECRET_HEADER = SECRET_HEADER.lower().encode()
_EMPTY = ((b"content-length", b"0"),)


@dataclass(frozen=True, slots=True)
class Webhook:
    """The address where Telegram brings updates, and the secret by which it is known to be Telegram."""

    url: str
    secret: str


class Service:
    """One bot, whose Bot API is at ``origin``, by ``webhook``, else by long polling.

    ``refused`` is called where Telegram does not know its token. The library's own error has the token in its text, and
    goes no further.
    """

    def __init__(  # noqa: PLR0913  # what a bot is made of
        self,
        guide: Guide,
        token: str,
        origin: str,
        webhook: Webhook | None,
        refused: Callable[[], object],
        *,
        pauses: Iterable[float] = BACKOFF,
    ) -> None:
        self._posts, self._pauses = open_posts(origin), tuple(pauses)
        requests, calls = LibraryRequests(self._posts), BotApiCalls(self._posts, token, self._pauses)
        self._bot = Bot(token, f"{origin}/bot", request=requests, get_updates_request=requests)
        self._dispatcher = Dispatcher(TelegramChannel(guide, Memory(), calls), self._ask_whether_refused)
        self._polling = Polling(calls, self._dispatcher, refused)
        self._webhook = webhook
        self._refused = refused
        self._serves = False

    @property
    def webhooks(self) -> dict[str, ASGIApp]:
        """The address where Telegram brings updates, if it does."""
        return {"/telegram": _Brought(self, self._webhook.secret)} if self._webhook else {}

    @asynccontextmanager
    async def runs(self) -> AsyncIterator[None]:
        """Serves from when Telegram can be reached until the end, then finishes what it began."""
        runs = asyncio.create_task(self._run())
        try:
            yield
        finally:
            self._serves = False
            runs.cancel()
            await asyncio.wait({runs})
            if not self._webhook:
                await self._polling.confirm()
            await self._bot.shutdown()
            await self._posts.close()

    async def settle(self) -> None:
        """Waits until all updates that it asked for are served."""
        await self._polling.settle()

    async def serve(self, update: bytes) -> bool:
        """Serves an update that Telegram brought; False: not yet, for it is to come again."""
        if self._serves:
            await self._dispatcher.serve(update)
        return self._serves

    async def _run(self) -> None:
        """Connects to Telegram, with backoff, however long it takes, and polls. No step of the start is done twice."""
        if await insist(self._connect, self._refused) and not self._webhook:
            await self._polling.run()

    async def _connect(self) -> bool:
        bot, webhook = self._bot, self._webhook
        await retry(bot.initialize, self._pauses)
        if webhook:
            await retry(lambda: self._set_webhook(webhook), self._pauses)
            log().info("serving Telegram by webhook")
        else:
            await retry(bot.delete_webhook, self._pauses)
            log().info("serving Telegram by long polling")
        self._serves = True
        return True

    async def _set_webhook(self, webhook: Webhook) -> bool:
        return await self._bot.set_webhook(
            webhook.url, secret_token=webhook.secret, allowed_updates=KINDS, max_connections=MOST_CONNECTIONS
        )

    async def _ask_whether_refused(self) -> None:
        """By webhook nobody else would ask."""
        try:
            await retry(self._bot.get_me, self._pauses)
        except TelegramError as error:
            if classify_failure(error) is Obstacle.TOKEN_REFUSED:
                self._refused()


class _Brought:
    """What Telegram brings, as an ASGI application: each update is answered when it is served.

    Who does not know the secret is not even listened to, and so cannot keep us waiting.
    """

    def __init__(self, service: Service, secret: str) -> None:
        self._service = service
        self._secret = secret.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one update."""
        status = await self._answer(scope["headers"], receive)
        await send({"type": "http.response.start", "status": status, "headers": _EMPTY})
        await send({"type": "http.response.body"})

    async def _answer(self, headers: Iterable[tuple[bytes, bytes]], receive: Receive) -> HTTPStatus:
        given = next((value for name, value in headers if name == _SECRET_HEADER), b"")
        if not hmac.compare_digest(given, self._secret):
            metrics.count_refusal(RefusalReason.WRONG_SECRET)
            return HTTPStatus.FORBIDDEN
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > LARGEST_UPDATE:
                metrics.count_refusal(RefusalReason.TOO_LARGE)
                return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return HTTPStatus.OK if await self._service.serve(body) else HTTPStatus.SERVICE_UNAVAILABLE
