"""aiogram 3 as its documentation shows it: a webhook of aiohttp's, and its states (FSM) in memory or in Redis.

``STORE`` is the address of a Redis.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

import uvloop
from aiogram import Bot, Dispatcher, F
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from benchmarks.rush.peers import SECRET, TOKEN, api, port, read_talk

PRESSED, MESSAGES = dict[str, int](), list[tuple[str, InlineKeyboardMarkup]]()


class Talk(StatesGroup):  # type: ignore[misc,unused-ignore]  # the library is in an environment of its own
    """Where somebody is."""

    place = State()


async def pressed(query: CallbackQuery, state: FSMContext) -> None:
    """Shows what follows, then answers the press."""
    at = PRESSED[str(query.data)]
    text, keyboard = MESSAGES[at]
    assert isinstance(query.message, Message)
    await state.set_state(Talk.place)
    await state.update_data(at=at)
    await query.message.edit_text(text, reply_markup=keyboard)
    await query.answer()


async def typed(message: Message) -> None:
    """Answers typed words, and deletes them."""
    text, keyboard = MESSAGES[-1]
    await message.answer(text, reply_markup=keyboard)
    await message.delete()


def _storage() -> Any:  # noqa: ANN401  # one of several
    if address := os.environ.get("STORE"):
        from aiogram.fsm.storage.redis import RedisStorage  # noqa: PLC0415  # where there is one

        return RedisStorage.from_url(address, connection_kwargs={"max_connections": 1000})
    return MemoryStorage()


def main() -> None:
    """Serves until it is told to stop."""
    talk = read_talk()
    PRESSED.update({step["press"]: number for number, step in enumerate(talk)})
    MESSAGES.extend(
        (step["text"], InlineKeyboardMarkup.model_validate({"inline_keyboard": step["keyboard"]})) for step in talk
    )
    session = AiohttpSession(api=TelegramAPIServer.from_base(api()), limit=256)
    bot = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True))
    dispatcher = Dispatcher(storage=_storage())
    dispatcher.callback_query.register(pressed)
    dispatcher.message.register(typed, F.text)

    async def begins() -> None:
        await bot.set_webhook("https://wegwijs.example/telegram", secret_token=SECRET)
        print("ready", flush=True)  # noqa: T201  # to whoever started it

    dispatcher.startup.register(begins)
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=SECRET, handle_in_background=False).register(app, "/telegram")
    setup_application(app, dispatcher, bot=bot)
    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    web.run_app(app, host="127.0.0.1", port=port(), print=None, access_log=None)


if __name__ == "__main__":
    main()
