"""Takes what a person did on Telegram to the guide, and its screens back: private chats, one bubble, nothing kept.

A press edits the message that it is on; whatever is typed is answered in a new one and deleted. The edit comes first
and the answer to the press after it: a press that is "too old" to be answered can still be served.
"""

from __future__ import annotations

from collections.abc import Awaitable, Iterable
from dataclasses import dataclass
from html import escape
from typing import assert_never

from telegram.error import TelegramError

from bot import metrics
from bot.channels import clock
from bot.channels.drawn_once import DrawnOnce
from bot.channels.telegram.calls import Body, BotApiCalls, to_body
from bot.channels.telegram.failures import Obstacle, Refusal, Throttled, classify_failure
from bot.channels.telegram.incoming import read_conversation, to_event
from bot.channels.telegram.limits import MOST_DELETED
from bot.channels.telegram.memory import Memory
from bot.channels.telegram.rendering import Message, alert, to_message
from bot.channels.telegram.retries import Attempts
from bot.channels.telegram.updates import Blocked, CallbackQuery, Sent, Update
from bot.core.blocks import Paragraph
from bot.core.conversation import Conversation
from bot.core.event import Event, Pressed, Started, Typed
from bot.core.guide import Effect, Guide, Turn
from bot.core.overlay import Menu
from bot.core.screen import Screen
from bot.logs import log

MOST_DRAWN = 4 * 2**20
"""Bytes of messages that are kept as they were drawn: about a thousand."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message ready to be sent, and the code of the language that was chosen (None: none yet)."""

    body: Body
    language: str | None


