"""Cards to show, as each channel shows them: the Dutch first and large, the own language beneath."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette

from bot.channels.telegram.keys import CopyKey, to_keys
from bot.channels.telegram.rendering import to_message
from bot.channels.terminal import to_text
from bot.channels.web.chat_page import PageLook, to_page
from bot.channels.web.html import to_html
from bot.channels.web.routes import Web
from bot.core.blocks import CardFace
from bot.core.conversation import Conversation
from bot.core.event import Opened
from bot.core.guide import Guide, Turn
from bot.core.overlay import AllCards, OneCard
from bot.core.text import Said
from tests.asgi import Asking
from tests.channels.browser import Browser, plain, read
from tests.channels.phone import Phone
from tests.transcripts import transcripts

LANGUAGES = ("en", "ar", "ti")
TWICE = 2
"""In Dutch, and in the own language."""

EVERY = pytest.mark.parametrize("language", LANGUAGES)


def turns(guide: Guide, language: str) -> Iterator[tuple[Turn, Said, Said]]:
    """Every card that is listed: the turn that shows it, its Dutch, and its own words."""
    now = Conversation(guide.words.languages[language])
    for card in guide.flow.cards.values():
        turn = guide.step(now, Opened(OneCard(card)))
        (face,) = (block for block in turn.screen.blocks if isinstance(block, CardFace))
        assert face.own
        yield turn, face.large, face.own


@EVERY
def test_on_telegram_the_dutch_is_bold_below_a_neutral_line(guide: Guide, language: str) -> None:
    neutral = guide.words.voice(guide.words.languages[language]).say(guide.interface.show).text
    for turn, dutch, own in turns(guide, language):
        first, second, third, *_ = to_message(turn.screen, turn.conversation, guide.coder).html.split("\n\n")
        assert (first, second, third) == (neutral, f"<b>{dutch.text}</b>", own.text)


def test_on_telegram_the_number_to_call_can_be_copied(guide: Guide) -> None:
    now = Conversation(guide.words.languages["ti"])
    card = guide.flow.cards["comensha"]
    turn = guide.step(now, Opened(OneCard(card)))
    copied = [key.carries for row in to_keys(turn.screen, guide.coder.writer(now)) for key in row
              if isinstance(key, CopyKey)]  # fmt: skip
    assert card.organisation
    assert copied == [card.organisation.phones[0].number]


async def test_on_telegram_cards_are_found_and_shown(phone: Phone) -> None:
    await phone.plays(transcripts()["shows-a-card"])


async def test_on_telegram_cards_are_shown_from_right_to_left(phone: Phone) -> None:
    await phone.starts()
    for done in ("language ar", "open menu", "open cards", "open card interpreter"):
        await phone.does(done)
    phone.sees("card:interpreter")
    assert "Mijn taal is Arabisch." in phone.now.text


@EVERY
def test_on_the_web_the_dutch_says_that_it_is_dutch_and_runs_from_the_left(guide: Guide, language: str) -> None:
    for turn, dutch, own in turns(guide, language):
        page = to_page(guide, turn)
        assert page.look is PageLook.CARD
        drawn = read(to_html(page))
        large = drawn.one("p", **{"class": "large"})
        assert (large.attributes["lang"], large.attributes["dir"]) == ("nl", "ltr")
        assert plain(large.text) == plain(dutch.text)
        assert plain(own.text) in plain(drawn.one("div", **{"class": "face"}).text)
        assert drawn.one("main").attributes["id"] == "card"


@EVERY
def test_on_the_web_no_number_is_broken_over_two_lines(guide: Guide, language: str) -> None:
    found = list[str]()
    for turn, dutch, _ in turns(guide, language):
        drawn = to_html(to_page(guide, turn))
        for number in re.findall(r"0[0-9]+-[0-9]+|0[0-9]+\u00a0[0-9\u00a0]+", dutch.text):
            found.append(number)
            assert drawn.count(number if "\u00a0" in number else f"<bdi>{number}</bdi>") == TWICE
    assert {"\u00a0" in number for number in found} == {True, False}


def test_on_the_web_a_reader_of_dutch_sees_it_once(guide: Guide) -> None:
    assert guide.words.dutch
    turn = guide.step(Conversation(guide.words.dutch), Opened(OneCard(guide.flow.cards["lawyer"])))
    drawn = read(to_html(to_page(guide, turn)))
    large = drawn.one("p", **{"class": "large"})
    assert plain(drawn.one("div", **{"class": "face"}).text) == plain(large.text)
    assert (large.attributes["lang"], large.attributes["dir"]) == ("nl", "ltr")


def test_on_the_web_the_list_of_cards_is_an_ordinary_screen(guide: Guide) -> None:
    turn = guide.step(Conversation(guide.words.english), Opened(AllCards()))
    assert to_page(guide, turn).look is PageLook.SCREEN


def test_on_the_web_cards_are_found_and_shown_without_a_script(guide: Guide) -> None:
    client = Asking(Starlette(routes=Web(guide).routes))

    def fetch(method: str, path: str, body: str) -> str:
        answer = client.request(method, path, content=body, headers={"Accept-Language": "en"})
        assert answer.headers["cache-control"] == "no-store"
        assert "set-cookie" not in answer.headers
        return answer.text

    Browser(guide, fetch).plays(transcripts()["shows-a-card"])


@EVERY
def test_in_a_terminal_both_stand_below_each_other(guide: Guide, language: str) -> None:
    for turn, dutch, own in turns(guide, language):
        lines = to_text(turn.screen).split("\n")
        at = lines.index(f"  {dutch.text}")
        assert lines[at + 1] == f"  {own.text}"
