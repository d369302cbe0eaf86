"""Serves Telegram beside the web, from the first word with it to the last, whatever the network does between.

It asks for updates by long polling, or is brought them at ``/telegram``. By webhook an update is answered when it has
been served, and not before. Until then, for at most a minute, Telegram holds back the next ones of the same kind in
that chat, and brings it again to whichever replica answers if this one dies (telegram-bot-api, WebhookActor.cpp, commit
0cf13d3, read 2026-11-25). So nothing is lost, and replicas need not know of each other.

python-telegram-bot's own ``run_polling`` (22.8) goes on without a word when the token is taken back, as a process that
lives and hears nobody; and it wants the event loop for itself.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import assert_never

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update
from telegram.error import TelegramError

from bot import metrics
from bot.channels.telegram.application import App
from bot.channels.telegram.failures import Obstacle, Refusal, Throttled, classify_failure
from bot.channels.telegram.limits import MOST_CONNECTIONS
from bot.channels.telegram.sanitise import KINDS, sanitise_update
from bot.logs import log
from bot.metrics import RefusalReason

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the name of a header

SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds between two tries to reach Telegram when the guide starts."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """The address where Telegram brings updates, and the secret by which it is known to be Telegram."""

    url: str
    secret: str


class Service:
    """One bot, by ``webhook``, else by long polling. ``refused`` is called where Telegram does not know its token.

    The library's own error has the token in its text, and goes no further.
    """

    def __init__(self, app: App, webhook: Webhook | None, refused: Callable[[], object]) -> None:
        self._app = app
        self._webhook = webhook
        self._refused = refused
        self._serves = False

    @property
    def routes(self) -> list[Route]:
        """The address where Telegram brings updates, if it does."""
        return [Route("/telegram", self._receive_update, methods=["POST"])] if self._webhook else []

    @asynccontextmanager
    async def runs(self) -> AsyncIterator[None]:
        """Serves from when Telegram can be reached until the end, then finishes what it began."""
        begins = asyncio.create_task(self._start_serving())
        try:
            yield
        finally:
            self._serves = False
            begins.cancel()
            await asyncio.wait({begins})
            await self._stop_serving()

    async def _start_serving(self) -> None:
        """Connects to Telegram, with backoff, however long it takes. No step of the start is done twice."""
        pause = SHORTEST_PAUSE
        while not self._serves:
            try:
                await self._connect()
            except TelegramError as error:
                if classify_failure(error) is Obstacle.TOKEN_REFUSED:
                    self._refused()
                    return
                _log(error)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    async def _connect(self) -> None:
        app = self._app
        await app.initialize()
        if not app.running:
            await app.start()
        if self._webhook:
            await app.bot.set_webhook(
                self._webhook.url,
                secret_token=self._webhook.secret,
                allowed_updates=KINDS,
                max_connections=MOST_CONNECTIONS,
            )
            log().info("serving Telegram by webhook")
        elif app.updater:  # pragma: no branch  # it has one: it was built to poll
            await app.updater.start_polling(allowed_updates=KINDS, bootstrap_retries=-1, error_callback=_log)
            log().info("serving Telegram by long polling")
        self._serves = True

    async def _stop_serving(self) -> None:
        """Stops asking, finishes what was begun, and closes all connections, however far the beginning came."""
        app = self._app
        if app.updater and app.updater.running:
            try:
                await app.updater.stop()
            except TelegramError as error:
                if classify_failure(error) is not Obstacle.TOKEN_REFUSED:  # Why polling ended was heard already.
                    raise
        if app.running:
            await app.stop()
        await app.shutdown()
        await app.bot.shutdown()

    async def _receive_update(self, request: Request) -> Response:
        """Serves one update that Telegram brings, in the order of its chat."""
        secret = self._webhook.secret if self._webhook else ""
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            metrics.count_refusal(RefusalReason.WRONG_SECRET)
            return Response(status_code=HTTPStatus.FORBIDDEN)
        if not self._serves:
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        if update := self._parse_update(await request.body()):
            await self._app.update_processor.process_update(update, self._app.process_update(update))
        return Response()

    def _parse_update(self, body: bytes) -> Update | None:
        """The update, sanitised; None where the body is none at all, for that would only come again."""
        try:
            return Update.de_json(sanitise_update(json.loads(body)), self._app.bot)
        except (KeyError, TypeError, ValueError) as error:
            log().error("an update could not be read", exc_info=(type(error), error, None))
            return None


def _log(error: TelegramError) -> None:
    match classify_failure(error):
        case Obstacle.CONFLICT:
            what = "another process serves with the same token, or a webhook is set"
        case Refusal() | Obstacle() | Throttled():
            what = "Telegram cannot be reached"
        case _ as never:
            assert_never(never)
    log().error(what, exc_info=(type(error), error, None))
