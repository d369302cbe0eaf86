"""Answers Meta at ``/whatsapp``: once to be known, and then for all that people send.

A body is believed only if it is signed with the secret of our app, and it is not parsed before that. It is answered 200
when every message in it was served, and 503 when one could not be: then Meta brings all of it again, for up to seven
days, and what was served is left out. The messages of one person are served in their order, those of others meanwhile.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from weakref import WeakValueDictionary

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot import metrics
from bot.channels.whatsapp.calls import Calls
from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.failures import NotSentError, Outage
from bot.channels.whatsapp.incoming import Incoming, UnreadableError, read_batch
from bot.logs import log
from bot.metrics import RefusalReason

SIGNATURE_HEADER = "X-Hub-Signature-256"
PATH = "/whatsapp"


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """What Meta is known by: the word that it was given, and the secret of the app that signs what it brings."""

    verify_token: str
    app_secret: str


class WhatsAppService:
    """One number. Nothing is asked of Meta at the start: it can be away then."""

    def __init__(self, channel: WhatsAppChannel, calls: Calls, number_id: str, secrets: Secrets) -> None:
        self._channel = channel
        self._calls = calls
        self._number_id = number_id
        self._secrets = secrets
        self._chats: WeakValueDictionary[bytes, asyncio.Lock] = WeakValueDictionary()

    @property
    def routes(self) -> list[Route]:
        """The address that Meta is given."""
        return [
            Route(PATH, self._verify, methods=["GET"]),
            Route(PATH, self._receive, methods=["POST"]),
        ]

    @asynccontextmanager
    async def runs(self) -> AsyncIterator[None]:
        """Keeps the connections open meanwhile."""
        await self._calls.open()
        log().info("serving WhatsApp by webhook")
        try:
            yield
        finally:
            await self._calls.close()

    async def _verify(self, request: Request) -> Response:
        """Meta asks once, when an operator gives it this address."""
        asked = request.query_params
        given = asked.get("hub.verify_token", "")
        if asked.get("hub.mode") != "subscribe" or not _is_same(given, self._secrets.verify_token):
            metrics.count_refusal(RefusalReason.WRONG_SECRET)
            return Response(status_code=HTTPStatus.FORBIDDEN)
        return PlainTextResponse(asked.get("hub.challenge", ""))

    async def _receive(self, request: Request) -> Response:
        body = await request.body()
        if not _is_same(request.headers.get(SIGNATURE_HEADER, ""), sign(self._secrets.app_secret, body)):
            metrics.count_refusal(RefusalReason.WRONG_SECRET)
            return Response(status_code=HTTPStatus.FORBIDDEN)
        try:
            batch = read_batch(body, self._number_id)
        except UnreadableError as error:
            log().error("what WhatsApp brought could not be read", exc_info=(type(error), error, None))
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        for _ in range(batch.unreadable):
            metrics.count_failure(metrics.ChannelName.WHATSAPP)
            log().error("a message has nobody who sent it")
        chats = dict[bytes, list[Incoming]]()
        for message in batch.messages:
            chats.setdefault(self._channel.memory.key_of(message.sender), []).append(message)
        served = await asyncio.gather(*(self._serve_chat(chat, messages) for chat, messages in chats.items()))
        return Response(status_code=HTTPStatus.OK if all(served) else HTTPStatus.SERVICE_UNAVAILABLE)

    async def _serve_chat(self, chat: bytes, messages: list[Incoming]) -> bool:
        """Serves the messages of one person, one after the other. Returns whether all of them were."""
        async with self._chats.setdefault(chat, asyncio.Lock()):
            served = True
            for message in messages:
                served = await self._serve(message) and served
            return served

    async def _serve(self, message: Incoming) -> bool:
        try:
            await self._channel.serve(message)
        except Exception as error:  # noqa: BLE001  # one person's message stops nobody else's
            if isinstance(error, NotSentError) and error.failure in {Outage.TOKEN_REFUSED, Outage.ACCOUNT_STOPPED}:
                log().error("WhatsApp does not let us send: look at the token and the account")
            else:
                log().error("a message of WhatsApp could not be served", exc_info=(type(error), error, None))
            return False
        return True


def sign(app_secret: str, body: bytes) -> str:
    """The signature that Meta sends along with a body."""
    return f"sha256={hmac.digest(app_secret.encode(), body, 'sha256').hex()}"


def _is_same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode(), right.encode())
