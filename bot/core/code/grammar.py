"""The grammar that writer and reader of codes share: the versions, the one-character kinds, and the refusal."""

from __future__ import annotations

from typing import NoReturn

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.event import Pressed
from bot.core.overlay import PlainOverlay

VERSION, VERSION_OF_OLD = "2", "1"
"""The version that is written, and the one that was written until 28-11-2026 and is read for ever."""

NOTHING = "-"
"""Stands where something could be and is not: a language, an overlay, an answer."""

READING, READING_OF_OLD = "r", "t"
"""A section of a topic: with the words that were read, and as it was spelt before they were told."""

NOTING = "b"
"""The making of a note."""

STEP = "V"
"""Another step of the note that lies open."""

CHANGED_LINE = "UQW"
"""One line of a note changed: the first letter for the first 62 places, and so on; a note has no more that fit a
button."""

SIMPLE_OVERLAYS: dict[str, PlainOverlay] = {
    "m": overlays.Menu(),
    "a": overlays.AllTopics(),
    "y": overlays.MyAnswers(),
    "w": overlays.Why(),
    "k": overlays.Copying(),
    "q": overlays.AllCards(),
}
SIMPLE_EVENTS: dict[str, Pressed] = {
    "R": events.Restarted(),
    "B": events.WentBack(),
    "X": events.Closed(),
    "K": events.Cleared(),
    "Y": events.KeptCopy(),
    "N": events.MadeNote(),
    "Z": events.DroppedCopy(),
}


class RejectedError(Exception):
    """The text is not a code. It never leaves ``bot.core.code``."""


def reject() -> NoReturn:
    """Says that it is not one."""
    raise RejectedError
