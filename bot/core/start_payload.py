"""The start payload: what a link or a QR code carries into a new talk.

``l-<language>_t-<topic>_p-<partner>``, each part optional and in any order, at most 64 of ``A-Za-z0-9_-`` (Bot API,
deep linking, checked 23-11-2026). A language code can hold ``_`` itself, so the parts are split only before ``l-``,
``t-`` or ``p-``. A part that means nothing is ignored and the others are honoured. The partner is for counting, and is
never part of a conversation.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LONGEST = 64
_PARTS = re.compile(r"_(?=[ltp]-)")
_LONGEST_PARTNER = 28
_PARTNER = re.compile(rf"[a-z0-9-]{{1,{_LONGEST_PARTNER}}}")


@dataclass(frozen=True, slots=True)
class Payload:
    """The names that a link asks for. They come from outside: they may name nothing."""

    language: str | None = None
    topic: str | None = None
    partner: str | None = None


def write_payload(payload: Payload) -> str:
    """The payload of a link. What names no partner is left out; a topic has at most 23 letters, so all of it fits."""
    partner = payload.partner if is_partner(payload.partner) else None
    parts = (("l", payload.language), ("t", payload.topic), ("p", partner))
    return "_".join(f"{letter}-{name}" for letter, name in parts if name)


def is_partner(name: str | None) -> bool:
    """Whether a text can name a partner: 1 to 28 of ``a-z0-9-``."""
    return bool(_PARTNER.fullmatch(name or ""))


def mend_partner(name: str) -> str:
    """The nearest name of a partner to a text that is none: "My NGO!" is "my-ngo"; "my-name" where nothing is left."""
    letters = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:_LONGEST_PARTNER].rstrip("-") or "my-name"


def read_payload(text: str) -> Payload:
    """The parts of a payload; of a part that comes twice, the first."""
    if len(text) > _LONGEST:
        return Payload()
    parts = dict[str, str]()
    for part in _PARTS.split(text):
        if part[:2] in {"l-", "t-", "p-"} and part[2:]:
            parts.setdefault(part[0], part[2:])
    partner = parts.get("p")
    return Payload(parts.get("l"), parts.get("t"), partner if is_partner(partner) else None)
