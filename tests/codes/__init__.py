"""Codes of every released ledger, as they may still stand under somebody's thumb.

``<version>.json`` is written once, at a release, by ``python -m tests.codes <version>``, and never changed after: what
a code says must stay what it said. ``2026-11-25.json`` is of the day since which buttons tell the words that were read,
``2026-11-28.json`` of the day since which version 2 of the code is written, ``2026-11-28-cards.json`` of the cards.
``ledger`` is the whole ledger of that release, ``buttons`` what its buttons meant. Only ``place`` follows from the
flow; where a later flow leads elsewhere on purpose, it may be changed here by hand.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.core.conversation import Conversation
from bot.core.event import Closed, Opened
from bot.core.guide import Guide
from bot.core.ledger import Ledger
from bot.core.overlay import Languages, Overlay
from bot.core.transcript import spell_event

FOLDER = Path(__file__).parent


def released() -> dict[str, dict[str, Any]]:
    """Version -> what was written at its release."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}


def meaning(guide: Guide, button: str) -> dict[str, Any]:
    """What a button means, by names. Raises AssertionError where it is none."""
    press = guide.coder.read_button(button)
    assert press, f"{button} is no button"
    now = press.conversation
    return {
        "language": now.language.code if now.language else "",
        "situations": [choice.name for choice in now.situations],
        "answers": {choice.question: choice.name for choice in now.answers},
        "open": _spelt(now.overlay),
        "press": [
            spell_event(press.event),
            *(_spelt(press.event.overlay)[1:] if isinstance(press.event, Opened) else []),
        ],
        "place": _place(guide, now),
    }


def as_data(ledger: Ledger) -> dict[str, Any]:
    """A ledger as it is written: the slots and the fields in their order, and which character stands for what."""
    return {
        "questions": [[name, dict(ledger.choices[name])] for name in ledger.slots],
        "languages": dict(ledger.languages),
        "topics": dict(ledger.topics),
        "pages": dict(ledger.pages),
        "cards": dict(ledger.cards),
        "fields": [[field.slot, field.bits] for field in ledger.fields],
    }


def _spelt(overlay: Overlay | None) -> list[str]:
    """What lies open, and below the languages what lay open before."""
    if overlay is None:
        return []
    return [spell_event(Opened(overlay)), *(_spelt(overlay.over) if isinstance(overlay, Languages) else [])]


def _place(guide: Guide, now: Conversation) -> str:
    """The id of the place, which needs a language to be shown."""
    at = Conversation(now.language or guide.words.english, now.answers, now.situations)
    return guide.step(at, Closed()).screen.shows
