"""From the first word with Telegram to the last: a network not there yet, a token that does not count, a stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.channels.telegram import polling
from bot.channels.telegram.service import Service
from bot.core.guide import Guide
from bot.logs import OURS
from tests.botapi import BotApi, Drop, Refusal
from tests.channels.phone import BACKOFF, Phone
from tests.patience import patiently

pytestmark = pytest.mark.slow

Log = pytest.LogCaptureFixture


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram is tried again at once."""
    monkeypatch.setattr(polling, "SHORTEST_PAUSE", 0.001)


@asynccontextmanager
async def served(guide: Guide, api: BotApi) -> AsyncIterator[asyncio.Event]:
    """The whole of it by long polling, and the event that says that the token is refused."""
    refused = asyncio.Event()
    async with Service(guide, api.token, api.origin, None, refused.set, pauses=BACKOFF).runs():
        yield refused


def told(log: Log) -> list[str]:
    return [str(record.msg) for record in log.records if record.name == OURS]


async def test_it_serves_until_it_is_told_to_stop(guide: Guide, api: BotApi, caplog: Log) -> None:
    caplog.set_level(logging.INFO, OURS)
    async with served(guide, api) as refused:
        await api.polled()
        await Phone(api, guide).begins()
    assert told(caplog) == ["serving Telegram by long polling"]
    assert not refused.is_set()
    assert not api.world.waiting.queue.is_polled


async def test_it_waits_for_a_network_that_is_not_there_yet(guide: Guide, api: BotApi, caplog: Log) -> None:
    caplog.set_level(logging.INFO, OURS)
    api.breaks_next("getMe", *[Drop(done=False)] * (len(BACKOFF) + 1))
    async with served(guide, api):
        await api.polled()
        await Phone(api, guide).begins()
    assert told(caplog) == [*["Telegram cannot be reached"] * 2, "serving Telegram by long polling"]


async def test_it_can_be_stopped_while_it_waits_for_the_network(guide: Guide, api: BotApi) -> None:
    held = api.hold_next("getMe")
    async with served(guide, api):
        await held.came.wait()
    held.goes_on.set()


async def test_a_token_that_is_not_known_is_told(guide: Guide, api: BotApi) -> None:
    api.token = api.token.replace("A", "B")
    refused = asyncio.Event()
    token = api.token.replace("B", "A")
    async with Service(guide, token, api.origin, None, refused.set, pauses=BACKOFF).runs():
        await patiently(refused.wait())


async def test_a_token_that_is_taken_back_is_told(guide: Guide, api: BotApi) -> None:
    async with served(guide, api) as refused:
        await api.polled()
        phone = await Phone(api, guide).begins()
        api.breaks_next("getUpdates", Refusal(401, "Unauthorized"))
        await phone.person.presses_data(phone.now, phone.pressable["open menu"])
        await patiently(refused.wait())


@pytest.mark.parametrize(
    ("status", "said"),
    [(409, "another process serves with the same token, or a webhook is set"), (502, "Telegram cannot be reached")],
)
async def test_what_goes_wrong_with_asking_for_updates_is_told_apart(
    guide: Guide, api: BotApi, caplog: Log, status: int, said: str
) -> None:
    api.breaks_next("getUpdates", Refusal(status, "quetzalcoatlus"))
    async with served(guide, api):
        await api.polled()
        await Phone(api, guide).starts()
    assert told(caplog) == [said]
