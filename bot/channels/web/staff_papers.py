"""What can be printed from the page for staff, for each page in each language. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from bot.channels.web.addresses import GUIDE, StaffAddress
from bot.core.guide import Guide
from bot.printing.order import PaperKind, PaperOrder
from bot.printing.poster import MOST_LANGUAGES


class StaffPaper(Enum):
    """What staff can choose; the value is the name of its file in addresses."""

    POSTER = "poster"
    SEVERAL = "posters"
    """A poster in several languages: the chosen one stands first."""

    CARD = "card"
    SENTENCES = "sentences"
    LEAFLET = "leaflet"
    BOOKLET = "booklet"


def offer_papers(guide: Guide, address: StaffAddress) -> Iterator[tuple[StaffPaper, PaperOrder]]:
    """The papers that lead to a page, or have it on them: the guide and its topics have some, other pages have none."""
    to, topic = address.to, guide.flow.topics.get(address.name or "")
    if to is None:
        return
    if topic or address.name == GUIDE:
        several = (to, *(each for each in guide.words.offered if each is not to))[:MOST_LANGUAGES]
        yield StaffPaper.POSTER, PaperOrder(PaperKind.POSTER, (to,), topic)
        if len(several) > 1:
            yield StaffPaper.SEVERAL, PaperOrder(PaperKind.POSTER, several, topic)
        yield StaffPaper.CARD, PaperOrder(PaperKind.CARD, (to,), topic)
    if topic:
        yield StaffPaper.LEAFLET, PaperOrder(PaperKind.LEAFLET, (to,), topic)
    if address.name in {GUIDE, ""}:
        yield StaffPaper.SENTENCES, PaperOrder(PaperKind.SENTENCES, (to,))
        yield StaffPaper.BOOKLET, PaperOrder(PaperKind.BOOKLET, (to,))
