"""Keyboards: what is refused, and what comes back with the message."""

from __future__ import annotations

from typing import Any

import pytest

from tests.botapi import BotApi, Person
from tests.botapi.client import Client, button, keyboard

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
        [button(style=style, callback_data="z") for style in ("danger", "success", "primary")],
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


@pytest.mark.parametrize("style", ["danger", "pink"])
async def test_a_server_of_before_styles_takes_the_button_and_leaves_the_style_out(
    api: BotApi, client: Client, person: Person, style: str
) -> None:
    with api.before_styles():
        markup = keyboard([button(style=style, callback_data="z")])
        sent = await client.result("sendMessage", chat_id=person.user.id, text="x", reply_markup=markup)
    assert sent["reply_markup"] == keyboard([button(callback_data="z")])
