"""Telegram by webhook: set at the start, for Telegram alone, and right whatever is brought again or out of turn."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from typing import Any

import pytest
from httpx import ASGITransport

from bot.channels.telegram import polling
from bot.channels.telegram.limits import MOST_CONNECTIONS
from bot.channels.telegram.service import SECRET_HEADER, Service, Webhook
from bot.channels.telegram.updates import KINDS
from bot.channels.web.routes import Web
from bot.core.guide import Guide
from bot.server.application import Application, MountedChannel, build_application
from tests.asgi import Asking
from tests.botapi import BotApi, Refusal
from tests.botapi.webhooks import Webhooks
from tests.channels.phone import BACKOFF, Phone
from tests.patience import patiently
from tests.process import running
from tests.talk import Talk
from tests.transcripts import transcripts

URL, SECRET = "https://wegwijs.example/telegram", "s" * 32
PLAYED = ("goes-back-and-looks-around", "types-words", "comes-by-a-link", "clears", "changes-an-answer")


@pytest.fixture
def refused() -> asyncio.Event:
    """Set when the service says that it is refused."""
    return asyncio.Event()


@pytest.fixture
def server(guide: Guide, api: BotApi, refused: asyncio.Event) -> Application:
    """The server with the web and Telegram, which does not run yet."""
    service = Service(guide, api.token, api.origin, Webhook(URL, SECRET), refused.set, pauses=BACKOFF)
    return build_application(Web(guide), [MountedChannel(service.runs, webhooks=service.webhooks)])


@pytest.fixture
async def webhooks(server: Application, api: BotApi) -> AsyncIterator[Webhooks]:
    """Telegram brings its updates to the server, which runs."""
    async with server.router.lifespan_context(server):
        await api.has_call("setWebhook")
        async with Webhooks(api, "http://wegwijs.example", ASGITransport(server)) as brings:
            yield brings


@pytest.fixture
async def caller(webhooks: Webhooks, guide: Guide, api: BotApi) -> Phone:
    """A phone at the first question, whose updates are brought."""
    assert webhooks.again == 0
    return await Phone(api, guide).begins()


async def test_it_is_set_at_the_start(webhooks: Webhooks, api: BotApi) -> None:
    assert webhooks.brought == []
    call = api.called("setWebhook")[0].params
    assert (call["url"], call["secret_token"], call["allowed_updates"]) == (URL, SECRET, [*KINDS])
    assert int(call["max_connections"]) == MOST_CONNECTIONS


@pytest.mark.parametrize("name", PLAYED)
async def test_a_transcript_goes_as_by_polling(webhooks: Webhooks, guide: Guide, api: BotApi, name: str) -> None:
    await Phone(api, guide).plays(transcripts()[name])
    assert webhooks.again == 0
    assert api.refused() == []


async def test_the_web_is_served_beside_it(webhooks: Webhooks, server: Application) -> None:
    assert webhooks.brought == []
    assert (await Asking(server).ask("GET", "/")).status_code == 200


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "s", "\u00e9".encode()])
async def test_who_does_not_know_the_secret_is_not_served(
    webhooks: Webhooks, server: Application, guide: Guide, api: BotApi, secret: str | bytes | None
) -> None:
    phone = await Phone(api, guide).starts()
    calls = len(api.calls)
    headers: Any = {} if secret is None else {SECRET_HEADER: secret}
    answer = await Asking(server).ask("POST", "/telegram", str(webhooks.brought[0]), headers)
    assert (answer.status_code, answer.text) == (403, "")
    await api.settled()
    assert len(api.calls) == calls
    phone.sees("languages")


async def test_before_it_is_set_up_telegram_is_asked_to_come_again(server: Application) -> None:
    answer = await Asking(server).ask("POST", "/telegram", "{}", {SECRET_HEADER: SECRET})
    assert answer.status_code == 503


@pytest.mark.parametrize("body", ["", "{", "[]", "{}", '{"update_id": "x", "message": 3}', '"text"', "null"])
async def test_what_is_no_update_does_not_come_again(webhooks: Webhooks, server: Application, body: str) -> None:
    assert webhooks.brought == []
    answer = await Asking(server).ask("POST", "/telegram", body, {SECRET_HEADER: SECRET})
    assert answer.status_code == 200


async def test_what_is_brought_again_leaves_the_right_screen(webhooks: Webhooks, guide: Guide, api: BotApi) -> None:
    phone = await Phone(api, guide).begins()
    await phone.does("choose no_danger")
    for _ in range(2):
        assert await webhooks.brings(webhooks.brought[-1]) == 200
        await api.settled()
        phone.sees(phone.talk.screen.shows)


async def test_of_two_presses_the_later_one_counts_whatever_their_order(
    webhooks: Webhooks, guide: Guide, api: BotApi
) -> None:
    phone = await Phone(api, guide).begins()
    first, second = [each for each in phone.pressable if each.startswith("choose")][:2]
    webhooks.holds()
    for done in (first, second):
        await phone.person.presses_data(phone.now, phone.pressable[done])
    held = [*api.world.waiting.queue.pending]
    assert len(held) == 2
    for update in reversed(held):
        assert await webhooks.brings(update) == 200
        api.world.waiting.queue.confirmed(update["update_id"])
    webhooks.lets_go()
    await api.settled()
    phone.talk.does(second)
    phone.sees(phone.talk.screen.shows)
    await phone.does("open menu")
    phone.sees("menu")


async def test_it_waits_for_a_network_that_is_not_there_yet(
    server: Application, api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "SHORTEST_PAUSE", 0)
    tries = len(BACKOFF) + 1
    api.breaks_next("getMe", *[Refusal(502, "Bad Gateway")] * tries)
    api.breaks_next("setWebhook", *[Refusal(502, "Bad Gateway")] * tries)
    async with server.router.lifespan_context(server):
        await api.has_call("setWebhook", tries + 1)
        async with Webhooks(api, "http://wegwijs.example", ASGITransport(server)):
            pass


async def test_a_token_that_telegram_does_not_know_ends_it(
    server: Application, api: BotApi, refused: asyncio.Event
) -> None:
    api.token = api.token.replace("A", "B")
    async with server.router.lifespan_context(server):
        await patiently(refused.wait())


@pytest.mark.parametrize(("status", "is_refused"), [(401, True), (502, False), (200, False)])
async def test_a_token_that_is_taken_back_is_found_out_though_nobody_polls(
    caller: Phone, api: BotApi, refused: asyncio.Event, status: int, *, is_refused: bool
) -> None:
    api.breaks_next("editMessageText", Refusal(401, "Unauthorized"))
    if status != 200:
        api.breaks_next("getMe", *[Refusal(status, "Unauthorized")] * (len(BACKOFF) + 1))
    await caller.person.presses_data(caller.now, caller.pressable["open menu"])
    await api.settled()
    assert refused.is_set() == is_refused


@pytest.mark.slow
async def test_a_stop_finishes_what_was_brought(guide: Guide, api: BotApi) -> None:
    settings = {
        "TELEGRAM_BOT_TOKEN": api.token,
        "TELEGRAM_API_BASE_URL": api.origin,
        "TELEGRAM_WEBHOOK_URL": URL,
    }
    person = api.person()
    async with running("-m", "bot", "serve", settings=settings) as process:
        origin = await process.tells(r"The guide is at (\S+)")
        await api.has_call("setWebhook")
        async with Webhooks(api, origin) as webhooks:
            held = api.hold_next("sendMessage")
            await person.sends("/start")
            await held.came.wait()
            process.process.send_signal(signal.SIGTERM)
            held.goes_on.set()
            await webhooks.latest(person.user.id, "message")
            assert await process.ends() == 0
            assert webhooks.again == 0
    assert len(person.chat.from_bot) == 1
    assert len(Talk(guide).screen.buttons) == len(person.chat.from_bot[0].buttons)
    assert api.world.waiting.queue.webhook_url == URL, "the other replicas go on"
