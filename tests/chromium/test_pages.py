"""The public pages in Chromium: read by everybody, printed, kept offline when asked for, and framed by partners."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Error, Frame, Page, Route, expect

from bot.channels.web.html import NEUTRAL
from bot.core.guide import Guide
from tests.chromium.conftest import DESKTOP, PHONE, SERVES
from tests.chromium.tab import is_accessible
from tests.process import Running, running

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow, pytest.mark.xdist_group("chromium")]

PARTNER, OTHER = "https://partner.example", "https://other.example"
KINDS = ("", "family", "help", "who-helps", "privacy", "trafficking?beside=nl", "family?seen=zz", "nothing")

Opens = Callable[..., Awaitable[Page]]


def free_port() -> int:
    """A port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def serving(port: int) -> AbstractAsyncContextManager[Running]:
    """A server at ``port`` that knows its public address, and may be framed by one partner."""
    settings = {
        "PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "TELEGRAM_BOT_USERNAME": "wegwijs_bot",
        "OPERATOR_NAME": "Foundation",
        "FRAME_ANCESTORS": PARTNER,
    }
    return running("-c", SERVES, settings=settings)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def site() -> AsyncIterator[str]:
    """Where the server is."""
    async with serving(free_port()) as process:
        yield await process.tells(r"The guide is at (\S+)")


@pytest_asyncio.fixture(loop_scope="session")
async def opens(chromium: Browser) -> AsyncIterator[Opens]:
    """Opens a page in a context of its own. Whatever is asked of the world but of us fails the test."""
    contexts, complaints, asked = list[BrowserContext](), list[str](), set[str]()

    async def open_page(address: str, *, script: bool = True, wide: bool = False, dark: bool = False) -> Page:
        context = await chromium.new_context(
            viewport=DESKTOP if wide else PHONE,
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        await context.route(f"{NEUTRAL}**", lambda route: fulfil(route, "<title>weather</title>"))
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.add(request.url))
        await page.goto(address)
        return page

    yield open_page
    for context in contexts:
        await context.close()
    assert complaints == []
    assert {url for url in asked if not url.startswith(("http://127.0.0.1:", NEUTRAL, PARTNER, OTHER))} == set()


async def fulfil(route: Route, html: str) -> None:
    await route.fulfill(body=f"<!doctype html>{html}", content_type="text/html")


LOOKS: tuple[dict[str, bool], ...] = ({}, {"dark": True}, {}, {"wide": True})
"""Each with the next of the languages, and the last with that from right to left again."""


@pytest.mark.parametrize("number", range(len(LOOKS)))
async def test_everybody_can_read_every_kind_of_page(
    opens: Opens, site: str, languages: tuple[str, ...], number: int
) -> None:
    language = (*languages, *languages, *languages)[1 if number == len(LOOKS) - 1 else number].replace("_", "-")
    page = await opens(f"{site}/{language}/", **LOOKS[number])
    for kind in KINDS:
        await page.goto(f"{site}/{language}/{kind}")
        await is_accessible(page, kind)
    await page.set_viewport_size({"width": 320, "height": 256})
    await is_accessible(page, "narrow")


async def test_without_a_script_everything_can_be_read_and_the_guide_reached(opens: Opens, site: str) -> None:
    page = await opens(f"{site}/en/", script=False)
    await page.locator('a[href="/en/family"]').click()
    await expect(page.locator("#conditions")).to_be_visible()
    for selector in ("#save", "#print", "#saved-copy", ".paper"):
        await expect(page.locator(selector)).to_be_hidden()
    await page.locator('a[href^="/?start="]').first.click()
    await expect(page.locator("form#go")).to_be_visible()
    assert "start=l-en_t-family" in page.url


async def test_another_language_keeps_the_page_and_dutch_stands_beside_it(opens: Opens, site: str) -> None:
    page = await opens(f"{site}/en/family", wide=True)
    await page.locator(".tongues a[lang=nl]").last.click()
    await expect(page.locator("#short .cell")).to_have_count(2)
    left, right = [await cell.bounding_box() for cell in await page.locator("#short .cell").all()]
    assert left
    assert right
    assert left["y"] == right["y"]
    await page.locator(".tongues a[lang=nl]").first.click()
    assert await page.locator("html").get_attribute("lang") == "nl"
    assert page.url == f"{site}/nl/family"


