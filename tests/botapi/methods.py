"""The methods of the Bot API that send messages and speak about the bot itself. Each takes the world and parameters.

Checks come in Telegram's order: what can be read without the chat first, then the chat, then what td and Telegram's
servers look at (telegram-bot-api Client.cpp do_send_message; td MessagesManager.cpp). Changing what was sent is in
``changing.py``, which also joins both into the table of methods.
"""

from __future__ import annotations

import json
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from .keyboard import check_markup, read_markup
from .params import Params
from .parsing import parse_html
from .refusals import (
    BLOCKED,
    CANNOT_INITIATE,
    CHAT_ID_IS_EMPTY,
    CHAT_NOT_FOUND,
    COMMAND_DESCRIPTION_IS_EMPTY,
    COMMAND_DESCRIPTION_IS_TOO_LONG,
    COMMAND_INVALID,
    COMMAND_IS_EMPTY,
    COMMAND_IS_TOO_LONG,
    COMMANDS_ARE_NO_ARRAY,
    COMMANDS_ARE_NO_JSON,
    KICKED,
    MESSAGE_IS_TOO_LONG,
    NOT_A_MEMBER,
    TEXT_IS_EMPTY,
    TEXT_IS_TOO_LONG,
    TOO_MANY_COMMANDS,
    UNSUPPORTED_PARSE_MODE,
    WEBHOOK_NEEDS_HTTPS,
    RefusedError,
    bad_request,
    is_required,
    not_found,
)
from .text import ENTITY_TYPES, Entity, FormattedText, fix_formatted_text, utf16_length
from .world import Membership, World

if TYPE_CHECKING:
    from .model import Chat, Message

# "1-4096 characters after entities parsing" (core.telegram.org/bots/api#sendmessage). td counts code points, what the
# servers behind it count is not published; UTF-16 units are the stricter reading.
MAX_TEXT = 4096
MAX_SOURCE_BYTES = 1 << 15
MAX_COMMANDS = 100


def find_chat(world: World, chat_id: str, *, writes: bool = True) -> Chat:
    """Find the chat a call names (Client.cpp check_chat). ``writes``: for sending, editing and deleting."""
    if not chat_id:
        raise RefusedError(CHAT_ID_IS_EMPTY)
    number = Params({"chat_id": chat_id}).integer("chat_id", 0, -(2**63), 2**63 - 1)
    chat = world.chats.get(number)
    if chat is None or (chat.user is not None and number not in world.known):
        raise RefusedError(CHAT_NOT_FOUND)
    membership = world.groups.get(number, Membership.MEMBER)
    if writes and membership is not Membership.MEMBER:
        raise RefusedError(KICKED if membership is Membership.KICKED else NOT_A_MEMBER)
    return chat


def check_person(world: World, chat: Chat) -> None:
    """Refuse, as Telegram's servers do, to write to a person who blocked the bot or never wrote to it."""
    if chat.user is not None and chat.id not in world.started:
        raise RefusedError(CANNOT_INITIATE)
    if chat.id in world.blocked:
        raise RefusedError(BLOCKED)


def read_text(params: Params) -> FormattedText:
    """Read the text of a call and its entities, as the Bot API server reads them (Client.cpp get_formatted_text)."""
    text, mode = params.text("text"), params.text("parse_mode").lower()
    if not text:
        raise RefusedError(TEXT_IS_EMPTY)
    if len(text.encode()) > MAX_SOURCE_BYTES:
        raise RefusedError(TEXT_IS_TOO_LONG)
    if mode == "html":
        return parse_html(text)
    if mode in {"", "none"}:
        return FormattedText(text, _read_entities(text, params.text("entities")))
    raise RefusedError(UNSUPPORTED_PARSE_MODE)


def _read_entities(text: str, source: str) -> tuple[Entity, ...]:
    """Entities given as such. Those that Telegram finds by itself are ignored; so is what is no JSON array."""
    try:
        given = json.loads(source) if source else []
    except ValueError:
        given = []
    bounds = {0, *accumulate(utf16_length(character) for character in text)}
    entities = []
    for entity in given if isinstance(given, list) else []:
        if entity.get("type") in ENTITY_TYPES:
            read = Entity(entity["type"], entity["offset"], entity["length"], entity.get("url"), entity.get("language"))
            if not {read.offset, read.end} <= bounds:
                message = f"Entity beginning at UTF-16 offset {read.offset} ends after the end of the text at UTF-16 "
                raise RefusedError(bad_request(f"{message}offset {read.end}"))
            entities.append(read)
    return tuple(entities)


def send_message(world: World, params: Params) -> dict[str, Any]:
    """Answer with the Message that was sent."""
    return post(world, params, read_text(params)).as_json()


