"""What is kept of an update, and what of it is a person's is gone before anything else sees it."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from bot.channels.telegram.sanitise import sanitise_update
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
MESSAGE = {"message_id": 5, "date": 1_800_000_000, "chat": CHAT, "from": ADA}
BARE = {"message_id": 5, "date": 1_800_000_000, "chat": {"id": 77, "type": "private"}}


def keeps(kind: str, body: object) -> object:
    found = sanitise_update({"update_id": 9, kind: body})
    assert found.pop("update_id") == 9
    return found.get(kind)


def test_of_a_text_the_words_the_chat_and_the_language_of_the_app() -> None:
    entities = {"entities": [{"type": "bold", "offset": 0, "length": 2}], "via_bot": ADA}
    assert keeps("message", {**MESSAGE, "text": "hello", **entities}) == {
        **BARE,
        "text": "hello",
        "from": {"id": 0, "is_bot": False, "first_name": "", "language_code": "ti"},
    }


@pytest.mark.parametrize("kind", MEDIA)
def test_of_everything_else_that_is_sent_only_that_it_was(kind: str) -> None:
    found = keeps("message", {**MESSAGE, **MEDIA[kind]})
    assert isinstance(found, dict)
    assert found["text"] == ""
    assert set(found) == {"message_id", "date", "chat", "text", "from"}


def test_what_is_written_below_a_picture_is_its_text() -> None:
    found = keeps("message", {**MESSAGE, **MEDIA["photo"], "caption": "my letter"})
    assert isinstance(found, dict)
    assert found["text"] == "my letter"
    assert "caption" not in found


def test_of_a_message_that_is_replied_to_what_its_buttons_carry() -> None:
    rows = [[{"text": "My answer", "callback_data": "1a_X"}, {"text": "088", "copy_text": {"text": "088"}}], []]
    found = keeps("message", {**MESSAGE, "text": "x", "reply_to_message": {**MESSAGE, "text": "secret",
                  "reply_markup": {"inline_keyboard": rows}}})  # fmt: skip
    assert isinstance(found, dict)
    assert found["reply_to_message"] == {
        **BARE,
        "reply_markup": {"inline_keyboard": [[{"text": " ", "callback_data": "1a_X"}]]},
    }


@pytest.mark.parametrize(("status", "kept_as"), [("kicked", "kicked"), ("member", "member"), ("left", None)])
def test_of_a_membership_whether_the_bot_is_blocked(status: str, kept_as: str | None) -> None:
    change = {"chat": CHAT, "from": ADA, "date": 1, "new_chat_member": {"user": ADA, "status": status}}
    found: Any = keeps("my_chat_member", change)
    assert (found["new_chat_member"]["status"] if found else None) == kept_as


@pytest.mark.parametrize("kind", ["message", "my_chat_member"])
def test_the_library_reads_what_is_left_and_finds_no_name(kind: str) -> None:
    bodies: dict[str, Any] = {
        "message": {**MESSAGE, **MEDIA["photo"]},
        "my_chat_member": {"chat": CHAT, "from": ADA, "date": 1, "new_chat_member": {"status": "kicked"}},
    }
    update = Update.de_json(sanitise_update({"update_id": 9, kind: bodies[kind]}), None)
    assert update.effective_chat
    assert (update.update_id, update.effective_chat.id) == (9, 77)
    assert not any(secret in update.to_json() for secret in ("Ada", "ada", "Lovelace", "story"))
