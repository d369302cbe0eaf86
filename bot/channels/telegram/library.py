"""python-telegram-bot over the same connections as our own calls: for the few calls at the start, and the profile.

Its own requests go over httpx, whose pool walks through all connections for each of them: with 128 calls at once it
served 234 a second where aiohttp served 8,856 (docs/decisions/0008). Here it is also told apart whether a call that
failed may have been done, and what is not Telegram's answer - the error page of a proxy, a login page of a network - is
never taken for Telegram's word.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import msgspec
from telegram.request import BaseRequest, RequestData

from bot.channels.telegram.connections import READ_TIMEOUT, Connections, Posts, needs_proxy
from bot.channels.telegram.failures import strange_answer


def open_posts(origin: str) -> Posts:
    """What takes calls to the Bot API at ``origin`` from here."""
    if needs_proxy(origin):
        from bot.channels.telegram.proxied import Proxied  # noqa: PLC0415  # it takes memory, and is seldom needed

        return Proxied(origin)
    return Connections(origin)


class LibraryRequests(BaseRequest):
    """The library's calls, over ``posts``, which whoever opened them closes. They have no files."""

    def __init__(self, posts: Posts) -> None:
        self._posts = posts

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer."""
        return READ_TIMEOUT

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002  # it always posts
        request_data: RequestData | None = None,
        *_timeouts: Any,  # noqa: ANN401  # of each call; ours are the same for all
        **_same: Any,  # noqa: ANN401  # the library names them
    ) -> tuple[int, bytes]:
        """Status and body of Telegram's answer. Raises ``NotReachedError``; ``NetworkError``: in doubt."""
        # The Bot API takes strings in JSON for what a form would have: all that is no string is its JSON text.
        body = msgspec.json.encode(request_data.json_parameters if request_data else {})
        status, answer = await self._posts.send_json(urlsplit(url).path, body)
        read_answer(answer, status)
        return status, answer


class _Answer(msgspec.Struct):
    ok: bool


def read_answer(answer: bytes, status: int) -> bool:
    """Whether a call was done, if this is an answer of the Bot API: a JSON object that says whether it is ``ok``."""
    try:
        return msgspec.json.decode(answer, type=_Answer).ok
    except msgspec.DecodeError:
        raise strange_answer(status) from None


async def raise_refusal(status: int, answer: bytes) -> None:
    """Raises what the library raises for an answer that says that the call was not done."""
    await LibraryRequests(_Given(status, answer)).post("")


class _Given:
    """An answer that is there already."""

    def __init__(self, status: int, answer: bytes) -> None:
        self._given = status, answer

    async def send_json(self, _path: str, _body: bytes, _patience: float = 0) -> tuple[int, bytes]:
        """See ``Posts``."""
        return self._given

    async def close(self) -> None:
        """Nothing to close."""
