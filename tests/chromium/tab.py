"""A person's tab in Chromium: presses what a transcript says, and knows what must be seen."""

from __future__ import annotations

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.async_api import Page

from bot.core.guide import Guide
from bot.core.transcript import read_transcript, spell_event
from tests.channels.browser import OWN_WORDS, assert_shows, read
from tests.talk import Talk

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST_TARGET = 44
"""Pixels, each way, of whatever is pressed. WCAG 2.2 AA asks for 24."""

_TARGETS = """
all => all.map(each => [each, each.getBoundingClientRect()])
  .filter(([each, box]) => box.width && (box.width < 44 || box.height < 44) && !each.closest('.contact p, .origin'))
  .map(([each, box]) => each.outerHTML.slice(0, 80) + ' ' + box.width + 'x' + box.height)
"""
_WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Tab:
    """One tab. ``complaints`` are the browser's own: errors of the script, and breaches of the policy."""

    def __init__(self, page: Page, origin: str, guide: Guide, language: str, *, script: bool) -> None:
        self.page, self.origin, self.guide, self.script = page, origin, guide, script
        self.talk = Talk(guide, language)
        self.complaints: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    async def starts(self, payload: str = "") -> Tab:
        """Opens the page, or a link to it."""
        await self.page.goto(f"{self.origin}/?start={payload}" if payload else f"{self.origin}/")
        self.talk.does(f"start {payload}".rstrip())
        return self

    async def does(self, done: str) -> Tab:
        """One turn, spelt as in a transcript."""
        verb, _, rest = done.partition(" ")
        if verb == "start" and rest != "again":
            return await self.starts(rest)
        if verb == "type":
            await self.page.fill("#words", rest)
            await self._presses("#type button")
        else:
            await self._presses(f'button[name=press][value="{await self.button(done)}"]')
        self.talk.does(done)
        return self

    async def button(self, spelt: str) -> str:
        """What the button sends whose event is spelt so. It must be on the page."""
        buttons = read(await self.page.content()).all("button", name="press")
        values = [each.attributes["value"] for each in buttons if each.attributes["class"] != "stays"]
        presses = {value: self.guide.coder.read_button(value) for value in values}
        found = [value for value, press in presses.items() if press and spell_event(press.event) == spelt]
        assert found, f"'{spelt}' is not on the page"
        return found[0]

    async def sees(self, shows: str) -> Tab:
        """Asserts that the screen with this id is on the page, and that the page is as wide as the window."""
        self.talk.sees(shows)
        assert await self.page.evaluate(_WIDER) <= 0
        if not shows.startswith(OWN_WORDS):
            assert_shows(read(await self.page.content()), self.talk.screen)
        return self

    async def plays(self, transcript: str) -> Tab:
        """Does every line of a transcript, and sees what it says."""
        for line in read_transcript(transcript):
            await self.does(line.did)
            await self.sees(line.shows)
        return self

    async def is_accessible(self) -> Tab:
        """Asserts that axe finds nothing, and that all that can be pressed is large enough for a thumb."""
        await is_accessible(self.page, self.talk.screen.shows)
        return self

    async def _presses(self, selector: str) -> None:
        """Presses, and waits for what comes of it."""
        await self.page.locator(selector).first.click()
        if self.script:
            await self.page.locator("body:not([aria-busy])").wait_for()
        else:
            await self.page.wait_for_load_state()


async def is_accessible(page: Page, shows: str) -> None:
    """Asserts that axe finds nothing on what a page shows now, and that all to press is large enough for a thumb."""
    await page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    found = await page.evaluate(
        "tags => axe.run({ runOnly: tags }).then(found => found.violations.map(each => each.id + ': ' + "
        "each.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ')))",
        WCAG,
    )
    assert not found, [shows, *found]
    assert await page.locator("button, a, input:not([type=hidden])").evaluate_all(_TARGETS) == [], shows
    assert await page.evaluate(_WIDER) <= 0, shows
