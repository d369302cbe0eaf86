"""What the tests of the channels can ask for: a Telegram of our own, the guide serving it, and somebody's phone."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterator

import pytest

from bot.core.guide import Guide
from tests.botapi import BotApi
from tests.channels.phone import Phone, serving


@pytest.fixture(scope="session", autouse=True)
def no_certificates() -> Iterator[None]:
    """Nothing here is encrypted, and to read all the world's certificates takes longer than a talk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", lambda **_: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
        yield


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """A Telegram. Nothing that is sent to it may be left out in silence."""
    async with BotApi() as server:
        yield server
        assert server.lost == []


@pytest.fixture
async def rough_phone(guide: Guide, api: BotApi) -> AsyncIterator[Phone]:
    """Somebody's phone, where Telegram may refuse something."""
    async with serving(guide, api):
        yield Phone(api, guide)


@pytest.fixture
async def phone(guide: Guide, api: BotApi) -> AsyncIterator[Phone]:
    """Somebody's phone in a talk in which Telegram has nothing to refuse."""
    async with serving(guide, api):
        yield Phone(api, guide)
    assert api.refused() == []