async def test_paper_from_before_says_what_changed_and_its_address_can_be_sent_on(opens: Opens, site: str) -> None:
    page = await opens(f"{site}/en/family?beside=nl&seen=zz&partner=my-ngo#careful")
    await expect(page.locator(".notice").locator("visible=true").first).to_be_visible()
    assert page.url == f"{site}/en/family?beside=nl&partner=my-ngo#careful"


async def test_paper_has_the_address_the_date_the_sources_and_whom_to_call(
    opens: Opens, site: str, guide: Guide
) -> None:
    page = await opens(f"{site}/en/family")
    await page.emulate_media(media="print")
    text = await page.locator("body").inner_text()
    topic = guide.flow.topics["family"]
    assert f"{site.removeprefix('http://')}/en/family" in text
    assert "-".join(part.lstrip("0") for part in reversed(topic.updated.split("-"))) in text
    assert all(
        helper.title in text and all(phone.number in text for phone in helper.phones) for helper in topic.helpers
    )
    await expect(page.locator(".paper svg")).to_be_visible()
    shown = await page.locator(".origin a").first.evaluate("each => getComputedStyle(each, '::after').content")
    assert topic.sources[0].address in shown
    for selector in ("a.on", ".tongues", "#print", "#save", ".leave", ".help"):
        assert await page.locator(selector).locator("visible=true").count() == 0


async def test_it_can_be_put_on_a_home_screen(opens: Opens, site: str, languages: tuple[str, ...]) -> None:
    for language in languages:
        page = await opens(f"{site}/{language.replace('_', '-')}/")
        browser = await page.context.new_cdp_session(page)
        errors = (await browser.send("Page.getInstallabilityErrors"))["installabilityErrors"]
        # A context of Playwright's is a private window, in which nothing can be put on a home screen.
        assert [error["errorId"] for error in errors] == ["in-incognito"]
        assert (await browser.send("Page.getAppManifest"))["errors"] == []


async def saved(page: Page) -> dict[str, list[str]]:
    """Every cache of the browser, and the paths in it."""
    found = await page.evaluate(
        """async () => {
            const all = {};
            for (const name of await caches.keys()) {
                const kept = await (await caches.open(name)).keys();
                all[name.split('@')[0]] = kept.map(each => new URL(each.url).pathname);
            }
            return all;
        }"""
    )
    assert isinstance(found, dict)
    return found


