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


NOTES = """
start > languages
language ar > danger
choose no_danger > asylum
choose waiting > situation
choose family > who_is_family
choose partner > partner_has
choose dutch > dutch_partner
open note answers > noting:answers
open note answers answer:danger > noting:answers
open note had answer:danger > noting:had
open note had answer:danger had:identity > noting:had
open note lacks answer:danger had:identity > noting:lacks
open note questions answer:danger had:identity > noting:questions
open note questions answer:danger ask:exam had:identity > noting:questions
open note make answer:danger ask:exam had:identity > noting:make
make the note > noting:make
"""


async def test_a_note_for_a_lawyer_is_a_message_of_its_own_and_knows_no_answer(phone: Phone) -> None:
    await phone.plays(NOTES)
    bubble, note = phone.person.chat.messages
    assert bubble == phone.now
    lines = (note.text or "").splitlines()
    dutch, arabic = (phone.guide.words.voice(phone.guide.words.languages[code]) for code in ("nl", "ar"))
    interface, data = phone.guide.interface, phone.guide.flow.note
    assert lines[0] == dutch.say(interface.note_title).text
    for text in (data.papers["identity"].label, data.questions["exam"].text):
        assert any(dutch.say(text).text in line for line in lines)
        assert any(arabic.say(text).text in line for line in lines)
    danger = phone.guide.flow.states["danger"]
    assert not any(dutch.say(danger.title).text in line for line in lines)
    press = phone.guide.coder.read_button(spelt(phone.guide, note)["drop the copy"])
    assert press
    assert (press.conversation.answers, press.conversation.situations, press.conversation.overlay) == ((), (), None)
    await phone.does("clear")
    assert phone.person.chat.messages == []
