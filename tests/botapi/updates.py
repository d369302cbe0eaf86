"""The queue of updates of one bot, and long polling on it.

Source: telegram-bot-api Client.cpp (process_get_updates_query, do_get_updates, abort_long_poll). Not modelled: the
three seconds that Telegram adds for a client that asks again and again with the same offset.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from .refusals import OTHER_GET_UPDATES, TERMINATED_BY_SET_WEBHOOK, WEBHOOK_IS_ACTIVE, Refusal, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

# Not sent unless asked for by name (core.telegram.org/bots/api#getupdates).
_ONLY_BY_NAME = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue:
    """Updates wait here until a getUpdates with a higher offset confirms them."""

    def __init__(self, on_change: Callable[[], None]) -> None:
        self._on_change = on_change
        self.pending: list[dict[str, Any]] = []
        self._next_id = 700_000_001
        self._last_fetched = 0
        self._poll: asyncio.Future[None] | None = None
        self._is_open = True
        self._is_held = False
        self.allowed: tuple[str, ...] = ()
        self.webhook_url = ""
        self.webhook_secret = ""
        self.deliver: Callable[[dict[str, Any]], None] | None = None

    def __len__(self) -> int:
        return len(self.pending)

    @property
    def is_polled(self) -> bool:
        """Whether a getUpdates is waiting."""
        return self._poll is not None

    def push(self, kind: str, body: dict[str, Any]) -> int | None:
        """Put an update in the queue; None when the bot has not asked for its kind."""
        if kind not in self.allowed if self.allowed else kind in _ONLY_BY_NAME:
            return None
        update_id = self._next_id
        self._next_id += 1
        self.pending.append({"update_id": update_id, kind: body})
        if self.webhook_url and self.deliver:
            self.deliver(self.pending[-1])
        self._tell()
        return update_id

    def brings(self, update: dict[str, Any]) -> None:
        """Put an update in the queue as it is: of a kind that was not asked for, or that is not known yet."""
        self.pending.append({"update_id": self._next_id, **update})
        self._next_id += 1
        self._tell()

    def holds(self) -> None:
        """Bring nothing until told to: the network is gone, or the bot is."""
        self._is_held = True

    def lets_go(self) -> None:
        """Bring all that has come meanwhile, in the order in which it stands in ``pending``."""
        self._is_held = False
        self._tell()

    def _tell(self) -> None:
        """Let a waiting getUpdates look again."""
        if self.pending and not self._is_held and self._poll and not self._poll.done():
            self._poll.set_result(None)

    def is_fetched(self, update_id: int) -> bool:
        """Whether an answer to getUpdates has carried it."""
        return update_id <= self._last_fetched

    async def get(self, offset: int, limit: int, seconds: int) -> list[dict[str, Any]]:
        """Answer a getUpdates: what is there at once, else what comes within so many seconds.

        A second one that has to wait ends the first with a conflict.
        """
        if self.webhook_url:
            raise RefusedError(WEBHOOK_IS_ACTIVE)
        self._confirm(offset)
        if (self._is_held or not self.pending) and seconds and self._is_open:
            self._abort(OTHER_GET_UPDATES)
            poll = self._poll = asyncio.get_running_loop().create_future()
            self._on_change()
            try:
                async with asyncio.timeout(seconds):
                    await poll
            except TimeoutError:
                pass
            finally:
                if self._poll is poll:
                    self._poll = None
        found = [] if self._is_held else self.pending[:limit]
        if found:
            self._last_fetched = max(self._last_fetched, found[-1]["update_id"])
            self._on_change()
        return found

    def fetched(self, update_id: int) -> None:
        """Note that an update was brought to the webhook, whatever came of it."""
        self._last_fetched = max(self._last_fetched, update_id)

    def confirmed(self, update_id: int) -> None:
        """Forget one update: the webhook has answered it with success."""
        self.pending = [update for update in self.pending if update["update_id"] != update_id]
        self._on_change()

    def set_webhook(self, url: str, *, secret: str, drops_pending: bool) -> None:
        """Set or, with an empty address, delete the webhook. ``webhooks`` brings updates to it, where a test says."""
        self.webhook_url, self.webhook_secret = url, secret
        if drops_pending:
            self.pending.clear()
            self._on_change()
        if url:
            self._abort(TERMINATED_BY_SET_WEBHOOK)

    def close(self) -> None:
        """Let a waiting getUpdates go home with nothing, and let no other one wait."""
        self._is_open = False
        if self._poll and not self._poll.done():
            self._poll.set_result(None)

    def _abort(self, refusal: Refusal) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_exception(RefusedError(refusal))

    def _confirm(self, offset: int) -> None:
        """Forget what is below ``offset``; a negative one leaves that many of the last."""
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset > 0:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]
        self._on_change()
