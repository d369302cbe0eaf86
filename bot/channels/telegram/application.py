"""The guide as a python-telegram-bot ``Application``: private chats only, one bubble, nothing kept.

A press edits the message that it is on; whatever is typed is answered in a new one and deleted. The edit comes first and the
answer to the press after it, for a press that is "too old" to be answered can still be served.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any
from weakref import WeakValueDictionary

from telegram import CallbackQuery, InlineKeyboardMarkup, LinkPreviewOptions, Message, Update
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    BaseUpdateProcessor,
    CallbackContext,
    Defaults,
    ExtBot,
    TypeHandler,
)

from bot.channels.telegram.memory import Memory
from bot.channels.telegram.rendering import LONGEST_ALERT, to_message
from bot.core import conversation as over
from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.event import Event
from bot.core.guide import Guide, Turn
from bot.core.screen import Notice, Paragraph
from bot.logs import log

AT_ONCE = 8
"""Updates in work at the same time: above about 8, httpcore's pool makes it slower (seen with 0.28, 23-11-2026)."""

UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY]
"""All that is asked for: an edited message or a reaction is none of our business."""

Bot = ExtBot[Any]
App = Application[Any, Any, Any, Any, Any, Any]


class InOrder(BaseUpdateProcessor):
    """Works on several chats at once, and on the updates of one chat in their order."""

    def __init__(self) -> None:
        super().__init__(max_concurrent_updates=AT_ONCE)
        self._chats: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Waits until the chat's earlier updates are done."""
        chat = update.effective_chat.id if isinstance(update, Update) and update.effective_chat else 0
        async with self._chats.setdefault(chat, asyncio.Lock()):
            await coroutine

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close."""


def application(guide: Guide, token: str, origin: str) -> App:
    """The application for one bot; ``origin`` is where Telegram's Bot API is."""
    defaults = Defaults(
        parse_mode=ParseMode.HTML,
        disable_notification=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    app = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{origin}/bot")
        .base_file_url(f"{origin}/file/bot")
        .defaults(defaults)
        .rate_limiter(AIORateLimiter())
        .concurrent_updates(InOrder())
        .build()
    )
    channel = Channel(guide, Memory())
    app.add_handler(TypeHandler(Update, channel.handle))
    app.add_error_handler(_log_error)
    return app


async def _log_error(_update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    error = context.error
    log().error("an update could not be served", exc_info=(type(error), error, None) if error else None)


class Channel:
    """Takes updates to the guide and its screens back."""

    def __init__(self, guide: Guide, memory: Memory) -> None:
        self._guide = guide
        self._memory = memory

    async def handle(self, update: Update, context: CallbackContext[Bot, Any, Any, Any]) -> None:
        """Serves one update, if it is of a private chat."""
        query, message = update.callback_query, update.message
        if query and query.message and query.message.chat.type == ChatType.PRIVATE:
            await self._pressed(query, query.message.chat.id, query.message.message_id, context.bot)
        elif message and message.chat.type == ChatType.PRIVATE:
            await self._typed(message, context.bot)

    async def _pressed(self, query: CallbackQuery, chat: int, bubble: int, bot: Bot) -> None:
        turn = self._guide.press(query.data or "")
        if turn.screen.shows == "cleared":
            await self._clear(turn, chat, (bubble, *self._memory.forget(chat).messages), bot)
            await _done(query.answer(_alert(turn), show_alert=True))
            return
        shown = to_message(turn.screen, turn.conversation, self._guide.coder)
        try:
            await bot.edit_message_text(shown.html, chat, bubble, reply_markup=shown.keyboard)
        except BadRequest as error:
            if "not modified" not in error.message:
                bubble = (await bot.send_message(chat, shown.html, reply_markup=shown.keyboard)).message_id
        self._remember(chat, bubble, turn)
        await _done(query.answer())

    async def _typed(self, message: Message, bot: Bot) -> None:
        chat = message.chat.id
        turn = self._guide.step(self._conversation(message), self._event(message))
        if turn.screen.shows == "cleared":
            await self._clear(turn, chat, self._memory.forget(chat).messages, bot)
        shown = to_message(turn.screen, turn.conversation, self._guide.coder)
        sent = await bot.send_message(chat, shown.html, reply_markup=shown.keyboard)
        self._remember(chat, sent.message_id, turn)
        await _done(bot.delete_message(chat, message.message_id))

    def _event(self, message: Message) -> Event:
        """What a message means. A photo, a place or a voice is as good as a word that means nothing."""
        text = message.text or ""
        command, _, rest = text.partition(" ")
        pages = self._guide.flow.pages
        match command.partition("@")[0].lower():
            case "/start":
                suggests = message.from_user.language_code if message.from_user else None
                return events.Started(rest.strip(), suggests)
            case "/menu":
                return events.Opened(over.Menu())
            case "/help":
                return events.Opened(over.ReadingPage(pages["help"]))
            case "/privacy":
                return events.Opened(over.ReadingPage(pages["privacy"]))
            case "/language":
                return events.Opened(over.Languages())
            case "/clear":
                return events.Cleared()
            case _:
                return events.Typed(text)

    def _conversation(self, message: Message) -> Conversation:
        """The conversation of the message that is replied to; else a new one, in the chat's language if it is known."""
        replied = message.reply_to_message
        for data in _button_data(replied.reply_markup if replied else None):
            if press := self._guide.coder.read_button(data):
                return press.conversation
        language = self._guide.words.languages.get(self._memory.of(message.chat.id).language or "")
        return Conversation(language)

    async def _clear(self, turn: Turn, chat: int, messages: tuple[int, ...], bot: Bot) -> None:
        """Deletes messages; what is too old for that becomes one neutral line without buttons."""
        line = next(block.said.text for block in turn.screen.blocks if isinstance(block, Paragraph))
        for message in dict.fromkeys(messages):
            try:
                await bot.delete_message(chat, message)
            except BadRequest:
                await _done(bot.edit_message_text(line, chat, message, reply_markup=None))

    def _remember(self, chat: int, bubble: int, turn: Turn) -> None:
        language = turn.conversation.language
        self._memory.saw(chat, bubble, language.code if language else None)


def _button_data(keyboard: InlineKeyboardMarkup | None) -> list[str]:
    rows = keyboard.inline_keyboard if keyboard else ()
    return [button.callback_data for row in rows for button in row if isinstance(button.callback_data, str)]


def _alert(turn: Turn) -> str:
    """What stays behind after clearing, short enough for the answer to a press."""
    return next(block.said.text for block in turn.screen.blocks if isinstance(block, Notice))[:LONGEST_ALERT]


async def _done(call: Awaitable[object]) -> None:
    """A call whose failure must not matter: the person already has the screen."""
    try:
        await call
    except TelegramError as error:
        log().debug("a call that did not matter failed", exc_info=(type(error), error, None))


def serve(guide: Guide, token: str, origin: str) -> None:
    """Serves until it is told to stop, then finishes what it began. Waits for a network that is not there yet."""
    log().info("serving Telegram by long polling")
    application(guide, token, origin).run_polling(allowed_updates=UPDATES, bootstrap_retries=-1)
