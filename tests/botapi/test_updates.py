"""Updates: they wait, and go to whoever asks."""

from __future__ import annotations

import asyncio

from tests.botapi import BotApi, Person
from tests.botapi.client import Client


async def test_updates_wait_until_an_offset_confirms_them(client: Client, api: BotApi) -> None:
    person = api.person(language="ti", name="Letebrhan")
    for text in ("/start l-en_t-dutch-child", "two", "three"):
        await person.sends(text)
    first, *_ = await client.updates(limit=2)
    assert first["message"]["entities"] == [{"offset": 0, "length": 6, "type": "bot_command"}]
    assert first["message"]["from"]["language_code"] == "ti"
    assert [update["message"]["text"] for update in await client.updates(limit=1)] == ["/start l-en_t-dutch-child"]
    rest = await client.updates(offset=first["update_id"] + 1)
    assert [update["message"]["text"] for update in rest] == ["two", "three"]
    last = await client.updates(offset=-1)
    assert [update["message"]["text"] for update in last] == ["three"]
    assert await client.updates(offset=last[0]["update_id"] + 1) == []


async def test_a_poll_waits_for_an_update_and_ends_when_another_begins(client: Client, api: BotApi) -> None:
    person = api.person()
    first = asyncio.create_task(client.call("getUpdates", timeout=30))
    await api.polled()
    second = asyncio.create_task(client.call("getUpdates", timeout=30))
    assert (await first)["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await person.sends("hello")
    assert [update["message"]["text"] for update in (await second)["result"]] == ["hello"]


async def test_a_webhook_and_polling_exclude_each_other(client: Client, person: Person) -> None:
    assert person.chat.messages
    await client.result("setWebhook", url="https://wegwijs.example/telegram")
    info = await client.result("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == ("https://wegwijs.example/telegram", 1)
    assert await client.refusal("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await client.result("deleteWebhook", drop_pending_updates=True)
    assert await client.updates() == []


async def test_only_updates_that_were_asked_for_are_sent(client: Client, person: Person) -> None:
    asked = await client.updates(offset=-1, allowed_updates=["message"])
    await person.blocks_bot()
    assert await client.updates(offset=asked[-1]["update_id"] + 1) == []
