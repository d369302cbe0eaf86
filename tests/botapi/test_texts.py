"""What becomes of a text: what is refused, what HTML says, and what Telegram takes out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.botapi import BotApi, Person
from tests.botapi.client import Client
from tests.botapi.text import clean

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
    for inner in ("blockquote", "blockquote expandable"):
        text = f"<blockquote expandable>a <{inner}>b</blockquote></blockquote>"
        sent = await client.result("sendMessage", chat_id=person.user.id, text=text, parse_mode="HTML")
        assert sent["entities"] == [entity("expandable_blockquote", length=3)]
    assert api.lost[2:] == ["1 of the quotations lie in others"] * 2


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
