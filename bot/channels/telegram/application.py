"""The guide as a python-telegram-bot ``Application``, put together and served."""

from __future__ import annotations

from typing import Any

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import Conflict, InvalidToken
from telegram.ext import Application, ApplicationBuilder, CallbackContext, Defaults, TypeHandler

from bot.channels.telegram.calls import InOrder, PatientCalls
from bot.channels.telegram.channel import Channel
from bot.channels.telegram.memory import Memory
from bot.core.guide import Guide
from bot.logs import log

UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY]
"""All that is asked for: an edited message or a reaction is none of our business."""

App = Application[Any, Any, Any, Any, Any, Any]


class WrongTokenError(Exception):
    """Telegram does not know the token."""


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
        .rate_limiter(PatientCalls())
        .concurrent_updates(InOrder())
        .post_init(_is_there)
        .build()
    )
    app.add_handler(TypeHandler(Update, Channel(guide, Memory()).handle))
    app.add_error_handler(_log_error)
    return app


def serve(guide: Guide, token: str, origin: str) -> None:
    """Serves until it is told to stop, then finishes what it began. Waits for a network that is not there yet.

    Raises ``WrongTokenError``. The library's own error has the token in its text, and goes no further.
    """
    log().info("starting")
    try:
        application(guide, token, origin).run_polling(allowed_updates=UPDATES, bootstrap_retries=-1)
    except InvalidToken:
        raise WrongTokenError from None
    log().info("stopped")


async def _is_there(_app: App) -> None:
    log().info("serving Telegram by long polling")


async def _log_error(update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    match context.error:
        case Conflict():
            what = "another process serves with the same token, or a webhook is set"
        case _ if update is None:
            what = "Telegram can not be reached"
        case _:
            what = "an update could not be served"
    error = context.error
    log().error(what, exc_info=(type(error), error, None) if error else None)
