"""A copy of the next steps on Telegram: it stays when the talk goes on, has no answers, and goes by its own button."""

from __future__ import annotations

from bot.channels.telegram.limits import DELETABLE_SECONDS
from tests.channels.phone import Phone, spelt

KEEPS = """
start > languages
language en > danger
choose no_danger > asylum
choose refused > dutch_permit
choose never_had > situation
choose child > child_age
choose adult > grown_up_child
open copying > copying
keep a copy > grown_up_child
"""


async def test_a_copy_stays_when_the_talk_goes_on_and_goes_by_its_own_button(phone: Phone) -> None:
    await phone.plays(KEEPS)
    bubble, copy = phone.person.chat.messages
    assert bubble == phone.now
    assert list(spelt(phone.guide, copy)) == ["drop the copy"]
    await phone.does("open menu")
    assert phone.person.chat.messages == [phone.now, copy]
    await phone.person.presses_data(copy, spelt(phone.guide, copy)["drop the copy"])
    await phone.person.is_answered()
    assert phone.person.chat.messages == [phone.now]
    assert phone.person.shown_alert
    assert phone.person.shown_alert.show_alert


async def test_a_copy_carries_no_answers(phone: Phone) -> None:
    await phone.plays(KEEPS)
    copy = phone.person.chat.messages[-1]
    press = phone.guide.coder.read_button(spelt(phone.guide, copy)["drop the copy"])
    assert press
    assert (press.conversation.answers, press.conversation.situations) == ((), ())


async def test_clear_takes_the_copies_too(phone: Phone) -> None:
    await phone.plays(KEEPS)
    await phone.does("clear")
    assert phone.person.chat.messages == []


async def test_an_old_copy_becomes_one_neutral_line(rough_phone: Phone) -> None:
    phone = await rough_phone.plays(KEEPS)
    copy = phone.person.chat.messages[-1]
    phone.api.clock += DELETABLE_SECONDS + 1
    await phone.person.presses_data(copy, spelt(phone.guide, copy)["drop the copy"])
    await phone.person.is_answered()
    line = phone.person.chat.messages[-1]
    assert (line.message_id, line.buttons) == (copy.message_id, ())
    assert phone.person.chat.messages[0] == phone.now
