"""What Meta brings, as what a person did. Pure.

One body may hold several entries, changes and messages, of one person or of many, in any order. What is for another
number, or only tells how a message of ours fares, is left out. Who sent it is a phone number or another mark, whichever
came (``user_id``, since 31-03-2026; either may be absent).

The fields are those of Meta's webhook reference as it was read in pywa 4.5.0 and in Meta's page of 31-03-2026.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


class UnreadableError(ValueError):
    """The whole body is not what Meta brings."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Whom to answer: the field of a message that names them, and the value. No error shows it."""

    kind: str
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WordsSent:
    """Words; empty where something else was sent, such as a picture, a voice message or a place."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RowChosen:
    """A row that was chosen, by what it carries."""

    carries: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message: its id, when it was sent (Unix seconds), by whom, and what it says."""

    number: str = field(repr=False)
    sent: int
    sender: Sender
    said: WordsSent | RowChosen


@dataclass(frozen=True, slots=True)
class Batch:
    """All messages of one body; ``unreadable`` counts those that nobody can be told to have sent."""

    messages: tuple[Incoming, ...]
    unreadable: int = 0


def read_batch(body: bytes, number_id: str) -> Batch:
    """The messages to the number with this id. Raises UnreadableError."""
    try:
        told = json.loads(body)
        read = [_message(message, contacts) for message, contacts in _messages(told, number_id)]
    except (RecursionError, ValueError) as error:
        raise UnreadableError(type(error).__name__) from None
    found = tuple(message for message in read if message)
    return Batch(tuple(sorted(found, key=lambda message: message.sent)), len(read) - len(found))


def _messages(told: object, number_id: str) -> Iterator[tuple[Any, Any]]:
    """Every message with the contacts that came with it."""
    for entry in _list(_get(told, "entry")):
        for change in _list(_get(entry, "changes")):
            value = _get(change, "value")
            if _get(change, "field") == "messages" and _get(_get(value, "metadata"), "phone_number_id") == number_id:
                for message in _list(_get(value, "messages")):
                    yield message, _list(_get(value, "contacts"))


def _message(message: object, contacts: list[object]) -> Incoming | None:
    """One message; None where it does not say who sent it."""
    number, sent = _get(message, "id"), _get(message, "timestamp")
    sender = _sender(message, contacts)
    if not sender or not isinstance(number, str) or not number:
        return None
    return Incoming(number, int(sent) if _is_number(sent) else 0, sender, _said(message))


def _sender(message: object, contacts: list[object]) -> Sender | None:
    """The phone number, else the other mark. A message alone in its change may leave both to the contact beside it."""
    beside = contacts[0] if len(contacts) == 1 else None
    for kind, names in (("to", ("from", "wa_id")), ("recipient", ("from_user_id", "user_id"))):
        for name in (_get(message, names[0]), _get(beside, names[1])):
            if isinstance(name, str) and name:
                return Sender(kind, name)
    return None


def _said(message: object) -> WordsSent | RowChosen:
    reply = _get(message, "interactive")
    for carries in (
        _get(_get(reply, "list_reply"), "id"),
        _get(_get(reply, "button_reply"), "id"),
        _get(_get(message, "button"), "payload"),
    ):
        if isinstance(carries, str):
            return RowChosen(carries)
    text = _get(_get(message, "text"), "body")
    return WordsSent(text if isinstance(text, str) else "")


def _get(thing: object, name: str) -> Any:  # noqa: ANN401  # it is what somebody sent
    return thing.get(name) if isinstance(thing, dict) else None


def _list(thing: object) -> list[Any]:
    return thing if isinstance(thing, list) else []


def _is_number(text: object) -> bool:
    return isinstance(text, str) and text.isascii() and text.isdecimal() and len(text) <= len("9999999999")
