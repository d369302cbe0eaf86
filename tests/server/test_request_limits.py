"""What is too much is refused with a page that has a way on; a crowd behind one address is served."""

from __future__ import annotations

import asyncio

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Receive, Scope, Send

from bot.server import request_limits as limits
from bot.server.request_limits import (
    BUCKET_SIZE,
    MOST_ADDRESSES,
    REFILL_PER_SECOND,
    REMEMBERED,
    RequestLimits,
    TokenBuckets,
)
from tests.asgi import Asking

LARGEST = 10


class Clock:
    """A clock that goes when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    body = await Request(scope, receive).body()
    await PlainTextResponse(body.decode())(scope, receive, send)


def refuse(status: int) -> Response:
    return PlainTextResponse("no", status)


def spent(rate: TokenBuckets, address: str) -> int:
    """How many requests of an address are served now, one after the other."""
    count = 0
    while rate.allows(address):
        count += 1
    return count


def test_an_address_has_so_many_at_once_and_then_so_many_a_second() -> None:
    clock = Clock()
    rate = TokenBuckets(clock)
    assert spent(rate, "192.0.2.1") == BUCKET_SIZE
    clock.now += 1
    assert spent(rate, "192.0.2.1") == REFILL_PER_SECOND
    assert spent(rate, "192.0.2.2") == BUCKET_SIZE


def test_after_a_pause_all_is_as_at_first() -> None:
    clock = Clock()
    rate = TokenBuckets(clock)
    spent(rate, "192.0.2.1")
    clock.now += REMEMBERED
    assert spent(rate, "192.0.2.1") == BUCKET_SIZE


def test_one_connection_has_one_limit_however_many_addresses_it_takes() -> None:
    rate = TokenBuckets(Clock())
    assert spent(rate, "2001:db8:1:1::1") == BUCKET_SIZE
    assert spent(rate, "2001:db8:1:1:ffff::2") == 0
    assert spent(rate, "2001:db8:1:2::1") == BUCKET_SIZE
    assert spent(rate, "unix") == BUCKET_SIZE


def test_only_so_many_addresses_are_in_memory() -> None:
    rate = TokenBuckets(Clock())
    for number in range(MOST_ADDRESSES + 1):
        rate.allows(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
    assert len(rate._buckets) == MOST_ADDRESSES  # noqa: SLF001  # what is asserted cannot be seen from outside


def test_what_is_not_too_much_is_served() -> None:
    app = RequestLimits(echo, refuse, LARGEST, TokenBuckets(Clock()))
    assert Asking(app).post("/", b"x" * LARGEST).text == "x" * LARGEST
    assert Asking(app).get("/").text == ""


def test_a_body_that_is_too_large_is_refused() -> None:
    answer = Asking(RequestLimits(echo, refuse, LARGEST)).post("/", b"x" * (LARGEST + 1))
    assert (answer.status_code, answer.text) == (413, "no")


def test_one_request_too_many_is_refused() -> None:
    clock = Clock()
    app = RequestLimits(echo, refuse, LARGEST, TokenBuckets(clock))
    statuses = [Asking(app).get("/").status_code for _ in range(int(BUCKET_SIZE) + 1)]
    assert statuses == [200] * int(BUCKET_SIZE) + [429]
    assert Asking(app, "192.0.2.9").get("/").status_code == 200


async def test_a_body_that_does_not_come_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BODY_TIMEOUT", 0)
    sent = list[Message]()

    async def never() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    await RequestLimits(echo, refuse, LARGEST)(
        {"type": "http", "method": "POST", "path": "/", "headers": []}, never, send
    )
    assert sent[0]["status"] == 408


async def test_a_body_in_pieces_is_one_and_what_follows_still_comes() -> None:
    pieces: list[Message] = [
        {"type": "http.request", "body": b"ab", "more_body": True},
        {"type": "http.request", "body": b"cd", "more_body": False},
        {"type": "http.disconnect"},
    ]

    async def receive() -> Message:
        return pieces.pop(0)

    async def app(_scope: Scope, receive: Receive, _send: Send) -> None:
        assert await receive() == {"type": "http.request", "body": b"abcd", "more_body": False}
        assert await receive() == {"type": "http.disconnect"}

    async def send(_message: Message) -> None:
        raise AssertionError

    await RequestLimits(app, refuse, LARGEST)({"type": "http", "headers": []}, receive, send)
    assert pieces == []
