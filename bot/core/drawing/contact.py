"""Draws whom to call: the few to call now, and whole contacts; who can be reached at this moment comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.core.blocks import Call, Contact, Dial
from bot.core.dates import format_digits
from bot.core.drawing.opening import say_opening, say_regular_hours, sort_by_opening
from bot.core.drawing.scene import Speaker
from bot.core.organisation import Kind, Organisation
from bot.core.text import Said

BETWEEN = " "
"""Between two sentences about hours."""

MOST_CALLS = 2
"""Numbers in sight: the urgent one and one more (design, 28-11-2026)."""


def draw_calls(speaker: Speaker, organisations: Iterable[Organisation]) -> list[Call]:
    """The first of these that have a number, as many as stand in sight; at one moment the order is the caller's."""
    callable_now = sort_by_opening((each for each in dict.fromkeys(organisations) if each.phones), speaker.moment)
    return [draw_call(speaker, each) for each in callable_now[:MOST_CALLS]]


def draw_call(speaker: Speaker, organisation: Organisation) -> Call:
    """Whom to call now: its number, and in a few words what it is, what it costs and when it is open."""
    interface, voice = speaker.interface, speaker.voice
    facts = [each for each in (organisation.role, organisation.cost) if each]
    number = organisation.phones[0].number
    return Call(
        voice.quote(organisation.title) if organisation.title != number else None,
        number,
        voice.say(interface.call, number=number),
        (
            *((voice.say(interface.call_in_danger),) if organisation.kind is Kind.EMERGENCY else ()),
            *(said for text in facts for said in voice.say_safely(text)),
            *_say_when(speaker, organisation),
        ),
    )


def _say_when(speaker: Speaker, organisation: Organisation) -> Iterator[Said]:
    """When a number is answered, where there is little room: whether it is now, else the regular hours."""
    if hours := organisation.hours:
        opening = say_opening(speaker, hours)
        yield from (opening,) if opening else say_regular_hours(speaker, hours)
    if organisation.hours_note:
        yield from speaker.voice.say_safely(organisation.hours_note)


def draw_contacts(
    speaker: Speaker, organisations: Iterable[Organisation], *, short: bool = False
) -> tuple[Contact, ...]:
    """Contacts, those first that can be reached at this moment."""
    return tuple(draw_contact(speaker, each, short=short) for each in sort_by_opening(organisations, speaker.moment))


def draw_contact(speaker: Speaker, organisation: Organisation, *, short: bool = False) -> Contact:
    """A contact: how to reach an organisation, when and in which language, and how old that knowledge is.

    ``short``: where it is one of many things on a screen. Then one address is enough, and only a number has an age. A
    number for emergencies has none: nobody doubts it, and there is no time to read on.
    """
    interface, voice = speaker.interface, speaker.voice
    details = [*voice.say_safely(organisation.what)]
    if organisation.reach and not organisation.phones:
        details += voice.say_safely(organisation.reach)
    if hours := organisation.hours:
        opening = say_opening(speaker, hours)
        details += (opening,) if opening else ()
        regular = voice.joined(BETWEEN, say_regular_hours(speaker, hours))
        details.append(voice.say(interface.contact_hours, hours=regular))
    if organisation.hours_note:
        details += voice.say_safely(organisation.hours_note)
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
