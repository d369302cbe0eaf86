"""Cards in a browser: large letters that fit, and a screen that stays awake as long as one is shown."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, ViewportSize

from tests.chromium.conftest import Opens
from tests.chromium.tab import Tab
from tests.nightly import at_night

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]

LARGE, LARGE_ON_THE_NARROWEST = 29, 24
"""Pixels of the Dutch letters on a phone of 360 pixels, and on one of 320; those of a text are 16."""

NARROW = 320

SPY = """
window.held = []; window.asks = 0;
Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request: kind => {
  window.asks += 1;
  const lock = { kind, release: () => { held = held.filter(each => each !== lock); return Promise.resolve(); } };
  held.push(lock);
  return Promise.resolve(lock);
} } });
"""
"""Stands for the lock of the screen, which a machine without a screen may refuse; it only counts."""

NEVER = "Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: undefined });"
REFUSES = """
Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request: () => {
  window.refused = true;
  return Promise.reject(new DOMException('no', 'NotAllowedError'));
} } });
"""

TO_A_CARD = ("language en", "open menu", "open cards", "open card veilig-thuis")


async def begun(opens: Opens, script: str, *steps: str) -> Tab:
    """A tab with such a lock of the screen, after these steps."""
    tab = await opens()
    await tab.page.add_init_script(script)
    await tab.starts()
    for done in steps:
        await tab.does(done)
    return tab


async def held(page: Page) -> list[str]:
    """The locks that the page holds."""
    await page.evaluate("() => new Promise(done => setTimeout(done))")
    found: list[str] = await page.evaluate("held.map(each => each.kind)")
    return found


async def test_the_screen_stays_awake_while_a_card_is_shown_and_not_longer(opens: Opens) -> None:
    tab = await begun(opens, SPY, *TO_A_CARD[:-1])
    assert await held(tab.page) == []
    await tab.does(TO_A_CARD[-1])
    assert await held(tab.page) == ["screen"]
    await tab.does("open cards")
    assert await held(tab.page) == []
    await tab.does("open card lawyer")
    await tab.does("open languages")
    assert await held(tab.page) == []
    assert await tab.page.evaluate("asks") == 2  # the two cards


async def test_whoever_comes_back_to_the_page_has_it_awake_again_once(opens: Opens) -> None:
    tab = await begun(opens, SPY, *TO_A_CARD)
    await held(tab.page)
    await tab.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert await held(tab.page) == ["screen"]
    assert await tab.page.evaluate("asks") == 2  # when it was shown, and when it was seen again


async def test_a_card_that_is_left_before_the_answer_came_is_not_kept_awake(opens: Opens) -> None:
    slow = SPY.replace(
        "return Promise.resolve(lock)", "return new Promise(done => { window.late = () => done(lock); })"
    )
    tab = await begun(opens, slow, *TO_A_CARD)
    await tab.does("open cards")
    await tab.page.evaluate("late()")
    assert await held(tab.page) == []


@pytest.mark.parametrize("script", [NEVER, REFUSES])
async def test_where_it_cannot_stay_awake_nothing_is_said(opens: Opens, script: str) -> None:
    tab = await begun(opens, script, *TO_A_CARD)
    await tab.sees("card:veilig-thuis")
    await tab.does("open cards")
    await tab.sees("cards")


async def test_nothing_is_stored_in_the_browser(opens: Opens) -> None:
    tab = await begun(opens, SPY, *TO_A_CARD)
    kept = "[localStorage.length, sessionStorage.length, document.cookie]"
    assert await tab.page.evaluate(kept) == [0, 0, ""]
    assert "card" not in tab.page.url


@pytest.mark.parametrize(
    "size", [ViewportSize(width=NARROW, height=568), *at_night([ViewportSize(width=360, height=640)])]
)
async def test_the_dutch_is_large_and_no_word_of_it_is_broken(
    opens: Opens, languages: tuple[str, ...], size: ViewportSize
) -> None:
    least = LARGE if size["width"] > NARROW else LARGE_ON_THE_NARROWEST
    for language in languages:
        tab = await opens(language)
        await tab.page.set_viewport_size(size)
        await tab.starts()
        for done in (f"language {language}", "open menu", "open cards"):
            await tab.does(done)
        for card in tab.guide.flow.cards:
            await tab.does(f"open card {card}")
            large, box, needs = await tab.page.evaluate(
                "(() => { const p = document.querySelector('.large'); const style = getComputedStyle(p);"
                "const room = p.clientWidth; p.style.overflowWrap = 'normal'; p.style.hyphens = 'none';"
                "return [parseFloat(style.fontSize), room, p.scrollWidth]; })()"
            )
            assert large >= least, card
            assert needs <= box, f"{card} in {language} needs {needs} of {box} pixels"
            await tab.does("open cards")


async def test_a_wide_screen_has_larger_letters(opens: Opens) -> None:
    tab = await opens(wide=True)
    await tab.starts()
    for done in TO_A_CARD:
        await tab.does(done)
    size = await tab.page.evaluate("parseFloat(getComputedStyle(document.querySelector('.large')).fontSize)")
    assert size > LARGE
