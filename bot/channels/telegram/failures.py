"""Telegram's failures, as one closed union. Only here is an error of the library, or its text, told from another.

``Refusal``: Telegram was reached and does not do this one call; another call may do. ``Obstacle``: no call to this
person, or with this token, or over this network, will do now. ``Throttled``: the same call will do, later.

The texts are those of the Bot API (tdlib/telegram-bot-api ``Client.cpp`` at 01a3679, tdlib/td at 022d602; read
2026-11-23, the same as in ``tests/botapi/refusals.py``), the statuses those of core.telegram.org/bots/api
(making-requests, responseparameters; checked 2026-11-23). What the library makes of them was read in
python-telegram-bot 22.8, ``_baserequest.py``.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import cast

from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

# Else the library warns about itself each time that Telegram throttles it (22.8), and pauses are whole seconds.
os.environ["PTB_TIMEDELTA"] = "true"

UNKNOWN_TOKEN = frozenset({401, 404})
"""The status of a token that is unknown or was taken back."""


class NotReachedError(NetworkError):
    """Telegram was not reached: the call was certainly not done."""


def strange_answer(status: int) -> NetworkError:
    """What is raised for an answer that is not of the Bot API: it is not known what was done."""
    return NetworkError(f"an answer with status {status} that is not of the Bot API")


class Refusal(Enum):
    """Why Telegram does not do one call (status 400)."""

    NOT_MODIFIED = auto()
    """The message is already as the edit would make it."""
    MESSAGE_GONE = auto()
    """There is no such message: the person has deleted it, or we have."""
    TOO_OLD = auto()
    """The message can no longer be edited or deleted (after 48 hours), or the press no longer answered."""
    OTHER = auto()
    """Anything else, which is mostly a fault of ours: too long, wrong markup."""


class Obstacle(Enum):
    """Why no call gets through."""

    BLOCKED = auto()
    """The person has blocked the bot (status 403)."""
    TOKEN_REFUSED = auto()
    """Telegram does not know the token (statuses 401 and 404)."""
    CONFLICT = auto()
    """Another process asks for updates with the same token, or a webhook is set (status 409)."""
    NOT_REACHED = auto()
    """The call was certainly not done."""
    IN_DOUBT = auto()
    """The call was cut off, or answered by something that is not the Bot API: it may have been done."""


@dataclass(frozen=True, slots=True)
class Throttled:
    """Telegram wants a pause before this call is tried again (status 429, ``retry_after``)."""

    pause: timedelta


Failure = Refusal | Obstacle | Throttled

_REFUSALS = (
    ("message is not modified", Refusal.NOT_MODIFIED),  # Client.cpp, of every edit
    ("message to edit not found", Refusal.MESSAGE_GONE),  # Client.cpp, check_message
    ("message to delete not found", Refusal.MESSAGE_GONE),
    ("message to be replied not found", Refusal.MESSAGE_GONE),
    ("message can't be edited", Refusal.TOO_OLD),  # td MessagesManager.cpp; also a message that is not ours
    ("message can't be deleted", Refusal.TOO_OLD),  # the same, delete_messages: "... for everyone"
    ("query is too old", Refusal.TOO_OLD),  # Client.cpp, answerCallbackQuery
)
"""The beginnings of descriptions of refusals, after "Bad Request: ", in small letters."""


def classify_failure(error: TelegramError) -> Failure:  # noqa: PLR0911  # one case for each kind of error
    """The failure that an error of the library stands for."""
    match error:
        case BadRequest():  # The library takes it for a fault of the network, so it comes before that.
            return _refusal(error.message)
        case RetryAfter():
            return Throttled(cast("timedelta", error.retry_after))
        case Forbidden():
            return Obstacle.BLOCKED
        case InvalidToken():
            return Obstacle.TOKEN_REFUSED
        case Conflict():
            return Obstacle.CONFLICT
        case NotReachedError():
            return Obstacle.NOT_REACHED
        case NetworkError():
            return Obstacle.IN_DOUBT
        case _:  # Of groups that became larger ones, of passports, of methods that do not exist.
            return Refusal.OTHER


def _refusal(description: str) -> Refusal:
    said = description.lower()
    return next((refusal for words, refusal in _REFUSALS if said.startswith(words)), Refusal.OTHER)
