"""What the writer and the reader of codes share: the version, and what one character says whole."""

from __future__ import annotations

from bot.core import conversation as over
from bot.core import event as events
from bot.core.conversation import Overlay
from bot.core.event import Pressed

VERSION = "1"

NOTHING = "-"
"""Stands where something could be and is not: a language, an overlay, an answer."""

READING, READING_OF_OLD = "r", "t"
"""A section of a topic: with the words that were read, and as it was spelt before they were told."""

SIMPLE_OVERLAYS: dict[str, Overlay] = {
    "m": over.Menu(),
    "a": over.AllTopics(),
    "y": over.MyAnswers(),
    "w": over.Why(),
    "k": over.Copying(),
}
SIMPLE_EVENTS: dict[str, Pressed] = {
    "R": events.Restarted(),
    "B": events.WentBack(),
    "X": events.Closed(),
    "K": events.Cleared(),
    "Y": events.KeptCopy(),
    "Z": events.DroppedCopy(),
}
