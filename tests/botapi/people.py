"""The other side of the chat: people and groups, as a test drives them.

What a person does becomes an update for the bot, as Telegram would make it. Nothing here waits except ``sees``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Unpack

from .model import CallbackAnswer, Chat, Message, User
from .text import Entity, FormattedText, fix_formatted_text, utf16_length
from .world import Details, Membership, World

if TYPE_CHECKING:
    from .keyboard import Button

_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]+)?(?![\w/@])")
_FIRST_PERSON, _FIRST_GROUP = 200_000_000, -400_000_000
_FILE = {"file_id": "AgACAgQAAxkBAAMC", "file_unique_id": "AQADAgAT", "file_size": 1024}
_PHOTO = _FILE | {"width": 90, "height": 90}

MEDIA: dict[str, dict[str, Any]] = {
    "photo": {"photo": [_PHOTO]},
    "voice": {"voice": _FILE | {"duration": 3}},
    "sticker": {
        "sticker": _PHOTO | {"type": "regular", "is_animated": False, "is_video": False, "emoji": "\U0001f600"}
    },
    "contact": {"contact": {"phone_number": "+31600000000", "first_name": "Ada", "last_name": "Lovelace"}},
    "location": {"location": {"latitude": 52.37, "longitude": 4.89}},
    "document": {"document": _FILE | {"file_name": "beschikking.pdf", "mime_type": "application/pdf"}},
    "poll": {"poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0}},
    "of a newer Bot API": {"hologram": {"depth": 3}},
}
"""What a person can send that has no text."""


class ChatView:
    """A chat as the people in it see it."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world, self.id, self.chat = world, chat.id, chat

    @property
    def messages(self) -> list[Message]:
        """The visible messages, oldest first, each as it is now."""
        return self.world.visible(self.id)

    @property
    def from_bot(self) -> list[Message]:
        """Those of the bot."""
        return [message for message in self.messages if message.is_from_bot]


class Group(ChatView):
    """A basic group. The bot sees only what privacy mode lets it see: commands, mentions and replies to it."""

    def __init__(self, world: World, title: str) -> None:
        chat = Chat(_FIRST_GROUP - world.number(), "group", title)
        world.chats[chat.id] = chat
        world.groups[chat.id] = Membership.MEMBER
        super().__init__(world, chat)

    async def kicks_bot(self) -> None:
        """Put the bot out."""
        self.world.groups[self.id] = Membership.KICKED


