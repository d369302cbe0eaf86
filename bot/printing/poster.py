"""The poster: what the guide is, in one language or in even shares for several, and the door into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.blocks import Call
from bot.core.content import Topic
from bot.core.language import Language
from bot.core.text import Said
from bot.printing.printed_link import PrintedLink
from bot.printing.printer import Printer

MOST_LANGUAGES = 4
"""The most shares of an A4 page in which a code of 40 mm has room beside the words."""


@dataclass(frozen=True, slots=True)
class PosterShare:
    """What the poster says in one language. ``call`` is None where nobody has a number.

    ``mark`` says that nobody has checked the translation.
    """

    language: Language
    headline: Said
    about: Said
    promises: tuple[Said, ...]
    link: PrintedLink
    scan: Said
    open: Said
    code: Said
    no_phone: Said
    call: Call | None
    emergency: Call | None
    mark: Said | None


@dataclass(frozen=True, slots=True)
class Poster:
    """An A4 page. ``names`` are those of every language that the guide speaks, each in its own words."""

    language: Language
    brand: Said
    shares: tuple[PosterShare, ...]
    names: tuple[Said, ...]
    run_by: Said | None


def draw_poster(printer: Printer, languages: Iterable[Language], topic: Topic | None = None) -> Poster:
    """The poster in these languages, at most ``MOST_LANGUAGES``."""
    chosen = tuple(dict.fromkeys(languages))
    voice = printer.speaker(chosen[0]).voice
    return Poster(
        chosen[0],
        voice.say(printer.guide.interface.first_line),
        tuple(draw_share(printer, each, topic) for each in chosen),
        tuple(voice.quote(each.autonym, each) for each in printer.guide.words.offered),
        printer.publisher.run_by(chosen[0]),
    )


def draw_share(printer: Printer, language: Language, topic: Topic | None) -> PosterShare:
    """The share of one language."""
    voice, interface, texts = printer.speaker(language).voice, printer.guide.interface, printer.texts
    headline, about = voice.say(interface.picker_line), voice.say_each(interface.menu)[0]
    promises = printer.promises(language)
    return PosterShare(
        language,
        headline,
        about,
        promises,
        printer.publisher.link_to_guide(language, topic),
        voice.say(texts.print_scan),
        voice.say(texts.print_open),
        voice.say(texts.print_code),
        voice.say(texts.print_call),
        printer.first_call(language),
        printer.emergency(language),
        printer.mark(language, headline, about, *promises),
    )
