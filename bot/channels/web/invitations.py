"""Invitations: everything by which somebody can be led to one page in one language, for whoever hands it out. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote

from bot.channels.web.addresses import GUIDE, PageAddress
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.site import Site


class Destination(Enum):
    """Where a link leads; the value stands in addresses and on the command line."""

    PAGE = "page"
    """The page to read."""

    GUIDE = "guide"
    """The guide on the web, which asks questions."""

    TELEGRAM = "telegram"

    WHATSAPP = "whatsapp"
    """A chat with digits to send: words that say what they are about would stay on the phone."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """The links to one page, the one to read first, and the short code (``bot.core.short_code``) where it has one.

    A link is a whole address where the site's own is known; else it begins at its root.
    """

    links: tuple[tuple[Destination, str], ...]
    code: str | None


def invite(guide: Guide, site: Site, language: Language, name: str, partner: str | None = None) -> Invitation:
    """The invitation to the page with this name (``addresses``): ``GUIDE`` is the guide itself.

    The guide can begin at a topic, so a topic has links into it; other pages are only read.
    """
    links = tuple(_links(guide, site, PageAddress(language, name, partner=partner)))
    topic = guide.flow.topics.get(name)
    return Invitation(links, guide.short_code(language, topic) if topic or name == GUIDE else None)


def _links(guide: Guide, site: Site, address: PageAddress) -> Iterator[tuple[Destination, str]]:
    origin, topic = site.origin or "", guide.flow.topics.get(address.name)
    if address.name != GUIDE:
        yield Destination.PAGE, f"{origin}{address}"
    if topic or address.name == GUIDE:
        start = address.start(topic.name if topic else None)
        yield Destination.GUIDE, f"{origin}/?start={start}"
        if site.bot:
            yield Destination.TELEGRAM, f"https://t.me/{site.bot}?start={start}"
        if site.whatsapp:
            digits = guide.short_code(address.language, topic)
            text = f"{digits} p-{address.partner}" if address.partner else digits
            yield Destination.WHATSAPP, f"{site.whatsapp}?text={quote(text)}"
