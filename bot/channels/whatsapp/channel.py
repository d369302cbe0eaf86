"""Takes what a person did on WhatsApp to the guide, and its screens back, in one of two modes. Nothing is kept.

In the ``doorway`` a person gets two messages and goes on in the browser. In a ``talk`` all of the guide is in the chat,
up to the operator's ceiling of messages in a month, since Meta bills each; above it, it is a doorway too, and says so.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import assert_never

from bot import metrics
from bot.channels import clock
from bot.channels.whatsapp.billing import BilledMessages
from bot.channels.whatsapp.calls import Calls
from bot.channels.whatsapp.doorway import ChatReply, Doorway
from bot.channels.whatsapp.failures import NotSentError, Outage, Rejection, SlowedDown
from bot.channels.whatsapp.incoming import Incoming, RowChosen, WordsSent
from bot.channels.whatsapp.limits import NARROW, WINDOW
from bot.channels.whatsapp.memory import ChatMemory
from bot.channels.whatsapp.rendering import WhatsAppView
from bot.channels.whatsapp.talk import WhatsAppTalk
from bot.core.guide import Guide
from bot.core.language import Language
from bot.logs import log
from bot.settings import WhatsAppMode


class WhatsAppChannel:
    """One guide on WhatsApp. ``origin`` is where its web chat is; ``now`` gives Unix seconds."""

    def __init__(  # noqa: PLR0913, PLR0917  # all that it is put together of
        self,
        guide: Guide,
        mode: WhatsAppMode,
        origin: str,
        calls: Calls,
        billed: BilledMessages,
        memory: ChatMemory,
        *,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._view = WhatsAppView(guide.without_reasons())
        self._mode = mode
        self._origin = origin
        self._calls = calls
        self._billed = billed
        self.memory = memory
        self._now = now

    async def serve(self, message: Incoming) -> None:
        """Serves one message, if it was not served before and can be answered still. Raises NotSentError."""
        if self.memory.is_served(message.number) or self._now() - message.sent > WINDOW:
            return
        with metrics.measure_turn(metrics.ChannelName.WHATSAPP):
            chat = self.memory.key_of(message.sender)
            known = self._view.guide.words.languages.get(self.memory.language_of(chat) or "")
            language = await self._reply(message, known)
        self.memory.note_served(message.number)
        self.memory.remember(chat, language.code if language else None)

    async def _reply(self, message: Incoming, known: Language | None) -> Language | None:
        """Sends the answer to a message, and returns the language that the chat is in now.

        What Meta refuses for good is given up: to be brought again would change nothing.
        """
        view = self._view
        reply = self._answer(message.said, known)
        try:
            await self._send(message, reply)
        except NotSentError as error:
            match error.failure:
                case Rejection.INVALID if view.limits != NARROW:
                    # Some numbers take fewer letters below a list than others do: from now on all get fewer.
                    self._view = WhatsAppView(view.guide, NARROW)
                    return await self._reply(message, known)
                case Rejection():
                    metrics.count_failure(metrics.ChannelName.WHATSAPP)
                    log().warning("a message was refused by WhatsApp", exc_info=(type(error), error, None))
                case Outage() | SlowedDown():
                    raise
                case _ as never:
                    assert_never(never)
        return reply.language

    def _answer(self, said: WordsSent | RowChosen, known: Language | None) -> ChatReply:
        full = self._mode is WhatsAppMode.TALK and self._billed.is_full
        match self._mode:
            case WhatsAppMode.TALK if not full:
                return WhatsAppTalk(self._view).answer(said, known, clock.now())
            case WhatsAppMode.TALK | WhatsAppMode.DOORWAY:
                return Doorway(self._view, self._origin, full).answer(said, known)

    async def _send(self, message: Incoming, reply: ChatReply) -> None:
        """Sends the messages of a reply, but those that went out before Meta brought this again."""
        for number, each in enumerate(reply.messages, 1):
            if number > self.memory.sent_for(message.number):
                await self._calls.send(each, message.sender)
                self.memory.note_sent(message.number, number)
                self._billed.add()
