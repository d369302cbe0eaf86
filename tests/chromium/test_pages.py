"""The public pages in Chromium: read by everybody, printed, left, and framed by partners."""

from __future__ import annotations

import pytest
from playwright.async_api import Error, Frame, Page, expect

from bot.channels.web.html import NEUTRAL
from bot.core.guide import Guide
from tests.chromium.conftest import OTHER, PARTNER, Opens, OpensPage, fulfil
from tests.chromium.tab import SMALLEST_TARGET, is_accessible
from tests.core.paths import shortest_ways
from tests.nightly import at_night

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]

KINDS = (
    "", "family", "help", "who-helps", "privacy", "trafficking?beside=nl", "family?seen=zz", "nothing",
    "next/own_permit", "next/parent_of_dutch_child?beside=nl",
)  # fmt: skip

LOOKS: tuple[dict[str, bool], ...] = ({}, {"dark": True}, {}, {"wide": True})
"""Each with the next of the languages, and the last with that from right to left again."""


@pytest.mark.parametrize("number", [0, 1, *at_night(range(2, len(LOOKS)))])
async def test_everybody_can_read_every_kind_of_page(
    opens_page: OpensPage, site: str, languages: tuple[str, ...], number: int
) -> None:
    language = (*languages, *languages, *languages)[1 if number == len(LOOKS) - 1 else number].replace("_", "-")
    page = await opens_page(f"{site}/{language}/", **LOOKS[number])
    for kind in KINDS:
        await page.goto(f"{site}/{language}/{kind}")
        await is_accessible(page, kind)
    await page.set_viewport_size({"width": 320, "height": 256})
    await is_accessible(page, "narrow")


