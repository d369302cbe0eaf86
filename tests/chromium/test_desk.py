"""The desk in Chromium: two columns, a clock that is touched away, a history that does not grow, and paper."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, ViewportSize, expect

from bot.channels.web.addresses import DESK
from bot.channels.web.desk_page import SECONDS, WARNING
from bot.channels.web.html import NEUTRAL
from bot.core.guide import Guide
from tests.chromium.conftest import OpensPage
from tests.chromium.tab import is_accessible
from tests.nightly import at_night

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]

COUNTER, TABLET, PHONE = (ViewportSize(width=width, height=768) for width in (1024, 768, 360))
LANGUAGES = ("en", "ar", "ti")
FIRST, SECOND = ".column:first-child", ".column:last-child"
PRESSED = f"{FIRST} > button:not(.on)"

_BOXES = """() => [...document.querySelectorAll(".column")].map(each => {
  const {left, top, right, bottom} = each.getBoundingClientRect();
  return {left, top, right, bottom};
})"""
_ROWS = """() => {
  const tops = column => [...column.querySelectorAll(":scope > button")].map(each => each.getBoundingClientRect().top);
  const [one, other] = [...document.querySelectorAll(".column")].map(tops);
  return [one, other];
}"""
_WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_LEFT = "selector => getComputedStyle(document.querySelector(selector)).direction"


async def settled(page: Page) -> None:
    await page.locator("body:not([aria-busy])").wait_for()


async def chooses(page: Page, language: str) -> None:
    """Opens the desk and chooses the client's language: the first question follows."""
    await page.locator(f"#picker button:has([lang={language}])").click()
    await page.locator(SECOND).wait_for()
    await settled(page)


async def answers(page: Page, times: int) -> None:
    """Gives the last answer of each question, so that nothing is hurried to an end."""
    for _ in range(times):
        await page.locator(PRESSED).last.click()
        await settled(page)


async def at(opens_page: OpensPage, site: str, language: str = "ar", **looks: bool) -> Page:
    page = await opens_page(f"{site}{DESK}", **looks)
    await chooses(page, language)
    return page


async def with_clock(opens_page: OpensPage, site: str) -> Page:
    """A desk whose clock is ours, at the second question."""
    page = await opens_page(f"{site}{DESK}")
    await page.clock.install()
    await page.goto(f"{site}{DESK}")
    await chooses(page, "ar")
    await answers(page, 1)
    return page


@pytest.mark.parametrize("language", LANGUAGES)
async def test_two_columns_at_a_counter_and_one_under_the_other_on_a_phone(
    opens_page: OpensPage, site: str, language: str
) -> None:
    page = await at(opens_page, site, language)
    for size in (COUNTER, TABLET, PHONE):
        await page.set_viewport_size(size)
        one, other = await page.evaluate(_BOXES)
        assert await page.evaluate(_WIDER) <= 0
        if size is PHONE:
            assert one["bottom"] <= other["top"]
            assert one["left"] == other["left"]
        else:
            assert one["right"] <= other["left"]
            ours, theirs = await page.evaluate(_ROWS)
            assert ours == pytest.approx(theirs, abs=1)
    assert await page.evaluate(_LEFT, FIRST) == ("rtl" if language == "ar" else "ltr")
    assert await page.evaluate(_LEFT, SECOND) == "ltr"


async def test_a_press_in_either_column_goes_on_in_both(opens_page: OpensPage, site: str) -> None:
    page = await at(opens_page, site)
    titles = set[str]()
    for column in (FIRST, SECOND):
        await page.locator(f"{column} > button").last.click()
        await settled(page)
        await expect(page.locator(FIRST)).to_have_attribute("lang", "ar")
        await expect(page.locator(SECOND)).to_have_attribute("lang", "nl")
        titles.add(await page.locator(f"{SECOND} h1").inner_text())
    assert len(titles) == 2


