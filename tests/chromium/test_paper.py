"""Topics on paper: how many pages each takes, and what stands on the first.

They are set in Noto Sans: of the fonts that readers have it is a wide one, and what fits in it fits in theirs.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from bot.core.flow import Outcome
from bot.core.guide import Guide
from tests.chromium.conftest import FLAGS, NAMES, PATIENCE
from tests.nightly import at_night
from tests.widths import GEEZ, NASKH, SANS

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]

LANGUAGES = ("en", "nl", "ar", "ti")
MOST_PAGES, MOST_BESIDE = 2, 4
SMALLEST = 12
"""Pixels of CSS, 9 points: smaller letters are not read by tired eyes."""

SCRIPTS = {"ti": b"NotoSansEthiopic"}
"""The font of a language, by the name that it has in a PDF, where the others have no letters for it."""

_SIZES = """
() => [...document.querySelectorAll('main *')].filter(each => each.getClientRects().length)
  .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(each => parseFloat(getComputedStyle(each).fontSize))
"""
_PARTED = """
() => [['main ul', 'breakBefore'], ['main summary', 'breakAfter'], ['main li', 'breakInside']]
  .flatMap(([names, property]) => [...document.querySelectorAll(names)]
  .filter(each => getComputedStyle(each)[property] !== 'avoid'))
  .map(each => each.outerHTML.slice(0, 80))
"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def printer(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Browser]:
    """A browser of its own, on a machine that has Noto's letters: fontconfig looks for them below XDG_DATA_HOME."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("there is no Chromium on this machine: apt install chromium")
    fonts = tmp_path_factory.mktemp("data") / "fonts"
    fonts.mkdir()
    for number, file in enumerate((SANS, NASKH, GEEZ)):
        (fonts / f"{number}.ttf").symlink_to(Path(str(file)))
    async with async_playwright() as playwright:
        env: dict[str, str | float | bool] = {**os.environ, "XDG_DATA_HOME": str(fonts.parent)}
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS, timeout=PATIENCE, env=env)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def sheet(printer: Browser) -> AsyncIterator[Page]:
    """A tab of that browser."""
    context = await printer.new_context()
    context.set_default_timeout(PATIENCE)
    yield await context.new_page()
    await context.close()


async def printed(sheet: Page, pages: str = "") -> bytes:
    """The page as a PDF, or some of its pages."""
    return await sheet.pdf(prefer_css_page_size=True, page_ranges=pages)


def count_pages(pdf: bytes) -> int:
    """How many pages a PDF has (ISO 32000-1, 7.7.3: each is an object of this type)."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("language", ["ti", "nl", *at_night(["en", "ar"])])
async def test_a_topic_is_two_pages_of_paper_and_four_with_another_language_beside_it(
    sheet: Page, site: str, guide: Guide, language: str
) -> None:
    beside = "en" if language == "nl" else "nl"
    found = dict[str, int]()
    for name in guide.flow.topics:
        for address in (f"/{language}/{name}", f"/{language}/{name}?beside={beside}"):
            await sheet.goto(f"{site}{address}")
            pdf = await printed(sheet)
            assert SCRIPTS.get(language, b"NotoSans") in pdf
            found[address] = count_pages(pdf)
    assert all(found.values())
    assert {
        address: pages
        for address, pages in found.items()
        if pages > (MOST_BESIDE if "beside" in address else MOST_PAGES)
    } == {}


@pytest.mark.parametrize("query", ["ti/next/{}?beside=nl", *at_night(["en/next/{}"])])
async def test_an_outcome_is_two_pages_of_paper_also_with_another_language_beside_it(
    sheet: Page, site: str, guide: Guide, query: str
) -> None:
    found = dict[str, int]()
    for name in (name for name, state in guide.flow.states.items() if isinstance(state, Outcome)):
        await sheet.goto(f"{site}/{query.format(name)}")
        found[name] = count_pages(await printed(sheet))
    assert all(found.values())
    assert {name: pages for name, pages in found.items() if pages > MOST_PAGES} == {}


@pytest.mark.parametrize("name", ["own_permit", "forced_or_controlled", "under_18_alone", "no_permit_found"])
async def test_an_outcome_has_its_numbers_on_the_first_page(sheet: Page, site: str, name: str) -> None:
    await sheet.goto(f"{site}/ti/next/{name}?beside=nl")
    links = await sheet.locator("#call a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert links
    called = re.findall(rb"/URI\s*\((tel:[0-9+]+)\)", await printed(sheet, "1"))
    assert {*links} <= {each.decode() for each in called}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whom_to_call_stands_on_the_first_page(sheet: Page, site: str, guide: Guide, language: str) -> None:
    for name in ("trafficking", "family"):
        for query in ("", "?beside=en" if language == "nl" else "?beside=nl"):
            await sheet.goto(f"{site}/{language}/{name}{query}")
            called = re.findall(rb"/URI\s*\(tel:([0-9+]+)\)", await printed(sheet, "1"))
            first = next(phone.number for helper in guide.flow.topics[name].helpers for phone in helper.phones)
            assert first.replace("-", "").replace(" ", "").encode() in called


@pytest.mark.parametrize(
    "address", ["nl/family", "ar/trafficking?beside=nl", "ti/medical", "en/help", "ar/", "ar/next/own_permit"]
)
async def test_paper_can_be_read_and_parts_no_list_from_what_leads_to_it(sheet: Page, site: str, address: str) -> None:
    await sheet.goto(f"{site}/{address}")
    await sheet.emulate_media(media="print")
    assert min(await sheet.evaluate(_SIZES)) >= SMALLEST
    assert await sheet.evaluate(_PARTED) == []
    await sheet.emulate_media(media="screen")