async def test_without_a_script_everything_can_be_read_and_the_guide_reached(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/en/", script=False)
    await page.locator('a[href="/en/family"]').click()
    await expect(page.locator("#conditions")).to_be_visible()
    for selector in ("#save", "#print", "#saved-copy", ".paper"):
        await expect(page.locator(selector)).to_be_hidden()
    await page.locator('a[href^="/?start="]').first.click()
    await expect(page.locator("form#go")).to_be_visible()
    assert "start=l-en_t-family" in page.url


async def test_another_language_keeps_the_page_and_dutch_stands_beside_it(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/en/family", wide=True)
    await page.locator(".tongues a[lang=nl]").last.click()
    await expect(page.locator("#short .body .cell")).to_have_count(2)
    left, right = [await cell.bounding_box() for cell in await page.locator("#short .body .cell").all()]
    assert left
    assert right
    assert left["y"] == right["y"]
    await page.locator(".tongues a[lang=nl]").first.click()
    assert await page.locator("html").get_attribute("lang") == "nl"
    assert page.url == f"{site}/nl/family"


async def test_paper_from_before_says_what_changed_and_its_address_can_be_sent_on(
    opens_page: OpensPage, site: str
) -> None:
    page = await opens_page(f"{site}/en/family?beside=nl&seen=zz&partner=my-ngo#careful")
    await expect(page.locator(".notice").locator("visible=true").first).to_be_visible()
    assert page.url == f"{site}/en/family?beside=nl&partner=my-ngo#careful"


async def test_paper_has_the_address_the_date_the_sources_and_whom_to_call(
    opens_page: OpensPage, site: str, guide: Guide
) -> None:
    page = await opens_page(f"{site}/en/family")
    await page.emulate_media(media="print")
    text = await page.locator("body").inner_text()
    topic = guide.flow.topics["family"]
    assert f"{site.removeprefix('http://')}/en/family" in text
    assert "-".join(part.lstrip("0") for part in reversed(topic.updated.split("-"))) in text
    assert all(
        helper.title in text and all(phone.number in text for phone in helper.phones) for helper in topic.helpers
    )
    await expect(page.locator(".paper svg")).to_be_visible()
    assert all(source.name in text for source in topic.sources)
    for selector in ("a.on", ".tongues", "#print", "#save", ".leave", ".help"):
        assert await page.locator(selector).locator("visible=true").count() == 0


FOLDED = ("for-whom", "conditions", "careful", "changed", "more-helpers", "sources")
OPEN = ("short", "who-helps", "prepare")


async def open_parts(page: Page) -> set[str]:
    """The parts of the page that are unfolded now."""
    return set(await page.locator("details[open]").evaluate_all("all => all.map(each => each.id)"))


async def test_a_topic_is_folded_and_unfolds(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/en/family")
    assert await open_parts(page) == {*OPEN}
    await expect(page.locator("#careful .body")).to_be_hidden()
    heights = await page.locator("summary").evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
    assert min(heights) >= SMALLEST_TARGET
    await page.locator("#careful summary").click()
    await expect(page.locator("#careful .body")).to_be_visible()
    await page.locator("#careful summary").press("Enter")
    await expect(page.locator("#careful .body")).to_be_hidden()


async def test_without_a_script_a_topic_lies_open(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/en/family", script=False)
    assert await open_parts(page) == {*OPEN, *FOLDED}
    await expect(page.locator("#sources .origin").last).to_be_visible()


async def test_a_link_to_a_part_opens_it(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/en/family#careful")
    assert await open_parts(page) == {*OPEN, "careful"}
    await expect(page.locator("#careful h2")).to_be_in_viewport()
    await page.locator('.contents a[href="#conditions"]').click()
    await expect(page.locator("#conditions .body")).to_be_visible()
    await expect(page.locator("#conditions h2")).to_be_in_viewport()
    await page.locator("#conditions summary").click()
    await expect(page.locator("#conditions .body")).to_be_hidden()
    await page.locator('.contents a[href="#conditions"]').click()
    await expect(page.locator("#conditions .body")).to_be_visible()


async def test_a_fragment_within_a_part_opens_it_too(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/en/family")
    await page.evaluate("document.querySelector('#changed li').id = 'within'; location.hash = 'within'")
    await expect(page.locator("#within")).to_be_in_viewport()
    assert "changed" in await open_parts(page)


async def test_paper_has_every_part_and_the_page_is_folded_again(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/en/family")
    await page.evaluate(
        "addEventListener('beforeprint', () => { window.seen = document.querySelectorAll('details[open]').length })"
    )
    await page.pdf()
    assert await page.evaluate("window.seen") == len(OPEN) + len(FOLDED)
    assert await open_parts(page) == {*OPEN}


async def test_an_outcome_shows_a_number_and_the_first_step_at_once_and_unfolds(
    opens_page: OpensPage, site: str, languages: tuple[str, ...]
) -> None:
    for language in ("en", *languages):
        page = await opens_page(f"{site}/{language.replace('_', '-')}/next/own_permit")
        await page.set_viewport_size({"width": 360, "height": 640})
        await expect(page.locator("#call .call").first).to_be_in_viewport(ratio=1)
        await expect(page.locator("#do-now .steps li").first).to_be_in_viewport()
        assert await open_parts(page) == {"do-now", "may-fit", "read"}
        await page.locator("#who-helps summary").click()
        await expect(page.locator("#who-helps .contact").last).to_be_visible()


async def test_without_a_script_an_outcome_lies_open(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/en/next/own_permit", script=False)
    await expect(page.locator("#only-if .body")).to_be_visible()
    await expect(page.locator("#sure .body")).to_be_visible()
    await page.locator("#may-fit .option a").click()
    assert page.url == f"{site}/en/domestic-violence"


async def test_a_talk_leads_to_the_page_of_its_steps_which_is_there_after_a_reload(opens: Opens, guide: Guide) -> None:
    tab = await (await opens("en")).starts()
    way = next(way for (name, _), way in shortest_ways(guide.flow).items() if name == "grown_up_child")
    await tab.does("language en")
    if "go on" in tab.talk.offered:
        await tab.does("go on")
    for choice in way.choices:
        await tab.does(f"choose {choice.name}")
    await tab.is_accessible()
    async with tab.page.expect_popup() as opened:
        await tab.page.locator("a.pages").click()
    page = await opened.value
    for _ in range(2):
        assert page.url == f"{tab.origin}/en/next/grown_up_child"
        await expect(page.locator("#do-now .steps li").first).to_be_visible()
        await page.reload()


async def test_it_can_be_put_on_a_home_screen(opens_page: OpensPage, site: str, languages: tuple[str, ...]) -> None:
    for language in languages:
        page = await opens_page(f"{site}/{language.replace('_', '-')}/")
        browser = await page.context.new_cdp_session(page)
        errors = (await browser.send("Page.getInstallabilityErrors"))["installabilityErrors"]
        # A context of Playwright's is a private window, in which nothing can be put on a home screen.
        assert [error["errorId"] for error in errors] == ["in-incognito"]
        assert (await browser.send("Page.getAppManifest"))["errors"] == []


async def test_leaving_takes_the_page_away_at_once(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/en/family")
    await page.locator(".leave").click()
    await page.wait_for_url(f"{NEUTRAL}**")
    await page.go_back()
    assert site not in page.url


async def framed(opens_page: OpensPage, site: str, partner: str, path: str) -> tuple[Page, Frame]:
    """A partner's page with ours in a frame."""
    page = await opens_page(f"{site}/robots.txt")
    html = f'<title>partner</title><h1>Partner</h1><iframe src="{site}{path}" width="360" height="600"></iframe>'
    await page.context.route(f"{partner}/**", lambda route: fulfil(route, html))
    await page.goto(f"{partner}/")
    return page, page.frames[1]


@pytest.mark.parametrize("path", ["/en/family?partner=my-ngo", "/?start=l-en_t-family_p-my-ngo"])
async def test_a_partner_can_show_it_and_leaving_leaves_the_partner_too(
    opens_page: OpensPage, site: str, path: str
) -> None:
    page, frame = await framed(opens_page, site, PARTNER, path)
    await expect(frame.locator("h1")).to_be_visible()
    await expect(frame.locator("#save")).to_be_hidden()
    assert await page.context.cookies() == []
    await frame.locator(".leave").click()
    await page.wait_for_url(f"{NEUTRAL}**")


async def test_in_a_frame_the_guide_goes_on_and_back_is_the_partners(opens_page: OpensPage, site: str) -> None:
    page, frame = await framed(opens_page, site, PARTNER, "/en/family?partner=my-ngo")
    await frame.locator('a[href="/?start=l-en_t-family_p-my-ngo"]').first.click()
    await frame.locator("form#go .on").first.click()
    await frame.locator("body:not([aria-busy]) form#go button").first.wait_for()
    assert page.url == f"{PARTNER}/"
    assert len(page.frames) == 2


async def test_a_frame_that_forbids_everything_still_has_a_guide(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/robots.txt")
    html = f'<iframe sandbox="allow-scripts allow-forms" src="{site}/?start=l-en" width="360" height="600"></iframe>'
    await page.context.route(f"{PARTNER}/**", lambda route: fulfil(route, html))
    await page.goto(f"{PARTNER}/")
    frame = page.frames[1]
    title = await frame.locator("h1").inner_text()
    await frame.locator("main button.plain").first.click()
    await expect(frame.locator("h1")).not_to_have_text(title)
    await expect(frame.locator("#offline")).to_be_hidden()


async def test_nobody_else_can_show_it(opens_page: OpensPage, site: str) -> None:
    _, frame = await framed(opens_page, site, OTHER, "/en/family")
    with pytest.raises(Error):
        await frame.locator("h1").wait_for(timeout=1000)
