"""What the tests of the Bot API server can ask for."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.botapi import BotApi, Person
from tests.botapi.client import NO_CERTIFICATES, Client


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
async def client(api: BotApi) -> AsyncIterator[Client]:
    async with httpx.AsyncClient(trust_env=False, verify=NO_CERTIFICATES) as http:
        yield Client(api, http)


@pytest.fixture
async def person(api: BotApi) -> Person:
    person = api.person()
    await person.sends("/start")
    return person
