"""Telegram is slow, is gone, refuses, or we are wrong: what the person sees then, and what stands in the log."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

import pytest
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut
from telegram.ext import Application

from bot.channels.telegram.application import App, WrongTokenError, application, serve
from bot.channels.telegram.calls import PatientCalls
from bot.core.guide import Guide
from bot.logs import OURS
from tests.botapi import BotApi, CallbackAnswer
from tests.botapi.server import TOKEN
from tests.channels.phone import Phone, spelt

Log = pytest.LogCaptureFixture


@pytest.fixture(autouse=True)
def all_levels(caplog: Log) -> None:
    caplog.set_level(logging.DEBUG, OURS)


def told(log: Log) -> list[str]:
    """What our own log says: the sentence, and the kind of the error."""
    return [
        f"{record.msg} {record.exc_info[0].__name__}" if record.exc_info and record.exc_info[0] else str(record.msg)
        for record in log.records
        if record.name == OURS
    ]


async def test_a_slow_chat_keeps_its_order_and_stops_nobody_else(phone: Phone) -> None:
    api = phone.api
    await phone.begins()
    bubble, buttons = phone.now, phone.pressable
    held = api.hold_next("editMessageText")
    for spelling in ["open menu", "open page help 0"] * 20 + ["open menu"]:
        await phone.person.presses_data(bubble, buttons[spelling])
    other = Phone(api, phone.guide)
    await other.person.sends("/start")
    await api.has_call("sendMessage", 2)
    assert "language en" in spelt(phone.guide, other.person.chat.from_bot[0])
    assert phone.now == bubble
    held.goes_on.set()
    await phone.person.sees()
    assert "go on" in phone.pressable
    pressed = [call.params["callback_query_id"] for call in api.called("answerCallbackQuery")]
    assert pressed == sorted(pressed)


async def test_a_chat_that_telegram_slows_down_waits_alone(rough_phone: Phone, caplog: Log) -> None:
    phone, api = rough_phone, rough_phone.api
    await phone.begins()
    api.fail_next("editMessageText", 429, "Too Many Requests: retry after 1", {"retry_after": 1})
    await phone.person.presses_data(phone.now, phone.pressable["open menu"])
    await api.has_call("editMessageText", 3)
    other = Phone(api, phone.guide)
    await other.person.sends("/start")
    await api.has_call("sendMessage", 2)
    assert "go on" not in phone.pressable
    await phone.person.sees()
    assert "go on" in phone.pressable
    assert [call.method for call in api.refused()] == ["editMessageText"]
    assert told(caplog) == ["Telegram slows us down"]


async def test_a_call_is_tried_three_times() -> None:
    tries = list[str]()

    async def refuses(endpoint: str) -> None:
        tries.append(endpoint)
        raise RetryAfter(timedelta(milliseconds=1))

    calls = PatientCalls()
    with pytest.raises(RetryAfter):
        await calls.process_request(refuses, ("x",), kwargs={}, endpoint="x", data={}, rate_limit_args=None)
    assert tries == ["x"] * 3


async def test_a_pause_that_is_too_long_is_given_up(rough_phone: Phone, caplog: Log) -> None:
    phone = await rough_phone.begins()
    phone.api.fail_next("editMessageText", 429, "Too Many Requests: retry after 31", {"retry_after": 31})
    await phone.person.presses_data(phone.now, phone.pressable["open menu"])
    await phone.person.sees()
    assert phone.person.shown_alert == CallbackAnswer("", show_alert=False)
    assert told(caplog) == ["an update could not be served RetryAfter"]


@pytest.mark.parametrize(
    ("status", "description", "kind"),
    [
        (500, "Internal Server Error", "NetworkError"),
        (502, "Bad Gateway", "NetworkError"),
        (400, "Bad Request: can't parse entities: unsupported start tag", "BadRequest"),
    ],
)
async def test_a_press_that_fails_is_answered_and_the_next_one_works(
    rough_phone: Phone, caplog: Log, status: int, description: str, kind: str
) -> None:
    phone = await rough_phone.begins()
    before = phone.now
    phone.api.fail_next("editMessageText", status, description)
    phone.api.fail_next("sendMessage", status, description)
    await phone.person.presses_data(phone.now, phone.pressable["open menu"])
    await phone.person.sees()
    assert phone.now == before
    assert phone.person.shown_alert == CallbackAnswer("", show_alert=False)
    assert told(caplog)[-1] == f"an update could not be served {kind}"
    await phone.person.presses_data(phone.now, phone.pressable["open menu"])
    await phone.person.sees()
    assert phone.person.chat.from_bot[-1] != before


async def test_a_bubble_that_can_not_be_changed_is_followed_by_a_new_one(rough_phone: Phone) -> None:
    phone = await rough_phone.begins()
    phone.api.fail_next("editMessageText", 400, "Bad Request: message can't be edited")
    await phone.does("open menu")
    phone.sees("menu")
    assert len(phone.person.chat.from_bot) == 2


async def test_what_was_typed_is_deleted_also_when_the_answer_fails(rough_phone: Phone, caplog: Log) -> None:
    phone = await rough_phone.begins()
    phone.api.fail_next("sendMessage", 500, "Internal Server Error")
    await phone.person.sends("my name is Ada")
    await phone.api.settled()
    assert [message.is_from_bot for message in phone.person.chat.messages] == [True]
    assert told(caplog) == ["Telegram can not be reached NetworkError", "an update could not be served NetworkError"]


async def test_clearing_that_fails_forgets_nothing_and_can_be_pressed_again(rough_phone: Phone) -> None:
    phone = await rough_phone.begins()
    await phone.person.sends("menu")
    await phone.person.sees()
    phone.api.fail_next("deleteMessage", 500, "Internal Server Error")
    await phone.person.presses_data(phone.now, phone.pressable["clear"])
    await phone.person.sees()
    assert phone.person.shown_alert == CallbackAnswer("", show_alert=False)
    assert len(phone.person.chat.from_bot) == 2
    await phone.person.presses_data(phone.now, phone.pressable["clear"])
    await phone.api.settled()
    assert phone.person.chat.messages == []


async def test_whoever_blocks_the_bot_is_forgotten_without_a_word(rough_phone: Phone, caplog: Log) -> None:
    phone = await rough_phone.begins()
    await phone.person.blocks_bot()
    await phone.person.presses_data(phone.now, phone.pressable["open menu"])
    await phone.api.settled()
    await phone.person.sends("menu")
    await phone.api.settled()
    assert [text for text in told(caplog) if "could not" in text] == []
    await phone.person.unblocks_bot()
    await phone.person.sends("menu")
    assert "language en" in spelt(phone.guide, await phone.person.sees())


async def test_a_fault_of_ours_is_answered_and_logged_without_its_text(
    phone: Phone, caplog: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    await phone.begins()

    def breaks(_button: str) -> None:
        message = "secret words"
        raise RuntimeError(message)

    monkeypatch.setattr(phone.guide, "press", breaks)
    await phone.person.presses_data(phone.now, phone.pressable["open menu"])
    await phone.person.sees()
    assert phone.person.shown_alert == CallbackAnswer("", show_alert=False)
    assert told(caplog) == ["an update could not be served RuntimeError"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Conflict("Conflict: terminated by other getUpdates request"), "another process serves with the same token"),
        (TimedOut(), "Telegram can not be reached"),
        (TelegramError("Invalid server response"), "Telegram can not be reached"),
    ],
)
async def test_what_goes_wrong_while_asking_for_updates_is_told_apart(
    guide: Guide, api: BotApi, caplog: Log, error: TelegramError, said: str
) -> None:
    await application(guide, api.token, api.origin).process_error(None, error)
    assert told(caplog)[0].startswith(said)
    assert told(caplog)[0].endswith(type(error).__name__)


def test_the_librarys_error_of_a_wrong_token_goes_no_further(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise InvalidToken(TOKEN)

    monkeypatch.setattr(Application, "run_polling", refuses)
    with pytest.raises(WrongTokenError) as error:
        serve(guide, TOKEN, "http://127.0.0.1:9")
    assert str(error.value) == ""
    assert error.value.__suppress_context__


def test_starting_and_stopping_are_told(guide: Guide, monkeypatch: pytest.MonkeyPatch, caplog: Log) -> None:
    def runs(app: App, **_: object) -> None:
        assert app.post_init
        asyncio.run(app.post_init(app))

    monkeypatch.setattr(Application, "run_polling", runs)
    serve(guide, TOKEN, "http://127.0.0.1:9")
    assert told(caplog) == ["starting", "serving Telegram by long polling", "stopped"]
