"""Telegram is slow, is gone, refuses, or we are wrong: what the person sees then, and what stands in the log."""

from __future__ import annotations

import logging
from datetime import datetime

import pytest

from bot.logs import OURS
from tests.botapi import CallbackAnswer
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


@pytest.mark.slow
async def test_a_chat_that_telegram_slows_down_waits_alone(rough_phone: Phone, caplog: Log) -> None:
    phone, api = rough_phone, rough_phone.api
    await phone.begins()
    api.fail_next("editMessageText", 429, "Too Many Requests: retry after 3", {"retry_after": 3})
    await phone.person.presses_data(phone.now, phone.pressable["open menu"])
    await api.has_call("editMessageText", 2)
    other = Phone(api, phone.guide)
    await other.person.sends("/start")
    await api.has_call("sendMessage", 2)
    assert "go on" not in phone.pressable
    await phone.person.sees()
    assert "go on" in phone.pressable
    assert [call.method for call in api.refused()] == ["editMessageText"]
    assert told(caplog) == ["Telegram slows us down"]


async def test_a_pause_that_is_too_long_is_given_up(rough_phone: Phone, caplog: Log) -> None:
    phone = await rough_phone.begins()
    phone.api.fail_next("editMessageText", 429, "Too Many Requests: retry after 31", {"retry_after": 31})
    await phone.person.presses_data(phone.now, phone.pressable["open menu"])
    await phone.person.sees()
    assert phone.person.shown_alert == CallbackAnswer("", show_alert=False)
    assert told(caplog) == ["an update could not be served RetryAfter"]


async def test_a_bubble_that_can_not_be_changed_is_followed_by_a_new_one(rough_phone: Phone) -> None:
    phone = await rough_phone.begins()
    phone.api.fail_next("editMessageText", 400, "Bad Request: message can't be edited")
    await phone.does("open menu")
    assert len(phone.person.chat.from_bot) == 2
    phone.bubble = phone.person.chat.from_bot[-1]
    phone.sees("menu")


async def test_whoever_blocks_the_bot_is_forgotten_at_once(phone: Phone) -> None:
    await phone.begins()
    await phone.person.blocks_bot()
    await phone.api.settled()
    await phone.person.unblocks_bot()
    await phone.person.sends("menu")
    assert "language en" in spelt(phone.guide, await phone.person.sees())


async def test_whoever_has_blocked_the_bot_gets_nothing_and_stops_nobody(rough_phone: Phone, caplog: Log) -> None:
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

    def breaks(_button: str, _moment: datetime) -> None:
        message = "secret words"
        raise RuntimeError(message)

    monkeypatch.setattr(phone.guide, "press", breaks)
    await phone.person.presses_data(phone.now, phone.pressable["open menu"])
    await phone.person.sees()
    assert phone.person.shown_alert == CallbackAnswer("", show_alert=False)
    assert told(caplog) == ["an update could not be served RuntimeError"]
