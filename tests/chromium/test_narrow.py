"""Small screens and large letters: measured boxes, in every language that is read in tests."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, ViewportSize

from bot.channels.web.chat_page import to_page
from bot.channels.web.html import to_html
from bot.core.conversation import Conversation
from bot.core.drawing.language_picker import LIKELY
from bot.core.event import Closed, Started
from bot.core.guide import Guide
from tests.chromium.conftest import Opens, OpensPage

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]

LETTERS = {"as they are": 16, "twice as large": 32}
"""Pixels of a letter as the reader has set them: the page's own sizes follow."""

SMALL = ViewportSize(width=360, height=560)
"""What a browser leaves of a small phone's screen of 360 x 640."""

A_SHORT_SWIPE = 1.25
"""What is seen after one, in heights of the screen from its top."""

FAR_FROM_A_THUMB = 24
"""Pixels between the number to call and the nearest language."""

_HEADER = """() => {
  const page = document.documentElement, header = document.querySelector("header").getBoundingClientRect();
  const parts = [...document.querySelectorAll("header > *")].map(each => each.getBoundingClientRect());
  const over = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom - 1 && other.top < one.bottom - 1;
  return [
    page.scrollWidth - page.clientWidth > 0 && "wider than the window",
    parts.some(each => each.left < 0 || each.right > page.clientWidth + 1) && "beyond the edge",
    parts.some(each => each.top < header.top - 1 || each.bottom > header.bottom + 1) && "out of the header",
    parts.some((one, at) => parts.slice(at + 1).some(other => over(one, other))) && "one over another",
    [...document.querySelectorAll("header a, header button")]
      .some(each => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1) && "cut off",
  ].filter(Boolean);
}"""
"""What is wrong with the header, in words."""

_DISTANCE = """() => document.querySelector("#go .urgent").getBoundingClientRect().top
  - Math.max(...[...document.querySelectorAll("#go .plain")].map(each => each.getBoundingClientRect().bottom))"""
_WHOLE = "() => document.documentElement.scrollHeight"
_BOTTOM = "selector => document.querySelector(selector).getBoundingClientRect().bottom + scrollY"


async def set_letters(page: Page, pixels: int) -> None:
    """Sets the size of letters that the reader prefers, as in the settings of a browser."""
    browser = await page.context.new_cdp_session(page)
    await browser.send("Page.setFontSizes", {"fontSizes": {"standard": pixels, "fixed": pixels}})


async def assert_header_is_whole(page: Page, address: str) -> None:
    """Asserts so at every width and size of letters."""
    for width in (320, 360):
        await page.set_viewport_size(ViewportSize(width=width, height=560))
        for letters, pixels in LETTERS.items():
            await set_letters(page, pixels)
            await page.goto(address)
            assert await page.evaluate(_HEADER) == [], (address, width, letters)


async def test_leaving_the_guide_is_never_pushed_off_the_edge(opens: Opens, pseudo_guide: Guide) -> None:
    tab = await opens()
    for language in pseudo_guide.words.offered:
        await assert_header_is_whole(tab.page, f"{tab.origin}/?start=l-{language.code}")


async def test_leaving_a_page_is_never_pushed_off_the_edge(
    opens_page: OpensPage, site: str, pseudo_guide: Guide
) -> None:
    page = await opens_page(f"{site}/staff")
    for path in ("staff", "voor-hulpverleners", *(f"{each.tag}/" for each in pseudo_guide.words.offered)):
        await assert_header_is_whole(page, f"{site}/{path}")


async def test_the_number_to_call_keeps_a_distance_from_the_languages(opens: Opens) -> None:
    tab = await (await opens()).starts()
    await tab.page.set_viewport_size(SMALL)
    assert await tab.page.evaluate(_DISTANCE) >= FAR_FROM_A_THUMB
    looks = [
        await tab.page.locator(f"#go {kind}").first.evaluate("each => getComputedStyle(each).borderTopColor")
        for kind in (".plain", ".urgent")
    ]
    assert looks[0] != looks[1]


async def test_the_languages_are_in_reach_of_a_thumb_on_a_small_phone(noto_phone: Page, guide: Guide) -> None:
    """Those that say what this is are seen at once, in the language of each browser; the last one after one swipe."""
    await noto_phone.set_viewport_size(SMALL)
    for language in guide.words.offered:
        shown = to_page(guide, guide.step(Conversation(), Started()), language.tag, "Foundation")
        await noto_phone.set_content(to_html(shown))
        assert await noto_phone.evaluate(_BOTTOM, f"#go .plain:nth-of-type({LIKELY})") <= SMALL["height"], language.code
        assert await noto_phone.evaluate(_WHOLE) <= 1.6 * SMALL["height"], language.code


async def test_the_menu_fits_a_small_phone_and_its_one_way_on_is_first(noto_phone: Page, guide: Guide) -> None:
    """What it says and the way on are seen at once; where words are long, the line to type in after a short swipe."""
    await noto_phone.set_viewport_size(SMALL)
    for language in guide.words.offered:
        menu = guide.step(Conversation(), Started(f"l-{language.code}"))
        await noto_phone.set_content(to_html(to_page(guide, menu, None, "Foundation")))
        assert await noto_phone.evaluate(_BOTTOM, "main .on") <= SMALL["height"] / 2, language.code
        assert await noto_phone.evaluate(_BOTTOM, ".asides button") <= SMALL["height"], language.code
        assert await noto_phone.evaluate(_BOTTOM, "#type") <= A_SHORT_SWIPE * SMALL["height"], language.code
        first = await noto_phone.locator("main button:not(.back)").first.get_attribute("class")
        assert first == "on", language.code


async def test_of_the_first_question_the_first_answer_is_seen_at_once(noto_phone: Page, guide: Guide) -> None:
    await noto_phone.set_viewport_size(SMALL)
    for language in guide.words.offered:
        asked = guide.step(Conversation(language), Closed())
        await noto_phone.set_content(to_html(to_page(guide, asked, None, "Foundation")))
        assert await noto_phone.evaluate(_BOTTOM, "#go button:nth-child(3)") <= SMALL["height"], language.code
