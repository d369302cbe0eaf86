"""The pictures of the guide in README: real screens of the real server, each with the words that stand on it beside it.

A picture is where a conversation comes that presses the shortest way to a state, whatever buttons that takes today.
``words`` says what stands there now: where that is not what lies beside the picture, the picture is old.
"""

from __future__ import annotations

from dataclasses import dataclass

from playwright.async_api import Browser, ViewportSize

from bot.channels.web.chat_page import to_page
from bot.channels.web.html import to_html
from bot.core.bidi import strip_marks
from bot.core.guide import Guide, Turn
from tests.channels.browser import read
from tests.chromium.tab import Tab
from tests.conftest import ROOT
from tests.core.paths import end_of, ways
from tests.process import running
from tests.talk import Talk

FOLDER = ROOT / "docs" / "pictures"
PHONE, SHARPNESS = ViewportSize(width=360, height=640), 2
"""The window, and the points of a picture for each of its pixels."""


@dataclass(frozen=True, slots=True)
class GuidePicture:
    """A picture: of which state, and in which language."""

    state: str
    language: str

    @property
    def name(self) -> str:
        """The name of its file, and of the file with its words."""
        return f"{self.state.replace('_', '-')}-{self.language}"


PICTURES = (GuidePicture("parent_of_dutch_child", "en"), GuidePicture("situation", "ar"))


def talk_to(picture: GuidePicture, guide: Guide) -> Talk:
    """The shortest talk that comes there."""
    flow = guide.flow
    way = next(way for way in ways(flow) if end_of(flow, way).name == picture.state)
    talk = Talk(guide, picture.language).does("start").does(f"language {picture.language}")
    if talk.screen.shows != flow.start.name:
        talk.goes_on()
    return talk.chooses(*(choice.name for choice in way.choices)).sees(picture.state)


def words(picture: GuidePicture, guide: Guide) -> str:
    """All words that stand on the page, a line for each, without what does not show."""
    talk = talk_to(picture, guide)
    return lines_of(to_html(to_page(guide, Turn(talk.conversation, talk.screen))))


def lines_of(html: str) -> str:
    """The words of a page, a line for each, without what does not show."""
    apart = html.replace("</button>", "</button>\n").replace("</a>", "</a>\n")
    lines = (" ".join(strip_marks(line).split()) for line in read(apart).text.splitlines())
    return "".join(f"{line}\n" for line in lines if line)


async def draw_guide(browser: Browser, guide: Guide) -> None:
    """Draws all of them, and writes their words beside them."""
    FOLDER.mkdir(exist_ok=True)
    async with running("-m", "bot", "serve") as process:
        origin = await process.tells(r"The guide is at (\S+)")
        for picture in PICTURES:
            page = await browser.new_page(viewport=PHONE, device_scale_factor=SHARPNESS, color_scheme="light")
            tab = Tab(page, origin, guide, picture.language, script=True)
            for line in talk_to(picture, guide).lines:
                await tab.does(line.did)
            await page.screenshot(path=FOLDER / f"{picture.name}.png", animations="disabled", caret="hide")
            (FOLDER / f"{picture.name}.txt").write_text(words(picture, guide), encoding="utf-8")
            await page.close()
