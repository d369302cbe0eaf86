"""From the first word with Telegram to the last: a network not there yet, a token that does not count, a stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.channels.telegram.polling import WrongTokenError, serve
from bot.core.guide import Guide
from bot.logs import OURS
from tests.botapi import BotApi, Drop, Refusal
from tests.channels.phone import PAUSES, Phone

Log = pytest.LogCaptureFixture


@asynccontextmanager
async def served(guide: Guide, api: BotApi) -> AsyncIterator[tuple[asyncio.Task[None], asyncio.Event]]:
    """The whole of it in a task, and the event that stops it."""
    stop = asyncio.Event()
    task = asyncio.create_task(serve(guide, api.token, api.origin, stop, pauses=PAUSES))
    try:
        yield task, stop
    finally:
        stop.set()
        await asyncio.wait({task})


def told(log: Log) -> list[str]:
    return [str(record.msg) for record in log.records if record.name == OURS]


async def test_it_serves_until_it_is_told_to_stop(guide: Guide, api: BotApi, caplog: Log) -> None:
    caplog.set_level(logging.INFO, OURS)
    async with served(guide, api) as (task, stop):
        await api.polled()
        await Phone(api, guide).begins()
        stop.set()
        await task
    assert told(caplog) == ["starting", "serving Telegram by long polling", "stopped"]


async def test_it_waits_for_a_network_that_is_not_there_yet(guide: Guide, api: BotApi, caplog: Log) -> None:
    caplog.set_level(logging.INFO, OURS)
    api.breaks_next("getMe", *[Drop(done=False)] * (len(PAUSES) + 1))
    async with served(guide, api) as (task, _):
        await api.polled()
        await Phone(api, guide).begins()
        assert not task.done()
    assert told(caplog)[1:-1] == [*["Telegram can not be reached"] * 2, "serving Telegram by long polling"]


async def test_it_can_be_stopped_while_it_waits_for_the_network(guide: Guide, api: BotApi) -> None:
    held = api.hold_next("getMe")
    async with served(guide, api) as (task, stop):
        await held.came.wait()
        stop.set()
        await task
    held.goes_on.set()


async def test_a_token_that_is_not_known_is_told_without_its_text(guide: Guide, api: BotApi) -> None:
    stop = asyncio.Event()
    with pytest.raises(WrongTokenError) as error:
        await serve(guide, api.token.replace("A", "B"), api.origin, stop, pauses=PAUSES)
    assert str(error.value) == ""
    assert error.value.__suppress_context__


async def test_a_token_that_is_taken_back_ends_it(guide: Guide, api: BotApi) -> None:
    async with served(guide, api) as (task, _):
        await api.polled()
        phone = await Phone(api, guide).begins()
        api.breaks_next("getUpdates", Refusal(401, "Unauthorized"))
        await phone.person.presses_data(phone.now, phone.pressable["open menu"])
        with pytest.raises(WrongTokenError):
            await task


@pytest.mark.parametrize(
    ("status", "said"),
    [(409, "another process serves with the same token, or a webhook is set"), (502, "Telegram can not be reached")],
)
async def test_what_goes_wrong_with_asking_for_updates_is_told_apart(
    guide: Guide, api: BotApi, caplog: Log, status: int, said: str
) -> None:
    api.breaks_next("getUpdates", Refusal(status, "quetzalcoatlus"))
    async with served(guide, api):
        await api.polled()
        await Phone(api, guide).starts()
    assert told(caplog) == [said]
