"""The leaflet: one topic in one language, whole, as its public page has it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.content import Topic
from bot.core.drawing.full_page import FullPage, draw_full_topic
from bot.core.language import Language
from bot.core.text import Said
from bot.printing.printed_link import PrintedLink
from bot.printing.printer import Printer


@dataclass(frozen=True, slots=True)
class Leaflet:
    """``page`` is everything there is to read of the topic; the rest leads back to it and says how old the paper is."""

    language: Language
    brand: Said
    page: FullPage
    link: PrintedLink
    scan: Said
    open: Said
    made: Said
    run_by: Said | None


def draw_leaflet(printer: Printer, language: Language, topic: Topic) -> Leaflet:
    """The leaflet of a topic."""
    speaker = printer.speaker(language)
    voice = speaker.voice
    return Leaflet(
        language,
        voice.say(printer.guide.interface.first_line),
        draw_full_topic(speaker, topic),
        printer.publisher.link_to_page(language, topic),
        voice.say(printer.texts.print_scan),
        voice.say(printer.texts.print_open),
        printer.made(language),
        printer.publisher.run_by(language),
    )