async def test_the_history_does_not_grow_and_back_shows_nothing(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/staff")
    await page.goto(f"{site}{DESK}?start=l-ar_t-family")
    assert page.url == f"{site}{DESK}"
    await page.locator(f"{FIRST} > button").last.click()
    before = await page.evaluate("() => history.length")
    for _ in range(10):
        await page.locator(f"{SECOND} > button").last.click()
        await settled(page)
        if not await page.locator(f"{SECOND} > button").count():
            await page.locator(f"{SECOND} .back").click()
            await settled(page)
    assert await page.evaluate("() => history.length") == before
    await page.go_back(wait_until="commit")
    await page.wait_for_url(f"{site}/staff", wait_until="commit")
    await page.go_forward(wait_until="commit")
    await expect(page.locator("#picker")).to_be_visible()
    assert await page.locator(".columns").count() == 0


async def test_it_clears_itself_and_counts_the_last_seconds_in_sight(opens_page: OpensPage, site: str) -> None:
    page = await with_clock(opens_page, site)
    await page.clock.run_for((SECONDS - WARNING - 2) * 1000)
    await expect(page.locator("#count")).to_be_hidden()
    await page.clock.run_for(4_000)
    await expect(page.locator("#count")).to_be_visible()
    for language in ("ar", "nl"):
        told = await page.locator(f"#count [lang={language}], #count span:not([lang])").last.inner_text()
        assert any(each.isdigit() for each in told)
    await page.clock.run_for(WARNING * 1000)
    await expect(page.locator("#picker")).to_be_visible()
    assert page.url == f"{site}{DESK}"
    await page.clock.run_for(2 * SECONDS * 1000)
    await expect(page.locator("#count")).to_be_hidden()


@pytest.mark.parametrize("touch", ["click", "key", "wheel"])
async def test_one_touch_stops_the_clock_and_presses_nothing(opens_page: OpensPage, site: str, touch: str) -> None:
    page = await with_clock(opens_page, site)
    title = await page.locator(f"{FIRST} h1").inner_text()
    button = page.locator(PRESSED).first
    await button.focus()
    box = await button.bounding_box()
    assert box
    for _ in range(3):
        await page.clock.run_for((SECONDS - 5) * 1000)
        await expect(page.locator("#count")).to_be_visible()
        if touch == "click":
            await page.mouse.click(box["x"] + 20, box["y"] + 20)
        elif touch == "key":
            await page.keyboard.press("Enter")
        else:
            await page.mouse.wheel(0, 20)
        await expect(page.locator("#count")).to_be_hidden()
    await settled(page)
    assert await page.locator(f"{FIRST} h1").inner_text() == title


async def test_a_machine_that_slept_shows_nothing_of_before(opens_page: OpensPage, site: str) -> None:
    page = await with_clock(opens_page, site)
    await page.clock.fast_forward(60 * 60 * 1000)
    await expect(page.locator("#picker")).to_be_visible()


async def test_what_is_typed_and_not_sent_is_cleared_too(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}{DESK}")
    await page.clock.install()
    await page.goto(f"{site}{DESK}")
    await page.fill("input[name=words]", "my secret")
    await page.clock.run_for((SECONDS + 1) * 1000)
    await expect(page.locator("input[name=words]")).to_have_value("")
    await page.fill("input[name=words]", "gezinshereniging")
    await page.keyboard.press("Enter")
    await settled(page)
    assert "gezinshereniging" not in page.url


async def test_a_new_client_finds_nothing(opens_page: OpensPage, site: str) -> None:
    page = await at(opens_page, site)
    before = await page.evaluate("() => history.length")
    for selector in ("header .leave", f"{FIRST} .clear"):
        await page.locator(selector).click()
        await expect(page.locator("#picker")).to_be_visible()
        await chooses(page, "ti")
    assert await page.evaluate("() => history.length") == before


async def test_what_is_unfolded_in_one_is_unfolded_in_the_other(opens_page: OpensPage, site: str) -> None:
    page = await at(opens_page, site, wide=True)
    await page.locator(f"{SECOND} summary").first.click()
    await expect(page.locator(f"{FIRST} details").first).to_have_attribute("open", "")
    await page.locator(f"{FIRST} summary").first.click()
    await expect(page.locator(f"{SECOND} details").first).not_to_have_attribute("open", "")


async def test_the_code_for_the_phone_is_large_and_leads_to_the_place(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}{DESK}?start=l-ti_t-family")
    await page.locator(".phone summary").click()
    codes = page.locator(".code svg")
    await expect(codes).to_have_count(2)
    for code in await codes.all():
        box = await code.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 200
    assert f"{site.removeprefix('http://')}/?start=l-ti_t-family" in await page.locator(".codes").inner_text()


async def test_it_prints_both_languages_and_the_code_under_a_neutral_name(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}{DESK}?start=l-ar_t-family", wide=True)
    await page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    await page.locator("#print").click()
    assert await page.evaluate("() => window.printed")
    assert await page.title() == "Wegwijs"
    await page.emulate_media(media="print")
    await page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    one, other = await page.evaluate(_BOXES)
    assert one["right"] <= other["left"]
    await expect(page.locator(".code svg").first).to_be_visible()
    for selector in ("header", "footer", ".keys", ".type", ".back"):
        await expect(page.locator(selector).first).to_be_hidden()
    await page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert await page.locator(".phone[open]").count() == 0


async def test_without_a_script_it_can_be_used_and_says_what_that_means(opens_page: OpensPage, site: str) -> None:
    page = await at(opens_page, site, script=False)
    await page.locator(PRESSED).last.click()
    await page.wait_for_load_state()
    await expect(page.locator(FIRST)).to_have_attribute("lang", "ar")
    await expect(page.locator("#print")).to_be_hidden()
    await expect(page.locator("footer noscript p")).to_be_visible()
    await page.locator("header .leave").click()
    await expect(page.locator("#picker")).to_be_visible()


async def test_without_a_connection_it_says_so_and_nothing_is_lost(opens_page: OpensPage, site: str) -> None:
    page = await at(opens_page, site)
    await page.context.set_offline(offline=True)
    await page.locator(PRESSED).last.click()
    await expect(page.locator("#offline")).to_be_visible()
    await page.context.set_offline(offline=False)
    await answers(page, 1)
    await expect(page.locator("#offline")).to_be_hidden()


@pytest.mark.parametrize("look", [{"dark": True}, {"wide": True}, *at_night([{}])])
async def test_everybody_can_use_it(
    opens_page: OpensPage, site: str, pseudo_guide: Guide, look: dict[str, bool]
) -> None:
    page = await opens_page(f"{site}{DESK}", **look)
    await is_accessible(page, "picker")
    await chooses(page, "ar")
    for times in range(6):
        await is_accessible(page, f"question {times}")
        await answers(page, 1)
    for path in (f"?start=l-ti_t-{next(iter(pseudo_guide.flow.topics))}", "?start=l-nl"):
        await page.goto(f"{site}{DESK}{path}")
        await page.locator(".phone summary").click()
        await page.evaluate("() => window.scrollTo(0, 0)")
        await is_accessible(page, path)
    await page.set_viewport_size(ViewportSize(width=320, height=256))
    await is_accessible(page, "narrow")
    assert NEUTRAL not in page.url
