"""Reads on, from the first screen of something long to its last."""

from __future__ import annotations

from dataclasses import replace

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.conversation import Conversation
from bot.core.guide import Guide
from bot.core.ledger import LONG, PARTS
from bot.core.screen import Screen
from tests.talk import pressable

Paged = overlays.ReadingTopic | overlays.ReadingPage | overlays.Helpers | overlays.MoreOnOutcome


def read_on(guide: Guide, language: str, overlay: Paged, conversation: Conversation | None = None) -> list[Screen]:
    """The screens that the way on leads through, the first among them; each step leads one part on."""
    now = replace(conversation or Conversation(), language=guide.words.languages[language])
    screens = list[Screen]()
    for part in range(
        LONG if isinstance(overlay, overlays.Helpers | overlays.MoreOnOutcome | overlays.ReadingPage) else PARTS
    ):
        screen = guide.step(now, events.Opened(replace(overlay, part=part))).screen
        screens.append(screen)
        if events.Opened(replace(overlay, part=part + 1)) not in pressable(screen):
            return screens
    message = "there are more screens than a code can count"
    raise AssertionError(message)
