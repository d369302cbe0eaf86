"""``wegwijs serve`` as a process: where it is, how it stops, and what it says when it cannot begin."""

from __future__ import annotations

import re
import signal
import socket

import pytest
from httpx import AsyncClient

from tests.botapi import BotApi
from tests.patience import LAST
from tests.process import SMALL, running

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
async def test_without_settings_it_serves_the_web_and_stops_when_it_is_told(by: signal.Signals) -> None:
    async with running(*SMALL, "serve") as process:
        origin = await process.tells(r"The guide is at (http://127\.0\.0\.1:\d+)\n")
        async with AsyncClient(base_url=origin, timeout=LAST) as client:
            assert "<h1" in (await client.get("/")).text
            assert (await client.get("/readyz")).status_code == 200
            assert (await client.post("/telegram")).status_code == 405
        assert await process.ends(by) == 0
    assert [line for line in process.written.splitlines() if "stopped" in line]


async def test_the_public_address_is_the_one_that_is_told() -> None:
    settings = {"PUBLIC_URL": "https://wegwijs.example", "HOST": "::1", "OPERATOR_NAME": "An NGO"}
    async with running(*SMALL, "serve", settings=settings) as process:
        await process.says("The guide is at https://wegwijs.example\n")
        assert await process.ends(signal.SIGTERM) == 0


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        ({}, set[str]()),
        ({"PUBLIC_URL": "https://wegwijs.example", "OPERATOR_NAME": "An NGO"}, set[str]()),
        ({"PUBLIC_URL": "https://wegwijs.example"}, {"OPERATOR_NAME"}),
    ],
)
async def test_who_serves_it_to_others_is_told_what_they_cannot_know_of_it(
    settings: dict[str, str], missing: set[str]
) -> None:
    async with running(*SMALL, "serve", settings=settings) as process:
        await process.tells(r"The guide is at (\S+)")
        assert await process.ends(signal.SIGTERM) == 0
    assert set(re.findall(r"Warning: (\w+) is not set", process.written)) == missing


async def test_a_bot_that_is_not_named_is_told() -> None:
    async with BotApi() as api:
        settings = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_BASE_URL": api.origin}
        async with running(*SMALL, "serve", settings=settings) as process:
            await process.tells(r"The guide is at (\S+)")
            assert await process.ends(signal.SIGTERM) == 0
    told = set(re.findall(r"Warning: (\w+) is not set", process.written))
    assert told == {"OPERATOR_NAME", "TELEGRAM_BOT_USERNAME", "PUBLIC_URL"}


async def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        async with running(*SMALL, "serve", settings={"PORT": port}) as process:
            assert await process.ends() == 1
    assert f"HOST 127.0.0.1 with PORT {port} cannot be opened: Address already in use." in process.written
    assert "Traceback" not in process.written


async def test_an_address_that_is_not_ours_is_told() -> None:
    async with running(*SMALL, "serve", settings={"HOST": "192.0.2.1"}) as process:
        assert await process.ends() == 1
    assert "HOST 192.0.2.1 with PORT 0 cannot be opened: " in process.written


async def test_the_web_is_there_though_telegram_is_not(unused_tcp_port: int) -> None:
    async with BotApi() as api:
        settings = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_BASE_URL": f"http://127.0.0.1:{unused_tcp_port}"}
        async with running(*SMALL, "serve", settings=settings) as process:
            origin = await process.tells(r"The guide is at (\S+)")
            async with AsyncClient(base_url=origin, timeout=LAST) as client:
                assert (await client.get("/readyz")).status_code == 200
            assert await process.ends(signal.SIGTERM) == 0