async def workers(page: Page) -> int:
    return int(await page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length"))


async def save(page: Page) -> None:
    await page.locator("#keep").click()
    await expect(page.locator("#web_saved")).to_be_visible()


async def test_reading_keeps_nothing(opens: Opens, site: str) -> None:
    page = await opens(f"{site}/en/family")
    await expect(page.locator("#keep")).to_be_visible()
    await page.goto(f"{site}/en/")
    assert await saved(page) == {}
    assert await workers(page) == 0
    assert await page.context.cookies() == []
    assert await page.evaluate("localStorage.length + sessionStorage.length") == 0


async def test_all_pages_of_a_language_are_there_without_a_connection(opens: Opens, guide: Guide) -> None:
    port = free_port()
    async with serving(port) as server:
        site = await server.tells(r"The guide is at (\S+)")
        page = await opens(f"{site}/en/family?partner=my-ngo")
        await save(page)
        kept = (await saved(page))["pages-en"]
        assert {f"/en/{name}" for name in (*guide.flow.topics, *guide.flow.pages)} <= set(kept)
        assert "/en/who-helps" in kept
        await page.goto(f"{site}/en/medical")
        await expect(page.locator("#saved-copy")).to_be_hidden()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        await (await page.context.new_page()).goto(f"{site}/leave")
    await page.goto(f"{site}/en/medical?partner=x")
    told = await page.locator("#saved-copy").inner_text()
    assert "00-00-0000" not in told
    await expect(page.locator("#conditions")).to_be_visible()
    await expect(page.locator("#drop")).to_be_visible()
    await page.goto(f"{site}/?start=l-en_t-medical")
    await expect(page.locator("#saved-copy")).to_be_visible()
    await page.locator('a[href="/en/help"]').first.click()
    await expect(page.locator("a.call").first).to_be_visible()
    await page.goto(f"{site}/en/nothing")
    await expect(page.locator("#saved-copy")).to_be_visible()
    async with serving(port) as server:
        await server.tells(r"The guide is at (\S+)")
        await page.goto(f"{site}/en/medical")
        await expect(page.locator("#saved-copy")).to_be_hidden()


async def test_remove_takes_away_everything_whatever_the_language(opens: Opens) -> None:
    port = free_port()
    async with serving(port) as server:
        site = await server.tells(r"The guide is at (\S+)")
        page = await opens(f"{site}/en/family")
        await save(page)
        await page.goto(f"{site}/nl/medical")
        await expect(page.locator("#keep")).to_be_visible()
        await expect(page.locator("#drop")).to_be_visible()
        await save(page)
        assert set(await saved(page)) == {"pages-en", "pages-nl"}
        await page.locator("#drop").click()
        await expect(page.locator("#web_removed")).to_be_visible()
        await expect(page.locator("#keep")).to_be_visible()
        assert (await saved(page), await workers(page)) == ({}, 0)
    for path in ("/en/family", "/nl/medical", "/en/trafficking", "/nl/"):
        with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
            await page.goto(f"{site}{path}")


BROKEN = """how => {
    self.network ??= self.fetch;
    const page = (status) => new Response("<title>x</title><h1>Log in</h1>",
        { status, headers: { "Content-Type": "text/html" } });
    const stalled = () => new Response(new ReadableStream({ start(to) { to.enqueue(new Uint8Array([60])); } }));
    self.setTimeout = (does) => Promise.resolve().then(() => self.network("/healthz")).then(does);
    self.fetch = (...asked) => ({
        login: () => Promise.resolve(page(200)),
        many: () => Promise.resolve(page(429)),
        down: () => Promise.resolve(page(503)),
        stalled: () => Promise.resolve(stalled()),
        none: () => Promise.reject(new Error("no network")),
    })[how]();
}"""
"""What the network does to the worker from now on; who waits for ten seconds waits for one answer of ours."""


@pytest.mark.parametrize("how", ["many", "down", "stalled", "none"])
async def test_whatever_the_network_does_the_saved_page_is_shown(opens: Opens, site: str, how: str) -> None:
    page = await opens(f"{site}/en/")
    await save(page)
    await page.context.service_workers[0].evaluate(BROKEN, how)
    await page.goto(f"{site}/en/family")
    await expect(page.locator("#saved-copy")).to_be_visible()
    await expect(page.locator("#conditions")).to_be_visible()
    if how == "none":
        await page.goto(f"{site}/?start=t-family_l-en")
        await expect(page.locator("#conditions")).to_be_visible()
        await page.goto(f"{site}/?start=l-en")
        await expect(page.locator('a[href="/en/family"]')).to_be_visible()


async def test_what_is_kept_does_not_tell_what_was_read(opens: Opens, site: str) -> None:
    page = await opens(f"{site}/en/")
    await save(page)
    dates = """async () => {
        const [name] = await caches.keys(), cache = await caches.open(name), all = [];
        for (const each of await cache.keys()) all.push([each.url, await (await cache.match(each)).text()]);
        return JSON.stringify(all);
    }"""
    before = await page.evaluate(dates)
    for path in ("family?partner=x", "medical", "nothing"):
        await page.goto(f"{site}/en/{path}")
    await page.context.service_workers[0].evaluate(BROKEN, "login")
    await page.goto(f"{site}/en/family")
    await expect(page.locator("h1")).to_have_text("Log in")
    assert await page.evaluate(dates) == before


async def test_what_is_saved_again_takes_the_place_of_all_that_was(opens: Opens, site: str) -> None:
    page = await opens(f"{site}/en/")
    await save(page)
    await page.evaluate(
        "async () => (await caches.open((await caches.keys())[0])).put('/en/old', await fetch('/en/about'))"
    )
    assert "/en/old" in (await saved(page))["pages-en"]
    (before,) = await page.evaluate("caches.keys()")
    await page.locator("#again").click()
    await page.wait_for_function("async before => !(await caches.keys()).includes(before)", arg=before)
    await expect(page.locator("#web_saved")).to_be_visible()
    assert "/en/old" not in (await saved(page))["pages-en"]
    assert len(await page.evaluate("caches.keys()")) == 1


async def test_remove_without_a_connection_says_what_it_could_not_do(opens: Opens, site: str) -> None:
    page = await opens(f"{site}/en/")
    await save(page)
    await page.context.route("**/forget", lambda route: route.abort())
    await page.locator("#drop").click()
    await expect(page.locator("#web_remove_later")).to_be_visible()
    assert (await saved(page), await workers(page)) == ({}, 0)
    await page.context.unroute("**/forget")
    await page.locator("#drop").click()
    await expect(page.locator("#web_removed")).to_be_visible()


async def test_what_can_not_be_saved_whole_is_not_saved_at_all(opens: Opens, site: str) -> None:
    page = await opens(f"{site}/en/family")
    await page.context.route("**/en/medical", lambda route: route.abort())
    await page.locator("#keep").click()
    await expect(page.locator("#web_save_failed")).to_be_visible()
    assert (await saved(page), await workers(page)) == ({}, 0)
    await page.context.unroute("**/en/medical")
    await save(page)
    await page.context.route("**/en/medical", lambda route: route.abort())
    await page.locator("#again").click()
    await expect(page.locator("#web_save_old")).to_be_visible()
    await expect(page.locator("#drop")).to_be_visible()
    assert "/en/medical" in (await saved(page))["pages-en"]


async def test_clear_in_the_guide_takes_saved_pages_away(opens: Opens, site: str) -> None:
    page = await opens(f"{site}/en/")
    await save(page)
    await page.goto(f"{site}/?start=l-en")
    await page.locator("nav .clear").click()
    await expect(page.locator("#removed")).to_be_visible()
    assert (await saved(page), await workers(page)) == ({}, 0)
    await page.goto(f"{site}/?start=l-en")
    await page.locator("nav .clear").click()
    await expect(page.locator("a.on")).to_be_visible()
    await expect(page.locator("#removed")).to_be_hidden()


async def test_leaving_takes_the_page_away_at_once(opens: Opens, site: str) -> None:
    page = await opens(f"{site}/en/family")
    await page.locator(".leave").click()
    await page.wait_for_url(f"{NEUTRAL}**")
    await page.go_back()
    assert site not in page.url


async def framed(opens: Opens, site: str, partner: str, path: str) -> tuple[Page, Frame]:
    """A partner's page with ours in a frame."""
    page = await opens(f"{site}/robots.txt")
    html = f'<title>partner</title><h1>Partner</h1><iframe src="{site}{path}" width="360" height="600"></iframe>'
    await page.context.route(f"{partner}/**", lambda route: fulfil(route, html))
    await page.goto(f"{partner}/")
    return page, page.frames[1]


@pytest.mark.parametrize("path", ["/en/family?partner=my-ngo", "/?start=l-en_t-family_p-my-ngo"])
async def test_a_partner_can_show_it_and_leaving_leaves_the_partner_too(opens: Opens, site: str, path: str) -> None:
    page, frame = await framed(opens, site, PARTNER, path)
    await expect(frame.locator("h1")).to_be_visible()
    await expect(frame.locator("#save")).to_be_hidden()
    assert await page.context.cookies() == []
    await frame.locator(".leave").click()
    await page.wait_for_url(f"{NEUTRAL}**")


async def test_in_a_frame_the_guide_goes_on_and_back_is_the_partners(opens: Opens, site: str) -> None:
    page, frame = await framed(opens, site, PARTNER, "/en/family?partner=my-ngo")
    await frame.locator('a[href="/?start=l-en_t-family_p-my-ngo"]').first.click()
    await frame.locator("form#go .on").first.click()
    await frame.locator("body:not([aria-busy]) form#go button").first.wait_for()
    assert page.url == f"{PARTNER}/"
    assert len(page.frames) == 2


async def test_a_frame_that_forbids_everything_still_has_a_guide(opens: Opens, site: str) -> None:
    page = await opens(f"{site}/robots.txt")
    html = f'<iframe sandbox="allow-scripts allow-forms" src="{site}/?start=l-en" width="360" height="600"></iframe>'
    await page.context.route(f"{PARTNER}/**", lambda route: fulfil(route, html))
    await page.goto(f"{PARTNER}/")
    frame = page.frames[1]
    title = await frame.locator("h1").inner_text()
    await frame.locator("form#go .plain").first.click()
    await expect(frame.locator("h1")).not_to_have_text(title)
    await expect(frame.locator("#offline")).to_be_hidden()


async def test_nobody_else_can_show_it(opens: Opens, site: str) -> None:
    _, frame = await framed(opens, site, OTHER, "/en/family")
    with pytest.raises(Error):
        await frame.locator("h1").wait_for(timeout=1000)
