"""Topics on paper: how many pages each takes, and what stands on the first.

They are set in Noto, in all scripts: of the fonts that readers have it is a wide one, and what fits in it fits in theirs.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, Route

from bot.core.guide import Guide
from tests.chromium.conftest import FONTS, OpensPage
from tests.widths import GEEZ, NASKH, SANS

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow, pytest.mark.xdist_group("chromium")]

LANGUAGES = ("en", "nl", "ar", "ti")
MOST_PAGES, MOST_BESIDE = 2, 4
SMALLEST = 12
"""Pixels of CSS, 9 points: smaller letters are not read by tired eyes."""

NOTO = {"Noto Sans": SANS, "Noto Sans Arabic": NASKH, "Noto Sans Ethiopic": GEEZ}
_FACES = "".join(
    f'@font-face{{font-family:"{name}";src:url("{FONTS}{number}");font-weight:100 900}}'
    for number, name in enumerate(NOTO)
)
_IN_NOTO = f"{_FACES}@media print{{body{{font-family:{','.join(map(repr, NOTO))}!important}}}}"
_LOADED = "async () => { for (const font of document.fonts) await font.load(); return document.fonts.size }"
_SIZES = """
() => [...document.querySelectorAll('main *')]
  .filter(each => each.getClientRects().length && [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(each => parseFloat(getComputedStyle(each).fontSize))
"""
_PARTED = """
() => [...document.querySelectorAll('main ul')].filter(each => getComputedStyle(each).breakBefore !== 'avoid')
  .concat([...document.querySelectorAll('main summary, h1')].filter(each => getComputedStyle(each).breakAfter !== 'avoid'))
  .map(each => each.outerHTML.slice(0, 80))
"""


@pytest_asyncio.fixture(loop_scope="session")
async def sheet(opens_page: OpensPage, site: str) -> AsyncIterator[Page]:
    """A tab in which every font is at hand."""
    page = await opens_page(f"{site}/robots.txt", any_font=True)
    files = [Path(str(file)) for file in NOTO.values()]

    async def give(route: Route) -> None:
        number = int(route.request.url.removeprefix(FONTS))
        await route.fulfill(path=files[number], content_type="font/ttf", headers={"Access-Control-Allow-Origin": "*"})

    await page.context.route(f"{FONTS}**", give)
    yield page


async def shown(sheet: Page, address: str) -> None:
    await sheet.goto(address)
    await sheet.add_style_tag(content=_IN_NOTO)
    assert await sheet.evaluate(_LOADED) == len(NOTO)


async def printed(sheet: Page, pages: str = "") -> bytes:
    """The page as a PDF, or some of its pages."""
    return await sheet.pdf(prefer_css_page_size=True, page_ranges=pages)


def count_pages(pdf: bytes) -> int:
    """How many pages a PDF has (ISO 32000-1, 7.7.3: each is an object of this type)."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_topic_is_two_pages_of_paper_and_four_with_another_language_beside_it(
    sheet: Page, site: str, guide: Guide, language: str
) -> None:
    beside = "en" if language == "nl" else "nl"
    found = dict[str, int]()
    for name in guide.flow.topics:
        for address in (f"/{language}/{name}", f"/{language}/{name}?beside={beside}"):
            await shown(sheet, f"{site}{address}")
            found[address] = count_pages(await printed(sheet))
    assert all(found.values())
    assert {
        address: pages
        for address, pages in found.items()
        if pages > (MOST_BESIDE if "beside" in address else MOST_PAGES)
    } == {}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whom_to_call_stands_on_the_first_page(sheet: Page, site: str, guide: Guide, language: str) -> None:
    for name in ("trafficking", "family"):
        for query in ("", "?beside=en" if language == "nl" else "?beside=nl"):
            await shown(sheet, f"{site}/{language}/{name}{query}")
            called = re.findall(rb"/URI\s*\(tel:([0-9+]+)\)", await printed(sheet, "1"))
            first = next(phone.number for helper in guide.flow.topics[name].helpers for phone in helper.phones)
            assert first.replace("-", "").replace(" ", "").encode() in called


@pytest.mark.parametrize("address", ["nl/family", "ar/trafficking?beside=nl", "ti/medical", "en/help", "ar/"])
async def test_paper_can_be_read_and_parts_no_list_from_what_leads_to_it(sheet: Page, site: str, address: str) -> None:
    await shown(sheet, f"{site}/{address}")
    await sheet.emulate_media(media="print")
    assert min(await sheet.evaluate(_SIZES)) >= SMALLEST
    assert await sheet.evaluate(_PARTED) == []
    await sheet.emulate_media(media="screen")
