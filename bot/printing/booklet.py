"""The booklet: everything there is to read in one language, for where there is no network; the tree folds out of it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.drawing.full_page import FullPage, draw_full_page, draw_full_topic
from bot.core.language import Language
from bot.core.text import Said
from bot.printing.printed_link import PrintedLink
from bot.printing.printer import Printer
from bot.printing.tree import TreeStep, draw_tree


@dataclass(frozen=True, slots=True)
class Booklet:
    """``pages`` are the numbers to call, then every topic, each with its name, by which ``tree`` points to it."""

    language: Language
    brand: Said
    name: Said
    title: Said
    about: tuple[Said, ...]
    promises: tuple[Said, ...]
    link: PrintedLink
    scan: Said
    open: Said
    code: Said
    made: Said
    run_by: Said | None
    mark: Said | None
    contents: Said
    pages: tuple[tuple[str, FullPage], ...]
    tree_title: Said
    tree_how: Said
    tree: tuple[TreeStep, ...]


def draw_booklet(printer: Printer, language: Language) -> Booklet:
    """The booklet in one language."""
    guide, texts = printer.guide, printer.texts
    speaker = printer.speaker(language)
    say = speaker.voice.say
    about, promises = speaker.voice.say_each(guide.interface.menu)[:2], printer.promises(language)
    topics = ((topic.name, draw_full_topic(speaker, topic)) for topic in guide.flow.options)
    return Booklet(
        language,
        say(guide.interface.first_line),
        speaker.voice.quote(language.autonym),
        say(guide.interface.menu_topics),
        about,
        promises,
        printer.publisher.link_to_guide(language, None),
        say(texts.print_scan),
        say(texts.print_open),
        say(texts.print_code),
        printer.made(language),
        printer.publisher.run_by(language),
        printer.mark(language, *about, *promises),
        say(texts.print_contents),
        ((guide.flow.help.name, draw_full_page(speaker, guide.flow, guide.flow.help, guide.site)), *topics),
        say(texts.print_tree),
        say(texts.print_tree_how),
        draw_tree(speaker, guide.flow),
    )