class TelegramChannel:
    """One guide on Telegram. Of people, all that it holds between two updates is its ``memory``."""

    def __init__(self, guide: Guide, memory: Memory, calls: BotApiCalls) -> None:
        self._guide = guide
        self._memory = memory
        self._calls = calls
        self._drawn = DrawnOnce[Drawn](MOST_DRAWN, lambda drawn: len(drawn.body))

    async def handle(self, update: Update) -> None:
        """Serves one update, if it was not served before."""
        if not self._memory.is_first(update.update):
            return
        match update:
            case CallbackQuery():
                await self._serve(update.chat, self._handle_press(update))
            case Sent():
                await self._serve(update.chat, self._handle_message(update))
            case Blocked(chat=chat):
                self._memory.forget(chat)
            case _ as never:
                assert_never(never)

    async def _serve(self, chat: int, turn: Awaitable[None]) -> None:
        with metrics.measure_turn(metrics.ChannelName.TELEGRAM):
            try:
                await turn
            except TelegramError as error:
                if classify_failure(error) is not Obstacle.BLOCKED:
                    raise
                self._memory.forget(chat)
                log().debug("the person has blocked the bot")

    async def _handle_press(self, press: CallbackQuery) -> None:
        said, chat, bubble = None, press.chat, press.bubble
        try:
            if self._memory.is_overtaken(chat, bubble, press.update):
                return
            moment = self._guide.as_of(clock.now())
            if drawn := self._drawn.find(press.data, moment):
                await self._show(drawn, press)
                return
            turn = self._guide.press(press.data, moment)
            match turn.effect:
                case Effect.CLEARED:
                    await self._clear(turn.screen, chat, (bubble, *self._memory.recall(chat).bubbles))
                    self._memory.forget(chat)
                    said = alert(turn.screen)
                case Effect.COPY_CLEARED:
                    await self._clear(turn.screen, chat, (bubble,))
                    said = alert(turn.screen)
                case Effect.SHOWN:
                    drawn = self._draw(turn)
                    if not turn.copies:
                        self._drawn.keep(press.data, drawn)
                    await self._show(drawn, press)
                    for copy in turn.copies:
                        await self._send(self._draw(copy), chat, bubble, press.update)
        finally:
            await _ignore_failure(self._calls.answer(press.query, said))

    def _draw(self, turn: Turn) -> Drawn:
        language = turn.conversation.language
        body = to_body(to_message(turn.screen, turn.conversation, self._guide.coder))
        return Drawn(body, language.code if language else None)

    async def _show(self, drawn: Drawn, press: CallbackQuery) -> None:
        """Puts a message into the bubble that was pressed, or into a new one where that is gone."""
        try:
            await self._calls.edit(press.chat, press.bubble, drawn.body)
        except TelegramError as error:
            match classify_failure(error):
                case Refusal.NOT_MODIFIED:
                    pass
                case Refusal():
                    await self._send(drawn, press.chat, press.bubble, press.update)
                    return
                case Obstacle() | Throttled():
                    raise
                case _ as never:
                    assert_never(never)
        self._memory.remember(press.chat, press.bubble, drawn.language, press.update)

    async def _send(self, drawn: Drawn, chat: int, after: int, update: int) -> None:
        """Sends a new bubble, which comes after message ``after``.

        A call that was cut off may have been done before it was tried again. The bubble of which we never heard stands
        between what we know of and the one that we got; it is deleted, for Clear would not find it.
        """
        attempts = Attempts()
        number = await self._calls.send(chat, drawn.body, attempts)
        unheard = range(max(after, number - 1 - MOST_DELETED, *self._memory.recall(chat).bubbles, 0) + 1, number)
        if attempts.in_doubt and unheard:
            await _ignore_failure(self._calls.delete_all(chat, unheard))
        self._memory.remember(chat, number, drawn.language, update)

    async def _handle_message(self, message: Sent) -> None:
        chat = message.chat
        try:
            if message.album and not self._memory.is_first((chat, message.album)):
                return  # Debounced: all pictures of an album, each of which is a message, get one answer together.
            now, moment = self._conversation(message), self._guide.as_of(clock.now())
            event = self._meaning(to_event(message, self._guide.flow))
            # Of what is typed only what means a button, or Start alone, is ever kept: all else is somebody's own words.
            is_ours = isinstance(event, Pressed) or (isinstance(event, Started) and not event.payload)
            button = (now, event) if is_ours else None
            if button and (drawn := self._drawn.find(button, moment)):
                await self._send(drawn, chat, message.number, message.update)
                return
            turn = self._guide.step(now, event, moment)
            if turn.effect is Effect.CLEARED:
                replied = (message.replied.number,) if message.replied else ()
                await self._clear(turn.screen, chat, (*replied, *self._memory.recall(chat).bubbles))
                self._memory.forget(chat)
            drawn = self._draw(turn)
            if button and turn.effect is Effect.SHOWN and not turn.copies:
                self._drawn.keep(button, drawn)
            await self._send(drawn, chat, message.number, message.update)
        finally:
            await _ignore_failure(self._calls.delete(chat, message.number))

    def _meaning(self, event: Event) -> Event:
        """The event of a button that typed words mean by themselves; else the words."""
        return (isinstance(event, Typed) and self._guide.meaning(event.text)) or event

    def _conversation(self, message: Sent) -> Conversation:
        """The conversation of the message that is replied to; else the menu, in the chat's language if it is known."""
        if replied := read_conversation(message.replied, self._guide.coder):
            return replied
        language = self._guide.words.languages.get(self._memory.recall(message.chat).language or "")
        return Conversation(language, overlay=Menu())

    async def _clear(self, screen: Screen, chat: int, bubbles: Iterable[int]) -> None:
        """Deletes these bubbles. What is too old for that becomes one neutral line, without keys."""
        line = next(block.said.text for block in screen.blocks if isinstance(block, Paragraph))
        bubbles = tuple(dict.fromkeys(bubbles))
        try:
            await self._calls.delete_all(chat, bubbles)
        except TelegramError as error:
            if not isinstance(classify_failure(error), Refusal):
                raise
            for bubble in bubbles:  # One of them is too old, or there is none.
                await self._delete_or_blank(chat, bubble, line)

    async def _delete_or_blank(self, chat: int, bubble: int, line: str) -> None:
        try:
            await self._calls.delete(chat, bubble)
        except TelegramError as error:
            if not isinstance(classify_failure(error), Refusal):
                raise
            await _ignore_failure(self._calls.edit(chat, bubble, to_body(Message(escape(line), ()))))


async def _ignore_failure(call: Awaitable[object]) -> None:
    """Waits for a call whose failure does not matter: the person already has the screen."""
    try:
        await call
    except TelegramError as error:
        log().debug("a call that did not matter failed", exc_info=(type(error), error, None))
