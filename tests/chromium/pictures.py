"""Draws what is kept as a picture anew: ``make pictures``; and a screen as a bubble of Telegram's.

- the icons, and the picture of the public pages, in bot/channels/web: one sign, one name, no words in any language and
  no people, so that on a phone they tell nothing to whoever looks;
- the screens of the guide that README shows, and the pages that docs/for-staff.md shows, in docs/pictures;
- ``python -m tests.chromium.pictures --bubble SCREEN LANG FILE``: one screen, 360 pixels wide, to look at.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser, async_playwright

import bot.channels.web
from bot.loading import load
from bot.wiring import read
from tests.chromium.bubble import Bubble, draw_bubbles, write_previews
from tests.chromium.conftest import FLAGS, NAMES
from tests.chromium.fonts import noto
from tests.chromium.guide_pictures import draw_guide
from tests.chromium.page_pictures import draw_pages

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


async def draw_icons(browser: Browser) -> None:
    """Writes the three files. A sign takes up half of an icon, so that a round mask cuts nothing off."""
    for name, (width, height) in SIZES.items():
        page = await browser.new_page(viewport={"width": width, "height": height})
        is_icon = width == height
        html = _PAGE.format(size=width // 2 if is_icon else 260, path=SIGNPOST, words="" if is_icon else "Wegwijs")
        await page.set_content(html)
        await page.screenshot(path=FOLDER / name)
        await page.close()


def main() -> None:
    """Draws what was asked for; without a word, all that is kept."""
    asked = _parser().parse_args()
    bubbles = [Bubble(screen, lang, Path(file), unfolded=asked.unfolded) for screen, lang, file in asked.bubble]
    with TemporaryDirectory() as folder:
        write_previews(read(), bubbles, Path(folder))
        asyncio.run(_draw(bubbles, Path(folder), dark=asked.dark))


async def _draw(bubbles: Sequence[Bubble], folder: Path, *, dark: bool) -> None:
    path = next(found for name in NAMES if (found := shutil.which(name)))
    with noto() as environment:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=path, args=FLAGS, env=environment)
            if bubbles:
                await draw_bubbles(browser, bubbles, folder, dark=dark)
            else:
                await draw_icons(browser)
                guide = load()
                await draw_guide(browser, guide)
                await draw_pages(browser, guide)
            await browser.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.chromium.pictures", description=main.__doc__)
    parser.add_argument(
        "--bubble", nargs=3, action="append", default=[], metavar=("SCREEN", "LANG", "FILE"),
        help="draw one screen as a bubble, with its name in the preview; may be given several times",
    )  # fmt: skip
    parser.add_argument("--unfolded", action="store_true", help="bubbles with everything that can be folded")
    parser.add_argument("--dark", action="store_true", help="bubbles in the dark")
    return parser


if __name__ == "__main__":
    main()
