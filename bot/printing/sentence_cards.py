"""Sentences to show, as cards for a wallet: large in Dutch, the person's own language beneath. Their backs are empty.

Others see such a card. It has no code and no address, and of an organisation only what the sentence says: its name and
its number, and not what it is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.blocks import CardFace
from bot.core.drawing.show_cards import draw_every_face
from bot.core.drawing.translation_remarks import choose_mark, expected_texts, said_texts
from bot.core.language import Language
from bot.core.text import Said
from bot.core.translation import NONE
from bot.printing.printer import Printer
from bot.printing.wallet_card import PER_PAGE


@dataclass(frozen=True, slots=True)
class SentenceCard:
    """``remarks`` are what is known of the translation: that nobody has checked it, or that there is none."""

    face: CardFace
    remarks: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class SentenceCards:
    """All cards of a language. ``title`` and ``name`` stand beside them on the sheet, for whoever cuts it."""

    language: Language
    title: Said
    name: Said
    cards: tuple[SentenceCard, ...]
    per_page: int = PER_PAGE


def draw_sentence_cards(printer: Printer, language: Language) -> SentenceCards:
    """The cards for people of one language: who speaks Dutch asks for no interpreter."""
    guide, voice = printer.guide, printer.speaker(language).voice
    faces = draw_every_face(guide.words, guide.flow.cards.values(), language)
    return SentenceCards(
        language,
        voice.say(guide.interface.show),
        voice.quote(language.autonym),
        tuple(SentenceCard(face, tuple(_remarks(printer, language, face))) for face in faces.values()),
    )


def _remarks(printer: Printer, language: Language, face: CardFace) -> Iterator[Said]:
    """Of both languages, because whoever shows a card answers for its Dutch. An old sentence is never shown."""
    speaker, interface = printer.speaker(language), printer.guide.interface
    caveats = NONE.union(*(said.caveats for said in said_texts((face,))))
    if mark := choose_mark(caveats, interface):
        yield speaker.voice.say(mark)
    yield from (gap.said for gap in speaker.gaps(expected_texts((face,))))
