"""The public pages for tests: drawn without a server, and read as a browser reads them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bot.channels.web.addresses import PageAddress
from bot.channels.web.html import to_public_html
from bot.channels.web.public_page import PublicPage, PublicPages
from bot.core.drawing.translation_remarks import said_texts
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.site import Site
from tests.channels.browser import Document, read
from tests.nightly import in_languages

SITE = Site("https://wegwijs.example", "wegwijs_bot", "Foundation", "31612345678")


@pytest.fixture(scope="module")
def public(pseudo_guide: Guide) -> PublicPages:
    return PublicPages(pseudo_guide, SITE)


def page(public: PublicPages, address: PageAddress) -> PublicPage:
    return public.page(address, megabytes="0.7")


def document(public: PublicPages, address: PageAddress) -> Document:
    return read(to_public_html(page(public, address)))


def english(guide: Guide, name: str = "family", **carried: str | Language | None) -> PageAddress:
    return PageAddress(guide.words.english, name, **carried)  # type: ignore[arg-type]  # each is what its name says


def every_address(guide: Guide, public: PublicPages) -> list[PageAddress]:
    return [PageAddress(language, name) for language in guide.words.offered for name in public.names]


def every_outcome(guide: Guide, public: PublicPages) -> list[PageAddress]:
    return [PageAddress(language, name) for language in guide.words.offered for name in public.outcomes]


def sampled(guide: Guide, names: Iterable[str]) -> list[PageAddress]:
    """Each of these pages in the languages that are looked at whole, and once in one of the others."""
    return [PageAddress(language, name) for language, name in in_languages(guide.words.offered, [*names])]


def text_of(whole: PublicPage) -> str:
    return " ".join(said.text for row in whole.rows for part in row for said in said_texts(part.blocks))
