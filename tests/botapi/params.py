"""The parameters of a call, out of the forms in which a client can send them. Pure.

The Bot API takes a query string, a form, multipart and JSON, and makes strings of all of them; what is not a string in
JSON is its JSON text (core.telegram.org/bots/api#making-requests, telegram-bot-api Query.h).
"""

from __future__ import annotations

import email.parser
import email.policy
import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

_JSON_FIELDS = frozenset({
    "allowed_updates", "commands", "entities", "link_preview_options", "message_ids", "reply_markup",
    "reply_parameters", "scope",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Params:
    """The parameters by name, all of them strings. One that is missing is empty."""

    values: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """As it came."""
        return self.values.get(name, "")

    def flag(self, name: str) -> bool:
        """Client.cpp to_bool."""
        return self.text(name).strip().lower() in {"true", "yes", "1"}

    def integer(self, name: str, default: int = 0, least: int = -(2**31), most: int = 2**31 - 1) -> int:
        """Give the number at the beginning of the text, brought within bounds (Client.cpp get_integer_arg)."""
        match = re.match(r"\s*-?\d+", self.text(name))
        return max(least, min(most, int(match.group()) if match else default))

    def decoded(self) -> dict[str, Any]:
        """For assertions: what the Bot API takes as JSON is decoded, all else is the string that came."""
        return {name: _decode(name, value) for name, value in self.values.items()}


def read_params(query: str, content_type: str, body: bytes) -> Params:
    """Read the parameters of one HTTP request; those of the body win."""
    values = dict(parse_qsl(query, keep_blank_values=True))
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json" and body:
        values |= {name: _as_text(value) for name, value in json.loads(body).items() if value is not None}
    elif kind == "application/x-www-form-urlencoded":
        values |= dict(parse_qsl(body.decode(), keep_blank_values=True))
    elif kind == "multipart/form-data":
        values |= _read_multipart(content_type, body)
    return Params(values)


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _decode(name: str, value: str) -> object:
    if name not in _JSON_FIELDS:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _read_multipart(content_type: str, body: bytes) -> dict[str, str]:
    """Read the fields; the content of a file is not kept, its name is."""
    head = f"Content-Type: {content_type}\r\nMIME-Version: 1.0\r\n\r\n".encode()
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + body)
    values: dict[str, str] = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        raw = content if isinstance(content, bytes) else b""
        values[str(name)] = part.get_filename() or raw.decode("utf-8", "replace")
    return values
