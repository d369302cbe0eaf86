"""A guide with a fault planted in it, to see that a walk finds it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.core.conversation import Conversation
from bot.core.event import Event
from bot.core.guide import Guide, Turn

Spoils = Callable[[Conversation, Event, Turn], Turn]
"""What becomes of a turn, by where it was done from, what was done, and what it really came to."""


class Planted(Guide):
    """``guide``, whose turns are spoilt."""

    def __init__(self, guide: Guide, spoils: Spoils) -> None:
        vars(self).update(vars(guide))
        self.spoils = spoils

    def step(self, conversation: Conversation, event: Event, moment: datetime | None = None) -> Turn:
        """The turn, spoilt."""
        return self.spoils(conversation, event, super().step(conversation, event, moment))