class Person:
    """Somebody with a private chat with the bot, who may also write in groups."""

    def __init__(self, world: World, language: str | None, name: str) -> None:
        self.world = world
        self.user = User(_FIRST_PERSON + world.number(), name, language_code=language)
        self.chat = ChatView(world, Chat(self.user.id, "private", user=self.user))
        self._last_query = ""
        world.chats[self.user.id] = self.chat.chat

    @property
    def shown_alert(self) -> CallbackAnswer | None:
        """What the last press of this person was answered with; None while it is not answered."""
        return self.world.answers.get(self._last_query)

    async def sends(self, text: str, *, reply_to: Message | None = None, into: Group | None = None) -> Message:
        """Write a message; commands in it are marked as such."""
        content = fix_formatted_text(FormattedText(text))
        commands = [
            Entity("bot_command", utf16_length(content.text[: match.start()]), utf16_length(match.group()))
            for match in _COMMAND.finditer(content.text)
        ]
        marked = FormattedText(content.text, tuple(commands))
        return self._posts(into or self.chat, marked, reply_to=self._now(reply_to))

    async def sends_photo(self, caption: str = "", *, into: Group | None = None) -> Message:
        """Send a photo."""
        media: dict[str, Any] = {"photo": [_PHOTO]} | ({"caption": caption} if caption else {})
        return self._posts(into or self.chat, None, media=media)

    async def sends_media(self, kind: str) -> Message:
        """Send one of ``MEDIA``."""
        return self._posts(self.chat, None, media=MEDIA[kind])

    async def sends_album(self, pictures: int) -> list[Message]:
        """Send pictures together: each is a message, and all have the number of the album."""
        media = {"photo": [_PHOTO], "media_group_id": f"album {self.world.number()}"}
        return [self._posts(self.chat, None, media=media) for _ in range(pictures)]

    async def forwards(self, text: str) -> Message:
        """Forward what somebody wrote whose name is hidden."""
        origin = {"type": "hidden_user", "sender_user_name": "Grace", "date": self.world.clock}
        content = fix_formatted_text(FormattedText(text))
        return self._posts(self.chat, content, media={"forward_origin": origin})

    async def presses(self, message: Message, *, data: str | None = None, label: str | None = None) -> str:
        """Press a button that is on the message now, found by what it carries or says; gives the query id."""
        now = self.world.find(message.chat.id, message.message_id)
        assert now is not None, f"Message {message.message_id} is not there any more"
        found = [button for button in now.buttons if _is(button, data, label)]
        carried = [(button.text, button.value) for button in now.buttons]
        assert len(found) == 1, f"{len(found)} buttons with data {data!r}, label {label!r} among {carried}"
        return await self.presses_data(now, found[0].value)

    async def presses_data(self, message: Message, data: str, *, is_accessible: bool = True) -> str:
        """Press with any data: of an old button, or of none; gives the query id.

        A message that is deleted, or with ``is_accessible`` false, comes to the bot as an InaccessibleMessage.
        """
        now = self.world.find(message.chat.id, message.message_id)
        seen = now.as_json() if now and is_accessible else message.as_inaccessible_json()
        query = self.world.new_query(self.user, seen, data)
        self._last_query = query.id
        update_id = self.world.waiting.queue.push("callback_query", query.as_json(message.chat.id))
        self.world.waiting.owe(update_id, message.chat.id, query.id)
        return query.id

    async def is_answered(self) -> None:
        """Wait until the bot has answered all that was sent and pressed in this chat."""
        await self.world.waiting.answered(self.user.id, self._complaint)

    async def sees(self) -> Message:
        """The same, and give the bot's last message."""
        await self.is_answered()
        assert self.chat.from_bot, f"There is nothing to see. {self._complaint()}"
        return self.chat.from_bot[-1]

    async def deletes(self, message: Message) -> None:
        """Delete a message for both sides, of which Telegram tells the bot nothing."""
        self.world.messages.pop(message.message_id, None)

    async def blocks_bot(self) -> None:
        """Block the bot, which is told so in a my_chat_member."""
        self.world.blocked.add(self.user.id)
        self._is_now("kicked", "member")

    async def unblocks_bot(self) -> None:
        """Take the block away."""
        self.world.blocked.discard(self.user.id)
        self._is_now("member", "kicked")

    def _posts(self, where: ChatView, content: FormattedText | None, **details: Unpack[Details]) -> Message:
        message = self.world.post(where.chat, self.user, content, **details)
        self.world.known.add(self.user.id)
        is_private = where.id == self.user.id
        if is_private:
            self.world.started.add(self.user.id)
        if is_private or self._is_for_bot(message):
            update_id = self.world.waiting.queue.push("message", message.as_json())
            if is_private:
                self.world.waiting.owe(update_id, where.id)
        return message

    def _is_for_bot(self, message: Message) -> bool:
        """Whether a bot in privacy mode gets a message of a group (core.telegram.org/bots/features#privacy-mode)."""
        if self.world.groups[message.chat.id] is not Membership.MEMBER:
            return False
        is_named = f"@{self.world.bot.username}" in message.text
        is_command = any("@" not in command.group() for command in _COMMAND.finditer(message.text))
        return is_named or is_command or (message.reply_to is not None and message.reply_to.is_from_bot)

    def _now(self, message: Message | None) -> Message | None:
        return self.world.find(message.chat.id, message.message_id) if message else None

    def _is_now(self, status: str, before: str) -> None:
        bot = self.world.bot.as_json()
        until = {"until_date": 0}
        body = {
            "chat": self.chat.chat.as_json(),
            "from": self.user.as_json(),
            "date": self.world.clock,
            "old_chat_member": {"user": bot, "status": before} | (until if before == "kicked" else {}),
            "new_chat_member": {"user": bot, "status": status} | (until if status == "kicked" else {}),
        }
        self.world.waiting.queue.push("my_chat_member", body)

    def _complaint(self) -> str:
        texts = [message.text or "(no text)" for message in self.chat.messages[-4:]]
        return f"The bot has not answered {self.user.first_name}. The chat ends with {texts}"


def _is(button: Button, data: str | None, label: str | None) -> bool:
    is_wanted = data in (None, button.value) and label in (None, button.text)
    return button.action == "callback_data" and is_wanted
