"""``wegwijs serve`` with WhatsApp, as a process: it answers Meta over HTTP, and logs nothing of a person."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

import pytest
from httpx import AsyncClient

from bot.channels.whatsapp.service import SIGNATURE_HEADER, sign
from tests.graphapi import GraphApi, refusals
from tests.graphapi.server import NUMBER_ID
from tests.graphapi.webhooks import APP_SECRET, VERIFY_TOKEN, body_of, change_of
from tests.patience import LAST
from tests.process import SMALL, running

pytestmark = pytest.mark.slow


def settings_for(api: GraphApi, folder: Path) -> dict[str, str]:
    return {
        "PUBLIC_URL": "https://wegwijs.example",
        "OPERATOR_NAME": "An NGO",
        "WHATSAPP_TOKEN": api.token,
        "WHATSAPP_PHONE_NUMBER_ID": NUMBER_ID,
        "WHATSAPP_VERIFY_TOKEN": VERIFY_TOKEN,
        "WHATSAPP_APP_SECRET": APP_SECRET,
        "WHATSAPP_API_BASE_URL": api.origin,
        "WHATSAPP_MODE": "talk",
        "WHATSAPP_MONTHLY_CEILING": "2",
        "STATE_DIRECTORY": str(folder),
        "LOG_LEVEL": "DEBUG",
    }


async def test_it_serves_counts_and_tells_nothing(tmp_path: Path, unused_tcp_port: int) -> None:
    async with GraphApi(clock=int(time.time())) as api:
        person, settings = api.person(), settings_for(api, tmp_path) | {"PORT": str(unused_tcp_port)}
        async with running(*SMALL, "serve", settings=settings) as process:
            await process.says("The guide is at https://wegwijs.example\n")
            async with AsyncClient(base_url=f"http://127.0.0.1:{unused_tcp_port}", timeout=LAST) as client:
                asked = f"/whatsapp?hub.mode=subscribe&hub.challenge=42&hub.verify_token={VERIFY_TOKEN}"
                assert (await client.get(asked)).text == "42"
                api.breaks_next(None, None, None, *[refusals.UNAVAILABLE] * 4)
                statuses = [await bring(client, person.writes("my secret is 4711")) for _ in range(4)]
                assert statuses == [200, 200, 200, 503]
                told = (await client.get("/metrics")).text
            assert await process.ends(signal.SIGTERM) == 0
        assert len(person.received) == 3
        assert "wegwijs_whatsapp_month 3.0" in told
        assert "could not be served" in process.written
        assert "Warning: WHATSAPP_NUMBER is not set" in process.written
        for secret in (*person.marks, "4711", api.token, APP_SECRET, VERIFY_TOKEN, "wamid"):
            assert secret not in process.written
        assert count_in(tmp_path) == 3


def count_in(folder: Path) -> int:
    """What the one file in it counts."""
    (file,) = folder.iterdir()
    return file.stat().st_size


async def bring(client: AsyncClient, message: dict[str, object]) -> int:
    raw = json.dumps(body_of(change_of([message], []))).encode()
    answer = await client.post("/whatsapp", content=raw, headers={SIGNATURE_HEADER: sign(APP_SECRET, raw)})
    return answer.status_code


async def test_a_setting_that_is_missing_is_told_at_the_start() -> None:
    async with running(*SMALL, "serve", settings={"WHATSAPP_TOKEN": "EAA" + "x" * 40}) as process:
        assert await process.ends() == 1
    assert "WHATSAPP_TOKEN needs WHATSAPP_APP_SECRET" in process.written
    assert "WHATSAPP_TOKEN needs PUBLIC_URL" in process.written
