"""A phone with WhatsApp on it: presses the rows of the last list, by how the press is spelt in transcripts.

Beside every turn on WhatsApp goes the same turn of the guide itself (``tests.talk``), and what comes to the phone must
be what is made of that screen, word for word. Rows behind another row are found as a person finds them: by pressing it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette

from bot.channels.web.routes import Web
from bot.channels.whatsapp.billing import BilledMessages
from bot.channels.whatsapp.calls import Account, Calls
from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.limits import LARGEST_NOTICE
from bot.channels.whatsapp.memory import ChatMemory
from bot.channels.whatsapp.messages import to_json
from bot.channels.whatsapp.rendering import WhatsAppView
from bot.channels.whatsapp.rows import RowKind, read_row
from bot.channels.whatsapp.service import Secrets, WhatsAppService
from bot.core.conversation import Conversation
from bot.core.guide import Guide, Turn
from bot.core.overlay import Menu
from bot.core.transcript import read_transcript, spell_event
from bot.server.application import MountedChannel, build_application
from bot.settings import WhatsAppMode
from tests.asgi import Asking
from tests.graphapi import GraphApi, Person
from tests.graphapi.server import NUMBER_ID
from tests.graphapi.webhooks import APP_SECRET, VERIFY_TOKEN, Webhooks
from tests.talk import Talk

BACKOFF = (0.001,) * 3
"""As often as in earnest, and sooner."""

ORIGIN = "https://wegwijs.example"

MOST_BEHIND = 5
"""Rows that lead to more rows, one after the other: no screen has so many."""


@dataclass
class Served:
    """The guide on WhatsApp, as it runs: what Meta asks, and what it counts."""

    app: Starlette
    webhooks: Webhooks
    channel: WhatsAppChannel
    billed: BilledMessages


@asynccontextmanager
async def serving(
    guide: Guide,
    api: GraphApi,
    mode: WhatsAppMode = WhatsAppMode.TALK,
    billed: BilledMessages | None = None,
    memory: ChatMemory | None = None,
) -> AsyncIterator[Served]:
    """The real server with WhatsApp, which sends to ``api``."""
    calls = Calls(Account(NUMBER_ID, api.token, api.origin), pauses=BACKOFF, pair_pause=0.001)
    counts = billed or BilledMessages()
    channel = WhatsAppChannel(guide, mode, ORIGIN, calls, counts, memory or ChatMemory(), now=lambda: api.clock)
    service = WhatsAppService(channel, calls, NUMBER_ID, Secrets(VERIFY_TOKEN, APP_SECRET))
    app = build_application(Web(guide), [MountedChannel(service.runs, service.routes, LARGEST_NOTICE)])
    async with app.router.lifespan_context(app):
        yield Served(app, Webhooks(Asking(app)), channel, counts)


@dataclass
class WhatsAppPhone:
    """``person`` in a talk with ``guide``."""

    served: Served
    guide: Guide
    person: Person
    talk: Talk = field(init=False)
    sent: int = 0

    def __post_init__(self) -> None:
        self.guide = self.guide.without_reasons()
        self.talk = Talk(self.guide)

    async def starts(self, payload: str = "") -> WhatsAppPhone:
        """Writes what a link wrote, or says hello."""
        return await self.does(f"start {payload}".rstrip())

    async def begins(self) -> WhatsAppPhone:
        """Says hello and takes English: the first question follows."""
        await self.starts()
        return await self.does("language en")

    async def does(self, done: str) -> WhatsAppPhone:
        """One turn, spelt as in a transcript."""
        verb, _, rest = done.partition(" ")
        if verb == "start" and rest != "again":
            await self._brings(self.person.writes(rest or "hallo"))
            self.talk.does(done)
        elif verb == "type":
            await self._brings(self.person.writes(rest))
            self.talk.conversation = Conversation(self.talk.conversation.language, overlay=Menu())
            self.talk.does(done)
        else:
            await self._brings(self.person.presses(await self.finds(done)))
            self.talk.does(done)
        return self

    def sees(self, shows: str) -> WhatsAppPhone:
        """Asserts that the screen with this id came last, as the guide drew it."""
        self.talk.sees(shows)
        return self

    def is_shown(self, turn: Turn, *, begins: bool = False) -> None:
        """Asserts that the last messages are those of this turn."""
        expected = [to_json(each) for each in WhatsAppView(self.guide).show(turn, begins=begins)]
        got = [without_address(content) for content in self.person.received[-len(expected) :]]
        assert got == expected

    async def plays(self, transcript: str) -> WhatsAppPhone:
        """Does every line of a transcript, and sees what it says."""
        for line in read_transcript(transcript):
            await self.does(line.did)
            self.sees(line.shows)
            if line.did.partition(" ")[0] not in {"clear", "keep", "make"}:
                begins = line.did.startswith("start ") and line.did != "start again"
                self.is_shown(Turn(self.talk.conversation, self.talk.screen), begins=begins)
        return self

    async def finds(self, done: str) -> str:
        """What the row carries whose press is spelt so, wherever it stands: behind "More", or among the controls."""
        for _ in range(MOST_BEHIND):
            rows = self.person.rows
            if found := spelt(self.guide, rows).get(done):
                return found
            behind = [each for each in map(read_row, rows.values()) if each]
            more = next((each for each in behind if each.kind is RowKind.MORE), None)
            controls = next((each for each in behind if each.kind is RowKind.CONTROLS), None)
            leads = more or controls
            assert leads, f"'{done}' is not among {sorted(spelt(self.guide, rows))}"
            await self._brings(self.person.presses(str(leads)))
        raise AssertionError(done)

    async def _brings(self, message: dict[str, Any]) -> None:
        before = len(self.person.received)
        assert await self.served.webhooks.brings(self.person, message) == 200
        assert len(self.person.received) > before, "nobody answered"
        self.sent += len(self.person.received) - before


def spelt(guide: Guide, rows: Mapping[str, str]) -> dict[str, str]:
    """How each row that presses a button is spelt -> what it carries."""
    presses = {carries: guide.coder.read_button(carries) for carries in rows.values()}
    return {spell_event(press.event): carries for carries, press in presses.items() if press}


def without_address(content: dict[str, Any]) -> dict[str, Any]:
    """A message as it went out, without for whom."""
    return {name: value for name, value in content.items() if name in {"type", "text", "interactive"}}