def post(world: World, params: Params, content: FormattedText) -> Message:
    """Send a text with the reply and the keyboard that the parameters give it."""
    reply_id, needs_reply = _read_reply(params)
    markup = read_markup(params.text("reply_markup"), knows_styles=world.knows_styles)
    chat = find_chat(world, params.text("chat_id"))
    reply_to = world.find(chat.id, reply_id)
    if reply_id and needs_reply and reply_to is None:
        raise RefusedError(not_found("message to be replied"))
    markup = check_markup(markup)
    content = fix_formatted_text(content)
    if utf16_length(content.text) > MAX_TEXT:
        raise RefusedError(MESSAGE_IS_TOO_LONG)
    check_person(world, chat)
    is_protected = params.flag("protect_content")
    return world.post(chat, world.bot, content, markup=markup, reply_to=reply_to, has_protected_content=is_protected)


def _read_reply(params: Params) -> tuple[int, bool]:
    """Read the id that a message replies to, 0 for none, and whether it has to be there."""
    source = params.text("reply_parameters")
    if not source:
        return params.integer("reply_to_message_id"), not params.flag("allow_sending_without_reply")
    try:
        given = json.loads(source)
    except ValueError as error:
        raise RefusedError(bad_request("Can't parse reply parameters JSON object")) from error
    if not isinstance(given, dict):
        raise RefusedError(bad_request("Object expected as reply parameters"))
    if given and "message_id" not in given:
        raise RefusedError(bad_request('Can\'t find field "message_id"'))
    return int(given.get("message_id", 0)), not given.get("allow_sending_without_reply")


def copy_message(world: World, params: Params) -> dict[str, Any]:
    """Answer with the MessageId of the copy. Only texts can be copied here."""
    if not params.text("from_chat_id"):
        raise RefusedError(is_required("from_chat_id"))
    source_chat = find_chat(world, params.text("from_chat_id"), writes=False)
    source = world.find(source_chat.id, params.integer("message_id"))
    if source is None or source.content is None:
        raise RefusedError(not_found("message to copy"))
    return {"message_id": post(world, params, source.content).message_id}


def get_me(world: World, _params: Params) -> dict[str, Any]:
    """Answer with the bot, and with what only getMe says."""
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return world.bot.as_json() | abilities


def leave_chat(world: World, params: Params) -> bool:
    """Leave a group."""
    chat = find_chat(world, params.text("chat_id"), writes=False)
    if chat.id not in world.groups:
        raise RefusedError(bad_request("Can't leave private chats"))
    if world.groups[chat.id] is not Membership.MEMBER:
        raise RefusedError(KICKED if world.groups[chat.id] is Membership.KICKED else NOT_A_MEMBER)
    world.groups[chat.id] = Membership.LEFT
    return True


def read_commands(params: Params) -> list[dict[str, Any]]:
    """Read the list of commands of a call."""
    try:
        commands = json.loads(params.text("commands") or "[]")
    except ValueError as error:
        raise RefusedError(COMMANDS_ARE_NO_JSON) from error
    if not isinstance(commands, list):
        raise RefusedError(COMMANDS_ARE_NO_ARRAY)
    for command in commands:
        for name in ("command", "description"):
            if name not in command:
                raise RefusedError(bad_request(f"Can't parse BotCommand: Can't find field \"{name}\""))
        _check_command(command["command"].strip().removeprefix("/"), command["description"].strip())
    if len(commands) > MAX_COMMANDS:
        raise RefusedError(TOO_MANY_COMMANDS)
    return commands


def _check_command(command: str, description: str) -> None:
    """Check name and description in td's order; what is written in capitals Telegram's servers refuse."""
    faults = (
        (not command, COMMAND_IS_EMPTY),
        (len(command) > 32, COMMAND_IS_TOO_LONG),
        (not description, COMMAND_DESCRIPTION_IS_EMPTY),
        (len(description) > 256, COMMAND_DESCRIPTION_IS_TOO_LONG),
        (not re.fullmatch(r"[a-z0-9_]+", command), COMMAND_INVALID),
    )
    for is_wrong, refusal in faults:
        if is_wrong:
            raise RefusedError(refusal)


def set_webhook(world: World, params: Params) -> bool:
    """Remember the address; without one, delete it. Nothing is ever sent there."""
    url = params.text("url")
    if url and not url.startswith("https://"):
        raise RefusedError(WEBHOOK_NEEDS_HTTPS)
    queue = world.waiting.queue
    allowed = json.loads(params.text("allowed_updates") or "null")
    if allowed is not None:
        queue.allowed = tuple(allowed)
    queue.set_webhook(url, secret=params.text("secret_token"), drops_pending=params.flag("drop_pending_updates"))
    return True


def delete_webhook(world: World, params: Params) -> bool:
    """Forget the address."""
    world.waiting.queue.set_webhook("", secret="", drops_pending=params.flag("drop_pending_updates"))
    return True


def get_webhook_info(world: World, _params: Params) -> dict[str, Any]:
    """Answer with a WebhookInfo."""
    queue = world.waiting.queue
    allowed = {"allowed_updates": list(queue.allowed)} if queue.allowed else {}
    return {
        "url": queue.webhook_url,
        "has_custom_certificate": False,
        "pending_update_count": len(queue),
        **allowed,
    }
