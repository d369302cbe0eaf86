"""The public pages kept in Chromium when somebody asks for it, without a connection, and taken away again."""

from __future__ import annotations

import pytest
from playwright.async_api import Error, Page, expect

from bot.core.guide import Guide
from tests.chromium.conftest import OpensPage, free_port, serving

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]


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


async def test_reading_keeps_nothing(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/en/family")
    await expect(page.locator("#keep")).to_be_visible()
    await page.goto(f"{site}/en/")
    assert await saved(page) == {}
    assert await workers(page) == 0
    assert await page.context.cookies() == []
    assert await page.evaluate("localStorage.length + sessionStorage.length") == 0


async def test_all_pages_of_a_language_are_there_without_a_connection(opens_page: OpensPage, guide: Guide) -> None:
    port = free_port()
    async with serving(port) as server:
        site = await server.tells(r"The guide is at (\S+)")
        page = await opens_page(f"{site}/en/family?partner=my-ngo")
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


async def test_remove_takes_away_everything_whatever_the_language(opens_page: OpensPage) -> None:
    port = free_port()
    async with serving(port) as server:
        site = await server.tells(r"The guide is at (\S+)")
        page = await opens_page(f"{site}/en/family")
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
async def test_whatever_the_network_does_the_saved_page_is_shown(opens_page: OpensPage, site: str, how: str) -> None:
    page = await opens_page(f"{site}/en/")
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


async def test_what_is_kept_does_not_tell_what_was_read(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/en/")
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


async def test_what_is_saved_again_takes_the_place_of_all_that_was(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/en/")
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


async def test_remove_without_a_connection_says_what_it_could_not_do(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/en/")
    await save(page)
    await page.context.route("**/forget", lambda route: route.abort())
    await page.locator("#drop").click()
    await expect(page.locator("#web_remove_later")).to_be_visible()
    assert (await saved(page), await workers(page)) == ({}, 0)
    await page.context.unroute("**/forget")
    await page.locator("#drop").click()
    await expect(page.locator("#web_removed")).to_be_visible()


async def test_what_can_not_be_saved_whole_is_not_saved_at_all(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/en/family")
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


async def test_clear_in_the_guide_takes_saved_pages_away(opens_page: OpensPage, site: str) -> None:
    page = await opens_page(f"{site}/en/")
    await save(page)
    await page.goto(f"{site}/?start=l-en")
    await page.locator("nav .clear").click()
    await expect(page.locator("#removed")).to_be_visible()
    assert (await saved(page), await workers(page)) == ({}, 0)
    await page.goto(f"{site}/?start=l-en")
    await page.locator("nav .clear").click()
    await expect(page.locator("a.on")).to_be_visible()
    await expect(page.locator("#removed")).to_be_hidden()
