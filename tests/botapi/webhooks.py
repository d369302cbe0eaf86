"""Brings updates to a bot's webhook, as Telegram does.

Those of one kind in one chat come one after the other, each again and again until it is answered with success.

Source: telegram-bot-api WebhookActor.cpp (load_updates, send_updates, on_update_error; commit 0cf13d3, read
2026-11-25). Not modelled: the growing delays, and that an update is given up after a day.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Self

from httpx import AsyncBaseTransport, AsyncClient, HTTPError, Limits

if TYPE_CHECKING:
    from .server import BotApi

_PAUSE = 0.05
_PATIENCE = 60
"""Seconds that an answer may take (WebhookActor.cpp, create_connection)."""


class Webhooks:
    """Brings the updates of ``api`` to ``origin``, where whoever serves the webhook's public address can be reached.

    ``transport`` is another way there than the network.
    """

    def __init__(self, api: BotApi, origin: str, transport: AsyncBaseTransport | None = None) -> None:
        self._world, self._origin = api.world, origin
        self._client = AsyncClient(timeout=_PATIENCE, limits=Limits(max_connections=None), transport=transport)
        self._last = defaultdict[tuple[str, int], asyncio.Task[None] | None](lambda: None)
        self._tasks: set[asyncio.Task[None]] = set()
        self.brought: list[dict[str, Any]] = []
        self.again = 0

    async def __aenter__(self) -> Self:
        self.lets_go()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.holds()
        for task in self._tasks:
            task.cancel()
        await self._client.aclose()

    def latest(self, chat_id: int, kind: str) -> asyncio.Task[None]:
        """The bringing of the newest update of a kind in a chat: it is done when it was answered with success."""
        task = self._last[kind, chat_id]
        assert task
        return task

    def holds(self) -> None:
        """Bring nothing from now on by itself."""
        self._world.waiting.queue.deliver = None

    def lets_go(self) -> None:
        """Bring again what comes from now on."""
        self._world.waiting.queue.deliver = self._begin

    async def brings(self, update: dict[str, Any]) -> int:
        """Brings one update once, whatever its turn. Returns the status of the answer; 0 where there was none."""
        self.brought.append(update)
        try:
            answer = await self._client.post(
                f"{self._origin}/telegram",
                json=update,
                headers={"X-Telegram-Bot-Api-Secret-Token": self._world.waiting.queue.webhook_secret},
            )
        except HTTPError:
            return 0
        return answer.status_code

    def _begin(self, update: dict[str, Any]) -> None:
        kind = next(key for key in update if key != "update_id")
        chat_id = update[kind].get("message", update[kind])["chat"]["id"]
        task = asyncio.get_running_loop().create_task(self._until_answered(update, self._last[kind, chat_id]))
        self._last[kind, chat_id] = task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _until_answered(self, update: dict[str, Any], before: asyncio.Task[None] | None) -> None:
        if before:
            await asyncio.wait({before})
        self._world.waiting.queue.fetched(update["update_id"])
        while await self.brings(update) != 200:  # Telegram takes any success; we send no other
            self.again += 1
            await asyncio.sleep(_PAUSE)
        self._world.waiting.queue.confirmed(update["update_id"])
