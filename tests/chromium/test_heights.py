"""The height of an outcome as it is reckoned is the height that Chromium draws, with Noto's letters on a phone."""

from __future__ import annotations

from statistics import median

import pytest
from playwright.async_api import Page

from bot.authoring.sweep.fullest_paths import conversation_after
from bot.authoring.sweep.shortest_paths import find_shortest_paths
from bot.channels.web.chat_page import to_page
from bot.channels.web.checks import SCREENS, USUAL_SCREENS
from bot.channels.web.heights import HIGH, Height, measure
from bot.channels.web.html import to_html
from bot.core.event import Closed
from bot.core.flow import Outcome
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from tests.nightly import at_night
from tests.screens import screens_in

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]

LANGUAGES = ("ar", "ti", *at_night(["en", "nl"]))
CLOSE = 0.06
"""How far the reckoning may be from what is drawn."""

EACH = 4
"""Of the outcomes in their fullest forms, one in so many is drawn, and the highest by the reckoning."""

_DRAWN = """() => [
  document.documentElement.scrollHeight,
  ...[...document.querySelectorAll("main > .call")].slice(0, 1).map(each => each.getBoundingClientRect().bottom),
]"""


async def drawn(noto_phone: Page, guide: Guide, turn: Turn) -> Height:
    """The height that is drawn."""
    await noto_phone.set_content(to_html(to_page(guide, turn)))
    page, *calls = await noto_phone.evaluate(_DRAWN)
    return Height(page, calls[0] if calls else None)


def shortest(guide: Guide, language: Language) -> list[Turn]:
    """Every outcome by its shortest way."""
    ways = find_shortest_paths(guide.flow).values()
    return [guide.step(conversation_after(guide.flow, language, path), Closed()) for _, path in ways]


def fullest(guide: Guide, language: Language) -> list[Turn]:
    """Some of the outcomes in their fullest forms, the highest among them."""
    turns = [turn for turn in screens_in(guide, language) if isinstance(turn.screen.subject, Outcome)]
    return [*turns[::EACH], max(turns, key=lambda turn: measure(to_page(guide, turn)).page)]


async def compare(noto_phone: Page, guide: Guide, turn: Turn) -> Height:
    """Asserts that a page is drawn as it is reckoned; gives the height that is drawn."""
    reckoned, found = measure(to_page(guide, turn)), await drawn(noto_phone, guide, turn)
    shows = turn.screen.shows
    assert reckoned.page == pytest.approx(found.page, rel=CLOSE), (shows, reckoned, found)
    assert (reckoned.first_call is None) is (found.first_call is None), shows
    if found.first_call:
        assert found.first_call <= HIGH, shows
        # A line more or less, which on the whole page is little, is much here.
        assert reckoned.first_call == pytest.approx(found.first_call, abs=50), shows
    return found


@pytest.mark.parametrize("code", LANGUAGES)
async def test_the_shortest_way_to_an_outcome_is_as_high_as_reckoned(noto_phone: Page, guide: Guide, code: str) -> None:
    found = [await compare(noto_phone, guide, turn) for turn in shortest(guide, guide.words.languages[code])]
    assert median(each.screens for each in found) <= USUAL_SCREENS
    assert max(each.screens for each in found) <= SCREENS


@pytest.mark.parametrize("code", LANGUAGES)
async def test_the_fullest_forms_are_as_high_as_reckoned(noto_phone: Page, guide: Guide, code: str) -> None:
    found = [await compare(noto_phone, guide, turn) for turn in fullest(guide, guide.words.languages[code])]
    assert max(each.screens for each in found) <= SCREENS
