"""The desk: one talk in two languages on one screen, and what it leaves out."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from httpx import Response

from bot.channels.web.addresses import DESK
from bot.channels.web.desk_page import SECONDS, Desk
from bot.channels.web.desk_turn import step_for_two
from bot.channels.web.html import HEAVIEST_DESK, to_desk_html
from bot.channels.web.routes import Web
from bot.channels.web.texts import WebTexts
from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.event import show_again
from bot.core.guide import Guide
from bot.core.note import NoteStep
from bot.core.overlay import AllCards, Copying, Languages, Noting, OneCard, ReadingTopic
from bot.core.pseudo_language import PSEUDO
from bot.core.transcript import read_transcript, spell_event
from bot.server.application import build_application
from tests.asgi import Asking
from tests.channels.at_desk import begun, ends, in_other, said, sends, shown
from tests.channels.at_desk import desk as desk  # noqa: PLC0414  # a fixture
from tests.channels.browser import plain, read
from tests.channels.public import SITE
from tests.nightly import at_night
from tests.screens import screens_in
from tests.transcripts import transcripts

ALONE = Languages | AllCards | OneCard
"""What is on a screen that is not drawn twice."""


@pytest.fixture(scope="module")
def server(pseudo_guide: Guide) -> Asking:
    return Asking(build_application(Web(pseudo_guide, SITE)))


def test_it_begins_with_the_languages_as_staff_call_them(server: Asking, pseudo_guide: Guide) -> None:
    answer = server.get(DESK)
    page, texts = read(answer.text), pseudo_guide.texts(WebTexts)
    assert answer.status_code == 200
    assert page.one("html").attributes["lang"] == "nl"
    assert plain(page.one("h1").text) == said(pseudo_guide, texts.web_desk)
    tigrinya = pseudo_guide.words.languages["ti"]
    names = [plain(each.text) for each in page.all("button", name="press")]
    assert f"{tigrinya.autonym} {tigrinya.dutch}" in names
    assert "Nederlands" in names
    assert any("112" in each for each in names)


def test_nothing_is_kept_found_or_told(server: Asking) -> None:
    for answer in (server.get(DESK), server.get(f"{DESK}?start=l-ti_t-family"), server.post(DESK, "press=forged")):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-robots-tag"] == "noindex"
        assert "set-cookie" not in answer.headers
        assert "unsafe" not in answer.headers["content-security-policy"]
        page = read(answer.text)
        assert page.one("meta", name="robots").attributes["content"] == "noindex"
        assert "<title>Wegwijs</title>" in answer.text


def test_a_link_can_open_it_at_a_topic(server: Asking, pseudo_guide: Guide) -> None:
    moved = server.get(f"{DESK}/?start=l-ti_t-family")
    assert (moved.status_code, moved.headers["location"]) == (307, f"{DESK}?start=l-ti_t-family")
    titles = [plain(each.text) for each in read(server.get(moved.headers["location"]).text).all("h1")]
    topic = pseudo_guide.flow.topics["family"]
    assert titles == [said(pseudo_guide, topic.title, "ti"), said(pseudo_guide, topic.title)]


def test_the_client_stands_first_and_each_column_says_its_language(server: Asking) -> None:
    columns = read(server.get(f"{DESK}?start=l-{PSEUDO}").text).all("section", **{"class": "column"})
    assert [(each.attributes["lang"], each.attributes["dir"]) for each in columns] == [("ar-XB", "rtl"), ("nl", "ltr")]


def test_what_is_pressed_in_either_language_is_the_same(desk: Desk, pseudo_guide: Guide) -> None:
    turn, page = shown(desk, begun(pseudo_guide), events.Closed())
    pressed = sends(page)
    assert pressed[: len(pressed) // 2] == pressed[len(pressed) // 2 :]
    presses = [pseudo_guide.coder.read_button(each) for each in pressed]
    assert {press and press.conversation for press in presses} == {turn.client.conversation}


@pytest.mark.parametrize("name", ["permit-ends", "afraid-to-go-back", "changes-an-answer"])
def test_a_talk_goes_on_in_both_by_the_buttons_of_the_dutch_column(
    server: Asking, pseudo_guide: Guide, name: str
) -> None:
    _, *lines = read_transcript(transcripts("ti")[name])
    answer = server.get(DESK)
    for line in lines:
        pressed = {
            spell_event(press.event): value
            for value in sends(read(answer.text))
            if (press := pseudo_guide.coder.read_button(value))
        }
        answer = server.post(DESK, urlencode({"press": pressed[line.did]}))
        columns = read(answer.text).all("section", **{"class": "column"})
        assert [each.attributes["lang"] for each in columns] == ["ti", "nl"]


@pytest.mark.slow
@pytest.mark.parametrize("language", [PSEUDO, *at_night(["ti", "en"])])
def test_every_screen_is_the_same_in_both_and_sound(desk: Desk, pseudo_guide: Guide, language: str) -> None:
    heaviest = 0
    for swept in screens_in(pseudo_guide, pseudo_guide.words.languages[language])[::2]:
        now = swept.conversation
        turn = step_for_two(desk.guide, desk.staff, now, show_again(now))
        drawn = desk.page(turn)
        assert (turn.staff is None) == (now.language is None or isinstance(turn.client.screen.subject, ALONE))
        if turn.staff:
            one, other = turn.client.screen, turn.staff.screen
            assert one.subject == other.subject
            assert [each.event for each in one.buttons] == [each.event for each in other.buttons]
            assert len({len(column.blocks) for column in drawn.columns}) == 1
        html = to_desk_html(drawn)
        heaviest = max(heaviest, len(html.encode()))
        page = read(html)
        ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
        assert len(ids) == len(set(ids))
        assert not [each for each in page.elements if "style" in each.attributes or "onclick" in each.attributes]
    assert heaviest < HEAVIEST_DESK


def test_a_text_stands_whole_beside_the_other(desk: Desk, pseudo_guide: Guide) -> None:
    tigrinya, family = pseudo_guide.words.languages["ti"], pseudo_guide.flow.topics["family"]
    now = Conversation(tigrinya, overlay=ReadingTopic(family))
    turn, page = shown(desk, now, show_again(now))
    assert turn.staff
    counts = [len(each.screen.blocks) for each in (turn.client, turn.staff)]
    assert counts[0] == counts[1] > len(pseudo_guide.step(now, show_again(now)).screen.blocks) - 1
    assert len(page.all("h1")) == 2


def test_the_other_languages_and_the_copy_are_left_out(desk: Desk, pseudo_guide: Guide) -> None:
    alone = [each.event for turn in ends(pseudo_guide, "ti") for each in turn.screen.buttons]
    assert events.Opened(Copying()) in alone
    for turn in ends(pseudo_guide, "ti"):
        now = turn.conversation
        for both in (step_for_two(desk.guide, desk.staff, now, each) for each in (show_again(now), events.KeptCopy())):
            assert not both.client.copies
            pressed = [each.event for each in both.client.screen.buttons]
            assert events.Opened(Copying()) not in pressed
            assert not [each for each in pressed if isinstance(each, events.Opened) and in_other(each)]


def test_what_staff_type_does_not_change_the_clients_language(desk: Desk, pseudo_guide: Guide) -> None:
    now = begun(pseudo_guide)
    for words in ("ik wil dood", "gezinshereniging", "mijn paspoort is afgepakt", "hallo"):
        turn, page = shown(desk, now, events.Typed(words))
        assert turn.client.conversation.language is now.language
        assert turn.staff
        assert turn.staff.screen.subject == turn.client.screen.subject
        one, other = ([each.event for each in column.screen.buttons] for column in (turn.client, turn.staff))
        assert one == other
        assert not [each for each in one if isinstance(each, events.ChangedLanguage)]
        assert words not in plain(page.text)
    assert step_for_two(desk.guide, desk.staff, now, events.Typed("ik wil dood")).client.screen.shows.startswith(
        "danger"
    )


def test_what_is_said_of_a_turn_is_said_in_both(desk: Desk, pseudo_guide: Guide) -> None:
    now = begun(pseudo_guide)
    for words in ("mijn naam is Jan en mijn nummer is 0612345678", "mijn paspoort is afgepakt, bel 0612345678"):
        _, page = shown(desk, now, events.Typed(words))
        for language in ("ti", "nl"):
            assert said(pseudo_guide, pseudo_guide.interface.notice_personal, language) in plain(page.text)


def test_another_language_that_the_client_types_in_is_offered(desk: Desk, pseudo_guide: Guide) -> None:
    turn, page = shown(desk, begun(pseudo_guide), events.Typed("they took my passport"))
    assert turn.client.conversation.language is pseudo_guide.words.languages["ti"]
    offered = [pseudo_guide.coder.read_button(each) for each in sends(page)]
    assert [press.event for press in offered if press].count(events.ChangedLanguage(pseudo_guide.words.english)) == 2


def test_after_clear_the_languages_are_there_for_whoever_comes_next(server: Asking, pseudo_guide: Guide) -> None:
    now = begun(pseudo_guide)
    links = [
        each.attributes
        for each in read(post(server, pseudo_guide, now).text).all("a")
        if "data-fresh" in each.attributes
    ]
    assert {each["href"] for each in links} == {DESK}
    assert len(links) == 3  # above both columns, and in each
    for event in (events.Cleared(), events.DroppedCopy()):
        assert read(post(server, pseudo_guide, now, event).text).all("div", id="picker")


def post(server: Asking, guide: Guide, now: Conversation, event: events.Pressed | None = None) -> Response:
    return server.post(DESK, urlencode({"press": guide.coder.button(now, event or events.Closed())}))


@pytest.mark.parametrize("body", ["", "press=forged", "words=&code=forged", "words=", "a=1&" * 9])
def test_a_strange_form_leads_to_the_languages(server: Asking, body: str) -> None:
    answer = server.post(DESK, body)
    assert answer.status_code == 200
    assert read(answer.text).all("div", id="picker")


def test_without_a_script_it_clears_itself_after_each_press(server: Asking) -> None:
    refresh = f'<noscript><meta http-equiv="refresh" content="{SECONDS};url={DESK}"></noscript>'
    assert refresh in server.get(f"{DESK}?start=l-ti").text
    assert refresh not in server.get(DESK).text


def test_a_client_who_reads_dutch_has_one_column(server: Asking) -> None:
    page = read(server.get(f"{DESK}?start=l-nl").text)
    assert len(page.all("section", **{"class": "column"})) == 1
    assert len(page.all("h1")) == 1


def test_the_languages_can_be_opened_in_a_talk(desk: Desk, pseudo_guide: Guide) -> None:
    _, page = shown(desk, begun(pseudo_guide), events.Opened(Languages()))
    assert [each.attributes["id"] for each in page.all("div") if "id" in each.attributes] == ["picker"]
    assert page.one("button", **{"class": "back"})
    assert "data-is-fresh" not in page.one("body").attributes


def test_no_language_has_its_address(pseudo_guide: Guide) -> None:
    assert DESK.strip("/") not in {each.tag for each in pseudo_guide.words.languages.values()}


def test_a_note_for_a_lawyer_opens_beside_the_desk(desk: Desk, pseudo_guide: Guide) -> None:
    (now, *_) = (turn.conversation for turn in ends(pseudo_guide, "ti"))
    _, page = shown(desk, now, events.Opened(Noting(NoteStep.MAKE)))
    makes = [button for button in page.all("button", name="press") if "formtarget" in button.attributes]
    assert {(each.attributes["formtarget"], each.attributes["formaction"]) for each in makes} == {("_blank", "/")}
    presses = [pseudo_guide.coder.read_button(each.attributes["value"]) for each in makes]
    assert {press.event for press in presses if press} == {events.MadeNote()}
    assert {press.conversation.language for press in presses if press} == {now.language}
