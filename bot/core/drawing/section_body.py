"""Draws the body of a section, in the language in which it may be shown."""

from __future__ import annotations

from dataclasses import replace

from bot.core.content import Body, Include, Items, Prose, Section
from bot.core.drawing.scene import Speaker
from bot.core.language import DUTCH, Language
from bot.core.lines import Statement
from bot.core.screen import Block, Bullets, Heading, Paragraph
from bot.core.translation import NONE, OLDER, WITHDRAWN, Caveats, Status
from bot.core.voice import Voice


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
        caveats |= trust.caveats | (OLDER if trust.state is Status.STALE else NONE)
    for piece in body.pieces:
        match piece:
            case Prose(text):
                blocks.append(Paragraph(voice.quote(text, language, caveats)))
            case Items(texts):
                blocks.append(Bullets(tuple(voice.quote(text, language, caveats) for text in texts)))
            case Include(included):  # pragma: no branch  # there is no other kind
                blocks += statement(voice, included, instead)
    return blocks
