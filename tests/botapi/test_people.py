"""People: their presses, and to whom the bot may write."""

from __future__ import annotations

import pytest

from tests.botapi import BotApi, CallbackAnswer, Person
from tests.botapi.client import Client, button, keyboard


async def test_a_press_is_answered_once_in_time_and_briefly(client: Client, api: BotApi, person: Person) -> None:
    sent = await client.result("sendMessage", chat_id=person.user.id, text="x", reply_markup=keyboard([button()]))
    message = person.chat.from_bot[0]
    query = await person.presses(message, label="Yes")
    too_long = await client.refusal("answerCallbackQuery", callback_query_id=query, text="x" * 201)
    assert too_long == "Bad Request: MESSAGE_TOO_LONG"
    assert await client.result("answerCallbackQuery", callback_query_id=query, text="Hi", show_alert=True) is True
    assert person.shown_alert == CallbackAnswer("Hi", show_alert=True)
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await client.refusal("answerCallbackQuery", callback_query_id=query) == too_old
    assert await client.refusal("answerCallbackQuery", callback_query_id="1") == too_old
    late = await person.presses(message, data="y")
    api.clock += 16
    assert await client.refusal("answerCallbackQuery", callback_query_id=late) == too_old
    updates = [update["callback_query"] for update in await client.updates() if "callback_query" in update]
    assert [(update["id"], update["data"]) for update in updates] == [(query, "y"), (late, "y")]
    assert updates[0]["message"] == sent


async def test_an_old_or_forged_press_and_one_on_a_message_that_is_gone(client: Client, person: Person) -> None:
    chat = {"chat_id": person.user.id}
    await client.result("sendMessage", **chat, text="x", reply_markup=keyboard([button()]))
    message = person.chat.from_bot[0]
    await client.result("editMessageText", **chat, message_id=message.message_id, text="y")
    with pytest.raises(AssertionError, match="0 buttons"):
        await person.presses(message, data="y")
    await person.presses_data(message, "forged")
    await person.presses_data(message, "far away", is_accessible=False)
    await person.deletes(message)
    await person.presses_data(message, "gone")
    forged, far, gone = [update["callback_query"] for update in (await client.updates())[1:]]
    assert (forged["data"], forged["message"]["text"]) == ("forged", "y")
    inaccessible = {"message_id": message.message_id, "chat": person.chat.chat.as_json(), "date": 0}
    assert far["message"] == gone["message"] == inaccessible


async def test_the_bot_may_write_only_to_who_wrote_and_did_not_block(client: Client, api: BotApi) -> None:
    stranger, member, group = api.person(), api.person(), api.group()
    await member.sends("/start", into=group)
    assert await client.refusal("sendMessage", chat_id=stranger.user.id, text="x") == "Bad Request: chat not found"
    refusal = await client.refusal("sendMessage", chat_id=member.user.id, text="x")
    assert refusal == "Forbidden: bot can't initiate conversation with a user"
    await member.sends("/start")
    sent = await client.result("sendMessage", chat_id=member.user.id, text="x")
    await member.blocks_bot()
    blocked = "Forbidden: bot was blocked by the user"
    assert await client.refusal("sendMessage", chat_id=member.user.id, text="x") == blocked
    edit = {"chat_id": member.user.id, "message_id": sent["message_id"], "text": "y"}
    assert await client.refusal("editMessageText", **edit) == blocked
    await member.unblocks_bot()
    assert await client.result("editMessageText", **edit)
    changes = [update["my_chat_member"] for update in await client.updates() if "my_chat_member" in update]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


async def test_in_a_group_the_bot_sees_and_deletes_only_its_own(client: Client, api: BotApi) -> None:
    group, member = api.group(), api.person()
    theirs = await member.sends("hello", into=group)
    await member.sends("/help", into=group)
    sent = await client.result("sendMessage", chat_id=group.id, text="x")
    ours = group.from_bot[0]
    await member.sends("thanks", reply_to=ours, into=group)
    seen = [update["message"] for update in await client.updates()]
    assert [message["text"] for message in seen] == ["/help", "thanks"]
    assert seen[1]["reply_to_message"] == sent
    refusal = await client.refusal("deleteMessage", chat_id=group.id, message_id=theirs.message_id)
    assert refusal == "Bad Request: message can't be deleted for everyone"
    assert await client.result("deleteMessage", chat_id=group.id, message_id=ours.message_id) is True
    assert await client.result("leaveChat", chat_id=group.id) is True
    refusal = await client.refusal("sendMessage", chat_id=group.id, text="x")
    assert refusal == "Forbidden: bot is not a member of the group chat"
    await group.kicks_bot()
    refusal = await client.refusal("sendMessage", chat_id=group.id, text="x")
    assert refusal == "Forbidden: bot was kicked from the group chat"
    assert await client.refusal("leaveChat", chat_id=member.user.id) == "Bad Request: can't leave private chats"
