"""Draws the body of a section, in the language in which it may be shown."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from bot.core.blocks import Block, Bullets, Heading, Paragraph
from bot.core.content import Body, Include, Items, Prose, SectionText
from bot.core.drawing.scene import Speaker
from bot.core.language import DUTCH, Language
from bot.core.lines import Statement
from bot.core.translation import NONE, OLDER, WITHDRAWN, Caveats, Status
from bot.core.voice import Voice


def draw_body(speaker: Speaker, section: SectionText) -> list[Block]:
    """A section in the first language of the chain in which it may be shown; else in Dutch and in English."""
    voice, words, caveats = speaker.voice, speaker.voice.words, NONE
    for tried in (voice.language, *voice.language.fallback):
        found = section.bodies.get(tried.code)
        if found and (found.trust is None or found.trust.may_be_shown(high_risk=section.high_risk)):
            return _draw_pieces(voice, section, found, tried, caveats)
        if found:
            caveats = WITHDRAWN
    english = section.bodies[words.english.code]
    in_english = _draw_pieces(words.voice(words.english), section, english, words.english, caveats)
    dutch, found = words.dutch, section.bodies.get(DUTCH)
    if dutch is None or found is None or found.trust is None or dutch is voice.language:
        return in_english
    if not found.trust.may_be_shown(high_risk=section.high_risk):
        return in_english
    in_dutch = _draw_pieces(words.voice(dutch), section, found, dutch, caveats)
    return [_name(voice, dutch), *in_dutch, _name(voice, words.english), *in_english]


def _name(voice: Voice, language: Language) -> Heading:
    """The heading above the text in one of two languages."""
    return Heading(voice.quote(language.autonym, language))


def _draw_pieces(voice: Voice, section: SectionText, body: Body, language: Language, instead: Caveats) -> list[Block]:
    """The blocks of a body. ``instead`` is what has to be said of the language that it stands in.

    A statement that it includes is said by ``voice``, and has caveats of its own.
    """
    trust, blocks, caveats = body.trust, list[Block](), instead
    if trust:
        caveats |= trust.caveats | (OLDER if trust.status is Status.STALE else NONE)
    for piece in body.pieces:
        match piece:
            case Prose(text):
                blocks.append(Paragraph(voice.quote(text, language, caveats, section.name)))
            case Items(texts):
                blocks.append(Bullets(tuple(voice.quote(text, language, caveats, section.name) for text in texts)))
            case Include(statement):
                blocks += _draw_statement(voice, statement, instead)
            case _ as never:
                assert_never(never)
    return blocks


def _draw_statement(voice: Voice, statement: Statement, instead: Caveats) -> list[Block]:
    """A statement as it stands on a page: every line, a paragraph each."""
    said = (each for line in statement.lines for each in voice.say_safely(line.text))
    return [Paragraph(replace(each, caveats=each.caveats | instead)) for each in said]
