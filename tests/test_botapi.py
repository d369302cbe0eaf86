"""The Bot API server of our tests refuses what Telegram refuses, and the real python-telegram-bot talks with it."""

from __future__ import annotations

import asyncio
import json
import ssl
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from tests.botapi import BotApi, BotIsSilentError, CallbackAnswer, Person
from tests.botapi.text import clean

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

DAY = 86_400
# Plain HTTP needs none, and reading them takes longer than a test.
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class Client:
    """Plain HTTP to the server."""

    def __init__(self, api: BotApi, http: httpx.AsyncClient) -> None:
        self.api, self.http = api, http

    async def call(self, method: str, **params: Any) -> dict[str, Any]:  # noqa: ANN401 - any parameter
        """Call with JSON and give the body of the answer."""
        answer = await self.http.post(f"{self.api.origin}/bot{self.api.token}/{method}", json=params)
        body: dict[str, Any] = answer.json()
        assert answer.status_code == body.get("error_code", 200)
        return body

    async def result(self, method: str, **params: Any) -> Any:  # noqa: ANN401 - any parameter, any result
        """Call with JSON and give the result."""
        body = await self.call(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **params: Any) -> str:  # noqa: ANN401 - any parameter
        """Call with JSON and give the description of the refusal."""
        body = await self.call(method, **params)
        assert not body["ok"]
        return str(body["description"])

    async def updates(self, **params: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any parameter
        """Call getUpdates."""
        found: list[dict[str, Any]] = await self.result("getUpdates", **params)
        return found


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
async def client(api: BotApi) -> AsyncIterator[Client]:
    async with httpx.AsyncClient(trust_env=False, verify=NO_CERTIFICATES) as http:
        yield Client(api, http)


@pytest.fixture
async def person(api: BotApi) -> Person:
    person = api.person()
    await person.sends("/start")
    return person


def button(text: str = "Yes", **action: object) -> dict[str, Any]:
    return {"text": text, **(action or {"callback_data": "y"})}


def keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


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


TEXTS = [
    ({}, "message text is empty"),
    ({"text": " \u200b\n "}, "text must be non-empty"),
    ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ({"text": "x" * 4097}, "message is too long"),
    ({"text": "😀" * 2049}, "message is too long"),
    ({"text": "é" * 20_000}, "text is too long"),
    ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    ({"text": "x", "chat_id": ""}, "chat_id is empty"),
    ({"text": "x", "chat_id": 404}, "chat not found"),
    ({"text": "x", "chat_id": "@nobody"}, "chat not found"),
    ({"text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
    ({"text": "x", "reply_parameters": {}, "reply_markup": []}, "object expected as reply markup"),
    ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
]


@pytest.mark.parametrize(("params", "refusal"), TEXTS)
async def test_a_message_that_telegram_refuses_is_refused(
    client: Client, person: Person, params: dict[str, Any], refusal: str
) -> None:
    given = {"chat_id": person.user.id, **params}
    assert await client.refusal("sendMessage", **given) == f"Bad Request: {refusal}"
    assert person.chat.from_bot == []


HTML = [
    ("é <x>", 'Unsupported start tag "x" at byte offset 3'),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("<a href", 'Unclosed start tag "a" at byte offset 0'),
    ("<a href='x", "Unclosed start tag at byte offset 0"),
    ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<a href=x:y>z</a>", "Unexpected end of name token at byte offset 8"),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    (
        "&#xd800;",
        (
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code "
            "units"
        ),
    ),
]


@pytest.mark.parametrize(("text", "fault"), HTML)
async def test_bad_html_is_refused_with_the_place(client: Client, person: Person, text: str, fault: str) -> None:
    refusal = await client.refusal("sendMessage", chat_id=person.user.id, text=text, parse_mode="HTML")
    assert refusal == f"Bad Request: can't parse entities: {fault}"


def entity(kind: str, offset: int = 0, length: int = 1, **extra: str) -> dict[str, Any]:
    return {"offset": offset, "length": length, "type": kind, **extra}


KEPT: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("&lt;b&gt; &amp; &quot;&#65;&#x1F600;&nbsp;", '<b> & "A😀&nbsp;', []),
    ("  😀 <b>x</b> \n", "😀 x", [entity("bold", 3)]),
    ("a <b>b </b>", "a b", [entity("bold", 2)]),
    ("<STRONG>x</> <em>y</em>", "x y", [entity("bold"), entity("italic", 2)]),
    ("<ins>x</ins><del>y</del>", "xy", [entity("underline"), entity("strikethrough", 1)]),
    ("<b>x</b><b>y</b>", "xy", [entity("bold", length=2)]),
    ("<code>a<b>b</b></code>", "ab", [entity("code", length=2)]),
    ("<pre><code class='language-py'>a</code></pre>", "a", [entity("pre", language="py")]),
    ("<blockquote expandable>q</blockquote>", "q", [entity("expandable_blockquote")]),
    ("<blockquote>q</blockquote>", "q", [entity("blockquote")]),
    ('<span class="tg-spoiler">s</span>', "s", [entity("spoiler")]),
    ('<a href="https://IND.nl?a=1&amp;b">i</a>', "i", [entity("text_link", url="https://ind.nl/?a=1&b")]),
    (
        "<b>a<a href='nl.nl'>b</a>c</b>",
        "abc",
        [entity("bold"), entity("text_link", 1, url="http://nl.nl/"), entity("bold", 1), entity("bold", 2)],
    ),
    ("<b>a<i>b</i>c</b>", "abc", [entity("bold"), entity("bold", 1, 2), entity("italic", 1)]),
]


@pytest.mark.parametrize(("html", "text", "entities"), KEPT)
async def test_html_becomes_text_and_entities(
    client: Client, person: Person, html: str, text: str, entities: list[dict[str, Any]]
) -> None:
    sent = await client.result("sendMessage", chat_id=person.user.id, text=html, parse_mode="html")
    assert (sent["text"], sent.get("entities", [])) == (text, entities)


async def test_what_telegram_leaves_out_in_silence_is_told_to_the_test(
    api: BotApi, client: Client, person: Person
) -> None:
    text = "<b>x</b> " * 101
    sent = await client.result("sendMessage", chat_id=person.user.id, text=text, parse_mode="HTML")
    assert len(sent["entities"]) == 100
    await client.result("sendMessage", chat_id=person.user.id, text="<a href='nothing'>x</a>", parse_mode="HTML")
    assert len(api.lost) == 2


def test_a_text_is_cleaned_as_telegram_cleans_it() -> None:
    assert clean("a\r\n\tb\x00c\x1f") == "a\n b c "
    assert clean("\u2028\u202a\u202ex\u0333\u033f\u030a\u2066y\u2069\u202f") == "x\u2066y\u2069\u202f"
    assert clean("\u200f\u200e\u200fx\u200fy") == "\u200c\u200c\u200fx\u200fy"


async def test_entities_move_with_what_is_removed_before_them(client: Client, person: Person) -> None:
    entities = [{"type": "bold", "offset": 4, "length": 3}, {"type": "url", "offset": 0, "length": 1}]
    sent = await client.result("sendMessage", chat_id=person.user.id, text=" a\r\u202eb\rc", entities=entities)
    assert (sent["text"], sent["entities"]) == ("abc", [{"offset": 1, "length": 2, "type": "bold"}])
    wrong = [{"type": "bold", "offset": 1, "length": 9}]
    refusal = await client.refusal("sendMessage", chat_id=person.user.id, text="abc", entities=wrong)
    assert "ends after the end of the text" in refusal


PARSE_BUTTON = "can't parse inline keyboard button: "
KEYBOARDS = [
    (keyboard([button(callback_data="x" * 65)]), "BUTTON_DATA_INVALID"),
    (keyboard([button(callback_data="ትግርኛ" * 6)]), "BUTTON_DATA_INVALID"),
    (keyboard([button(callback_data="")]), f"{PARSE_BUTTON}Text buttons are unallowed in the inline keyboard"),
    (keyboard([{"callback_data": "y"}]), f'{PARSE_BUTTON}Can\'t find field "text"'),
    (keyboard([button(style="pink", callback_data="y")]), f"{PARSE_BUTTON}invalid button style specified"),
    ({"inline_keyboard": [["x"]]}, f"{PARSE_BUTTON}InlineKeyboardButton must be an Object"),
    ({"inline_keyboard": ["x"]}, 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
    (keyboard([button("")]), "inline keyboard button text must be non-empty"),
    (keyboard([button(copy_text={"text": ""})]), "BUTTON_COPY_TEXT_INVALID"),
    (keyboard([button(copy_text={"text": "x" * 257})]), "BUTTON_COPY_TEXT_INVALID"),
    (keyboard([button(copy_text={})]), f'{PARSE_BUTTON}Can\'t find field "text"'),
    (keyboard([button()] * 9), "reply markup is too long"),
    (keyboard(*[[button()]] * 101), "reply markup is too long"),
    (keyboard(*[[button("x" * 99)]] * 99), "reply markup is too long"),
]
ADDRESSES = [
    ("ind", "Wrong HTTP URL"),
    ("tel:+31", "Wrong port number specified in the URL"),
    ("ftp://a.nl", "Unsupported URL protocol"),
    ("https://a b.nl", "Disallowed character in URL host"),
    ("https:///x", "URL host is empty"),
]


@pytest.mark.parametrize(("markup", "refusal"), KEYBOARDS)
async def test_a_keyboard_that_telegram_refuses_is_refused(
    client: Client, person: Person, markup: dict[str, Any], refusal: str
) -> None:
    given = {"chat_id": person.user.id, "text": "x", "reply_markup": markup}
    assert await client.refusal("sendMessage", **given) == f"Bad Request: {refusal}"


@pytest.mark.parametrize(("address", "fault"), ADDRESSES)
async def test_a_button_with_a_wrong_address_is_refused(
    client: Client, person: Person, address: str, fault: str
) -> None:
    given = {"chat_id": person.user.id, "text": "x", "reply_markup": keyboard([button(url=address)])}
    refusal = await client.refusal("sendMessage", **given)
    assert refusal == f"Bad Request: inline keyboard button URL '{address}' is invalid: {fault}"


async def test_a_keyboard_that_telegram_takes_comes_back_with_the_message(client: Client, person: Person) -> None:
    rows = [
        [button(f"{n}", callback_data="x" * 64) for n in range(8)],
        [
            button(url="https://ind.nl/en"),
            button(url="http://mailto:a@b.nl/"),
            button(copy_text={"text": "088 715 7000"}),
            button(url="tg://user?id=1"),
        ],
        [button(style="danger", callback_data="z")],
    ]
    sent = await client.result("sendMessage", chat_id=person.user.id, text="x", reply_markup=keyboard(*rows))
    assert sent["reply_markup"] == keyboard(*rows)
    addresses = [button(url="mailto:a@b.nl"), button(url="IND.nl"), button(url="TG://resolve?domain=a")]
    sent = await client.result("sendMessage", chat_id=person.user.id, text="x", reply_markup=keyboard(addresses))
    kept = [each["url"] for each in sent["reply_markup"]["inline_keyboard"][0]]
    assert kept == ["http://mailto:a@b.nl/", "http://ind.nl/", "tg://resolve?domain=a"]
    plain = await client.result("sendMessage", chat_id=person.user.id, text="x", reply_markup={"remove_keyboard": True})
    assert "reply_markup" not in plain


async def test_of_two_actions_telegram_takes_the_first_that_it_looks_for(client: Client, person: Person) -> None:
    markup = keyboard([button(callback_data="y", url="https://a.nl/")])
    sent = await client.result("sendMessage", chat_id=person.user.id, text="x", reply_markup=markup)
    assert sent["reply_markup"] == keyboard([button(url="https://a.nl/")])


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


async def test_commands_are_kept_by_language(client: Client, api: BotApi) -> None:
    commands = [{"command": "start", "description": "Start"}]
    assert await client.result("setMyCommands", commands=commands, language_code="nl") is True
    assert api.commands == {("default", "nl"): commands}


async def test_a_copy_is_a_new_message_of_the_bot(client: Client, person: Person) -> None:
    chat = {"chat_id": person.user.id, "from_chat_id": person.user.id}
    theirs = person.chat.messages[0]
    copy = await client.result("copyMessage", **chat, message_id=theirs.message_id, protect_content=True)
    assert person.chat.from_bot[0].message_id == copy["message_id"]
    assert person.chat.from_bot[0].text == theirs.text
    photo = await person.sends_photo()
    refusal = await client.refusal("copyMessage", **chat, message_id=photo.message_id)
    assert refusal == "Bad Request: message to copy not found"


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


@asynccontextmanager
async def bot(api: BotApi) -> AsyncIterator[Application[Any, Any, Any, Any, Any, Any]]:
    """Run a small bot on the real library: it answers /start, edits on a press, and says nothing to photos."""

    async def start(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_message
        rows = InlineKeyboardMarkup([[InlineKeyboardButton("Next", callback_data="next")]])
        await update.effective_message.reply_text("<b>One</b>", parse_mode=ParseMode.HTML, reply_markup=rows)
        await update.effective_message.delete()

    async def press(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query
        await update.callback_query.answer(update.callback_query.data)
        await update.callback_query.edit_message_text("Two")

    async def ignore(_update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        return

    application = ApplicationBuilder().token(api.token).base_url(f"{api.origin}/bot").build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(press))
    application.add_handler(MessageHandler(filters.PHOTO, ignore))
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        try:
            yield application
        finally:
            await application.updater.stop()
            await application.stop()


async def test_the_real_library_answers_start_and_edits_on_a_press(api: BotApi) -> None:
    person = api.person()
    async with bot(api):
        await person.sends("/start l-en_t-dutch-child")
        assert (await api.has_call("sendMessage")).params["parse_mode"] == "HTML"
        seen = await person.sees()
        assert [message.text for message in person.chat.messages] == ["One"]
        assert seen.entities[0].type == "bold"
        await person.presses(seen, label="Next")
        assert (await person.sees()).text == "Two"
        assert person.shown_alert == CallbackAnswer("next", show_alert=False)
        await person.sends_photo()
        await api.settled()
    assert api.refused() == []
    assert [call.method for call in api.calls][-2:] == ["answerCallbackQuery", "editMessageText"]


async def test_the_real_library_reads_our_refusals(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # without it the library warns of itself
    person = api.person()
    async with bot(api) as application:
        await person.sends("/start")
        await person.sees()
        with pytest.raises(BadRequest, match="Message text is empty"):
            await application.bot.send_message(person.user.id, "")
        api.fail_next("sendMessage", 429, "Too Many Requests: retry after 7", {"retry_after": 7})
        with pytest.raises(RetryAfter):
            await application.bot.send_message(person.user.id, "x")
        await person.blocks_bot()
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await application.bot.send_message(person.user.id, "x")


async def test_two_presses_at_once_are_both_waited_for(api: BotApi) -> None:
    ada, ben = api.person(), api.person(name="Ben")
    async with bot(api):
        for person in (ada, ben):
            await person.sends("/start")
        for person in (ada, ben):
            await person.presses(await person.sees(), data="next")
        assert [(await person.sees()).text for person in (ada, ben)] == ["Two", "Two"]


async def test_a_silent_bot_is_an_error_that_tells_the_story(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.botapi.waiting.PATIENCE", 0.01)
    person = api.person()
    await person.sends("anybody?")
    with pytest.raises(BotIsSilentError, match=r"has not answered Ada.*anybody\?"):
        await person.sees()
    with pytest.raises(BotIsSilentError, match=r"Updates not confirmed: 1\. Last calls: none"):
        await api.settled()
