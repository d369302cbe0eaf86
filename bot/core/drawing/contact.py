"""Draws whom to call: the few to call now, and whole contacts."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.blocks import Call, Contact, Dial
from bot.core.dates import format_digits
from bot.core.drawing.scene import Speaker
from bot.core.organisation import Kind, Organisation
from bot.core.text import Said

MOST_CALLS = 2
"""Numbers in sight: the urgent one and one more (design, 28-11-2026)."""


def draw_calls(speaker: Speaker, organisations: Iterable[Organisation]) -> list[Call]:
    """The first of these that have a number, as many as stand in sight; the order is the caller's."""
    return [draw_call(speaker, each) for each in dict.fromkeys(organisations) if each.phones][:MOST_CALLS]


def draw_call(speaker: Speaker, organisation: Organisation) -> Call:
    """Whom to call now: its number, and in a few words what it is, what it costs and when it is open."""
    interface, voice = speaker.interface, speaker.voice
    facts = [organisation.role, organisation.cost, organisation.hours]
    number = organisation.phones[0].number
    return Call(
        voice.quote(organisation.title) if organisation.title != number else None,
        number,
        voice.say(interface.call, number=number),
        (
            *((voice.say(interface.call_in_danger),) if organisation.kind is Kind.EMERGENCY else ()),
            *(said for text in facts if text for said in voice.say_safely(text)),
        ),
    )


def draw_contact(speaker: Speaker, organisation: Organisation, *, short: bool = False) -> Contact:
    """A contact: how to reach an organisation, when and in which language, and how old that knowledge is.

    ``short``: where it is one of many things on a screen. Then one address is enough, and only a number has an age. A
    number for emergencies has none: nobody doubts it, and there is no time to read on.
    """
    interface, voice = speaker.interface, speaker.voice
    details = [*voice.say_safely(organisation.what)]
    if organisation.reach and not organisation.phones:
        details += voice.say_safely(organisation.reach)
    if organisation.hours:
        details += (voice.say(interface.contact_hours, hours=hours) for hours in voice.say_safely(organisation.hours))
    if organisation.cost:
        details += voice.say_safely(organisation.cost)
    if organisation.languages:
        details.append(voice.say(interface.contact_languages, languages=voice.say(organisation.languages)))
    has_age = organisation.kind is not Kind.EMERGENCY and (organisation.phones or not short)
    return Contact(
        voice.quote(organisation.title),
        tuple(details),
        tuple(Dial(phone.number, voice.say(phone.whom) if phone.whom else None) for phone in organisation.phones),
        organisation.visit,
        organisation.site,
        None if short and organisation.phones else organisation.email,
        _say_age(speaker, organisation) if has_age else None,
    )


def _say_age(speaker: Speaker, organisation: Organisation) -> Said:
    """The day on which we looked, and the day that what we read there shows."""
    say, checked = speaker.voice.say, format_digits(organisation.checked)
    if organisation.source_date:
        return say(speaker.interface.contact_dated, checked=checked, date=format_digits(organisation.source_date))
    return say(speaker.interface.contact_undated, checked=checked)
