"""A person's phone with Telegram on it: presses what is on the screen, by how the press is spelt in transcripts.

``await phone.starts(); await phone.does("language en"); phone.sees("danger")``. Beside every turn on Telegram goes the
same turn of the guide itself (``tests.talk``), and what stands on the phone must be that screen, word for word.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.channels.telegram.keys import DataKey
from bot.channels.telegram.rendering import Message as Rendered
from bot.channels.telegram.rendering import to_message
from bot.channels.telegram.service import Service
from bot.core.guide import Guide, Turn
from bot.core.transcript import read_transcript, spell_event
from tests.botapi import BotApi, Message, Person
from tests.botapi.parsing import parse_html
from tests.botapi.text import fix_formatted_text
from tests.talk import Talk

BACKOFF = (0.001,) * 4
"""As often as in earnest, and sooner."""


@asynccontextmanager
async def serving(guide: Guide, api: BotApi) -> AsyncIterator[Service]:
    """The whole of it serves ``api`` by long polling."""
    service = Service(guide, api.token, api.origin, None, lambda: None, pauses=BACKOFF)
    async with service.runs():
        api.world.waiting.at_rest = service.settle
        await api.polled()
        try:
            yield service
        finally:
            api.world.waiting.at_rest = None


class Phone:
    """``person`` in a talk with ``guide``. ``bubble`` is the message that is looked at: the last one of the bot."""

    def __init__(self, api: BotApi, guide: Guide, person: Person | None = None) -> None:
        self.api, self.guide, self.person = api, guide, person or api.person()
        self.talk = Talk(guide)
        self.bubble: Message | None = None

    @property
    def now(self) -> Message:
        """The bubble as it is now."""
        assert self.bubble is not None, "there is no bubble"
        found = self.api.world.find(self.bubble.chat.id, self.bubble.message_id)
        assert found is not None, "the bubble is gone"
        return found

    @property
    def pressable(self) -> dict[str, str]:
        """How each button that sends something is spelt -> what it sends."""
        return spelt(self.guide, self.now)

    async def starts(self, payload: str = "") -> Phone:
        """Presses Start, or opens a link with ``payload``."""
        return await self.does(f"start {payload}".rstrip())

    async def begins(self) -> Phone:
        """Starts and takes English: the first question follows."""
        await self.starts()
        return await self.does("language en")

    async def does(self, done: str) -> Phone:
        """One turn, spelt as in a transcript. Typed words are a reply to the bubble, which keeps its conversation."""
        verb, _, rest = done.partition(" ")
        if verb == "start" and rest != "again":
            await self.person.sends(f"/start {rest}".rstrip())
        elif verb == "type":
            await self.person.sends(rest, reply_to=self.bubble)
        else:
            assert done in self.pressable, f"'{done}' is not among {sorted(self.pressable)}"
            await self.person.presses_data(self.now, self.pressable[done])
        await self.person.is_answered()
        self.talk.does(done)
        if verb in {"start", "type"}:
            self.bubble = self.person.chat.from_bot[-1]
        return self

    def sees(self, shows: str) -> Phone:
        """Asserts that the screen with this id stands on the phone, as the guide drew it."""
        self.talk.sees(shows)
        if self.talk.lines[-1].did == "clear":
            assert self.person.chat.from_bot == []
            return self
        shown = rendered(self.guide, Turn(self.talk.conversation, self.talk.screen))
        assert_shows(self.now, shown, styled=self.api.world.knows_styles)
        return self

    async def plays(self, transcript: str) -> Phone:
        """Does every line of a transcript, and sees what it says."""
        for line in read_transcript(transcript):
            await self.does(line.did)
            self.sees(line.shows)
        return self


def spelt(guide: Guide, message: Message) -> dict[str, str]:
    """How each button of a message that sends something is spelt -> what it sends."""
    data = [button.value for button in message.buttons if button.action == "callback_data"]
    presses = {each: guide.coder.read_button(each) for each in data}
    return {spell_event(press.event): each for each, press in presses.items() if press}


def rendered(guide: Guide, turn: Turn) -> Rendered:
    """A turn as a message."""
    return to_message(turn.screen, turn.conversation, guide.coder)


def assert_shows(message: Message, expected: Rendered, *, styled: bool = True) -> None:
    """Asserts that a message says, and its buttons do, what was rendered; ``styled``: in its colours too."""
    formatted = fix_formatted_text(parse_html(expected.html))
    assert (message.text, message.entities) == (formatted.text, formatted.entities)
    found = [[(each.text, each.value) for each in row] for row in (message.markup.rows if message.markup else ())]
    assert found == [[(key.label, key.carries) for key in row] for row in expected.keys]
    keys = [key for row in expected.keys for key in row]
    styles = [key.style.value if styled and isinstance(key, DataKey) and key.style else None for key in keys]
    assert [button.style for button in message.buttons] == styles
