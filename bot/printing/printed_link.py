"""How somebody with paper in the hand gets into the guide: a code to scan, an address to type, and a short code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import segno

from bot.core.content import Topic
from bot.core.language import Language
from bot.core.text import Said

QUIET = 4
"""Modules of white around a code (ISO/IEC 18004, section 9.1, checked 28-11-2026)."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code with its quiet zone, as SVG; ``modules`` is its side without that zone."""

    svg: str
    modules: float
    quiet: int = QUIET


@dataclass(frozen=True, slots=True)
class PrintedLink:
    """``url`` is what ``qr`` holds; ``address`` is what a hand can type, without a scheme.

    ``digits``, typed in the chat there, lead to the same language and topic; None: the address leads there itself.
    """

    url: str
    address: str
    qr: QrCode
    digits: str | None = None


class Publisher(Protocol):
    """What only the channel knows that serves the guide: where it can be reached, and who runs it."""

    def link_to_guide(self, language: Language, topic: Topic | None) -> PrintedLink:
        """The way into the guide, at a topic or at its beginning."""

    def link_to_page(self, language: Language, topic: Topic) -> PrintedLink:
        """The way to the page of a topic."""

    def run_by(self, language: Language) -> Said | None:
        """Who runs the guide, where they have said so."""


def draw_link(url: str, address: str, digits: str | None = None) -> PrintedLink:
    """The way in by a whole address, as a code has it, and by what a hand can type of it.

    Its code is still read with a quarter of it damaged, as on a wall.
    """
    qr = segno.make_qr(url, error="q")
    code = QrCode(qr.svg_inline(border=QUIET, scale=10, light="#fff"), qr.symbol_size(border=0)[0])
    return PrintedLink(url, bare(address), code, digits)


def bare(address: str) -> str:
    """An address as people type it."""
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").removesuffix("/")
