"""A guide for which it always is one moment, and the moments that differ for those who help."""

from __future__ import annotations

from datetime import datetime

from bot.core.conversation import Conversation
from bot.core.event import Event
from bot.core.guide import Guide, Turn
from bot.core.opening_hours import DUTCH_TIME


class AtMoment(Guide):
    """``guide``, at a moment as a Dutch clock says it, such as ``BY_DAY``."""

    def __init__(self, guide: Guide, said: str) -> None:
        vars(self).update(vars(guide))
        self.moment = datetime.fromisoformat(said).replace(tzinfo=DUTCH_TIME)

    def step(self, conversation: Conversation, event: Event, moment: datetime | None = None) -> Turn:
        """The turn at that moment, whatever the channel's clock says."""
        assert moment is None
        return super().step(conversation, event, self.moment)


BY_DAY, BY_NIGHT = "2026-12-01 10:00", "2026-12-01 23:00"
"""A Tuesday."""

IN_THE_WEEKEND, ON_A_HOLIDAY = "2026-12-05 12:00", "2026-12-25 12:00"
"""A Saturday, and a Friday on which no office is open."""

MOMENTS = (BY_DAY, BY_NIGHT, IN_THE_WEEKEND, ON_A_HOLIDAY)
