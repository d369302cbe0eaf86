"""The guide as a python-telegram-bot ``Application``, put together. ``service`` serves it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import Application, ApplicationBuilder, CallbackContext, Defaults, TypeHandler

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.failures import Obstacle, classify_failure
from bot.channels.telegram.memory import Memory
from bot.channels.telegram.ordering import InOrder
from bot.channels.telegram.request import Polling, Requests
from bot.channels.telegram.retries import BACKOFF, RetryingCalls
from bot.core.guide import Guide
from bot.logs import log

App = Application[Any, Any, Any, Any, Any, Any]


def build_application(
    guide: Guide,
    token: str,
    origin: str,
    *,
    pauses: Iterable[float] = BACKOFF,
    token_refused: Callable[[], None] = lambda: None,
) -> App:
    """The application for one bot; ``origin`` is where Telegram's Bot API is.

    ``token_refused`` is called when the token is taken back while it serves.
    """
    defaults = Defaults(
        parse_mode=ParseMode.HTML,
        disable_notification=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    updates = InOrder()
    app = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{origin}/bot")
        .base_file_url(f"{origin}/file/bot")
        .request(Requests())
        .get_updates_request(Polling(updates, token_refused))
        .defaults(defaults)
        .rate_limiter(RetryingCalls(pauses))
        .concurrent_updates(updates)
        .build()
    )
    app.add_handler(TypeHandler(Update, TelegramChannel(guide, Memory()).handle))

    async def log_failure(_update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        error = context.error
        log().error("an update could not be served", exc_info=(type(error), error, None) if error else None)
        is_refused = isinstance(error, TelegramError) and classify_failure(error) is Obstacle.TOKEN_REFUSED
        if is_refused and not await _knows_token(app):
            token_refused()

    app.add_error_handler(log_failure)
    return app


async def _knows_token(app: App) -> bool:
    """Whether Telegram still knows the token, as far as can be found out. By webhook nobody else would ask."""
    try:
        await app.bot.get_me()
    except TelegramError as error:
        return classify_failure(error) is not Obstacle.TOKEN_REFUSED
    return True
