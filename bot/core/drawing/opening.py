"""Says when an organisation is open, and puts first who can be reached at this moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from bot.core.dates import Day, Weekday
from bot.core.drawing.scene import Speaker
from bot.core.opening_hours import (
    OpeningHours,
    OpenNow,
    OpensLater,
    Regular,
    closed_days,
    format_time,
    offices_are_open,
    opening_state,
    regular_hours,
)
from bot.core.organisation import Kind, Organisation
from bot.core.text import Said


def say_regular_hours(speaker: Speaker, hours: OpeningHours) -> tuple[Said, ...]:
    """The regular hours, a sentence for each span of the week, and for each day on which it is closed all the same."""
    if hours.always:
        return (speaker.voice.say(speaker.interface.hours_always),)
    regular = (_say_regular(speaker, each) for each in regular_hours(hours))
    days = (Day(day.isoformat()) for day in closed_days(hours, speaker.moment))
    closed = (speaker.voice.say(speaker.interface.hours_closed, date=day) for day in days)
    return (*regular, *closed)


def _say_regular(speaker: Speaker, regular: Regular) -> Said:
    interface, say = speaker.interface, speaker.voice.say
    opens, closes = format_time(regular.span.opens), format_time(regular.span.closes)
    first, last = regular.first, regular.last
    if (first, last) == (Weekday.MONDAY, Weekday.SUNDAY):
        return say(interface.hours_every_day, opens=opens, closes=closes)
    if first is last:
        return say(interface.hours_day, day=first, opens=opens, closes=closes)
    return say(interface.hours_days, first=first, last=last, opens=opens, closes=closes)


def say_opening(speaker: Speaker, hours: OpeningHours) -> Said | None:
    """Whether it is open now, or when it opens; None where that cannot be known, or its regular hours say it."""
    if speaker.moment is None or hours.always:
        return None
    interface, say = speaker.interface, speaker.voice.say
    match opening_state(hours, speaker.moment):
        case OpenNow(day, closes):
            return say(interface.open_now, day=day, closes=format_time(closes))
        case OpensLater(day, opens):
            return say(interface.opens_later, day=day, opens=format_time(opens))
        case None:
            return None
        case _ as never:
            assert_never(never)


def sort_by_opening(organisations: Iterable[Organisation], moment: datetime | None) -> tuple[Organisation, ...]:
    """The same organisations, those last that are closed; else in their order, as where no moment is known.

    When offices are closed those whose hours are not known stand behind those that are open. What is for emergencies
    stays where it is, before all of these.
    """
    if moment is None:
        return tuple(organisations)
    by_night = not offices_are_open(moment)

    def rank(organisation: Organisation) -> int:
        if organisation.kind is Kind.EMERGENCY:
            return 0
        match opening_state(organisation.hours, moment) if organisation.hours else None:
            case OpenNow():
                return 0
            # What stands beside the hours may tell of other times: that it is closed is not known.
            case OpensLater() if not organisation.hours_note:
                return 2
            case OpensLater() | None:
                return 1 if by_night else 0
            case _ as never:
                assert_never(never)

    return tuple(sorted(organisations, key=rank))
