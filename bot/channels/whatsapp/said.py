"""How a talk begins by typed words: on WhatsApp a link can only write words for a person to send.

``https://wa.me/<number>?text=<words>``. The words are a start payload, or a short code with the partner's part behind
it (``0304 p-example``): digits say nothing of the subject to whoever sees them in the chat.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core import event as events
from bot.core.guide import Guide
from bot.core.start_payload import Payload, read_payload, write_payload

_PAYLOAD = re.compile(r"[ltp]-[A-Za-z0-9_-]+")
_SHORT = re.compile(r"(\S+)\s+(p-[a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Start:
    """What a link asked for."""

    payload: str
    partner: str | None


def read_start(guide: Guide, text: str) -> Start | None:
    """The start that a link wrote; None where the words are somebody's own."""
    words = text.strip()
    if found := _SHORT.fullmatch(words):
        meant, behind = guide.meaning(found[1]), read_payload(found[2])
        if isinstance(meant, events.Started) and behind.partner:
            asked = read_payload(meant.payload)
            return Start(write_payload(Payload(asked.language, asked.topic, behind.partner)), behind.partner)
    if _PAYLOAD.fullmatch(words) and read_payload(words) != Payload():
        return Start(words, read_payload(words).partner)
    return None
