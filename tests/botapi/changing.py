"""The methods that change or remove what is there, or answer a press, and the table of all methods.

Source: telegram-bot-api Client.cpp (check_message, process_edit_message_text_query, process_delete_message_query,
process_delete_messages_query); td MessagesManager.cpp (can_edit_message, can_revoke_message, delete_messages).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from . import methods, profile
from .keyboard import Markup, check_markup, read_markup
from .methods import MAX_TEXT, check_person, find_chat, read_text
from .model import CallbackAnswer, Message
from .params import Params
from .refusals import (
    CANNOT_BE_DELETED_FOR_EVERYONE,
    CANNOT_BE_EDITED,
    CHAT_IS_NOT_SPECIFIED,
    INLINE_KEYBOARD_EXPECTED,
    INVALID_MESSAGE_ID,
    MESSAGE_IS_NOT_SPECIFIED,
    MESSAGES_ARE_NOT_AN_ARRAY,
    MESSAGES_ARE_NOT_SPECIFIED,
    NO_TEXT_TO_EDIT,
    NOT_MODIFIED,
    QUERY_IS_TOO_OLD,
    RAW_MESSAGE_TOO_LONG,
    TOO_MANY_MESSAGES,
    RefusedError,
    bad_request,
    not_found,
)
from .text import fix_formatted_text, utf16_length
from .world import World

Method = Callable[[World, Params], Any]

# Less than 48 hours ago, says core.telegram.org/bots/api#deletemessage; td refuses from one second past it.
DELETABLE_SECONDS = 2 * 86_400
MAX_DELETED = 100
MAX_ANSWER = 200
# Telegram says nowhere how long a press may wait. Reports speak of ten to twenty seconds
# (eternnoir/pyTelegramBotAPI issue 1615).
ANSWERABLE_SECONDS = 15


def edit_message_text(world: World, params: Params) -> dict[str, Any]:
    """Answer with the changed Message. Without reply_markup the message loses its keyboard."""
    content = read_text(params)
    markup = read_markup(params.text("reply_markup"), knows_styles=world.knows_styles)
    message = _editable(world, params)
    if message.content is None:
        raise RefusedError(NO_TEXT_TO_EDIT)
    markup = _check_inline(markup)
    content = fix_formatted_text(content)
    check_person(world, message.chat)
    if utf16_length(content.text) > MAX_TEXT:
        raise RefusedError(RAW_MESSAGE_TOO_LONG)
    is_same_text = (content.text, content.entities) == (message.content.text, message.content.entities)
    if is_same_text and markup == message.markup:
        raise RefusedError(NOT_MODIFIED)
    return world.change(message, content, markup).as_json()


def edit_message_reply_markup(world: World, params: Params) -> dict[str, Any]:
    """Answer with the changed Message. Without reply_markup the message loses its keyboard."""
    markup = read_markup(params.text("reply_markup"), knows_styles=world.knows_styles)
    message = _editable(world, params)
    markup = _check_inline(markup)
    check_person(world, message.chat)
    if markup == message.markup:
        raise RefusedError(NOT_MODIFIED)
    return world.change(message, message.content, markup).as_json()


def _editable(world: World, params: Params) -> Message:
    if not params.text("chat_id") and not params.text("message_id"):
        raise RefusedError(bad_request("Message identifier is not specified"))
    chat = find_chat(world, params.text("chat_id"))
    message = world.find(chat.id, params.integer("message_id"))
    if message is None:
        raise RefusedError(not_found("message to edit"))
    if message.sender != world.bot or (message.markup and not message.markup.is_inline):
        raise RefusedError(CANNOT_BE_EDITED)
    return message


def _check_inline(markup: Markup | None) -> Markup | None:
    if markup and not markup.is_inline:
        raise RefusedError(INLINE_KEYBOARD_EXPECTED)
    return check_markup(markup)


def delete_message(world: World, params: Params) -> bool:
    """Delete one message for everyone."""
    if not params.text("chat_id"):
        raise RefusedError(CHAT_IS_NOT_SPECIFIED)
    message_id = params.integer("message_id")
    if not message_id:
        raise RefusedError(MESSAGE_IS_NOT_SPECIFIED)
    chat = find_chat(world, params.text("chat_id"))
    message = world.find(chat.id, message_id)
    if message is None:
        raise RefusedError(not_found("message to delete"))
    return _delete(world, [message])


def delete_messages(world: World, params: Params) -> bool:
    """Delete up to a hundred; those that are not there are passed over, and one that may not go keeps all."""
    ids = _read_ids(params.text("message_ids"))
    chat = find_chat(world, params.text("chat_id"))
    found = [world.find(chat.id, message_id) for message_id in ids]
    return _delete(world, [message for message in found if message])


def _read_ids(source: str) -> list[int]:
    try:
        ids = json.loads(source) if source else []
    except ValueError as error:
        raise RefusedError(bad_request("Can't parse message_ids JSON object")) from error
    if not isinstance(ids, list):
        raise RefusedError(MESSAGES_ARE_NOT_AN_ARRAY)
    if not ids:
        raise RefusedError(MESSAGES_ARE_NOT_SPECIFIED)
    if len(ids) > MAX_DELETED:
        raise RefusedError(TOO_MANY_MESSAGES)
    if any(not isinstance(message_id, int) or message_id <= 0 for message_id in ids):
        raise RefusedError(INVALID_MESSAGE_ID)
    return ids


def _delete(world: World, messages: list[Message]) -> bool:
    """In a private chat also what the person wrote; in a group, where the bot is no administrator, only its own."""
    for message in messages:
        is_ours = message.sender == world.bot or message.chat.user is not None
        if not is_ours or world.clock - message.date > DELETABLE_SECONDS:
            raise RefusedError(CANNOT_BE_DELETED_FOR_EVERYONE)
    for message in messages:
        world.messages.pop(message.message_id, None)
    return True


def answer_callback_query(world: World, params: Params) -> bool:
    """Show the person who pressed a text, or only end the waiting. A press can be answered once."""
    query = world.queries.get(params.text("callback_query_id"))
    if query is None or query.id in world.answers or world.clock - query.date > ANSWERABLE_SECONDS:
        raise RefusedError(QUERY_IS_TOO_OLD)
    text = params.text("text")
    if utf16_length(text) > MAX_ANSWER:
        raise RefusedError(RAW_MESSAGE_TOO_LONG)
    world.answers[query.id] = CallbackAnswer(text, params.flag("show_alert"))
    return True


# Case does not matter in names (core.telegram.org/bots/api#making-requests). The HTTP side has getUpdates, which waits.
METHODS: dict[str, Method] = {
    "answercallbackquery": answer_callback_query,
    "copymessage": methods.copy_message,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "deletewebhook": methods.delete_webhook,
    "editmessagereplymarkup": edit_message_reply_markup,
    "editmessagetext": edit_message_text,
    "getme": methods.get_me,
    "getwebhookinfo": methods.get_webhook_info,
    "leavechat": methods.leave_chat,
    "sendmessage": methods.send_message,
    "setwebhook": methods.set_webhook,
    **profile.METHODS,
}
