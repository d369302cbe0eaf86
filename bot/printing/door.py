"""The door: how somebody with paper in the hand gets into the guide. A code to scan, an address, and a short code."""

from __future__ import annotations

from dataclasses import dataclass

import segno

from bot.channels.web.addresses import GUIDE
from bot.channels.web.invitations import Place, invite
from bot.channels.web.public_page import Site
from bot.core.content import Topic
from bot.core.guide import Guide
from bot.core.language import Language

QUIET = 4
"""Modules of white around a code (ISO/IEC 18004, section 9.1, checked 28-11-2026)."""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code with its quiet zone, as SVG; ``modules`` is its side without that zone."""

    svg: str
    modules: int
    quiet: int = QUIET


@dataclass(frozen=True, slots=True)
class Door:
    """``link`` is what ``qr`` holds; ``address`` is what a hand can type, without a scheme.

    ``digits``, typed there, lead to the same language and topic; None: the address leads there itself.
    """

    link: str
    address: str
    qr: Code
    digits: str | None = None


class NoLinkError(Exception):
    """Nothing is set that a link could lead to. Its text says what to set."""


def open_door(guide: Guide, site: Site, language: Language, topic: Topic | None, partner: str | None) -> Door:
    """The door into the guide, at a topic or at its beginning: on Telegram where its bot is known, else on the web.

    Raises ``NoLinkError``.
    """
    invitation = invite(guide, site, language, topic.name if topic else GUIDE, partner)
    links = dict(invitation.links)
    if Place.TELEGRAM in links:
        return Door(links[Place.TELEGRAM], f"t.me/{site.bot}", draw_code(links[Place.TELEGRAM]), invitation.code)
    origin = _require_origin(site, "or TELEGRAM_BOT_USERNAME to the bot's name")
    return Door(links[Place.GUIDE], bare(origin), draw_code(links[Place.GUIDE]), invitation.code)


def open_page(guide: Guide, site: Site, language: Language, topic: Topic, partner: str | None) -> Door:
    """The door to the page of a topic. Raises ``NoLinkError``."""
    origin = _require_origin(site, "for the page has no other address")
    link = dict(invite(guide, site, language, topic.name, partner).links)[Place.PAGE]
    return Door(link, f"{bare(origin)}/{language.tag}/{topic.name}", draw_code(link))


def draw_code(link: str) -> Code:
    """A code that is still read with a quarter of it damaged, as on a wall."""
    qr = segno.make_qr(link, error="q")
    return Code(qr.svg_inline(border=QUIET, scale=10, light="#fff"), qr.symbol_size(border=0)[0])


def bare(address: str) -> str:
    """An address as people type it."""
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").removesuffix("/")


def _require_origin(site: Site, otherwise: str) -> str:
    if site.origin is None:
        message = f"PUBLIC_URL is not set, so there is nothing to link to. Set it, as https://example.org, {otherwise}."
        raise NoLinkError(message)
    return site.origin
