"""Takes what a person did on Telegram to the guide, and its screens back: private chats, one bubble, nothing kept.

A press edits the message that it is on; whatever is typed is answered in a new one and deleted. The edit comes first
and the answer to the press after it: a press that is "too old" to be answered can still be served.
"""

from __future__ import annotations

from collections.abc import Awaitable, Iterable
from typing import Any, assert_never

from telegram import (
    CallbackQuery,
    ChatMember,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    Update,
)
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import CallbackContext, ExtBot

from bot import metrics
from bot.channels import clock
from bot.channels.telegram.failures import Obstacle, Refusal, Throttled, classify_failure
from bot.channels.telegram.incoming import read_conversation, to_event
from bot.channels.telegram.keys import CopyKey, Key
from bot.channels.telegram.limits import MOST_DELETED
from bot.channels.telegram.memory import Memory
from bot.channels.telegram.rendering import alert, to_message
from bot.channels.telegram.retries import Attempts
from bot.core.blocks import Paragraph
from bot.core.conversation import Conversation
from bot.core.guide import Effect, Guide, Turn
from bot.core.overlay import Menu
from bot.core.screen import Screen
from bot.logs import log

Bot = ExtBot[Any]


class TelegramChannel:
    """One guide on Telegram. All that it holds between two updates is its ``memory``."""

    def __init__(self, guide: Guide, memory: Memory) -> None:
        self._guide = guide
        self._memory = memory

    async def handle(self, update: Update, context: CallbackContext[Bot, Any, Any, Any]) -> None:
        """Serves one update, if it is a person's doing in a private chat and was not served before."""
        chat, query, message = update.effective_chat, update.callback_query, update.message
        if not chat or chat.type != ChatType.PRIVATE or not self._memory.is_first(update.update_id):
            return
        with metrics.measure_turn(metrics.ChannelName.TELEGRAM):
            try:
                if query and query.message:
                    await self._handle_press(query, chat.id, query.message.message_id, update.update_id, context.bot)
                elif message:
                    await self._handle_message(message, update.update_id, context.bot)
                elif change := update.my_chat_member:
                    self._handle_membership(chat.id, change.new_chat_member)
            except TelegramError as error:
                if classify_failure(error) is not Obstacle.BLOCKED:
                    raise
                self._memory.forget(chat.id)
                log().debug("the person has blocked the bot")

    async def _handle_press(self, query: CallbackQuery, chat: int, bubble: int, update: int, bot: Bot) -> None:
        said = None
        try:
            if self._memory.is_overtaken(chat, bubble, update):
                return
            turn = self._guide.press(query.data or "", clock.now())
            match turn.effect:
                case Effect.CLEARED:
                    await self._clear(turn.screen, chat, (bubble, *self._memory.recall(chat).bubbles), bot)
                    self._memory.forget(chat)
                    said = alert(turn.screen)
                case Effect.COPY_CLEARED:
                    await self._clear(turn.screen, chat, (bubble,), bot)
                    said = alert(turn.screen)
                case Effect.SHOWN:
                    self._remember(chat, await self._edit(turn, chat, bubble, bot), update, turn)
                    for copy in turn.copies:
                        self._remember(chat, await self._send(copy, chat, bubble, bot), update, copy)
        finally:
            await _ignore_failure(query.answer(said, show_alert=said is not None))

    async def _edit(self, turn: Turn, chat: int, bubble: int, bot: Bot) -> int:
        """Puts a screen into a bubble, or into a new one where that is gone. Returns the number of the one it is in."""
        shown = to_message(turn.screen, turn.conversation, self._guide.coder)
        try:
            await bot.edit_message_text(shown.html, chat, bubble, reply_markup=to_keyboard(shown.keys))
        except TelegramError as error:
            match classify_failure(error):
                case Refusal.NOT_MODIFIED:
                    return bubble
                case Refusal():
                    return await self._send(turn, chat, bubble, bot)
                case Obstacle() | Throttled():
                    raise
                case _ as never:
                    assert_never(never)
        return bubble

    async def _send(self, turn: Turn, chat: int, after: int, bot: Bot) -> int:
        """Sends a new bubble, which comes after message ``after``, and returns its number.

        A call that was cut off may have been done before it was tried again. The bubble of which we never heard stands
        between what we know of and the one that we got; it is deleted, for Clear would not find it.
        """
        shown, attempts = to_message(turn.screen, turn.conversation, self._guide.coder), Attempts()
        sent = await bot.send_message(chat, shown.html, reply_markup=to_keyboard(shown.keys), rate_limit_args=attempts)
        number = sent.message_id
        unheard = range(max(after, number - 1 - MOST_DELETED, *self._memory.recall(chat).bubbles, 0) + 1, number)
        if attempts.in_doubt and unheard:
            await _ignore_failure(bot.delete_messages(chat, unheard))
        return number

    async def _handle_message(self, message: Message, update: int, bot: Bot) -> None:
        chat, replied = message.chat.id, message.reply_to_message
        try:
            album = message.media_group_id
            if album and not self._memory.is_first((chat, album)):
                return  # Debounced: all pictures of an album, each of which is a message, get one answer together.
            event = to_event(message, self._guide.flow)
            turn = self._guide.step(self._conversation(message), event, clock.now())
            if turn.effect is Effect.CLEARED:
                bubbles = (*((replied.message_id,) if replied else ()), *self._memory.recall(chat).bubbles)
                await self._clear(turn.screen, chat, bubbles, bot)
                self._memory.forget(chat)
            self._remember(chat, await self._send(turn, chat, message.message_id, bot), update, turn)
        finally:
            await _ignore_failure(bot.delete_message(chat, message.message_id))

    def _conversation(self, message: Message) -> Conversation:
        """The conversation of the message that is replied to; else the menu, in the chat's language if it is known."""
        if replied := read_conversation(message.reply_to_message, self._guide.coder):
            return replied
        language = self._guide.words.languages.get(self._memory.recall(message.chat.id).language or "")
        return Conversation(language, overlay=Menu())

    async def _clear(self, screen: Screen, chat: int, bubbles: Iterable[int], bot: Bot) -> None:
        """Deletes these bubbles. What is too old for that becomes one neutral line, without keys."""
        line = next(block.said.text for block in screen.blocks if isinstance(block, Paragraph))
        bubbles = tuple(dict.fromkeys(bubbles))
        try:
            await bot.delete_messages(chat, bubbles)
        except TelegramError as error:
            if not isinstance(classify_failure(error), Refusal):
                raise
            for bubble in bubbles:  # One of them is too old, or there is none.
                await self._delete_or_blank(chat, bubble, line, bot)

    @staticmethod
    async def _delete_or_blank(chat: int, bubble: int, line: str, bot: Bot) -> None:
        try:
            await bot.delete_message(chat, bubble)
        except TelegramError as error:
            if not isinstance(classify_failure(error), Refusal):
                raise
            await _ignore_failure(bot.edit_message_text(line, chat, bubble, reply_markup=None))

    def _handle_membership(self, chat: int, member: ChatMember) -> None:
        """Whoever blocks the bot is forgotten."""
        if member.status == ChatMember.BANNED:
            self._memory.forget(chat)

    def _remember(self, chat: int, bubble: int, update: int, turn: Turn) -> None:
        language = turn.conversation.language
        self._memory.remember(chat, bubble, language.code if language else None, update)


def to_keyboard(keys: Iterable[Iterable[Key]]) -> InlineKeyboardMarkup:
    """The keys as the library wants them."""
    return InlineKeyboardMarkup([[_button(key) for key in row] for row in keys])


def _button(key: Key) -> InlineKeyboardButton:
    if isinstance(key, CopyKey):
        return InlineKeyboardButton(key.label, copy_text=CopyTextButton(key.carries))
    style = key.style.value if key.style else None
    return InlineKeyboardButton(key.label, callback_data=key.carries, style=style)


async def _ignore_failure(call: Awaitable[object]) -> None:
    """Waits for a call whose failure does not matter: the person already has the screen."""
    try:
        await call
    except TelegramError as error:
        log().debug("a call that did not matter failed", exc_info=(type(error), error, None))
