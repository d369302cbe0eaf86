"""The pictures of pages in docs/for-staff.md: real pages of the real server, each with its words beside it.

To show another page, add a line to ``PAGE_PICTURES``, run ``make pictures``, and put the picture into the document.
``words_at`` says what stands at an address now: where that is not what lies beside the picture, the picture is old.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from http import HTTPStatus

from playwright.async_api import Browser, Page, ViewportSize

from bot.channels.web.paper_queue import PaperQueue
from bot.channels.web.routes import Web
from bot.core.guide import Guide
from bot.core.site import Site
from bot.server.application import build_application
from tests.asgi import Asking
from tests.chromium.conftest import free_port
from tests.chromium.guide_pictures import FOLDER, PHONE, SHARPNESS, lines_of
from tests.process import running

DESK, WIDE = ViewportSize(width=900, height=800), ViewportSize(width=1200, height=900)
"""Windows of a computer on a desk: the second is wide enough for two languages side by side."""

SITE = Site("https://wegwijs.example", "wegwijs_bot", "Stichting De Brug")

QUALITY = 70
"""Hundredths, of WebP: letters stay sharp, and a page has half the bytes that it has as PNG."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture: the name of its file, of which address, and in which window."""

    name: str
    address: str
    window: ViewportSize


PAGE_PICTURES = (
    PagePicture("staff", "/staff", DESK),
    PagePicture("staff-links", "/staff/ti/family?partner=my-organisation", ViewportSize(width=900, height=1000)),
    PagePicture("page-beside-dutch", "/ti/find-a-lawyer?beside=nl", WIDE),
    PagePicture("desk", "/desk?start=l-ti", WIDE),
    PagePicture("first-screen-of-a-link", "/?start=l-ar_t-family_p-my-organisation", PHONE),
    PagePicture("is-this-us", "/en/is-this-us", PHONE),
)


async def words_at(address: str, guide: Guide) -> str:
    """All words that stand at an address, a line for each, as it is with the settings of ``SITE``."""
    answer = await Asking(build_application(Web(guide, SITE, papers=PaperQueue()))).ask("GET", address)
    assert answer.status_code == HTTPStatus.OK, address
    return lines_of(answer.text)


async def draw_pages(browser: Browser, guide: Guide) -> None:
    """Draws all of them, and writes their words beside them."""
    port = free_port()
    settings = {
        "PORT": str(port), "PUBLIC_URL": f"{SITE.origin}",
        "TELEGRAM_BOT_USERNAME": f"{SITE.bot}", "OPERATOR_NAME": f"{SITE.operator}",
    }  # fmt: skip
    async with running("-m", "bot", "serve", settings=settings) as process:
        await process.says(f"The guide is at {SITE.origin}")
        for picture in PAGE_PICTURES:
            page = await browser.new_page(
                viewport=picture.window, device_scale_factor=SHARPNESS, color_scheme="light", reduced_motion="reduce"
            )
            await page.goto(f"http://127.0.0.1:{port}{picture.address}")
            (FOLDER / f"{picture.name}.webp").write_bytes(await _shoot(page))
            (FOLDER / f"{picture.name}.txt").write_text(await words_at(picture.address, guide), encoding="utf-8")
            await page.close()


async def _shoot(page: Page) -> bytes:
    """What is in the window, as WebP: Playwright itself writes only PNG and JPEG."""
    session = await page.context.new_cdp_session(page)
    shot = await session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    return base64.b64decode(shot["data"])
