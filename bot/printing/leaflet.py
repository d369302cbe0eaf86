"""The leaflet: one topic in one language, whole, as its public page has it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.web.texts import WebTexts
from bot.channels.web.whole_pages import WholePages
from bot.core.content import Topic
from bot.core.drawing.full_page import FullPage
from bot.core.language import Language
from bot.core.text import Said
from bot.printing.door import Door, open_page
from bot.printing.printer import Printer


@dataclass(frozen=True, slots=True)
class Leaflet:
    """``page`` is everything there is to read of the topic; the rest leads back to it and says how old the paper is."""

    language: Language
    brand: Said
    page: FullPage
    door: Door
    scan: Said
    open: Said
    made: Said
    run_by: Said | None


def draw_leaflet(printer: Printer, language: Language, topic: Topic) -> Leaflet:
    """The leaflet of a topic. Raises ``NoLinkError``."""
    voice, guide = printer.speaker(language).voice, printer.guide
    return Leaflet(
        language,
        voice.say(guide.interface.first_line),
        WholePages(guide).draw(language, topic.name),
        open_page(guide, printer.site, language, topic, printer.partner),
        voice.say(printer.texts.print_scan),
        voice.say(guide.texts(WebTexts).web_address),
        printer.made(language),
        printer.run_by(language),
    )
