"""Takes what a person did on Telegram to the guide, and its screens back: private chats, one bubble, nothing kept.

A press edits the message that it is on; whatever is typed is answered in a new one and deleted. The edit comes first
and the answer to the press after it: a press that is "too old" to be answered can still be served.
"""

from __future__ import annotations

from collections.abc import Awaitable, Iterable
from typing import Any

from telegram import (
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    Update,
)
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import CallbackContext, ExtBot, filters

from bot.channels.telegram.memory import Memory
from bot.channels.telegram.rendering import CopyKey, Key, alert, to_message
from bot.core import conversation as over
from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.event import Event
from bot.core.guide import Guide, Turn
from bot.core.screen import Paragraph, Screen
from bot.logs import log

Bot = ExtBot[Any]


class Channel:
    """One guide on Telegram. All that it holds between two updates is its ``memory``."""

    def __init__(self, guide: Guide, memory: Memory) -> None:
        self._guide = guide
        self._memory = memory

    async def handle(self, update: Update, context: CallbackContext[Bot, Any, Any, Any]) -> None:
        """Serves one update, if it is a person's doing in a private chat. Telegram's own notes there are left alone."""
        chat, query, message = update.effective_chat, update.callback_query, update.message
        if not chat or chat.type != ChatType.PRIVATE or filters.StatusUpdate.ALL.check_update(update):
            return
        try:
            if query and query.message:
                await self._pressed(query, chat.id, query.message.message_id, context.bot)
            elif message:
                await self._typed(message, context.bot)
        except Forbidden:
            self._memory.forget(chat.id)
            log().debug("the person has blocked the bot")

    async def _pressed(self, query: CallbackQuery, chat: int, bubble: int, bot: Bot) -> None:
        said = None
        try:
            turn = self._guide.press(query.data or "")
            if turn.screen.shows == "cleared":
                await self._clear(turn.screen, chat, (bubble,), bot)
                said = alert(turn.screen)
            else:
                self._remember(chat, await self._edit(turn, chat, bubble, bot), turn)
        finally:
            await _done(query.answer(said, show_alert=said is not None))

    async def _edit(self, turn: Turn, chat: int, bubble: int, bot: Bot) -> int:
        """Puts a screen into a bubble, or into a new one where that is gone. Returns the number of the one it is in."""
        shown = to_message(turn.screen, turn.conversation, self._guide.coder)
        try:
            await bot.edit_message_text(shown.html, chat, bubble, reply_markup=keyboard(shown.keys))
        except BadRequest as error:
            if "not modified" in error.message:
                return bubble
            return await self._send(turn, chat, bot)
        return bubble

    async def _send(self, turn: Turn, chat: int, bot: Bot) -> int:
        shown = to_message(turn.screen, turn.conversation, self._guide.coder)
        return (await bot.send_message(chat, shown.html, reply_markup=keyboard(shown.keys))).message_id

    async def _typed(self, message: Message, bot: Bot) -> None:
        chat, replied = message.chat.id, message.reply_to_message
        try:
            turn = self._guide.step(self._conversation(message), self._event(message))
            if turn.screen.shows == "cleared":
                await self._clear(turn.screen, chat, (replied.message_id,) if replied else (), bot)
            self._remember(chat, await self._send(turn, chat, bot), turn)
        finally:
            await _done(bot.delete_message(chat, message.message_id))

    def _event(self, message: Message) -> Event:  # noqa: PLR0911  # one case for each command
        """What a message means. A photo, a place or a voice is as good as a word that means nothing."""
        text = message.text or ""
        command, *rest = text.split(maxsplit=1) or ("",)
        pages = self._guide.flow.pages
        match command.partition("@")[0].lower():
            case "/start":
                suggests = message.from_user.language_code if message.from_user else None
                return events.Started("".join(rest).strip(), suggests)
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

    async def _clear(self, screen: Screen, chat: int, bubbles: tuple[int, ...], bot: Bot) -> None:
        """Deletes these bubbles and all that is still known. What is too old becomes one neutral line, without keys."""
        line = next(block.said.text for block in screen.blocks if isinstance(block, Paragraph))
        for bubble in dict.fromkeys((*bubbles, *self._memory.of(chat).bubbles)):
            try:
                await bot.delete_message(chat, bubble)
            except BadRequest:
                await _done(bot.edit_message_text(line, chat, bubble, reply_markup=None))
        self._memory.forget(chat)

    def _remember(self, chat: int, bubble: int, turn: Turn) -> None:
        language = turn.conversation.language
        self._memory.saw(chat, bubble, language.code if language else None)


def keyboard(keys: Iterable[Iterable[Key]]) -> InlineKeyboardMarkup:
    """The keys as the library wants them."""
    return InlineKeyboardMarkup([[_button(key) for key in row] for row in keys])


def _button(key: Key) -> InlineKeyboardButton:
    if isinstance(key, CopyKey):
        return InlineKeyboardButton(key.label, copy_text=CopyTextButton(key.carries))
    return InlineKeyboardButton(key.label, callback_data=key.carries)


def _button_data(keyboard: InlineKeyboardMarkup | None) -> list[str]:
    rows = keyboard.inline_keyboard if keyboard else ()
    return [button.callback_data for row in rows for button in row if isinstance(button.callback_data, str)]


async def _done(call: Awaitable[object]) -> None:
    """A call whose failure must not matter: the person already has the screen."""
    try:
        await call
    except TelegramError as error:
        log().debug("a call that did not matter failed", exc_info=(type(error), error, None))
