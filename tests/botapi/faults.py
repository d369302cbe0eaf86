"""What can go wrong on the way between a bot and Telegram, beside Telegram's own refusals."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from .refusals import Refusal


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a proxy in front of Telegram instead of its answer: HTML, with any status."""

    status: int
    html: str = "<html><body><h1>Bad Gateway</h1></body></html>"


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection breaks: before the call is ``done``, or between that and its answer."""

    done: bool


Fault = Refusal | Page | Drop


@dataclass(frozen=True, slots=True)
class Held:
    """A call that waits for its answer: it ``came`` in, and ``goes_on`` when a test says so."""

    method: str
    came: asyncio.Event = field(default_factory=asyncio.Event)
    goes_on: asyncio.Event = field(default_factory=asyncio.Event)
