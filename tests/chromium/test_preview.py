"""The preview in Chromium: drawn as it is looked at, told how to read, folded as on Telegram, led to its files."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from bot.authoring.project import Project
from bot.core.guide import Guide
from bot.preview.page import page
from bot.preview.screens import data_of
from tests.chromium.bubble import Bubble, draw_bubbles

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]

FOLDED = {"is": "fold", "close": False, "has": [{"is": "lines", "close": False, "has": [*range(7)]}]}
"""Blocks as ``screens`` makes them, folded."""

Previews = Callable[..., Awaitable[Page]]


@pytest.fixture(scope="module")
def data(authored: Project, guide: Guide) -> dict[str, Any]:
    return data_of(authored, guide, "nl")


@pytest.fixture
def previews(chromium: Browser, tmp_path: Path) -> Previews:
    async def preview(data: dict[str, Any], hash_: str = "") -> Page:
        file = tmp_path / "nl.html"
        file.write_text(page(data), encoding="utf-8")
        tab = await chromium.new_page(viewport={"width": 1280, "height": 800})
        tab.on("pageerror", lambda error: pytest.fail(str(error)))
        await tab.goto(file.as_uri() + hash_)
        return tab

    return preview


async def test_what_is_far_away_is_drawn_later_and_everything_in_the_end(
    previews: Previews, data: dict[str, Any]
) -> None:
    tab = await previews(data)
    await expect(tab.locator("section:first-child .message")).to_have_count(2)
    await tab.wait_for_function("waiting.size === 0")
    assert await tab.locator("section").count() == len(data["screens"])
    assert await tab.locator("section:has(.columns:empty)").count() == 0
    messages = sum(len(some) for screen in data["screens"] for some in screen["messages"].values())
    assert await tab.locator(".message").count() == messages


async def test_it_is_told_at_the_top_how_to_read_it(previews: Previews, data: dict[str, Any]) -> None:
    tab = await previews(data)
    for sample in (".line.draft", ".key .bar", ".key.wide"):
        await expect(tab.locator(f"#legend {sample}").first).to_be_visible()
    box = await tab.locator("#legend").bounding_box()
    assert box
    assert box["y"] + box["height"] < 500


async def test_a_text_leads_to_the_line_where_it_is_fixed(previews: Previews, data: dict[str, Any]) -> None:
    tab = await previews({**data, "root": "../"}, "#screen-danger")
    line = tab.locator("#screen-danger .own .line.source").first
    source = data["sources"][int(await line.get_attribute("data-source") or "")]
    await line.click()
    place = tab.locator("#about a")
    await expect(place).to_have_text(f"{source['file']}:{source['line']}")
    assert await place.get_attribute("href") == await line.get_attribute("href") == f"../{source['file']}"
    await tab.keyboard.press("Tab")
    away = await previews(data)
    assert await away.locator("#screen-danger .own .line.source").first.get_attribute("href") is None


async def test_states_and_words_choose_what_is_shown(previews: Previews, data: dict[str, Any]) -> None:
    tab = await previews(data)
    await tab.fill("[name=search]", "permit.parent_of_dutch_child.")
    await expect(tab.locator("section:not([hidden])")).not_to_have_count(0)
    await expect(tab.locator("#screen-danger")).to_be_hidden()
    await expect(tab.locator("#screen-parent_of_dutch_child")).to_be_visible()
    await tab.fill("[name=search]", "")
    for state in ("missing", "stale", "draft", "checked"):
        await tab.uncheck(f"[value={state}]")
    await expect(tab.locator("main .none")).to_be_visible()
    await tab.check("[value=draft]")
    await expect(tab.locator("#screen-danger")).to_be_visible()


async def test_what_is_folded_shows_three_lines_until_it_is_pressed(previews: Previews, data: dict[str, Any]) -> None:
    first = data["screens"][0]
    screen = {**first, "messages": {**first["messages"], "nl": [{"blocks": [FOLDED], "keys": []}]}}
    tab = await previews({**data, "screens": [screen]})
    fold = tab.locator(".own blockquote")
    folded = await fold.evaluate("each => [each.clientHeight, each.scrollHeight]")
    assert 60 <= folded[0] <= 75 < folded[1]
    await fold.click()
    assert await fold.evaluate("each => each.clientHeight") >= folded[1]
    await fold.click(position={"x": 283, "y": 5})
    assert await fold.evaluate("each => each.clientHeight") == folded[0]
    await tab.check("[name=unfolded]")
    assert await fold.evaluate("each => each.clientHeight") >= folded[1]


async def test_a_bubble_is_as_wide_as_a_phone(chromium: Browser, data: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "nl.html").write_text(page(data), encoding="utf-8")
    await draw_bubbles(chromium, [Bubble("danger", "nl", tmp_path / "danger.png")], tmp_path)
    picture = (tmp_path / "danger.png").read_bytes()
    assert int.from_bytes(picture[16:20]) == 2 * 360
    with pytest.raises(LookupError, match="Did you mean 'danger'"):
        await draw_bubbles(chromium, [Bubble("dangre", "nl", tmp_path / "danger.png")], tmp_path)
