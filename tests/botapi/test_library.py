"""The real python-telegram-bot talks with the Bot API server of our tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from tests.botapi import BotApi, BotIsSilentError, CallbackAnswer


@asynccontextmanager
async def bot(api: BotApi) -> AsyncIterator[Application[Any, Any, Any, Any, Any, Any]]:
    """Run a small bot on the real library: it answers /start, edits on a press, and says nothing to photos."""

    async def start(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_message
        rows = InlineKeyboardMarkup([[InlineKeyboardButton("Next", callback_data="next")]])
        await update.effective_message.reply_text("<b>One</b>", parse_mode=ParseMode.HTML, reply_markup=rows)
        await update.effective_message.delete()

    async def press(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query
        await update.callback_query.answer(update.callback_query.data)
        await update.callback_query.edit_message_text("Two")

    async def ignore(_update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        return

    application = ApplicationBuilder().token(api.token).base_url(f"{api.origin}/bot").build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(press))
    application.add_handler(MessageHandler(filters.PHOTO, ignore))
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        try:
            yield application
        finally:
            await application.updater.stop()
            await application.stop()


async def test_the_real_library_answers_start_and_edits_on_a_press(api: BotApi) -> None:
    person = api.person()
    async with bot(api):
        await person.sends("/start l-en_t-dutch-child")
        assert (await api.has_call("sendMessage")).params["parse_mode"] == "HTML"
        seen = await person.sees()
        assert [message.text for message in person.chat.messages] == ["One"]
        assert seen.entities[0].type == "bold"
        await person.presses(seen, label="Next")
        assert (await person.sees()).text == "Two"
        assert person.shown_alert == CallbackAnswer("next", show_alert=False)
        await person.sends_photo()
        await api.settled()
    assert api.refused() == []
    assert [call.method for call in api.calls][-2:] == ["answerCallbackQuery", "editMessageText"]


async def test_the_real_library_reads_our_refusals(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # without it the library warns of itself
    person = api.person()
    async with bot(api) as application:
        await person.sends("/start")
        await person.sees()
        with pytest.raises(BadRequest, match="Message text is empty"):
            await application.bot.send_message(person.user.id, "")
        api.fail_next("sendMessage", 429, "Too Many Requests: retry after 7", {"retry_after": 7})
        with pytest.raises(RetryAfter):
            await application.bot.send_message(person.user.id, "x")
        await person.blocks_bot()
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await application.bot.send_message(person.user.id, "x")


async def test_two_presses_at_once_are_both_waited_for(api: BotApi) -> None:
    ada, ben = api.person(), api.person(name="Ben")
    async with bot(api):
        for person in (ada, ben):
            await person.sends("/start")
        for person in (ada, ben):
            await person.presses(await person.sees(), data="next")
        assert [(await person.sees()).text for person in (ada, ben)] == ["Two", "Two"]


async def test_a_silent_bot_is_an_error_that_tells_the_story(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.patience.STILL", 0.01)
    person = api.person()
    await person.sends("anybody?")
    with pytest.raises(BotIsSilentError, match=r"has not answered Ada.*anybody\?"):
        await person.sees()
    with pytest.raises(BotIsSilentError, match=r"Updates not confirmed: 1\. Last calls: none"):
        await api.settled()
