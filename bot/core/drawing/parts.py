"""Parts that several screens share: contacts, statements, and the pieces of a page."""

from __future__ import annotations

from dataclasses import replace

from bot.core.content import Body, Include, Items, Prose, Section
from bot.core.dates import in_digits
from bot.core.drawing.scene import Speaker
from bot.core.language import DUTCH, Language
from bot.core.lines import Organisation, Statement
from bot.core.screen import Block, Bullets, Contact, Dial, Heading, Paragraph
from bot.core.translation import NONE, OLDER, WITHDRAWN, Caveats, State
from bot.core.words import Voice


def contact(speaker: Speaker, organisation: Organisation, *, short: bool = False) -> Contact:
    """How to reach an organisation, when and in which language, and how old that knowledge is.

    ``short``: where it is one of many things on a screen. Then one address is enough, and only a number has an age.
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
    checked = in_digits(organisation.checked)
    if organisation.source_date:
        verified = voice.say(interface.contact_dated, checked=checked, date=in_digits(organisation.source_date))
    else:
        verified = voice.say(interface.contact_undated, checked=checked)
    return Contact(
        voice.quote(organisation.title),
        tuple(details),
        tuple(Dial(phone.number, voice.say(phone.whom) if phone.whom else None) for phone in organisation.phones),
        organisation.visit,
        organisation.site,
        None if short and organisation.phones else organisation.email,
        verified if organisation.phones or not short else None,
    )


def statement(voice: Voice, shown: Statement, instead: Caveats) -> list[Block]:
    """A statement as it stands on a page: every line, a paragraph each.

    ``instead`` is what has to be said of what it stands in.
    """
    said = (each for line in shown.lines for each in voice.say_safely(line.text))
    return [Paragraph(replace(each, caveats=each.caveats | instead)) for each in said]


def body(speaker: Speaker, section: Section) -> list[Block]:
    """A section's text in the first language of the chain in which it may be shown; else in Dutch and in English."""
    voice, words, caveats = speaker.voice, speaker.voice.words, NONE
    for tried in (voice.language, *voice.language.fallback):
        found = section.bodies.get(tried.code)
        if found and (found.trust is None or found.trust.may_be_shown(high_risk=section.high_risk)):
            return _pieces(voice, found, tried, caveats)
        if found:
            caveats = WITHDRAWN
    english = _pieces(words.voice(words.english), section.bodies[words.english.code], words.english, caveats)
    dutch, found = words.dutch, section.bodies.get(DUTCH)
    if dutch is None or found is None or found.trust is None or dutch is voice.language:
        return english
    if not found.trust.may_be_shown(high_risk=section.high_risk):
        return english
    in_dutch = _pieces(words.voice(dutch), found, dutch, caveats)
    return [_named(voice, dutch), *in_dutch, _named(voice, words.english), *english]


def _named(voice: Voice, language: Language) -> Heading:
    return Heading(voice.quote(language.autonym, language))


def _pieces(voice: Voice, body: Body, language: Language, caveats: Caveats) -> list[Block]:
    """A body's blocks; what it includes is said by ``voice``, and has what it stands instead of."""
    trust, blocks, instead = body.trust, list[Block](), caveats
    if trust:
        caveats |= trust.caveats | (OLDER if trust.state is State.STALE else NONE)
    for piece in body.pieces:
        match piece:
            case Prose(text):
                blocks.append(Paragraph(voice.quote(text, language, caveats)))
            case Items(texts):
                blocks.append(Bullets(tuple(voice.quote(text, language, caveats) for text in texts)))
            case Include(included):  # pragma: no branch  # there is no other kind
                blocks += statement(voice, included, instead)
    return blocks
