"""Sanitises updates that are no press (``press``) before anything else sees them: only a few fields are left. Pure.

Photos, names, places, contacts and whatever a newer Bot API adds are gone before a library reads them. That is less to
hold about people, and it keeps the guide alive: python-telegram-bot gives up a whole answer of getUpdates when it can
not read one update in it, and asks for the same ones again, for ever (22.8, ``Updater``, read 25-11-2026).

The fields are those of Bot API 10.1 (checked 25-11-2026).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.channels.telegram.press import PRIVATE

Json = dict[str, Any]

KINDS = ("message", "callback_query", "my_chat_member")
"""All that is asked for: an edited message, a reaction or an inline query is none of our business."""

SERVICE = frozenset({
    "boost_added", "channel_chat_created", "chat_background_set", "chat_owner_changed", "chat_owner_left",
    "chat_shared", "checklist_tasks_added", "checklist_tasks_done", "connected_website", "delete_chat_photo",
    "direct_message_price_changed", "forum_topic_closed", "forum_topic_created", "forum_topic_edited",
    "forum_topic_reopened", "general_forum_topic_hidden", "general_forum_topic_unhidden", "gift", "gift_upgrade_sent",
    "giveaway_completed", "giveaway_created", "group_chat_created", "left_chat_member", "managed_bot_created",
    "message_auto_delete_timer_changed", "migrate_from_chat_id", "migrate_to_chat_id", "new_chat_members",
    "new_chat_photo", "new_chat_title", "paid_message_price_changed", "passport_data", "pinned_message",
    "poll_option_added", "poll_option_deleted", "proximity_alert_triggered", "refunded_payment",
    "successful_payment", "suggested_post_approval_failed", "suggested_post_approved", "suggested_post_declined",
    "suggested_post_paid", "suggested_post_refunded", "supergroup_chat_created", "unique_gift", "users_shared",
    "video_chat_ended", "video_chat_participants_invited", "video_chat_scheduled", "video_chat_started",
    "web_app_data", "write_access_allowed",
})  # fmt: skip
"""Notes of Telegram's own in a chat. Whatever else has no text is something that a person sent, also of a new kind."""


def sanitise_update(update: Json) -> Json:
    """An update with the fields that are needed; only the number of one that is not for us, or cannot be read."""
    bare = {"update_id": int(update["update_id"])}
    for kind, reduce in _REDUCERS.items():
        if kind in update:
            try:
                reduced = reduce(update[kind])
            except (AttributeError, KeyError, TypeError, ValueError):
                return bare
            return {**bare, kind: reduced} if reduced else bare
    return bare


def _reduce_message(message: Json) -> Json | None:
    if message["chat"]["type"] != PRIVATE or not SERVICE.isdisjoint(message):
        return None
    reduced = {
        **_reduce_place(message),
        "text": str(message.get("text") or message.get("caption") or ""),
        "from": _reduce_person(message.get("from", {})),
    }
    if group := message.get("media_group_id"):
        reduced["media_group_id"] = str(group)
    if replied := message.get("reply_to_message"):
        reduced["reply_to_message"] = {**_reduce_place(replied), **_reduce_keyboard(replied)}
    return reduced


def _reduce_membership(change: Json) -> Json | None:
    """Whether a person has blocked the bot, or let it in again."""
    status = change["new_chat_member"]["status"]
    if change["chat"]["type"] != PRIVATE or status not in {"kicked", "member"}:
        return None
    member = {"user": _reduce_person({}), "status": status, "until_date": 0}
    chat, date = _reduce_chat(change["chat"]), int(change["date"])
    return {
        "chat": chat,
        "from": _reduce_person({}),
        "date": date,
        "old_chat_member": member,
        "new_chat_member": member,
    }


_REDUCERS: dict[str, Callable[[Json], Json | None]] = {
    "message": _reduce_message,
    "my_chat_member": _reduce_membership,
}


def _reduce_place(message: Json) -> Json:
    """A message as a place: its number and its chat. The date 0 says that the bot can no longer get at it."""
    return {
        "message_id": int(message["message_id"]),
        "date": int(message["date"]),
        "chat": _reduce_chat(message["chat"]),
    }


def _reduce_chat(chat: Json) -> Json:
    return {"id": int(chat["id"]), "type": PRIVATE}


def _reduce_person(person: Json) -> Json:
    """Nobody in particular. The library wants an id and a name; the language of the app is all that is of use."""
    language = person.get("language_code")
    nobody: Json = {"id": 0, "is_bot": False, "first_name": ""}
    return {**nobody, "language_code": str(language)} if language else nobody


def _reduce_keyboard(message: Json) -> Json:
    """The callback data of a message's buttons; what they say is left out."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    carried = [str(button["callback_data"]) for row in rows for button in row if "callback_data" in button]
    return {"reply_markup": {"inline_keyboard": [[{"text": " ", "callback_data": data}] for data in carried]}}
