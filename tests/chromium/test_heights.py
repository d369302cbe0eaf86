"""The height of an outcome as it is reckoned is the height that Chromium draws, with Noto's letters on a phone."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from statistics import median

import pytest
import pytest_asyncio
from playwright.async_api import Page, ViewportSize, async_playwright

from bot.authoring.sweep.fullest_paths import conversation_after
from bot.authoring.sweep.shortest_paths import find_shortest_paths
from bot.channels.web.chat_page import to_page
from bot.channels.web.checks import SCREENS, USUAL_SCREENS
from bot.channels.web.heights import HIGH, WIDE, Height, measure
from bot.channels.web.html import to_html
from bot.core.event import Closed
from bot.core.flow import Outcome
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from tests.chromium.conftest import FLAGS, NAMES, PATIENCE
from tests.chromium.fonts import noto
from tests.screens import screens_in

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.slow, pytest.mark.xdist_group("chromium")]

LANGUAGES = ("en", "ar", "ti", "nl")
CLOSE = 0.06
"""How far the reckoning may be from what is drawn."""

SHARPNESS = 2
"""Pixels of the screen to one of the style, as on phones: with one, letters are drawn as wide as whole pixels."""

EACH = 4
"""Of the outcomes in their fullest forms, one in so many is drawn, and the highest by the reckoning."""

_DRAWN = """() => [
  document.documentElement.scrollHeight,
  ...[...document.querySelectorAll("main > .call")].slice(0, 1).map(each => each.getBoundingClientRect().bottom),
]"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def phone() -> AsyncIterator[Page]:
    """A page on a phone that has Noto's letters."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("there is no Chromium on this machine: apt install chromium")
    with noto() as environment:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=path, args=FLAGS, timeout=PATIENCE, env=environment
            )
            size = ViewportSize(width=WIDE, height=HIGH)
            yield await browser.new_page(viewport=size, device_scale_factor=SHARPNESS, java_script_enabled=True)
            await browser.close()


async def drawn(phone: Page, guide: Guide, turn: Turn) -> Height:
    """The height that is drawn."""
    await phone.set_content(to_html(to_page(guide, turn)))
    page, *calls = await phone.evaluate(_DRAWN)
    return Height(page, calls[0] if calls else None)


def shortest(guide: Guide, language: Language) -> list[Turn]:
    """Every outcome by its shortest way."""
    ways = find_shortest_paths(guide.flow).values()
    return [guide.step(conversation_after(guide.flow, language, path), Closed()) for _, path in ways]


def fullest(guide: Guide, language: Language) -> list[Turn]:
    """Some of the outcomes in their fullest forms, the highest among them."""
    turns = [turn for turn in screens_in(guide, language) if isinstance(turn.screen.subject, Outcome)]
    return [*turns[::EACH], max(turns, key=lambda turn: measure(to_page(guide, turn)).page)]


async def compare(phone: Page, guide: Guide, turn: Turn) -> Height:
    """Asserts that a page is drawn as it is reckoned; gives the height that is drawn."""
    reckoned, found = measure(to_page(guide, turn)), await drawn(phone, guide, turn)
    shows = turn.screen.shows
    assert reckoned.page == pytest.approx(found.page, rel=CLOSE), (shows, reckoned, found)
    assert (reckoned.first_call is None) is (found.first_call is None), shows
    if found.first_call:
        assert found.first_call <= HIGH, shows
        # A line more or less, which on the whole page is little, is much here.
        assert reckoned.first_call == pytest.approx(found.first_call, abs=50), shows
    return found


@pytest.mark.parametrize("code", LANGUAGES)
async def test_the_shortest_way_to_an_outcome_is_as_high_as_reckoned(phone: Page, guide: Guide, code: str) -> None:
    found = [await compare(phone, guide, turn) for turn in shortest(guide, guide.words.languages[code])]
    assert median(each.screens for each in found) <= USUAL_SCREENS
    assert max(each.screens for each in found) <= SCREENS


@pytest.mark.parametrize("code", LANGUAGES)
async def test_the_fullest_forms_are_as_high_as_reckoned(phone: Page, guide: Guide, code: str) -> None:
    found = [await compare(phone, guide, turn) for turn in fullest(guide, guide.words.languages[code])]
    assert max(each.screens for each in found) <= SCREENS
