"""With and without the store of what was drawn, the same bytes go out; and it holds no more than it may."""

from __future__ import annotations

from copy import copy
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.channels import clock
from bot.channels.drawn_once import DrawnOnce
from bot.channels.telegram import channel as telegram
from bot.channels.telegram.calls import BotApiCalls
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.memory import Memory
from bot.channels.telegram.updates import CallbackQuery, Sent
from bot.channels.web import chat_routes as web
from bot.channels.web.html import to_html
from bot.channels.web.routes import Web
from bot.core.conversation import Conversation
from bot.core.event import Cleared, Restarted, show_again
from bot.core.guide import Guide
from bot.core.opening_hours import DUTCH_TIME
from bot.server.application import build_application
from tests.asgi import Asking
from tests.at_moment import MOMENTS
from tests.nightly import at_night
from tests.screens import screens_in

LANGUAGES = ("en", "ar", *at_night(["nl", "ti", "fa", "am", "ckb"]))

MORNING, HOUR = datetime(2026, 11, 27, 9, 41, 30, tzinfo=UTC), timedelta(hours=1)


class Recorder:
    """A Bot API that does whatever it is asked, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked = list[tuple[str, bytes]]()

    async def send_json(self, path: str, body: bytes, patience: float = 0) -> tuple[int, bytes]:
        assert patience > 0
        self.asked.append((path.rpartition("/")[2], body))
        return 200, b'{"ok":true,"result":{"message_id":7}}'

    async def close(self) -> None:
        """Nothing to close."""


def sample(guide: Guide, code: str) -> list[str]:
    """Buttons that draw every fifth screen in a language."""
    turns = screens_in(guide, guide.words.languages[code])[::5]
    return [guide.coder.button(turn.conversation, show_again(turn.conversation)) for turn in turns]


async def sent_by_telegram(guide: Guide, buttons: list[str]) -> list[tuple[str, bytes]]:
    """All calls for these presses."""
    recorder = Recorder()
    channel = TelegramChannel(guide, Memory(), BotApiCalls(recorder, "token"))
    for number, button in enumerate(buttons, 1):
        await channel.handle(CallbackQuery(number, 5, 6, "9", button))
    return recorder.asked


@pytest.fixture(autouse=True)
def morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING)


@pytest.mark.slow
@pytest.mark.parametrize("code", LANGUAGES)
async def test_telegram_is_sent_the_same(guide: Guide, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    buttons = sample(guide, code)
    kept = await sent_by_telegram(guide, [*buttons, *buttons])
    monkeypatch.setattr(telegram, "MOST_DRAWN", 0)
    assert kept == await sent_by_telegram(guide, [*buttons, *buttons])


@pytest.mark.slow
@pytest.mark.parametrize("code", LANGUAGES)
async def test_a_browser_is_sent_the_same(guide: Guide, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    keeping = Asking(build_application(Web(guide)))
    monkeypatch.setattr(web, "MOST_DRAWN", 0)
    drawing = Asking(build_application(Web(guide)))
    for button in sample(guide, code)[::4]:
        form = urlencode({"press": button})
        answers = [await each.ask("POST", "/", form) for each in (keeping, keeping, drawing)]
        assert len({(answer.text, str(answer.headers)) for answer in answers}) == 1


@pytest.mark.slow
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_screen_is_the_same_from_when_it_was_drawn_until_the_next(guide: Guide, code: str) -> None:
    assert guide.as_of(MORNING) == MORNING.replace(minute=30, second=0)
    moments = [datetime.fromisoformat(f"{said}:59").replace(tzinfo=DUTCH_TIME) for said in MOMENTS]
    for button in sample(guide, code):
        for at in moments:
            assert guide.press(button, at) == guide.press(button, guide.as_of(at))


def test_without_a_clock_there_is_no_moment(guide: Guide) -> None:
    assert guide.as_of(None) is None


async def test_the_second_press_draws_nothing(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, press = list[str](), guide.press
    watched = copy(guide)
    monkeypatch.setattr(watched, "press", lambda button, moment: drawn.append(button) or press(button, moment))  # type: ignore[func-returns-value]
    button = guide.coder.button(Conversation(guide.words.english), Restarted())
    asked = await sent_by_telegram(watched, [button, button])
    assert [method for method, _ in asked] == ["editMessageText", "answerCallbackQuery"] * 2
    assert drawn == [button]
    pages = Asking(build_application(Web(guide)))
    monkeypatch.setattr(web, "to_html", lambda page: drawn.append("page") or to_html(page))  # type: ignore[func-returns-value]
    for _ in range(2):
        await pages.ask("POST", "/", urlencode({"press": button}))
    assert drawn == [button, "page"]


async def test_what_is_typed_is_answered_the_same(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = ["/start", "/menu", "menu", "/help", "/start l-en_p-some-house", "can i work here", "/privacy"] * 2

    async def answers() -> list[tuple[str, bytes]]:
        recorder = Recorder()
        channel = TelegramChannel(guide, Memory(), BotApiCalls(recorder, "token"))
        for number, words in enumerate(typed, 1):
            await channel.handle(Sent(number, 5, number, words, "nl"))
        return recorder.asked

    kept = await answers()
    monkeypatch.setattr(telegram, "MOST_DRAWN", 0)
    assert kept == await answers()


async def test_nothing_that_somebody_wrote_is_kept(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = list[object]()

    def keep(_store: object, button: object, drawn: Any) -> Any:  # noqa: ANN401  # what was drawn
        kept.append(button)
        return drawn

    monkeypatch.setattr(DrawnOnce, "keep", keep)
    channel = TelegramChannel(guide, Memory(), BotApiCalls(Recorder(), "token"))
    asked = Asking(build_application(Web(guide)))
    own = ["my name is quetzal", "/start p-quetzal", "/quetzal", "can i work here, quetzal"]
    for number, words in enumerate(own, 1):
        await channel.handle(Sent(number, 5, number, words, "en"))
        await asked.ask("POST", "/", urlencode({"words": words, "code": ""}))
        await asked.ask("GET", f"/?{urlencode({'start': words})}")
    await asked.ask("POST", "/", urlencode({"press": "quetzal" * 20}))
    assert kept == []
    await channel.handle(Sent(9, 5, 9, "/start", "en"))
    await asked.ask("GET", "/")
    assert len(kept) == 2


async def test_the_first_page_is_the_same(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping = Asking(build_application(Web(guide)))
    monkeypatch.setattr(web, "MOST_DRAWN", 0)
    drawing = Asking(build_application(Web(guide)))
    for language in ("en", "ar-EG", "de", ""):
        for encoding, is_packed in (("gzip", True), ("br, gzip;q=0.5", True), ("identity", False)):
            headers = {"accept-language": language, "accept-encoding": encoding}
            answers = [await each.ask("GET", "/", headers=headers) for each in (keeping, keeping, drawing)]
            assert len({(answer.text, str(answer.headers)) for answer in answers}) == 1
            assert (answers[0].headers.get("content-encoding") == "gzip") is is_packed


async def test_what_clears_is_done_each_time(guide: Guide) -> None:
    clear = guide.coder.button(screens_in(guide, guide.words.languages["en"])[0].conversation, Cleared())
    asked = [method for method, _ in await sent_by_telegram(guide, [clear, clear])]
    assert asked == ["deleteMessages", "answerCallbackQuery"] * 2


def test_what_was_not_asked_for_the_longest_goes_first_and_what_is_too_large_is_not_kept() -> None:
    store = DrawnOnce[bytes](10, len)
    for button, drawn in (("a", b"1234"), ("b", b"5678"), ("c", b"x" * 11)):
        assert store.find(button, MORNING) is None
        assert store.keep(button, drawn) == drawn
    assert store.find("a", MORNING) == b"1234"
    store.keep("d", b"90123")
    assert [store.find(each, MORNING) for each in "abcd"] == [b"1234", None, None, b"90123"]


def test_when_the_moment_is_another_nothing_is_left() -> None:
    store = DrawnOnce[bytes](10, len)
    store.find("a", MORNING)
    store.keep("a", b"1234")
    assert store.find("a", MORNING + HOUR) is None
    assert store.find("a", MORNING) is None
