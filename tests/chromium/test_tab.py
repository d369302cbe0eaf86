"""What a browser does around the page: going back, loading anew, leaving, no connection; and what a script improves."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from playwright.async_api import Error, expect

from bot.channels.web.html import NEUTRAL
from tests.channels.browser import read
from tests.chromium.conftest import Opens
from tests.chromium.tab import Tab

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]


async def begun(opens: Opens, *, script: bool = True) -> Tab:
    """A tab at the second question."""
    tab = await opens(script=script)
    await (await tab.starts()).does("language en")
    return await tab.does("choose no_danger")


async def settled(tab: Tab) -> None:
    await tab.page.locator("body:not([aria-busy])").wait_for()


async def test_going_back_takes_back_the_last_answer(opens: Opens) -> None:
    tab = await begun(opens)
    for _ in range(2):
        await tab.page.go_back()
        await settled(tab)
        tab.talk.does("back")
        await tab.sees(tab.talk.screen.shows)
    assert tab.talk.screen.shows == "languages"
    await tab.does("language en")
    await tab.sees("danger")


async def test_going_back_ends_at_the_languages_and_leaves(opens: Opens) -> None:
    tab = await begun(opens)
    for _ in range(2):
        await tab.page.go_back()
        await settled(tab)
        tab.talk.does("back")
    await tab.sees("languages")
    await tab.page.go_back(wait_until="commit")
    await tab.page.wait_for_url(NEUTRAL)
    await tab.page.go_back()
    assert not tab.page.url.startswith(tab.origin)


async def test_languages_that_were_opened_in_a_talk_are_closed_by_going_back(opens: Opens) -> None:
    tab = await begun(opens)
    shown = tab.talk.screen.shows
    await tab.does("open languages")
    await tab.page.go_back()
    await settled(tab)
    tab.talk.does("back")
    await tab.sees(shown)


async def test_the_history_does_not_grow_and_tells_only_the_language(opens: Opens) -> None:
    tab = await begun(opens)
    assert await tab.page.evaluate("() => history.length") <= 3
    assert tab.page.url == f"{tab.origin}/?start=l-en"
    await tab.does("clear")
    assert tab.page.url == f"{tab.origin}/"


async def test_loading_anew_keeps_the_language_and_says_that_it_begins_again(opens: Opens) -> None:
    tab = await begun(opens)
    await tab.page.set_viewport_size({"width": 360, "height": 300})
    await tab.page.evaluate("() => window.scrollTo(0, document.documentElement.scrollHeight)")
    await tab.page.reload()
    again = tab.page.locator("#again")
    await expect(again).to_be_in_viewport(ratio=1)
    await expect(again).to_be_focused()
    assert await tab.page.evaluate("() => window.scrollY") == 0
    assert await tab.page.locator("main > :not([hidden])").first.get_attribute("id") == "again"
    tab.talk.does("start l-en")
    await tab.sees("menu")
    await tab.does("go on")
    await tab.page.go_back()
    await settled(tab)
    tab.talk.does("back")
    await tab.sees("languages")


async def test_without_a_script_loading_anew_shows_the_same_screen(opens: Opens) -> None:
    tab = await begun(opens, script=False)
    await tab.page.reload()
    await tab.sees(tab.talk.screen.shows)


async def test_leaving_puts_a_neutral_site_in_its_place(opens: Opens) -> None:
    tab = await begun(opens)
    await tab.page.locator("[data-leave]").click()
    await tab.page.wait_for_url(NEUTRAL)
    with suppress(Error):  # There is no such site here: the address to which we send it on is what counts.
        await tab.page.go_back()
    assert [url for url in tab.asked if not url.startswith("data:")][-2:] == [f"{tab.origin}/leave", NEUTRAL]
    assert await tab.page.locator("main").count() == 0
    tab.complaints.clear()


async def test_leaving_at_once_leaves_no_way_back(opens: Opens) -> None:
    tab = await opens()
    await tab.page.goto("about:blank")
    await tab.starts("l-en")
    await tab.page.locator("[data-leave]").click()
    await tab.page.wait_for_url(NEUTRAL)
    await tab.page.go_back()
    assert tab.page.url == "about:blank"


async def test_leaving_works_without_a_script(opens: Opens) -> None:
    tab = await begun(opens, script=False)
    await tab.page.locator("[data-leave]").click()
    await tab.page.wait_for_url(NEUTRAL)


async def test_without_a_connection_nothing_is_lost(opens: Opens) -> None:
    tab = await begun(opens)
    offline = tab.page.locator("#offline")
    await tab.page.context.set_offline(offline=True)
    await tab.page.locator("form#go button").first.click()
    await expect(offline).to_be_visible()
    await tab.page.context.set_offline(offline=False)
    tab.complaints.clear()  # The browser says itself that there was no connection.
    await tab.does(next(spelling for spelling in tab.talk.offered if spelling.startswith("choose")))
    await expect(offline).to_be_hidden()
    await tab.sees(tab.talk.screen.shows)


async def test_pressing_twice_is_pressing_once(opens: Opens) -> None:
    tab = await begun(opens)
    first = next(spelling for spelling in tab.talk.offered if spelling.startswith("choose"))
    await tab.page.locator(f'button[value="{await tab.button(first)}"]').dblclick()
    await settled(tab)
    tab.talk.does(first)
    await tab.sees(tab.talk.screen.shows)


async def test_what_is_read_out_is_what_is_new(opens: Opens) -> None:
    tab = await begun(opens)
    focused = "() => document.activeElement.textContent.trim()"
    assert await tab.page.evaluate(focused) == read(await tab.page.content()).one("h1").text.strip()
    await tab.does("type my number is 0612345678")
    assert await tab.page.evaluate("() => document.activeElement.className") == "turn"
    assert await tab.page.evaluate("() => document.activeElement.closest('[lang]').lang") == "en"


async def test_it_can_be_used_with_a_keyboard_alone(opens: Opens) -> None:
    tab = await begun(opens)
    first = await tab.button(next(each for each in tab.talk.offered if each.startswith("choose")))
    await tab.page.locator(f'button[value="{first}"]').focus()
    await tab.page.keyboard.press("Enter")
    await settled(tab)
    await tab.page.locator("#words").focus()
    await tab.page.keyboard.type("help")
    await tab.page.keyboard.press("Enter")
    await settled(tab)
    await expect(tab.page.locator("h1")).to_have_text(tab.guide.flow.pages["help"].title.english)


@pytest.mark.parametrize("address", ["/en/family", "/?start=l-en"])
async def test_what_was_typed_is_gone_for_whoever_comes_back(opens: Opens, address: str) -> None:
    tab = await opens()
    await tab.page.goto(f"{tab.origin}{address}")
    await tab.page.fill("#words", "my secret")
    await tab.page.goto(f"{tab.origin}/en/help")
    await tab.page.go_back(wait_until="commit")
    await expect(tab.page.locator("#words")).to_have_value("")


async def test_words_from_a_page_leave_no_trace_in_the_history(opens: Opens) -> None:
    tab = await opens()
    await tab.page.goto(f"{tab.origin}/en/family")
    await tab.page.fill("#words", "my secret child is dutch")
    await tab.page.keyboard.press("Enter")
    await expect(tab.page.locator("h1")).to_have_text(re.compile("may answer your question"))
    assert tab.page.url == f"{tab.origin}/?start=l-en"
    assert "secret" not in await tab.page.content()
    await tab.page.reload()
    tab.talk.does("start l-en")
    await tab.does("go on")
    await tab.page.go_back()
    await settled(tab)
    tab.talk.does("back")
    await tab.sees("languages")
    await tab.page.go_back(wait_until="commit")
    await tab.page.wait_for_url(NEUTRAL)


async def test_a_copy_opens_beside_and_prints_without_the_buttons(opens: Opens) -> None:
    tab = await begun(opens)
    while any(spelling.startswith("choose ") for spelling in tab.talk.offered):
        await tab.does(next(spelling for spelling in tab.talk.offered if spelling.startswith("choose ")))
    await tab.does("open copying")
    copying = tab.page.locator(f'button[value="{await tab.button("keep a copy")}"]')
    async with tab.page.context.expect_page() as opened:
        await copying.click()
    copy = await opened.value
    await copy.wait_for_load_state()
    await copy.emulate_media(media="print")
    await expect(copy.locator("h1")).to_be_visible()
    await expect(copy.locator(".call").first).to_be_visible()
    for hidden in ("form#go", "[data-leave]"):
        await expect(copy.locator(hidden)).to_be_hidden()
    await tab.sees(tab.talk.screen.shows)


async def test_a_note_for_a_lawyer_opens_beside_and_prints_without_the_buttons(opens: Opens) -> None:
    tab = await begun(opens)
    for choice in ("waiting", "family", "partner", "dutch"):
        await tab.does(f"choose {choice}")
    for step in ("answers", "had", "lacks", "questions", "make"):
        await tab.does(f"open note {step}")
    making = tab.page.locator(f'button.copy[value="{await tab.button("make the note")}"]')
    async with tab.page.context.expect_page() as opened:
        await making.click()
    note = await opened.value
    await note.wait_for_load_state()
    assert await note.locator("html").get_attribute("lang") == "nl"
    assert await note.title() == await tab.page.title()
    await note.emulate_media(media="print")
    await expect(note.locator("h1")).to_be_visible()
    assert await note.locator("ol").count() >= 3
    for hidden in ("form#go", "[data-leave]"):
        await expect(note.locator(hidden)).to_be_hidden()
    await tab.sees("noting:make")
