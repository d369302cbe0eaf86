"""An order for paper: which kind, in which language, about which topic; it becomes a paper, and has a file's name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from bot.core.content import Topic
from bot.core.language import Language
from bot.printing.booklet import Booklet, draw_booklet
from bot.printing.leaflet import Leaflet, draw_leaflet
from bot.printing.note_paper import NotePaper
from bot.printing.poster import Poster, draw_poster
from bot.printing.printer import Printer
from bot.printing.sentence_cards import SentenceCards, draw_sentence_cards
from bot.printing.wallet_card import WalletCard, draw_card

Paper = Poster | WalletCard | SentenceCards | Leaflet | Booklet | NotePaper


class PaperKind(Enum):
    """The kinds of paper; the value stands in the names of files."""

    POSTER = "poster"
    CARD = "card"
    SENTENCES = "sentences"
    LEAFLET = "leaflet"
    BOOKLET = "booklet"


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """What is wanted. A poster can be in several ``languages``, all else is in one.

    ``topic`` is where codes of a poster and a card lead, and what a leaflet is about: that has to have one.
    """

    kind: PaperKind
    languages: tuple[Language, ...]
    topic: Topic | None = None

    @property
    def file_name(self) -> str:
        """The name of its file: ``wegwijs-poster-ar-ti-family.pdf``."""
        tags = (each.tag for each in self.languages)
        return "-".join(("wegwijs", self.kind.value, *tags, *([self.topic.name] if self.topic else []))) + ".pdf"


def draw_paper(printer: Printer, order: PaperOrder) -> Paper:
    """The paper of an order. Raises ValueError for a leaflet about nothing."""
    language = order.languages[0]
    match order.kind:
        case PaperKind.POSTER:
            return draw_poster(printer, order.languages, order.topic)
        case PaperKind.CARD:
            return draw_card(printer, language, order.topic)
        case PaperKind.SENTENCES:
            return draw_sentence_cards(printer, language)
        case PaperKind.LEAFLET:
            if order.topic is None:
                raise ValueError(order)
            return draw_leaflet(printer, language, order.topic)
        case PaperKind.BOOKLET:
            return draw_booklet(printer, language)
        case _ as never:
            assert_never(never)
