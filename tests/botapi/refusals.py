"""What Telegram refuses, in Telegram's own words: every text that this server can answer instead of a result.

Here are texts and nothing that decides when they apply. Sources, read on 2026-11-23: "Client.cpp" is
tdlib/telegram-bot-api telegram-bot-api/Client.cpp at 01a3679 (``fail_query_with_error`` makes the final text); "td" is
tdlib/td at 022d602. A text that only Telegram's closed servers say is marked "server", with where it was seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer with ``ok`` false. ``error_code`` is the HTTP status too, as in telegram-bot-api Query.cpp."""

    error_code: int
    description: str
    parameters: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Give the body of the HTTP answer."""
        body = {"ok": False, "error_code": self.error_code, "description": self.description}
        return {**body, "parameters": self.parameters} if self.parameters else body


class RefusedError(Exception):
    """Raised inside a method; the HTTP side answers its refusal."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.description)
        self.refusal = refusal


def bad_request(message: str) -> Refusal:
    """Give a 400. The first letter becomes small unless the second is a capital or "_" (Client.cpp)."""
    keeps = len(message) > 1 and (message[1] == "_" or "A" <= message[1] <= "Z")
    return Refusal(400, f"Bad Request: {message if keeps else message[:1].lower() + message[1:]}")


# The token and the method. A malformed token is a bare 404 at api.telegram.org (python-telegram-bot _baserequest.py,
# eternnoir/pyTelegramBotAPI issue 817); the published server says 401 "Unauthorized: invalid token specified".
UNAUTHORIZED = Refusal(401, "Unauthorized")
NOT_FOUND = Refusal(404, "Not Found")
METHOD_NOT_FOUND = Refusal(404, "Not Found: method not found")

# getUpdates (Client.cpp abort_long_poll, process_get_updates_query).
OTHER_GET_UPDATES = Refusal(
    409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
TERMINATED_BY_SET_WEBHOOK = Refusal(409, "Conflict: terminated by setWebhook request")
WEBHOOK_IS_ACTIVE = Refusal(
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
)

# Chats (Client.cpp check_chat, check_chat_access; td MessagesManager.cpp process_send_message_fail_error).
CHAT_ID_IS_EMPTY = bad_request("chat_id is empty")
CHAT_NOT_FOUND = bad_request("chat not found")
BLOCKED = Refusal(403, "Forbidden: bot was blocked by the user")
CANNOT_INITIATE = Refusal(403, "Forbidden: bot can't initiate conversation with a user")
NOT_A_MEMBER = Refusal(403, "Forbidden: bot is not a member of the group chat")
KICKED = Refusal(403, "Forbidden: bot was kicked from the group chat")

# Messages (Client.cpp get_input_message_text, check_message; td MessageEntity.cpp, MessageContent.cpp,
# MessagesManager.cpp edit_message_text, delete_messages).
TEXT_IS_EMPTY = bad_request("Message text is empty")
TEXT_IS_BLANK = bad_request("Text must be non-empty")
TEXT_IS_TOO_LONG = bad_request("Text is too long")
MESSAGE_IS_TOO_LONG = bad_request("Message is too long")
UNSUPPORTED_PARSE_MODE = bad_request("Unsupported parse_mode")
CANNOT_BE_EDITED = bad_request("Message can't be edited")
NO_TEXT_TO_EDIT = bad_request("There is no text in the message to edit")
NOT_MODIFIED = bad_request(
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
CHAT_IS_NOT_SPECIFIED = bad_request("Chat identifier is not specified")
MESSAGE_IS_NOT_SPECIFIED = bad_request("Message identifier is not specified")
MESSAGES_ARE_NOT_SPECIFIED = bad_request("Message identifiers are not specified")
MESSAGES_ARE_NOT_AN_ARRAY = bad_request("Expected an Array of message identifiers")
TOO_MANY_MESSAGES = bad_request("Too many message identifiers specified")
INVALID_MESSAGE_ID = bad_request("Invalid message identifier specified")
CANNOT_BE_DELETED_FOR_EVERYONE = bad_request("Message can't be deleted for everyone")
# Server; an edit is not measured by td, so its text is raw: teloxide/teloxide issue 430. A callback answer of more than
# 200 characters: eternnoir/pyTelegramBotAPI issue 500.
RAW_MESSAGE_TOO_LONG = bad_request("MESSAGE_TOO_LONG")
# Server, and Client.cpp for the words.
QUERY_IS_TOO_OLD = bad_request("query is too old and response timeout expired or query ID is invalid")

# Keyboards (Client.cpp get_reply_markup; td ReplyMarkup.cpp, LinkManager.cpp). BUTTON_DATA_INVALID: server, for data
# over 64 bytes (LiveHelperChat/telegram issue 64). BUTTON_COPY_TEXT_INVALID: server, in Telegram's list of errors.
# "reply markup is too long": server, over 100 buttons (eternnoir/pyTelegramBotAPI issue 511).
MARKUP_IS_NO_JSON = bad_request("Can't parse reply keyboard markup JSON object")
MARKUP_IS_NO_OBJECT = bad_request("Object expected as reply markup")
INLINE_KEYBOARD_IS_NO_ARRAY = bad_request(
    'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
)
BUTTON_TEXT_IS_EMPTY = bad_request("Inline keyboard button text must be non-empty")
BUTTON_DATA_INVALID = bad_request("BUTTON_DATA_INVALID")
BUTTON_COPY_TEXT_INVALID = bad_request("BUTTON_COPY_TEXT_INVALID")
MARKUP_IS_TOO_LONG = bad_request("reply markup is too long")
# Any other markup on an edit (td ReplyMarkup.cpp).
INLINE_KEYBOARD_EXPECTED = bad_request("Inline keyboard expected")

# setMyCommands (td BotCommand.cpp). BOT_COMMAND_INVALID, BOT_COMMANDS_TOO_MUCH: server, in Telegram's list of errors.
COMMANDS_ARE_NO_JSON = bad_request("Can't parse commands JSON object")
COMMANDS_ARE_NO_ARRAY = bad_request("Expected an Array of BotCommand")
COMMAND_IS_EMPTY = bad_request("Command must be non-empty")
COMMAND_IS_TOO_LONG = bad_request("Command length must not exceed 32")
COMMAND_DESCRIPTION_IS_EMPTY = bad_request("Command description must be non-empty")
COMMAND_DESCRIPTION_IS_TOO_LONG = bad_request("Command description length must not exceed 256")
COMMAND_INVALID = bad_request("BOT_COMMAND_INVALID")
# td BotInfoManager.cpp, for anything but two small letters.
LANGUAGE_CODE_INVALID = bad_request("Invalid language code specified")
TOO_MANY_COMMANDS = bad_request("BOT_COMMANDS_TOO_MUCH")

# setWebhook (Client.cpp, WebhookActor.cpp).
WEBHOOK_NEEDS_HTTPS = bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def cannot_parse_entities(fault: str) -> Refusal:
    """Say what td SynchronousRequests.cpp (parseTextEntities) says of a fault in HTML."""
    return bad_request(f"Can't parse entities: {fault}")


def cannot_parse_button(fault: str) -> Refusal:
    """Say what Client.cpp (get_reply_markup) says of a button."""
    return bad_request(f"Can't parse inline keyboard button: {fault}")


def not_found(what: str) -> Refusal:
    """Client.cpp check_message: ``what`` is "message to edit", "message to delete", "message to be replied"..."""
    return bad_request(f"{what} not found")


def is_required(name: str) -> Refusal:
    """Client.cpp get_required_string_arg."""
    return bad_request(f'Parameter "{name}" is required')
