"""Wallet cards: eight on an A4 page, their fronts on one and their backs on the next.

A card is seen by others. Its front has the guide's name and the code, and neither side names what the guide is about.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.blocks import Call
from bot.core.content import Topic
from bot.core.language import Language
from bot.core.text import Said
from bot.printing.printed_link import PrintedLink
from bot.printing.printer import Printer

PER_PAGE = 8


@dataclass(frozen=True, slots=True)
class WalletCard:
    """``calls`` are the numbers on its back: in danger first. ``mark`` says that nobody has checked the translation."""

    language: Language
    brand: Said
    name: Said
    about: Said
    promises: tuple[Said, ...]
    link: PrintedLink
    scan: Said
    open: Said
    code: Said
    calls: tuple[Call, ...]
    run_by: Said | None
    mark: Said | None
    per_page: int = PER_PAGE


def draw_card(printer: Printer, language: Language, topic: Topic | None = None) -> WalletCard:
    """The card in one language."""
    voice, texts = printer.speaker(language).voice, printer.texts
    about, promises = voice.say(texts.print_about), printer.promises(language)
    calls = (printer.emergency(language), printer.first_call(language))
    return WalletCard(
        language,
        voice.say(printer.guide.interface.first_line),
        voice.quote(language.autonym),
        about,
        promises,
        printer.publisher.link_to_guide(language, topic),
        voice.say(texts.print_scan),
        voice.say(texts.print_open),
        voice.say(texts.print_code),
        tuple(call for call in calls if call),
        printer.publisher.run_by(language),
        printer.mark(language, about, *promises),
    )
