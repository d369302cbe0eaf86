"""Parts that several screens share: contacts, statements, and the pieces of a page."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.dates import in_digits
from bot.core.drawing.scene import Scene
from bot.core.flow import Items, Line, Organisation, Piece, Prose, Section, Statement
from bot.core.language import Language
from bot.core.screen import Block, Bullets, Contact, Paragraph
from bot.core.words import Said


def contact(scene: Scene, organisation: Organisation, *, short: bool = False) -> Contact:
    """How to reach an organisation, and how old that knowledge is.

    ``short``: where it is one of many things on a screen, only what is needed to reach it, and the age of a number.
    """
    interface, say = scene.interface, scene.voice.say
    details = [say(organisation.what)]
    if organisation.hours:
        details.append(say(interface.contact_hours, hours=say(organisation.hours)))
    if organisation.cost and not short:
        details.append(say(organisation.cost))
    if organisation.languages and not short:
        details.append(say(interface.contact_languages, languages=say(organisation.languages)))
    checked = in_digits(organisation.checked)
    if organisation.source_date:
        verified = say(interface.contact_dated, checked=checked, date=in_digits(organisation.source_date))
    else:
        verified = say(interface.contact_undated, checked=checked)
    return Contact(
        scene.voice.quote(organisation.title),
        tuple(details),
        organisation.phone,
        organisation.site,
        None if short and organisation.site else organisation.email,
        verified if organisation.phone or not short else None,
    )


def statements(scene: Scene, included: Iterable[Statement]) -> list[Block]:
    """Statements, a paragraph each for their paragraphs."""
    return [Paragraph(said) for statement in included for said in scene.voice.say_each(statement.text)]


def lines(scene: Scene, shown: Iterable[Line]) -> tuple[Said, ...]:
    """The lines whose guard holds for what was answered."""
    answers = scene.journey.answers
    return tuple(scene.voice.say(line.text) for line in shown if line.when is None or line.when.holds(answers))


def body(scene: Scene, section: Section) -> list[Block]:
    """A section's text in the first language of the chain that has it."""
    voice = scene.voice
    chain = (voice.language, *voice.language.fallback, voice.words.english)
    language = next(tried for tried in chain if tried.code in section.bodies)
    blocks: list[Block] = []
    for piece in section.bodies[language.code]:
        blocks += _piece(scene, piece, language)
    return blocks


def _piece(scene: Scene, piece: Piece, language: Language) -> list[Block]:
    match piece:
        case Prose(text):
            return [Paragraph(scene.voice.quote(text, language))]
        case Items(texts):
            return [Bullets(tuple(scene.voice.quote(text, language) for text in texts))]
    return statements(scene, (piece.statement,))
