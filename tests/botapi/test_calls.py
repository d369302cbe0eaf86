"""What a call must look like: the token, the forms of parameters, commands; and the failures that a test orders."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.botapi import BotApi, Person
from tests.botapi.client import Client, button, keyboard


async def test_a_wrong_token_is_unauthorized_and_a_malformed_one_not_found(api: BotApi, client: Client) -> None:
    unauthorized = await client.http.get(f"{api.origin}/bot5000000001:BBB/getMe")
    malformed = await client.http.get(f"{api.origin}/botnothing/getMe")
    assert (unauthorized.status_code, unauthorized.json()["description"]) == (401, "Unauthorized")
    assert (malformed.status_code, malformed.json()["description"]) == (404, "Not Found")
    assert (await client.http.get(f"{api.origin}/elsewhere")).json()["error_code"] == 404
    assert await client.refusal("sendTelepathy") == "Not Found: method not found"


async def test_the_forms_in_which_parameters_come_are_all_read(api: BotApi, client: Client, person: Person) -> None:
    address = f"{api.origin}/bot{api.token}/sendMessage"
    params = {"chat_id": str(person.user.id), "text": "Één"}
    await client.http.get(address, params=params)
    await client.http.post(address, data=params)
    await client.http.post(address, data=params, files={"unknown": ("a.txt", b"x")})
    await client.http.post(address, json={"chat_id": person.user.id, "text": "Één", "unknown": True})
    assert [message.text for message in person.chat.from_bot] == ["Één"] * 4
    assert await client.result("GETME") == await client.result("getMe")


PARAMETERS = [
    ("deleteMessage", {"message_id": 1}, "chat identifier is not specified"),
    ("deleteMessage", {"chat_id": 1}, "message identifier is not specified"),
    ("deleteMessages", {"chat_id": 1}, "message identifiers are not specified"),
    ("deleteMessages", {"chat_id": 1, "message_ids": "1"}, "expected an Array of message identifiers"),
    ("deleteMessages", {"chat_id": 1, "message_ids": [1] * 101}, "too many message identifiers specified"),
    ("deleteMessages", {"chat_id": 1, "message_ids": [0]}, "invalid message identifier specified"),
    ("deleteMessages", {"message_ids": [1]}, "chat_id is empty"),
    ("copyMessage", {"chat_id": 1}, 'parameter "from_chat_id" is required'),
    ("copyMessage", {"from_chat_id": 1}, "chat not found"),
    ("leaveChat", {}, "chat_id is empty"),
    ("setMyCommands", {"commands": "{"}, "can't parse commands JSON object"),
    ("setMyCommands", {"commands": {}}, "expected an Array of BotCommand"),
    ("setMyCommands", {"commands": [{"command": "a"}]}, "can't parse BotCommand: Can't find field \"description\""),
    ("setWebhook", {"url": "http://a.nl"}, "bad webhook: An HTTPS URL must be provided for webhook"),
]
COMMANDS = [
    ("/", "x", "command must be non-empty"),
    ("a" * 33, "x", "command length must not exceed 32"),
    ("a", " ", "command description must be non-empty"),
    ("a", "x" * 257, "command description length must not exceed 256"),
    ("A", "x", "BOT_COMMAND_INVALID"),
]


@pytest.mark.parametrize(("command", "description", "refusal"), COMMANDS)
async def test_a_command_that_telegram_refuses_is_refused(
    client: Client, command: str, description: str, refusal: str
) -> None:
    commands = [{"command": command, "description": description}]
    assert await client.refusal("setMyCommands", commands=commands) == f"Bad Request: {refusal}"


async def test_more_than_a_hundred_commands_are_refused(client: Client) -> None:
    commands = [{"command": "a", "description": "x"}] * 101
    assert await client.refusal("setMyCommands", commands=commands) == "Bad Request: BOT_COMMANDS_TOO_MUCH"


@pytest.mark.parametrize(("method", "params", "refusal"), PARAMETERS)
async def test_missing_and_wrong_parameters_are_refused(
    client: Client, method: str, params: dict[str, Any], refusal: str
) -> None:
    assert await client.refusal(method, **params) == f"Bad Request: {refusal}"


async def test_commands_are_kept_by_language(client: Client, api: BotApi) -> None:
    commands = [{"command": "start", "description": "Start"}]
    assert await client.result("setMyCommands", commands=commands, language_code="nl") is True
    assert api.commands == {("default", "nl"): commands}


async def test_a_failure_can_be_ordered_and_every_call_is_told(client: Client, api: BotApi, person: Person) -> None:
    api.fail_next("sendMessage", 429, "Too Many Requests: retry after 3", {"retry_after": 3})
    params = {"chat_id": person.user.id, "text": "x", "reply_markup": json.dumps(keyboard([button()]))}
    failed = await client.call("sendMessage", **params)
    assert (failed["error_code"], failed["parameters"]) == (429, {"retry_after": 3})
    await client.result("sendMessage", **params)
    first, second = api.called("sendMessage")
    assert api.refused() == [first]
    assert first.params["reply_markup"] == second.params["reply_markup"] == keyboard([button()])
    assert second.result["text"] == "x"
