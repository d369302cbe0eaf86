"""One Chromium and one ``wegwijs serve`` for all tests here; a context, which shares nothing, for each."""

from __future__ import annotations

import shutil
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, Route, ViewportSize, async_playwright, expect

from bot.channels.web.heights import HIGH, WIDE
from bot.channels.web.html import NEUTRAL
from bot.core.guide import Guide
from bot.core.pseudo_language import PSEUDO
from tests.chromium.fonts import noto
from tests.chromium.tab import Tab
from tests.process import Running, running

NAMES = ("chromium", "chromium-browser", "google-chrome")
# As root there is no sandbox; the others keep it from asking the world for updates, and let what stands for a page of
# the world frame one of this machine.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-features=LocalNetworkAccessChecks",
]  # fmt: skip

SERVES = """
from bot.channels import clock
from bot.cli.serve import serve_guide
from tests.authored import with_pseudo_ready
clock.now = lambda: None
serve_guide(with_pseudo_ready)
"""
"""``wegwijs serve``, with the language of tests as if it were offered."""

REAL = ["--disable-back-forward-cache"]
"""What Playwright asks of a browser and a person does not: without it a page that is left is kept as it was."""

Opens = Callable[..., Awaitable[Tab]]
OpensPage = Callable[..., Awaitable[Page]]

PARTNER, OTHER = "https://partner.example", "https://other.example"

PATIENCE = 120_000
"""Milliseconds that the browser is waited for. What is not there by then is missing, on a busy machine too."""

PHONE, DESKTOP = ViewportSize(width=360, height=740), ViewportSize(width=1280, height=800)


@pytest.fixture(scope="session")
def languages(pseudo_guide: Guide) -> tuple[str, ...]:
    """English; Arabic, else what stands for it in tests; and Tigrinya where it is offered."""
    offered = {language.code for language in pseudo_guide.words.offered}
    return ("en", "ar" if "ar" in offered else PSEUDO, *({"ti"} & offered))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def origin() -> AsyncIterator[str]:
    """Where the server is."""
    async with running("-c", SERVES) as process:
        yield await process.tells(r"The guide is at (\S+)")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The browser."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=_path(), args=FLAGS, ignore_default_args=REAL, timeout=PATIENCE
        )
        expect.set_options(timeout=PATIENCE)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def noto_chromium() -> AsyncIterator[Browser]:
    """A browser that has Noto's letters, whatever the machine has: for heights that are told in pixels."""
    with noto() as environment:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=_path(), args=FLAGS, timeout=PATIENCE, env=environment
            )
            yield browser
            await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def noto_phone(noto_chromium: Browser) -> AsyncIterator[Page]:
    """A page on a phone, as sharp as phones are: with one pixel to one, letters are drawn as wide as whole pixels."""
    size = ViewportSize(width=WIDE, height=HIGH)
    page = await noto_chromium.new_page(viewport=size, device_scale_factor=2)
    yield page
    await page.close()


def _path() -> str:
    """The browser of this machine."""
    found = next((found for name in NAMES if (found := shutil.which(name))), None)
    if found is None:
        pytest.skip("there is no Chromium on this machine: apt install chromium")
    return found


@pytest_asyncio.fixture(loop_scope="session")
async def opens(chromium: Browser, origin: str, pseudo_guide: Guide) -> AsyncIterator[Opens]:
    """Opens a tab. Whatever it asks of the world but of us is noted; the neutral site is a blank page."""
    contexts, tabs = list[BrowserContext](), list[Tab]()

    async def open_tab(language: str = "en", *, script: bool = True, wide: bool = False, dark: bool = False) -> Tab:
        context = await chromium.new_context(
            viewport=DESKTOP if wide else PHONE,
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            locale="en",
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        await context.route(f"{NEUTRAL}**", _neutral)
        tab = Tab(await context.new_page(), origin, pseudo_guide, language, script=script)
        tabs.append(tab)
        return tab

    yield open_tab
    for context in contexts:
        await context.close()
    for tab in tabs:
        assert tab.complaints == []
        assert {url for url in tab.asked if not url.startswith((origin, NEUTRAL, "data:"))} == set()


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


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def site() -> AsyncIterator[str]:
    """Where the server is."""
    async with serving(free_port()) as process:
        yield await process.tells(r"The guide is at (\S+)")


@pytest_asyncio.fixture(loop_scope="session")
async def opens_page(chromium: Browser) -> AsyncIterator[OpensPage]:
    """Opens a page in a context of its own. Whatever is asked of the world but of us fails the test."""
    contexts, complaints, asked = list[BrowserContext](), list[str](), set[str]()

    async def open_it(address: str, *, script: bool = True, wide: bool = False, dark: bool = False) -> Page:
        context = await chromium.new_context(
            viewport=DESKTOP if wide else PHONE,
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        await context.route(f"{NEUTRAL}**", _neutral)
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.add(request.url))
        await page.goto(address)
        return page

    yield open_it
    for context in contexts:
        await context.close()
    assert complaints == []
    assert {url for url in asked if not url.startswith(("http://127.0.0.1:", NEUTRAL, PARTNER, OTHER))} == set()


async def fulfil(route: Route, html: str) -> None:
    await route.fulfill(body=f"<!doctype html>{html}", content_type="text/html")


async def _neutral(route: Route) -> None:
    await fulfil(route, "<title>weather</title><h1>Weather</h1>")
