"""Every kind of update: what a person can send, what Telegram itself sends, and what nobody has thought of yet."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.guide import Guide
from tests.botapi import MEDIA, BotApi, Message
from tests.channels.phone import Phone, spelt

LONG = "\u12a2 \U0001f3e0" * 1024 + "x" * 1024


@pytest.mark.parametrize("kind", MEDIA)
async def test_what_has_no_text_is_answered_like_a_word_that_means_nothing_and_deleted(phone: Phone, kind: str) -> None:
    await phone.begins()
    asked = phone.now
    await phone.person.sends_media(kind)
    answer = await phone.person.sees()
    assert_typed_is_told(phone.guide, answer)
    assert phone.person.chat.messages == [asked, answer]


async def test_an_album_is_answered_once_and_deleted_whole(phone: Phone) -> None:
    await phone.begins()
    asked = phone.now
    await phone.person.sends_album(10)
    answer = await phone.person.sees()
    assert phone.person.chat.messages == [asked, answer]
    await phone.person.sends_album(2)
    assert len((await phone.person.sees()).buttons) == len(answer.buttons)
    assert len(phone.person.chat.messages) == 3


@pytest.mark.parametrize(
    "text", ["I fled because", LONG, "\u0645\u0627\u0645\u0627", "\U0001f198", "/", "/unknown", "@", "\u202e112"]
)
async def test_a_text_that_means_nothing_is_answered_and_deleted(phone: Phone, text: str) -> None:
    await phone.begins()
    asked = phone.now
    await phone.person.sends(text)
    answer = await phone.person.sees()
    assert phone.person.chat.messages == [asked, answer]
    assert answer.buttons


async def test_what_is_forwarded_is_what_is_typed(phone: Phone) -> None:
    await phone.begins()
    await phone.person.forwards("menu")
    assert "open topics" in spelt(phone.guide, await phone.person.sees())


async def test_a_forwarded_story_is_not_kept(phone: Phone) -> None:
    await phone.begins()
    await phone.person.forwards("qwxzk")
    await phone.person.sees()
    assert all(message.is_from_bot for message in phone.person.chat.messages)


def strange(phone: Phone) -> dict[str, dict[str, Any]]:
    """Updates that are not for the guide, that a newer Bot API brings, or that cannot be."""
    chat = {"id": phone.person.user.id, "type": "private", "first_name": "Ada"}
    person = phone.person.user.as_json()
    message = {"message_id": 5, "date": phone.api.clock, "chat": chat, "from": person}
    return {
        "an inline query": {"inline_query": {"id": "1", "from": person, "query": "help", "offset": ""}},
        "a press on an inline message": {
            "callback_query": {"id": "1", "from": person, "inline_message_id": "x", "chat_instance": "1", "data": "x"}
        },
        "an edited message": {"edited_message": {**message, "edit_date": phone.api.clock, "text": "menu"}},
        "a reaction": {"message_reaction": {"chat": chat, "date": 1, "old_reaction": [], "new_reaction": []}},
        "a post in a channel": {"channel_post": {**message, "chat": {"id": -1001, "type": "channel", "title": "N"}}},
        "a supergroup": {"message": {**message, "chat": {"id": -1002, "type": "supergroup"}, "text": "/start"}},
        "a press in a group": {
            "callback_query": {
                "id": "1", "from": person, "chat_instance": "1", "data": "x",
                "message": {"message_id": 5, "date": 1, "chat": {"id": -5, "type": "group", "title": "G"}},
            }
        },
        "a chat of a new type": {"message": {**message, "chat": {"id": 5, "type": "hive"}, "text": "/start"}},
        "a new timer": {"message": {**message, "message_auto_delete_timer_changed": {"message_auto_delete_time": 1}}},
        "a pinned message": {"message": {**message, "pinned_message": message}},
        "a kind of a newer Bot API": {"telepathy": {"from": person, "thought": "help"}},
        "nothing": {},
        "a message that is a word": {"message": "menu"},
        "a message without a chat": {"message": {"message_id": 5, "date": 1, "text": "menu"}},
        "a message with a wrong number": {"message": {**message, "message_id": "five", "text": "menu"}},
        "a press without a message": {"callback_query": {"id": "1", "from": person, "chat_instance": "1"}},
        "a promotion": {
            "my_chat_member": {"chat": chat, "from": person, "date": 1, "new_chat_member": {"status": "captain"}}
        },
        "a membership of a group": {
            "my_chat_member": {
                "chat": {"id": -5, "type": "group"}, "from": person, "date": 1,
                "new_chat_member": {"status": "member"},
            }
        },
    }  # fmt: skip


async def test_strange_updates_are_let_go_and_stop_nobody(phone: Phone) -> None:
    """python-telegram-bot alone asks for the same answer again and again once it cannot read one update in it."""
    await phone.begins()
    before = len(phone.api.calls)
    for update in strange(phone).values():
        phone.api.brings(update)
    await phone.api.settled()
    assert len(phone.api.calls) == before
    (await phone.does("open menu")).sees("menu")


async def test_new_fields_of_a_newer_bot_api_do_no_harm(rough_phone: Phone) -> None:
    phone = await rough_phone.begins()
    news = {"mood": {"kind": 7}, "entities": [{"type": "hologram", "offset": 0, "length": 4, "depth": 3}]}
    sent = {**phone.now.as_json(), **news, "message_id": 900, "text": "menu", "forward_origin": {"type": "a dream"}}
    phone.api.brings({"message": sent, "priority": 9})
    await phone.api.settled()
    assert "open topics" in spelt(phone.guide, phone.person.chat.from_bot[-1])


async def test_groups_and_channels_are_left_alone(phone: Phone) -> None:
    group = phone.api.group()
    await phone.person.sends("/start@wegwijs_bot", into=group)
    await phone.api.settled()
    assert (group.from_bot, phone.api.called("sendMessage")) == ([], [])


PAYLOADS = [
    "", "l-", "t-", "p-", "l-en_l-nl", "_", "___", "l-en_t-dutch-child_t-family", "l-EN", "t-../../etc", "-" * 64,
    "l-en_t-" + "x" * 57, "l-en_p-" + "p" * 29, "x" * 500, "\u0645", "l-en t-family", "%3Cb%3E", "{language}", "1--_X",
    "\U0001f198" * 20, "l-\u202een", "p-\x00",
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_a_link_that_is_wrong_leads_in_all_the_same(phone: Phone, payload: str) -> None:
    await phone.person.sends(f"/start {payload}")
    assert {"language en", "go on", "open topics"} & spelt(phone.guide, await phone.person.sees()).keys()


async def test_a_press_that_comes_twice_is_served_once(phone: Phone) -> None:
    await phone.begins()
    with phone.api.away() as waiting:
        await phone.person.presses_data(phone.now, phone.pressable["open menu"])
        waiting.append(waiting[0])
    await phone.api.settled()
    phone.talk.does("open menu")
    phone.sees("menu")
    assert [call.method for call in phone.api.calls[-2:]] == ["editMessageText", "answerCallbackQuery"]


async def test_a_text_that_comes_twice_is_answered_once(phone: Phone) -> None:
    await phone.begins()
    with phone.api.away() as waiting:
        await phone.person.sends("menu")
        waiting.append(waiting[0])
    await phone.api.settled()
    assert len(phone.person.chat.messages) == 2


async def test_of_presses_that_come_in_disorder_the_last_one_counts(phone: Phone) -> None:
    await phone.begins()
    with phone.api.away() as waiting:
        for done in ("open menu", "open page help 0", "back"):
            await phone.person.presses_data(phone.now, phone.pressable[done])
        waiting.reverse()
    await phone.api.settled()
    phone.talk.does("back")
    phone.sees("languages")
    assert phone.person.chat.messages == [phone.now]
    assert len(phone.api.called("answerCallbackQuery")) == 1 + 3


@pytest.mark.slow
async def test_after_an_hour_away_everybody_is_served(guide: Guide, api: BotApi, rough_phone: Phone) -> None:
    people = [rough_phone, *(Phone(api, guide) for _ in range(12))]
    nothing = guide.words.voice(None).say_each(guide.interface.answer_nothing)[0].text
    for each in people:
        await each.begins()
    with api.away():
        for each in people:
            for done in ("open menu", "open page help 0", "open menu"):
                await each.person.presses_data(each.now, each.pressable[done])
            await each.person.sends("hello?")
        api.clock += 60 * 60
    for each in people:
        await each.person.is_answered()
        each.talk.does("open menu")
        assert each.person.chat.messages == [each.now, each.person.chat.from_bot[-1]]
        each.sees("menu")
        assert each.person.chat.from_bot[-1].text.startswith(nothing)
    assert {call.method for call in api.refused()} == {"answerCallbackQuery"}


async def test_after_two_days_a_press_still_changes_its_bubble(phone: Phone) -> None:
    await phone.begins()
    phone.api.clock += 60 * 60 * 24 * 30
    (await phone.does("open menu")).sees("menu")
    assert phone.person.chat.messages == [phone.now]


def assert_typed_is_told(guide: Guide, message: Message) -> None:
    """What is said to whoever types a story: call 112, and do not write here."""
    said = guide.words.voice(None).say(guide.interface.notice_typed).text
    assert said in message.text
