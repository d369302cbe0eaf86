"""Messages are edited, deleted and copied, as far as Telegram lets a bot."""

from __future__ import annotations

from tests.botapi import BotApi, Person
from tests.botapi.client import DAY, Client, button, keyboard


async def test_an_edit_changes_the_message_in_place(client: Client, api: BotApi, person: Person) -> None:
    chat = {"chat_id": person.user.id}
    sent = await client.result("sendMessage", **chat, text="one", reply_markup=keyboard([button()]))
    await client.result("sendMessage", **chat, text="later")
    api.clock += 30 * DAY
    edited = await client.result("editMessageText", **chat, message_id=sent["message_id"], text="two")
    assert [message.text for message in person.chat.from_bot] == ["two", "later"]
    assert edited["edit_date"] == api.clock
    assert "reply_markup" not in edited
    back = {**chat, "message_id": sent["message_id"], "reply_markup": keyboard([button()])}
    assert (await client.result("editMessageReplyMarkup", **back))["reply_markup"] == keyboard([button()])


async def test_an_edit_that_telegram_refuses_is_refused(client: Client, person: Person) -> None:
    chat = {"chat_id": person.user.id}
    markup = keyboard([button()])
    text = {"text": "<b>one</b>", "parse_mode": "HTML"}
    sent = await client.result("sendMessage", **chat, **text, reply_markup=markup)
    ours = {**chat, "message_id": sent["message_id"]}
    theirs = {**chat, "message_id": person.chat.messages[0].message_id}
    same = await client.refusal("editMessageText", **ours, **text, reply_markup=markup)
    assert same == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as "
        "a current content and reply markup of the message"
    )
    assert await client.refusal("editMessageReplyMarkup", **ours, reply_markup=markup) == same
    edit = "editMessageText"
    assert await client.refusal(edit, **theirs, text="x") == "Bad Request: message can't be edited"
    assert await client.refusal(edit, **chat, message_id=99, text="x") == "Bad Request: message to edit not found"
    assert await client.refusal(edit, **ours, text="x" * 4097) == "Bad Request: MESSAGE_TOO_LONG"
    assert await client.refusal(edit, **ours) == "Bad Request: message text is empty"
    assert await client.refusal(edit, text="x") == "Bad Request: message identifier is not specified"
    assert await client.refusal(edit, message_id=1, text="x") == "Bad Request: chat_id is empty"
    wrong = keyboard([button(callback_data="x" * 65)])
    assert await client.refusal(edit, **ours, text="y", reply_markup=wrong) == "Bad Request: BUTTON_DATA_INVALID"
    other = await client.refusal(edit, **ours, text="y", reply_markup={"force_reply": True})
    assert other == "Bad Request: inline keyboard expected"
    assert await client.result(edit, **ours, text="one", reply_markup=markup)


async def test_a_message_without_an_inline_keyboard_of_ours_cannot_be_edited(client: Client, person: Person) -> None:
    chat = {"chat_id": person.user.id}
    sent = await client.result("sendMessage", **chat, text="x", reply_markup={"remove_keyboard": True})
    refusal = await client.refusal("editMessageText", **chat, message_id=sent["message_id"], text="y")
    assert refusal == "Bad Request: message can't be edited"


async def test_messages_are_deleted_until_48_hours_have_passed(client: Client, api: BotApi, person: Person) -> None:
    chat = {"chat_id": person.user.id}
    theirs = person.chat.messages[0].message_id
    await client.result("sendMessage", **chat, text="old")
    old = person.chat.from_bot[0].message_id
    api.clock += 2 * DAY
    assert await client.result("deleteMessage", **chat, message_id=theirs) is True
    assert await client.refusal("deleteMessage", **chat, message_id=theirs) == (
        "Bad Request: message to delete not found"
    )
    await client.result("sendMessage", **chat, text="new")
    new = person.chat.from_bot[1].message_id
    api.clock += 1
    too_old = "Bad Request: message can't be deleted for everyone"
    assert await client.refusal("deleteMessage", **chat, message_id=old) == too_old
    assert await client.refusal("deleteMessages", **chat, message_ids=[new, old]) == too_old
    assert [message.text for message in person.chat.messages] == ["old", "new"]
    assert await client.result("deleteMessages", **chat, message_ids=[new, theirs, 999]) is True
    assert [message.text for message in person.chat.messages] == ["old"]


async def test_a_copy_is_a_new_message_of_the_bot(client: Client, person: Person) -> None:
    chat = {"chat_id": person.user.id, "from_chat_id": person.user.id}
    theirs = person.chat.messages[0]
    copy = await client.result("copyMessage", **chat, message_id=theirs.message_id, protect_content=True)
    assert person.chat.from_bot[0].message_id == copy["message_id"]
    assert person.chat.from_bot[0].text == theirs.text
    photo = await person.sends_photo()
    refusal = await client.refusal("copyMessage", **chat, message_id=photo.message_id)
    assert refusal == "Bad Request: message to copy not found"
