"""The web chat without a script: every transcript, in every language, and what a page may never have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote, urlencode

import pytest
from starlette.applications import Starlette

from bot.channels.web.chat_page import LONGEST_WORDS, to_page
from bot.channels.web.chat_routes import MOST_FIELDS
from bot.channels.web.html import HEAVIEST, NEUTRAL, to_html
from bot.channels.web.routes import Web
from bot.channels.web.texts import WebTexts
from bot.core import event as events
from bot.core.blocks import Notice
from bot.core.conversation import Conversation
from bot.core.guide import Guide
from bot.core.overlay import Menu, ReadingPage
from bot.core.pseudo_language import PSEUDO
from bot.loading import load
from tests.asgi import Asking
from tests.channels.browser import Browser, plain, read
from tests.conftest import ROOT
from tests.nightly import at_night
from tests.screens import screens_in
from tests.transcripts import transcripts

Opens = Callable[..., Browser]


@pytest.fixture(scope="session")
def client(pseudo_guide: Guide) -> Asking:
    return Asking(Starlette(routes=Web(pseudo_guide).routes))


@pytest.fixture
def browser(client: Asking, pseudo_guide: Guide) -> Opens:
    def opens(language: str = "en") -> Browser:
        def fetch(method: str, path: str, body: str) -> str:
            answer = client.request(method, path, content=body, headers={"Accept-Language": "en"})
            assert answer.status_code == 200
            return answer.text

        return Browser(pseudo_guide, fetch, language)

    return opens


@pytest.mark.slow
@pytest.mark.parametrize("name", transcripts())
@pytest.mark.parametrize("language", ["en", *at_night([PSEUDO])])
def test_every_transcript_can_be_had_on_the_web(browser: Opens, name: str, language: str) -> None:
    browser(language).plays(transcripts(language)[name])


def test_a_talk_goes_on_in_the_language_that_was_chosen(browser: Opens) -> None:
    page = browser(PSEUDO).does("start").does(f"language {PSEUDO}").page
    html = page.one("html").attributes
    assert (html["lang"], html["dir"]) == ("ar-XB", "rtl")


def test_what_is_in_another_language_says_so(browser: Opens) -> None:
    page = browser(PSEUDO).does("start").page
    buttons = {plain(button.text): button.attributes for button in page.all("button", name="press")}
    (pseudo,) = [buttons[each] for each in buttons if each.split()[0] == PSEUDO]
    (english,) = [buttons[each] for each in buttons if each.split()[0] == "English"]
    assert (pseudo["lang"], pseudo["dir"]) == ("ar-XB", "rtl")
    assert "lang" not in english


def test_before_a_language_is_chosen_the_frame_is_in_the_browsers(client: Asking) -> None:
    html = read(client.get("/", headers={"Accept-Language": "ar-XB,en;q=0.5"}).text).one("html").attributes
    assert html["lang"] == "ar-XB"
    assert read(client.get("/", headers={"Accept-Language": "xx"}).text).one("html").attributes["lang"] == "en"
    assert read(client.get("/", headers={"Accept-Language": " ;"}).text).one("html").attributes["lang"] == "en"


def test_what_a_button_is_about_stands_in_it_in_the_same_language(pseudo_guide: Guide) -> None:
    page = to_page(pseudo_guide, pseudo_guide.step(Conversation(), events.Started()))
    arabic = pseudo_guide.words.languages[PSEUDO]
    about = pseudo_guide.words.voice(arabic).say(pseudo_guide.interface.first_line)
    keys = tuple(replace(key, about=about) if key.label.language is arabic else key for key in page.keys)
    drawn = read(to_html(replace(page, keys=keys)))
    (button,) = [each for each in drawn.all("button", name="press") if each.attributes.get("lang") == "ar-XB"]
    assert plain(button.text) == f"{PSEUDO} {plain(about.text)}"
    (shown,) = [each for each in drawn.all("span", **{"class": "about"}) if plain(each.text) == plain(about.text)]
    assert "lang" not in shown.attributes


def test_typed_words_keep_the_conversation(browser: Opens) -> None:
    tab = browser().does("start l-en").does("go on").does("choose no_danger")
    asked = tab.talk.screen.shows
    tab.does("type qwxzk").sees("found:nothing")
    assert tab.talk.conversation.answers
    tab.does("go on").sees(asked)


def test_what_is_typed_does_not_come_back(client: Asking) -> None:
    assert "quetzalcoatlus" not in client.post("/", content="words=quetzalcoatlus&code=quetzalcoatlus").text


def test_a_long_text_is_as_good_as_a_short_one(client: Asking) -> None:
    assert client.post("/", content=urlencode({"words": "x" * 10 * LONGEST_WORDS})).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b"", b"press", b"press=", b"press=forged", b"code=forged", b"code=forged&words=x", b"\xff\xfe", b"%ff%fe=%00",
        b"press=%00", b"a=1&" * (MOST_FIELDS + 1), b'{"press": "x"}', "press=\u0627".encode(),
        b"--x\r\nContent-Disposition: form-data; name=press\r\n\r\ny\r\n--x--",
    ],
)  # fmt: skip
def test_a_strange_form_leads_to_the_languages(client: Asking, body: bytes) -> None:
    answer = client.post("/", content=body)
    assert answer.status_code == 200
    assert "picker" in {each.attributes.get("id") for each in read(answer.text).all("main")}


@pytest.mark.parametrize(
    "start", ["l-en_t-dutch-child", "l-en_t-dutch-child_p-x", "t-nothing_l-en", "l-xx", "%00" * 99]
)
def test_a_link_can_carry_where_to_begin(client: Asking, pseudo_guide: Guide, start: str) -> None:
    page = read(client.get(f"/?start={quote(start)}").text)
    title = pseudo_guide.flow.topics["dutch-child"].title.english
    assert (title in page.text) == ("dutch-child" in start)


def test_an_address_that_is_none_has_a_way_on(client: Asking) -> None:
    answer = client.get("/nothing/here")
    assert answer.status_code == 404
    assert read(answer.text).all("button", name="press")


def test_leaving_leads_to_a_neutral_site(client: Asking, browser: Opens) -> None:
    answer = client.get("/leave")
    assert (answer.status_code, answer.headers["location"]) == (303, NEUTRAL)
    for does in ("start", "start l-en"):
        link = next(each for each in browser().does(does).page.all("a") if "data-leave" in each.attributes)
        assert link.attributes["href"] == NEUTRAL
        assert link.attributes["rel"] == "noreferrer"


def test_nothing_is_kept_and_nothing_comes_from_elsewhere(client: Asking) -> None:
    for answer in (
        client.get("/?start=l-en"),
        client.post("/", content="press=x"),
        client.get("/leave"),
        client.get("/x"),
    ):
        assert answer.headers["cache-control"] == "no-store"
        assert "set-cookie" not in answer.headers
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert policy.endswith("frame-ancestors 'none'")


def test_a_page_may_stand_in_the_frame_of_a_partner(guide: Guide) -> None:
    chat = Web(guide, frame_ancestors="https://partner.example")
    policy = Asking(Starlette(routes=chat.routes)).get("/").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors https://partner.example")


def test_the_title_is_the_same_on_every_page(client: Asking, guide: Guide) -> None:
    for path in ("/", "/?start=l-en", "/?start=l-en_t-domestic-violence", "/nothing"):
        html = client.get(path).text
        assert f"<title>{guide.interface.first_line.english}</title>" in html


def test_the_one_who_runs_it_is_named(guide: Guide) -> None:
    page = to_page(guide, guide.step(Conversation(), events.Started("l-en")), None, "An NGO <b>")
    assert "An NGO <b>" in read(to_html(page)).text
    assert "An NGO <b>" not in to_html(page)


@pytest.mark.slow
@pytest.mark.parametrize("language", [PSEUDO, *at_night(["en", "ti"])])
def test_every_page_is_light_sound_and_has_a_title(pseudo_guide: Guide, language: str) -> None:
    heaviest = 0
    for turn in screens_in(pseudo_guide, pseudo_guide.words.languages[language]):
        html = to_html(to_page(pseudo_guide, turn, language))
        heaviest = max(heaviest, len(html.encode()))
        page = read(html)
        assert page.one("h1").text.strip()
        ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
        assert len(ids) == len(set(ids))
        assert [each.attributes["form"] for each in page.all("button") if "form" in each.attributes].count("go") >= 0
        assert not [each for each in page.elements if any(name.startswith("on") for name in each.attributes)]
        assert "style" not in {name for each in page.elements for name in each.attributes}
    assert heaviest < HEAVIEST


def test_after_clear_the_page_says_what_stays_and_how_to_begin_again(browser: Opens, pseudo_guide: Guide) -> None:
    tab = browser().does("start l-en").does("clear")
    assert plain(pseudo_guide.texts(WebTexts).web_cleared.english) in plain(tab.page.text)
    assert plain(pseudo_guide.interface.cleared_stays.english) not in plain(tab.page.text)
    assert not tab.pressable
    again = next(each for each in tab.page.all("a") if each.attributes.get("class") == "on")
    assert again.attributes["href"] == "/"


@pytest.mark.parametrize(
    ("event", "forgets"),
    [(events.Cleared(), '"cache", "storage"'), (events.DroppedCopy(), None), (events.Closed(), None)],
)
def test_only_clear_has_the_browser_forget_what_it_saved(
    client: Asking, pseudo_guide: Guide, event: events.Pressed, forgets: str | None
) -> None:
    press = pseudo_guide.coder.button(Conversation(pseudo_guide.words.english), event)
    assert client.post("/", content=urlencode({"press": press})).headers.get("clear-site-data") == forgets


def test_a_copy_that_was_taken_away_says_the_same_in_the_language_it_was_in(pseudo_guide: Guide) -> None:
    pseudo = pseudo_guide.words.languages[PSEUDO]
    page = to_page(pseudo_guide, pseudo_guide.step(Conversation(pseudo), events.DroppedCopy()), suggests="en")
    said = pseudo_guide.words.voice(pseudo).say(pseudo_guide.texts(WebTexts).web_cleared)
    assert Notice(said) in (*page.notices, *page.blocks)
    assert page.language is pseudo
    assert page.restart
    assert page.restart.language is pseudo


def test_privacy_is_told_as_it_is_on_the_web(browser: Opens, pseudo_guide: Guide) -> None:
    tab = browser().does("start l-en").does("open page privacy 0")
    assert plain(pseudo_guide.texts(WebTexts).web_privacy.english) in plain(tab.page.text)
    assert "Telegram" not in tab.page.text
    assert not any(spelling.startswith("open page privacy") for spelling in tab.pressable)
    tab.does("go on").sees("danger")


def test_privacy_says_that_nobody_has_checked_its_translation(pseudo_guide: Guide) -> None:
    dutch = pseudo_guide.words.languages["nl"]
    turn = pseudo_guide.step(Conversation(dutch), events.Opened(ReadingPage(pseudo_guide.flow.pages["privacy"])))
    page = to_page(pseudo_guide, turn)
    notices = [block.said.text for block in page.blocks if isinstance(block, Notice)]
    assert notices == [pseudo_guide.words.voice(dutch).say(pseudo_guide.interface.notice_machine).text]


def test_the_line_about_what_stays_leads_to_privacy(client: Asking, browser: Opens) -> None:
    tab = browser().does("start l-en")
    stays = tab.page.one("button", **{"class": "stays"})
    page = read(client.post("/", content=urlencode({"press": stays.attributes["value"]})).text)
    assert tab.guide.flow.pages["privacy"].title.english in page.text


def test_a_copy_is_a_page_of_its_own_and_knows_no_answer(browser: Opens, pseudo_guide: Guide) -> None:
    tab = browser().plays(transcripts()["permit-ends"])
    assert tab.talk.answers
    tab.does("open copying")
    button = next(each for each in tab.page.all("button", name="press") if "formtarget" in each.attributes)
    assert button.attributes["formtarget"] == "_blank"
    tab.does("keep a copy")
    copy = read(tab.copies[0])
    assert plain(pseudo_guide.texts(WebTexts).web_copy.english) in plain(copy.text)
    carried = [each.attributes["value"] for each in copy.elements if each.attributes.get("name") in {"press", "code"}]
    presses = [pseudo_guide.coder.read_button(value) for value in carried]
    assert all(press is None or press.conversation == Conversation(pseudo_guide.words.english) for press in presses)
    assert not copy.all("input")


def test_a_gap_in_the_frame_is_told_once() -> None:
    guide = load(ROOT / "tests" / "sound")
    dutch, english = guide.words.languages["nl"], guide.words.english
    turn = guide.step(Conversation(dutch), events.Opened(Menu()))
    without = replace(turn, screen=replace(turn.screen, blocks=()))
    for each in (turn, without):
        page = to_page(guide, each)
        gaps = [block for block in page.blocks if isinstance(block, Notice)]
        assert page.frame.leave.language is english
        assert [english.autonym in gap.said.text for gap in gaps] == [True]


def test_without_a_page_about_privacy_the_line_about_what_stays_is_no_button() -> None:
    guide = load(ROOT / "tests" / "sound")
    page = to_page(guide, guide.step(Conversation(), events.Started("l-en")))
    assert page.frame.privacy is None
    assert not read(to_html(page)).all("button", **{"class": "stays"})
