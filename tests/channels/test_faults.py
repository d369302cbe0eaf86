"""Everything that can go wrong with a call, for every call the guide makes: the person sees the right screen, once."""

from __future__ import annotations

import logging

import pytest

from bot.channels.telegram.retries import BACKOFF
from bot.core.guide import Guide
from bot.logs import OURS
from tests.botapi import BotApi, CallbackAnswer, Drop, Page, Refusal
from tests.botapi.faults import Fault
from tests.channels.phone import Phone, serving, spelt
from tests.transcripts import transcripts

pytestmark = pytest.mark.slow

FAULTS: dict[str, Fault] = {
    "500": Refusal(500, "Internal Server Error"),
    "502": Refusal(502, "Bad Gateway"),
    "a page with status 502": Page(502),
    "a page with status 403": Page(403),
    "a page with status 404": Page(404),
    "a login page": Page(200),
    "JSON of somebody else": Page(200, '{"error": "not here"}'),
    "a list": Page(200, "[]"),
    "dropped before it was done": Drop(done=False),
    "dropped after it was done": Drop(done=True),
    "slowed down": Refusal(429, "Too Many Requests: retry after 1", {"retry_after": 1}),
}
SOON = [name for name in FAULTS if name != "slowed down"]
"""Those after which the next try comes at once in tests; a pause that Telegram asks for is in whole seconds."""


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_press_shows_its_screen_in_the_same_bubble(rough_phone: Phone, fault: str) -> None:
    phone = await rough_phone.begins()
    phone.api.breaks_next("editMessageText", FAULTS[fault])
    (await phone.does("open menu")).sees("menu")
    assert phone.person.chat.messages == [phone.now]
    assert phone.person.shown_alert == CallbackAnswer("", show_alert=False)


@pytest.mark.parametrize("fault", FAULTS)
async def test_what_is_typed_is_answered_once_and_deleted(rough_phone: Phone, fault: str) -> None:
    phone = await rough_phone.begins()
    asked = phone.now
    phone.api.breaks_next("sendMessage", FAULTS[fault])
    (await phone.does("type qwxzk")).sees("found:nothing")
    assert phone.person.chat.messages == [asked, phone.now]


@pytest.mark.parametrize("fault", SOON)
async def test_the_answer_to_a_press_is_tried_once_more(rough_phone: Phone, fault: str) -> None:
    """So it goes where a connection that was idle is closed just when a press comes."""
    phone = await rough_phone.begins()
    phone.api.breaks_next("answerCallbackQuery", FAULTS[fault])
    (await phone.does("open menu")).sees("menu")
    assert phone.person.shown_alert == CallbackAnswer("", show_alert=False)


@pytest.mark.parametrize("fault", SOON)
async def test_the_answer_to_a_press_never_matters(rough_phone: Phone, fault: str) -> None:
    phone = await rough_phone.begins()
    phone.api.breaks_next("answerCallbackQuery", FAULTS[fault], FAULTS[fault])
    await phone.person.presses_data(phone.now, phone.pressable["open menu"])
    await phone.api.settled()
    phone.talk.does("open menu")
    phone.sees("menu")


@pytest.mark.parametrize("fault", SOON)
async def test_what_was_typed_is_deleted_in_spite_of_all(rough_phone: Phone, fault: str) -> None:
    phone = await rough_phone.begins()
    phone.api.breaks_next("deleteMessage", FAULTS[fault])
    await phone.does("type my name is Ada")
    assert all(message.is_from_bot for message in phone.person.chat.messages)


@pytest.mark.parametrize("fault", SOON)
async def test_clear_leaves_nothing_in_spite_of_all(rough_phone: Phone, fault: str) -> None:
    phone = await rough_phone.begins()
    await phone.does("type menu")
    phone.api.breaks_next("deleteMessages", FAULTS[fault])
    await phone.does("clear")
    assert phone.person.chat.messages == []


async def test_a_bubble_that_nobody_heard_of_is_deleted_and_no_other(rough_phone: Phone) -> None:
    """Telegram sent it, and the answer was lost on the way. A copy that was kept before is left alone."""
    phone = await rough_phone.plays(transcripts()["permit-ends"])
    await phone.does("open copying")
    await phone.does("keep a copy")
    kept = phone.person.chat.messages
    phone.api.breaks_next("sendMessage", Drop(done=True), Drop(done=True))
    await phone.does("type menu")
    assert phone.person.chat.messages == [*kept, phone.now]
    assert len(kept) == 2


@pytest.mark.parametrize("fault", [Refusal(500, "Internal Server Error"), Drop(done=False)])
async def test_what_fails_often_is_given_up_and_the_next_press_works(
    rough_phone: Phone, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, OURS)
    phone = await rough_phone.begins()
    before = phone.now
    phone.api.breaks_next("editMessageText", *[fault] * (len(BACKOFF) + 1))
    await phone.person.presses_data(phone.now, phone.pressable["open menu"])
    await phone.person.is_answered()
    assert phone.now == before
    assert [record.msg for record in caplog.records if record.name == OURS] == [
        "Telegram cannot be reached",
        "an update could not be served",
    ]
    (await phone.does("open menu")).sees("menu")


async def test_what_telegram_refuses_is_not_tried_again(rough_phone: Phone) -> None:
    phone = await rough_phone.begins()
    for method in ("editMessageText", "sendMessage"):
        phone.api.breaks_next(method, Refusal(400, "Bad Request: can't parse entities: unsupported start tag"))
    await phone.person.presses_data(phone.now, phone.pressable["open menu"])
    await phone.person.is_answered()
    assert [call.method for call in phone.api.refused()] == ["editMessageText", "sendMessage"]


@pytest.mark.parametrize("fault", [Page(502), Drop(done=False), Drop(done=True), Refusal(409, "Conflict")])
async def test_updates_are_asked_for_again(guide: Guide, api: BotApi, fault: Fault) -> None:
    """Also what was in an answer that was lost: it was not confirmed, so it comes again."""
    async with serving(guide, api):
        phone = Phone(api, guide)
        await phone.starts()
        with api.away():
            await phone.person.presses_data(phone.now, phone.pressable["language en"])
            api.breaks_next("getUpdates", fault)
        await phone.person.is_answered()
        assert "choose no_danger" in spelt(guide, phone.now)
