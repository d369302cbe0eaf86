"""The page for staff in Chromium: found, read, copied from and scanned, on a phone and on a desktop."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Page, ViewportSize, expect

from bot.core.guide import Guide
from tests.chromium.conftest import OpensPage
from tests.chromium.tab import is_accessible
from tests.nightly import at_night

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]

LOOKS = ({"dark": True}, {"wide": True}, *at_night([{}]))


def dutch(guide: Guide, topic: str) -> str:
    """The title of a topic as staff read it."""
    return guide.words.voice(guide.words.languages["nl"]).say(guide.flow.topics[topic].title).text


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("wide", [True, False])
async def test_from_the_start_to_a_page_in_tigrinya_in_two_presses_by_dutch_words_alone(
    opens_page: OpensPage, site: str, pseudo_guide: Guide, *, wide: bool, script: bool
) -> None:
    page = await opens_page(f"{site}/", wide=wide, script=script)
    await page.get_by_role("link", name="Voor hulpverleners").click()
    row = page.locator("section").filter(
        has=page.get_by_role("heading", name=dutch(pseudo_guide, "family"), exact=True)
    )
    await row.get_by_role("link", name="Tigrinya", exact=True).click()
    await page.wait_for_url(f"{site}/ti/family")
    await expect(page.locator("html")).to_have_attribute("lang", "ti")


@pytest.mark.parametrize("look", LOOKS)
async def test_everybody_can_use_it(opens_page: OpensPage, site: str, look: dict[str, bool]) -> None:
    page = await opens_page(f"{site}/voor-hulpverleners", **look)
    await is_accessible(page, "list")
    for path in ("/staff?to=ar", "/voor-hulpverleners/ar/family", "/staff/ti/guide"):
        await page.goto(f"{site}{path}")
        await is_accessible(page, path)
    await page.set_viewport_size(ViewportSize(width=320, height=256))
    for path in ("/staff", "/voor-hulpverleners/ti/family"):
        await page.goto(f"{site}{path}")
        await is_accessible(page, path)


async def copied(page: Page) -> str:
    return str(await page.evaluate("() => navigator.clipboard.readText()"))


async def test_a_link_is_copied_and_it_is_said(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/voor-hulpverleners?partner=my-ngo")
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    row = page.locator("section", has=page.locator("#r-family"))
    button = row.locator("li", has_text="Tigrinya").get_by_role("button")
    await expect(button).to_have_accessible_name(re.compile(r"Link kopiëren .* Tigrinya"))
    await button.click()
    await expect(page.locator("#copied")).to_have_text("Gekopieerd")
    assert await copied(page) == f"{site}/ti/family?partner=my-ngo"
    await page.goto(f"{site}/staff/ti/guide")
    for opens, link in (
        ("The guide", f"{site}/?start=l-ti"),
        ("Go on in Telegram", "https://t.me/wegwijs_bot?start=l-ti"),
    ):
        await page.get_by_role("button", name=f"Copy link {opens}").click()
        await expect(page.locator("#copied")).to_have_text("Copied")
        assert await copied(page) == link


async def test_where_there_is_no_clipboard_the_older_way_copies(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/staff")
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    await page.add_init_script("Navigator.prototype.__defineGetter__('clipboard', () => undefined)")
    await page.goto(f"{site}/staff?to=ar")
    await page.locator("section li button").first.click()
    await expect(page.locator("#copied")).to_have_text("Copied")
    other = await page.context.new_page()
    await other.goto(f"{site}/robots.txt")
    assert await other.evaluate("() => navigator.clipboard.readText()") == f"{site}/ar/help"


async def test_a_code_can_be_scanned_from_the_screen_and_printed(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/voor-hulpverleners", script=False)
    await page.locator("section", has=page.locator("#r-family")).locator(".qr").last.click()
    code = page.locator(".code svg").first
    box = await code.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 200
    assert site.removeprefix("http://") in await page.locator(".code").first.inner_text()
    await page.emulate_media(media="print")
    await expect(code).to_be_visible()
    await expect(page.locator(".ways").first).to_be_hidden()


@pytest.mark.parametrize("script", [True, False])
async def test_links_are_made_with_a_form(
    opens_page: OpensPage, site: str, pseudo_guide: Guide, *, script: bool
) -> None:
    page = await opens_page(f"{site}/voor-hulpverleners", script=script)
    await page.get_by_label("Taal").select_option("ti")
    await page.get_by_label("Pagina om te lezen").select_option("family")
    await page.get_by_label("Naam van je organisatie").fill("My NGO!")
    await page.get_by_role("button", name="Toon links en codes").click()
    await expect(page.get_by_label("Naam van je organisatie")).to_have_value("my-ngo")
    await page.get_by_role("button", name="Toon links en codes").click()
    await page.wait_for_url(f"{site}/voor-hulpverleners/ti/family?partner=my-ngo")
    tigrinya, family = pseudo_guide.words.languages["ti"], pseudo_guide.flow.topics["family"]
    await expect(page.locator(".digits")).to_contain_text(pseudo_guide.short_code(tigrinya, family))
    async with page.expect_download() as started:
        await page.get_by_label("PNG").first.click()
    assert (await started.value).suggested_filename == "wegwijs-ti-family-page.png"
