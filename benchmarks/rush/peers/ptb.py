"""python-telegram-bot as its documentation shows it: ``run_webhook`` and a ``ConversationHandler``, over its httpx.

``STORE`` names a file: the conversation is then kept by a ``PicklePersistence``, so that it survives a restart.
"""

from __future__ import annotations

import os
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    ConversationHandler,
    Defaults,
    MessageHandler,
    PicklePersistence,
    filters,
)

from benchmarks.rush.peers import SECRET, TOKEN, Step, api, port, read_talk

PRESSED, MESSAGES = dict[str, int](), list[tuple[str, InlineKeyboardMarkup]]()


def _keyboard(step: Step) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton.de_json(key, None) for key in row] for row in step["keyboard"]])


async def pressed(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> int:
    """Shows what follows, then answers the press."""
    query = update.callback_query
    assert query
    at = PRESSED[str(query.data)]
    text, keyboard = MESSAGES[at]
    await query.edit_message_text(text, reply_markup=keyboard)
    await query.answer()
    return at


async def typed(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answers typed words, and deletes them."""
    assert update.message
    text, keyboard = MESSAGES[-1]
    await update.message.chat.send_message(text, reply_markup=keyboard)
    await update.message.delete()


def main() -> None:
    """Serves until it is told to stop."""
    talk = read_talk()
    PRESSED.update({step["press"]: number for number, step in enumerate(talk)})
    MESSAGES.extend((step["text"], _keyboard(step)) for step in talk)
    preview = LinkPreviewOptions(is_disabled=True)
    builder = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{api()}/bot")
        .base_file_url(f"{api()}/file/bot")
        .defaults(Defaults(parse_mode="HTML", disable_notification=True, link_preview_options=preview))
        .concurrent_updates(concurrent_updates=False)  # ConversationHandler asks for this (its documentation, 22.8)
        .connection_pool_size(256)
        .pool_timeout(60)
    )
    store = os.environ.get("STORE")
    if store:
        builder = builder.persistence(PicklePersistence(store))
    app: Any = builder.build()
    handler: Any = CallbackQueryHandler(pressed)
    app.add_handler(
        ConversationHandler(
            entry_points=[handler],
            states={number: [handler] for number in range(len(talk))},
            fallbacks=[],
            name="talk",
            persistent=bool(store),
        )
    )
    app.add_handler(MessageHandler(filters.TEXT, typed))
    print("ready", flush=True)  # noqa: T201  # to whoever started it
    if os.environ.get("POLLS"):
        app.run_polling()
        return
    app.run_webhook(
        "127.0.0.1", port(), "telegram", secret_token=SECRET, webhook_url="https://wegwijs.example/telegram"
    )


if __name__ == "__main__":
    main()
