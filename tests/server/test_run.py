"""How the server is run: who is believed about who asks, and where it says it is."""

from __future__ import annotations

import asyncio
import socket

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.server.run import address_of, build_config, open_port
from tests.asgi import Asking


async def who(request: Request) -> Response:
    assert request.client
    return PlainTextResponse(f"{request.client.host} {request.url.scheme}")


@pytest.mark.parametrize(
    ("trusted", "asks"),
    [
        (None, "10.0.0.2 http"),
        ("192.0.2.9", "10.0.0.2 http"),
        ("10.0.0.2", "203.0.113.1 https"),
        ("192.0.2.9,10.0.0.0/8", "203.0.113.1 https"),
    ],
)
def test_only_a_proxy_that_is_trusted_says_who_asks(trusted: str | None, asks: str) -> None:
    config = build_config(Starlette(routes=[Route("/", who)]), trusted)
    config.load()
    headers = {"X-Forwarded-For": "198.51.100.1, 203.0.113.1", "X-Forwarded-Proto": "https"}
    assert Asking(config.loaded_app, "10.0.0.2").get("/", headers).text == asks


def test_nothing_is_told_about_the_server_and_nobody_is_noted() -> None:
    config = build_config(Starlette(), None)
    assert (config.access_log, config.server_header, config.log_config) == (False, False, None)


@pytest.mark.parametrize(("host", "start"), [("127.0.0.1", "http://127.0.0.1:"), ("::1", "http://[::1]:")])
def test_a_port_that_was_taken_is_told_as_browsers_want_it(host: str, start: str) -> None:
    with open_port(host, 0) as listener:
        assert address_of(listener).startswith(start)
        assert not address_of(listener).endswith(":0")


async def test_an_answer_does_not_wait_for_more_to_send() -> None:
    """Nagle's algorithm holds back the end of an answer until the beginning is confirmed, which takes 40 ms."""
    accepted = asyncio.get_running_loop().create_future()

    async def serves(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        accepted.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    with open_port("127.0.0.1", 0) as listener:
        async with await asyncio.start_server(serves, sock=listener) as server:
            _, writer = await asyncio.open_connection(*listener.getsockname())
            assert await accepted
            writer.close()
            server.close()
