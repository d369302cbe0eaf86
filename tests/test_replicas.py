"""Two processes that share nothing, both killed while conversations go on, at night 1,000: none loses a turn."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, suppress

import pytest
from httpx import AsyncClient, TransportError

from bot.channels.web.chat_page import to_page
from bot.channels.web.html import to_html
from bot.core.guide import Guide, Turn
from bot.loading import load
from tests.authoring.tree import SOUND
from tests.botapi import BotApi, Message, Person
from tests.botapi.webhooks import Webhooks
from tests.caddy import Caddy
from tests.channels.phone import assert_shows, rendered
from tests.nightly import at_night
from tests.patience import LAST
from tests.process import SMALL, Running, running
from tests.talk import Talk

pytestmark = pytest.mark.slow

AT_ONCE = 60
TRIES = 3
"""How often a person asks for a page that is cut off: more often than processes die."""
TURNS = 2


class Progress:
    """How many turns are done, and somebody who waits for a number of them."""

    def __init__(self) -> None:
        self.done = 0
        self._changed = asyncio.Condition()

    async def one_more(self) -> None:
        async with self._changed:
            self.done += 1
            self._changed.notify_all()

    async def reaches(self, number: int, everybody: asyncio.Task[None]) -> None:
        """Waits until so many are done, or until something went wrong."""

        async def reached() -> None:
            async with self._changed:
                await self._changed.wait_for(lambda: self.done >= number)

        waits = asyncio.create_task(reached())
        await asyncio.wait({waits, everybody}, return_when=asyncio.FIRST_COMPLETED)
        waits.cancel()
        if everybody.done():
            everybody.result()


def answers(talk: Talk, number: int) -> str:
    """Which button the person with this number presses: not always the first one."""
    choices = [spelling for spelling in talk.offered if spelling.startswith("choose ")] or ["open menu"]
    return choices[number % len(choices)]


async def on_the_web(guide: Guide, client: AsyncClient, number: int, progress: Progress) -> None:
    """One conversation on the web; each page must be the one that the guide draws."""
    talk = Talk(guide).does("start l-en")
    page = await asked(client, "/?start=l-en")
    assert page == html(guide, talk)
    for done in ("go on", *[""] * TURNS):
        spelt = done or answers(talk, number)
        page = await asked(client, "/", talk.button(spelt))
        talk.does(spelt)
        assert page == html(guide, talk), spelt
        await progress.one_more()


async def asked(client: AsyncClient, address: str, press: str | None = None) -> str:
    """The page that comes. One that is cut off, because its replica died while sending it, is asked for again.

    No proxy can do that any more, for the first half is out. The person does it: a reload, or the same button.
    """
    for _ in range(TRIES):
        with suppress(TransportError):
            return (await (client.post(address, data={"press": press}) if press else client.get(address))).text
    raise AssertionError


async def on_telegram(guide: Guide, api: BotApi, webhooks: Webhooks, number: int, progress: Progress) -> None:
    """One conversation on Telegram; after each turn the one bubble must show what the guide draws."""
    person = api.person()
    talk = Talk(guide).does("start l-en")
    await person.sends("/start l-en")
    await webhooks.latest(person.user.id, "message")
    bubble = shown(guide, person, talk)
    for done in ("go on", *[""] * TURNS):
        spelt = done or answers(talk, number)
        await person.presses_data(bubble, talk.button(spelt))
        await webhooks.latest(person.user.id, "callback_query")
        talk.does(spelt)
        bubble = shown(guide, person, talk)
        await progress.one_more()


def html(guide: Guide, talk: Talk) -> str:
    return to_html(to_page(guide, Turn(talk.conversation, talk.screen)))


def shown(guide: Guide, person: Person, talk: Talk) -> Message:
    """The bubble, which shows what the guide draws."""
    bubble = person.chat.from_bot[-1]
    assert_shows(bubble, rendered(guide, Turn(talk.conversation, talk.screen)))
    return bubble


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The guide that is served here."""
    return load(SOUND)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.mark.parametrize("conversations", [60, *at_night([1000])])
async def test_no_conversation_loses_a_turn_when_processes_die(
    guide: Guide, api: BotApi, unused_tcp_port_factory: Callable[[], int], conversations: int
) -> None:
    settings = {
        "TELEGRAM_BOT_TOKEN": api.token,
        "TELEGRAM_API_BASE_URL": api.origin,
        "TELEGRAM_WEBHOOK_URL": "https://wegwijs.example/telegram",
        "TRUSTED_PROXY": "127.0.0.1",
    }
    progress, gate = Progress(), asyncio.Semaphore(AT_ONCE)
    async with AsyncExitStack() as stack:

        async def starts(port: str = "0") -> tuple[Running, str]:
            process = await stack.enter_async_context(running(*SMALL, "serve", settings={**settings, "PORT": port}))
            return process, await process.tells(r"The guide is at (\S+)")

        first, second = await starts(), await starts()
        await api.has_call("setWebhook", 2)
        caddy = await stack.enter_async_context(Caddy(unused_tcp_port_factory(), (first[1], second[1])))
        webhooks = await stack.enter_async_context(Webhooks(api, caddy.origin))
        client = await stack.enter_async_context(AsyncClient(base_url=caddy.origin, timeout=LAST))

        async def talks(number: int) -> None:
            async with gate:
                if number % 2:
                    await on_the_web(guide, client, number, progress)
                else:
                    await on_telegram(guide, api, webhooks, number, progress)

        async def all_talk() -> None:
            async with asyncio.TaskGroup() as group:
                for number in range(conversations):
                    group.create_task(talks(number))

        turns = conversations * (TURNS + 1)
        everybody = asyncio.create_task(all_talk())
        await progress.reaches(turns // 3, everybody)
        assert await first[0].ends(signal.SIGKILL) == -signal.SIGKILL
        third = await starts(first[1].rpartition(":")[2])
        await progress.reaches(turns * 2 // 3, everybody)
        assert await second[0].ends(signal.SIGKILL) == -signal.SIGKILL
        await everybody
        assert progress.done == turns
        for path in ("/metrics", "/healthz", "/readyz"):
            assert (await client.get(path)).status_code == 404, "what operators ask is not for the outside"
        assert await third[0].ends(signal.SIGTERM) == 0
        assert (await client.post("/?q=quetzalcoatlus", data={"words": "quetzalcoatlus"})).status_code in {502, 503}
    assert "wegwijs" not in caddy.written
    for secret in ("quetzalcoatlus", "remote_ip", "/telegram", "Secret-Token"):
        assert secret not in caddy.written
