"""Everybody can use it: every kind of screen through axe, in light and in dark, in both directions."""

from __future__ import annotations

import pytest
from playwright.async_api import ViewportSize

from tests.chromium.conftest import Opens

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]

NARROWEST = ViewportSize(width=320, height=256)
"""What is left of a screen of 1280 pixels at four times the size (WCAG 2.2, 1.4.10)."""

WALK = (
    "open menu", "open topics", "open topic general short 0",
    "open topic general who-helps 0", "open page help 0",
    "open cards", "open card veilig-thuis", "open languages", "back", "open menu", "open page privacy 0",
    "go on",
)  # fmt: skip


@pytest.mark.parametrize(
    ("dark", "right_to_left"), [(True, False), (False, True), pytest.param(False, False, marks=pytest.mark.nightly)]
)
async def test_every_kind_of_screen(
    opens: Opens, languages: tuple[str, ...], *, dark: bool, right_to_left: bool
) -> None:
    language = languages[1] if right_to_left else "en"
    tab = await opens(language, dark=dark)
    await (await tab.starts()).is_accessible()
    await tab.does(f"language {language}")
    for done in WALK:
        await (await tab.does(done)).is_accessible()
    while any(spelling.startswith("choose ") for spelling in tab.talk.offered):
        await tab.does(next(spelling for spelling in tab.talk.offered if spelling.startswith("choose ")))
    await tab.is_accessible()
    await (await tab.does("open copying")).is_accessible()
    assert "keep a copy" in tab.talk.offered
    await tab.does("go on")
    await tab.page.set_viewport_size(NARROWEST)
    await tab.sees(tab.talk.screen.shows)
    for done in ("open answers", "go on", "type a story", "clear"):
        await (await tab.does(done)).is_accessible()
