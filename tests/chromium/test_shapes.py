"""Every kind of screen at every size, in light and in dark, in every language that is spoken: it fits, and can be used.

The pages are drawn as they would be sent, and put into the browser as they are: no server is asked.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize

from bot.channels.web.chat_page import to_page
from bot.channels.web.html import to_html
from bot.core.flow import Information, Outcome
from bot.core.guide import Guide, Turn
from bot.core.pseudo_language import PSEUDO
from bot.core.screen import Screen
from tests.chromium.conftest import PATIENCE
from tests.chromium.tab import is_accessible
from tests.chromium.test_narrow import set_letters
from tests.nightly import at_night
from tests.screens import screens_in

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]

LANGUAGES = ("en", "ar", PSEUDO, *at_night(["ti", "nl"]))

KINDS: dict[str, Callable[[Screen], bool]] = {
    "outcome": lambda screen: isinstance(screen.subject, Outcome),
    "information": lambda screen: isinstance(screen.subject, Information),
    "situation": lambda screen: screen.shows == "situation",
    "first question": lambda screen: screen.shows == "danger",
    "topic": lambda screen: screen.shows == "topic:general:short:0",
    "help": lambda screen: screen.shows == "page:help:0",
    "my answers": lambda screen: screen.shows == "answers",
    "languages": lambda screen: screen.shows == "languages",
    "menu": lambda screen: screen.shows == "menu",
}
"""Of each kind the first screen that the sweep shows, in its fullest form."""


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels of a window, and of a letter as its reader has set them."""

    width: int
    height: int
    letters: int = 16


PHONE = Size(360, 640)
SIZES = (PHONE, Size(360, 560), Size(320, 640, letters=32), Size(1280, 800))

_WRONG = """() => {
  const page = document.documentElement, box = each => each.getBoundingClientRect();
  const leave = box(document.querySelector("[data-leave]"));
  const shown = [...document.querySelectorAll("button, summary, input:not([type=hidden]), main > .call")]
    .filter(each => box(each).width && each.checkVisibility());
  const outside = each => box(each).left < -1 || box(each).right > page.clientWidth + 1;
  return [
    page.scrollWidth > page.clientWidth && "wider than the window",
    (leave.top < 0 || leave.left < 0 || leave.right > innerWidth || leave.bottom > innerHeight || !leave.width)
      && "nobody can leave",
    document.querySelector("details[open]") && "a fold is open",
    ...shown.filter(outside).map(each => "beyond the edge: " + each.textContent.trim()),
    ...shown.filter(each => box(each).height < 44).map(each => "too low: " + each.textContent.trim()),
    ...[...document.querySelectorAll(".call")].filter(each => !/^tel:[+]?[0-9]+$/.test(each.getAttribute("href")))
      .map(each => "does not dial: " + each.textContent.trim()),
    ...shown.filter(each => each.scrollWidth > each.clientWidth + 1 && each.tagName != "INPUT")
      .map(each => "cut off: " + each.textContent.trim()),
  ].filter(Boolean);
}"""
"""What is wrong with a screen, in words."""

_FOLDED = """() => [...document.querySelectorAll("details")].map(
  each => each.lastElementChild.checkVisibility() && each.lastElementChild.getBoundingClientRect().height > 0
)"""
"""Of each fold, whether what is in it is seen."""


@pytest_asyncio.fixture(loop_scope="session")
async def phone(chromium: Browser) -> AsyncIterator[Page]:
    """A window of a phone, in light."""
    context = await chromium.new_context(viewport=_size(PHONE), color_scheme="light")
    context.set_default_timeout(PATIENCE)
    yield await context.new_page()
    await context.close()


def _size(size: Size) -> ViewportSize:
    return ViewportSize(width=size.width, height=size.height)


