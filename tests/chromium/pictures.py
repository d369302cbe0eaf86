"""Draws the icons and the picture of the public pages anew: ``make pictures``. They are kept in bot/channels/web.

One sign, one name, no words in any language and no people: on a phone they tell nothing to whoever looks.
"""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from playwright.async_api import async_playwright

import bot.channels.web
from tests.chromium.conftest import FLAGS, NAMES

FOLDER = Path(bot.channels.web.__file__).parent
SIGNPOST = "M11 2h2v2h6l3 3-3 3h-6v2h5v6H6l-3-3 3-3h5v-2H5V4h6zM11 19h2v3h-2z"
SIZES = {"icon-192.png": (192, 192), "icon-512.png": (512, 512), "picture.png": (1200, 630)}

_PAGE = """
<style>
  body {{ margin: 0; height: 100vh; background: #0b4f5c; color: #fff; display: flex; align-items: center;
         justify-content: center; font: 700 110px "Noto Sans", sans-serif; gap: 40px }}
  svg {{ width: {size}px; height: {size}px; fill: #fff }}
</style>
<svg viewBox="0 0 24 24"><path d="{path}"/></svg>{words}
"""


async def draw() -> None:
    """Writes the three files. A sign takes up half of an icon, so that a round mask cuts nothing off."""
    path = next(found for name in NAMES if (found := shutil.which(name)))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        for name, (width, height) in SIZES.items():
            page = await browser.new_page(viewport={"width": width, "height": height})
            is_icon = width == height
            html = _PAGE.format(size=width // 2 if is_icon else 260, path=SIGNPOST, words="" if is_icon else "Wegwijs")
            await page.set_content(html)
            await page.screenshot(path=FOLDER / name)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(draw())
