"""Two processes that share nothing, both killed while 1,000 conversations go on: none of them loses a turn."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from httpx import AsyncClient

from bot.channels.web.page import to_page
from bot.channels.web.rendering import to_html
from bot.core.guide import Guide, Turn
from tests.botapi import BotApi, Message, Person
from tests.botapi.webhooks import Webhooks
from tests.channels.phone import assert_shows, rendered
from tests.process import Running, running
from tests.proxy import Proxy
from tests.talk import Talk

CONVERSATIONS, AT_ONCE = 1000, 60
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

    async def reaches(self, number: int) -> None:
        async with self._changed:
            await self._changed.wait_for(lambda: self.done >= number)


def answers(talk: Talk, number: int) -> str:
    """Which button the person with this number presses: not always the first one."""
    choices = [spelling for spelling in talk.offered if spelling.startswith("choose ")] or ["open menu"]
    return choices[number % len(choices)]


async def on_the_web(guide: Guide, client: AsyncClient, number: int, progress: Progress) -> None:
    """One conversation on the web; each page must be the one that the guide draws."""
    talk = Talk(guide).does("start l-en")
    page = (await client.get("/?start=l-en")).text
    assert page == html(guide, talk)
    for done in ("go on", *[""] * TURNS):
        spelt = done or answers(talk, number)
        page = (await client.post("/", data={"press": talk.button(spelt)})).text
        talk.does(spelt)
        assert page == html(guide, talk), spelt
        await progress.one_more()


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


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


async def test_no_conversation_loses_a_turn_when_processes_die(guide: Guide, api: BotApi) -> None:
    settings = {
        "TELEGRAM_BOT_TOKEN": api.token,
        "TELEGRAM_API_BASE_URL": api.origin,
        "TELEGRAM_WEBHOOK_URL": "https://wegwijs.example/telegram",
        "TRUSTED_PROXY": "127.0.0.1",
    }
    progress, gate = Progress(), asyncio.Semaphore(AT_ONCE)
    async with AsyncExitStack() as stack:

        async def starts() -> tuple[Running, str]:
            process = await stack.enter_async_context(running("-m", "bot", "serve", settings=settings))
            return process, await process.tells(r"The guide is at (\S+)")

        first, second = await starts(), await starts()
        await api.has_call("setWebhook", 2)
        proxy = await stack.enter_async_context(Proxy(first[1], second[1]))
        webhooks = await stack.enter_async_context(Webhooks(api, proxy.origin))
        client = await stack.enter_async_context(AsyncClient(base_url=proxy.origin, timeout=60))

        async def talks(number: int) -> None:
            async with gate:
                if number % 2:
                    await on_the_web(guide, client, number, progress)
                else:
                    await on_telegram(guide, api, webhooks, number, progress)

        tasks = [asyncio.create_task(talks(number)) for number in range(CONVERSATIONS)]
        turns = CONVERSATIONS * (TURNS + 1)
        await progress.reaches(turns // 3)
        assert await first[0].ends(signal.SIGKILL) == -signal.SIGKILL
        third = await starts()
        proxy.upstreams[0] = third[1]
        await progress.reaches(turns * 2 // 3)
        assert await second[0].ends(signal.SIGKILL) == -signal.SIGKILL
        await asyncio.gather(*tasks)
        assert progress.done == turns
        assert proxy.again > 0
        assert await third[0].ends(signal.SIGTERM) == 0