def pages(guide: Guide, code: str) -> Iterator[tuple[str, Turn, str]]:
    """Of each kind its name, its turn, and its page as it is sent."""
    turns = screens_in(guide, guide.words.languages[code])
    for kind, is_one in KINDS.items():
        turn = next(turn for turn in turns if is_one(turn.screen))
        yield kind, turn, to_html(to_page(guide, turn, guide.words.languages[code].tag, "Foundation"))


@pytest.mark.parametrize("code", LANGUAGES)
async def test_every_kind_of_screen_fits_every_size(phone: Page, pseudo_guide: Guide, code: str) -> None:
    for kind, turn, html in pages(pseudo_guide, code):
        await phone.set_content(html)
        for size in SIZES:
            await phone.set_viewport_size(_size(size))
            await set_letters(phone, size.letters)
            assert await phone.evaluate(_WRONG) == [], (kind, turn.screen.shows, code, size)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", *at_night(["dark"])])
async def test_every_kind_of_screen_is_accessible(phone: Page, pseudo_guide: Guide, code: str, scheme: str) -> None:
    await phone.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for kind, _, html in pages(pseudo_guide, code):
        await phone.set_content(html)
        await is_accessible(phone, f"{kind} in {code}, {scheme}")


@pytest.mark.parametrize("code", LANGUAGES)
async def test_what_is_folded_is_open_on_paper(phone: Page, pseudo_guide: Guide, code: str) -> None:
    folds = 0
    for kind, _, html in pages(pseudo_guide, code):
        await phone.emulate_media(media="screen")
        await phone.set_content(html)
        assert not any(await phone.evaluate(_FOLDED)), kind
        await phone.emulate_media(media="print")
        seen = await phone.evaluate(_FOLDED)
        assert all(seen), kind
        folds += len(seen)
    assert folds > 4


async def test_what_is_folded_is_opened_without_a_script(chromium: Browser, pseudo_guide: Guide) -> None:
    context = await chromium.new_context(viewport=_size(PHONE), java_script_enabled=False)
    page = await context.new_page()
    for kind, _, html in pages(pseudo_guide, "en"):
        await page.set_content(html)
        for at in range(await page.locator("summary").count()):
            await page.locator("summary").nth(at).click()
        assert all(await page.evaluate(_FOLDED)), kind
        assert await page.evaluate("() => document.documentElement.scrollWidth") <= PHONE.width, kind
    await context.close()


@pytest.mark.parametrize("code", LANGUAGES)
async def test_what_an_answer_is_about_has_a_line_of_its_own(phone: Page, pseudo_guide: Guide, code: str) -> None:
    (situation,) = [html for kind, _, html in pages(pseudo_guide, code) if kind == "situation"]
    await phone.set_content(situation)
    below = await phone.locator("#go .about").evaluate_all("""all => all.map(each => {
      const label = document.createRange();
      label.selectNode(each.parentNode.firstChild);
      return each.getBoundingClientRect().top - label.getBoundingClientRect().bottom;
    })""")
    assert below
    assert min(below) > -4


@pytest.mark.parametrize("code", ["en", "ar", *at_night(["ti", "nl"])])
async def test_nine_situations_stand_on_one_screen_and_danger_apart(
    phone: Page, pseudo_guide: Guide, code: str
) -> None:
    """One page, no taller than a phone and a quarter, and the three about danger with an edge and a distance."""
    (situation,) = [html for kind, _, html in pages(pseudo_guide, code) if kind == "situation"]
    await phone.set_content(situation)
    boxes = await phone.locator("#go button").evaluate_all("""all => all.map(each => [
      each.className, each.getBoundingClientRect().top, each.getBoundingClientRect().bottom
    ])""")
    first, *others = boxes[:9]
    assert len([first, *others]) == 9
    looks = [look for look, _, _ in boxes[:9]]
    assert looks == ["apart"] * 3 + ["plain"] * 6
    assert boxes[3][1] - boxes[2][2] >= 16 > boxes[2][1] - boxes[1][2]
    assert boxes[8][2] <= PHONE.height * 1.25
