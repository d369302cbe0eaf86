"""What is kept of an update, and what of it is a person's is gone before anything else sees it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.updates import (
    SERVICE,
    Blocked,
    CallbackQuery,
    Replied,
    Sent,
    UnreadableUpdateError,
    Update,
    read_update,
)
from tests.botapi import MEDIA

ADA = {
    "id": 77,
    "is_bot": False,
    "first_name": "Ada",
    "last_name": "Lovelace",
    "username": "ada",
    "language_code": "ti",
}
CHAT = {"id": 77, "type": "private", "first_name": "Ada", "username": "ada"}
GROUP = {"id": -5, "type": "group", "title": "Friends"}
MESSAGE = {"message_id": 5, "date": 1_800_000_000, "chat": CHAT, "from": ADA}
QUERY = {"id": "3", "from": ADA, "message": {**MESSAGE, "text": "secret"}, "chat_instance": "5", "data": "1a_X"}
ROWS = [[{"text": "My answer", "callback_data": "1a_X"}, {"text": "088", "copy_text": {"text": "088"}}], []]


def reads(kind: str, body: object) -> Update | None:
    return read_update(json.dumps({"update_id": 9, kind: body}).encode())


def test_of_a_text_the_words_the_chat_and_the_language_of_the_app() -> None:
    entities = {"entities": [{"type": "bold", "offset": 0, "length": 2}], "via_bot": ADA}
    assert reads("message", {**MESSAGE, "text": "hello", **entities}) == Sent(9, 77, 5, "hello", "ti")


@pytest.mark.parametrize("kind", MEDIA)
def test_of_everything_else_that_is_sent_only_that_it_was(kind: str) -> None:
    assert reads("message", {**MESSAGE, **MEDIA[kind]}) == Sent(9, 77, 5, "", "ti")


def test_what_is_written_below_a_picture_is_its_text_and_the_album_is_known() -> None:
    found = reads("message", {**MESSAGE, **MEDIA["photo"], "caption": "my letter", "media_group_id": "12"})
    assert found == Sent(9, 77, 5, "my letter", "ti", album="12")


def test_of_a_message_that_is_replied_to_what_its_buttons_carry() -> None:
    replied = {**MESSAGE, "message_id": 4, "text": "secret", "reply_markup": {"inline_keyboard": ROWS}}
    found = reads("message", {**MESSAGE, "text": "x", "reply_to_message": replied})
    assert found == Sent(9, 77, 5, "x", "ti", replied=Replied(4, ("1a_X",)))


def test_of_a_press_what_it_carries_and_where_it_was() -> None:
    assert reads("callback_query", QUERY) == CallbackQuery(9, 77, 5, "3", "1a_X")


def test_a_press_on_a_message_that_can_not_be_seen_any_more_is_one() -> None:
    gone = {"chat": CHAT, "message_id": 5, "date": 0}
    assert reads("callback_query", {**QUERY, "message": gone}) == CallbackQuery(9, 77, 5, "3", "1a_X")


@pytest.mark.parametrize(("status", "expected"), [("kicked", Blocked(9, 77)), ("member", None), ("left", None)])
def test_of_a_membership_whether_the_bot_is_blocked(status: str, expected: Update | None) -> None:
    change = {"chat": CHAT, "from": ADA, "date": 1, "new_chat_member": {"user": ADA, "status": status}}
    assert reads("my_chat_member", change) == expected


@pytest.mark.parametrize("note", sorted(SERVICE))
def test_a_note_of_telegrams_own_is_not_for_us(note: str) -> None:
    assert reads("message", {**MESSAGE, note: {}}) is None


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("message", {**MESSAGE, "chat": GROUP, "text": "x"}),
        ("callback_query", {**QUERY, "message": {**MESSAGE, "chat": GROUP}}),
        ("callback_query", {"id": "3", "from": ADA, "inline_message_id": "7", "data": "x"}),
        ("my_chat_member", {"chat": GROUP, "new_chat_member": {"status": "kicked"}}),
        ("edited_message", {**MESSAGE, "text": "x"}),
        ("telepathy", {"thought": "x"}),
    ],
)
def test_what_is_not_a_persons_doing_in_a_private_chat_is_not_for_us(kind: str, body: object) -> None:
    assert reads(kind, body) is None


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"{}", b'"text"', b"null", b'{"update_id":"x"}', b'{"update_id":1,"message":3}']
)
def test_what_is_no_update_is_unreadable(body: bytes) -> None:
    with pytest.raises(UnreadableUpdateError):
        read_update(body)


_JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
    max_leaves=8,
)


@given(st.sampled_from(["message", "callback_query", "my_chat_member"]), st.sampled_from([MESSAGE, QUERY]), st.data())
def test_whatever_stands_in_a_field_it_is_read_or_unreadable(
    kind: str, body: dict[str, Any], data: st.DataObject
) -> None:
    changed = {**body, data.draw(st.sampled_from(sorted(body))): data.draw(_JSON)}
    try:
        reads(kind, changed)
    except UnreadableUpdateError:
        return
