"""Pictures of single screens as Telegram's bubbles on a phone of 360 pixels, cut out of ``wegwijs preview``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, Page

from bot.authoring.project import Project
from bot.authoring.source.problems import did_you_mean
from bot.preview.page import page
from bot.preview.screens import data_of


@dataclass(frozen=True, slots=True)
class Bubble:
    """The screen, as the preview names it; its language; and the file for the picture.

    A text that goes on over several messages is the first of them. ``unfolded``: with everything that can be folded.
    """

    screen: str
    language: str
    file: Path
    unfolded: bool = False


_ALONE = """
found => {
  document.querySelectorAll("header, #legend").forEach(each => each.remove());
  main.replaceChildren(found);
}
"""
"""Leaves nothing on the page but one message."""


def write_previews(project: Project, bubbles: Iterable[Bubble], folder: Path) -> None:
    """Writes the preview of each language that is asked for."""
    assert project.guide
    for language in {each.language for each in bubbles}:
        text = page(data_of(project, project.guide, language))
        _preview(folder, language).write_text(text, encoding="utf-8")


async def draw_bubbles(browser: Browser, bubbles: Iterable[Bubble], folder: Path, *, dark: bool = False) -> None:
    """Draws them from the previews in a folder. Raises LookupError where there is no such screen."""
    tab = await browser.new_page(device_scale_factor=2, color_scheme="dark" if dark else "light")
    for bubble in bubbles:
        await tab.goto(_preview(folder, bubble.language).as_uri())
        await _draw(tab, bubble)
    await tab.close()


async def _draw(tab: Page, bubble: Bubble) -> None:
    await tab.check("[name=plain]")
    await tab.set_checked("[name=unfolded]", bubble.unfolded)
    names = await tab.evaluate("data.screens.map(each => each.shows)")
    if bubble.screen not in names:
        message = f"there is no screen '{bubble.screen}'. {did_you_mean(bubble.screen, names)}"
        raise LookupError(message)
    await tab.evaluate("drawAll()")
    found = tab.locator(f'.message[data-screen="{bubble.screen}"][data-language="{bubble.language}"]').first
    await found.evaluate(_ALONE)
    await found.screenshot(path=bubble.file)


def _preview(folder: Path, language: str) -> Path:
    return folder / f"{language}.html"
