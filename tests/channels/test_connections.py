"""Kept connections: used again while they are good, and never after anything went wrong on them."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator

import pytest
import trustme
from telegram.error import NetworkError

from bot.channels.telegram import connections as module
from bot.channels.telegram.connections import Connections, needs_proxy
from bot.channels.telegram.failures import NotReachedError
from tests.patience import patiently

GOOD = b'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{"ok":true}'
ANSWER = (200, b'{"ok":true}')


class Host:
    """A server that answers each request with the next of ``answers``, then with a good one.

    ``None`` is no answer at all. ``came`` are the requests, ``opened`` counts connections.
    """

    def __init__(self) -> None:
        self.answers, self.came, self.opened, self.port = list[bytes | None](), list[bytes](), 0, 0
        self.hangs_up, self.is_asked = False, asyncio.Event()
        self._streams = list[asyncio.StreamWriter]()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        self._streams.append(writer)
        while True:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
                body = await reader.readexactly(int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]))
            except (asyncio.IncompleteReadError, ConnectionError):
                writer.close()
                return
            self.came.append(head + body)
            self.is_asked.set()
            answer = self.answers.pop(0) if self.answers else GOOD
            writer.write(answer or b"")
            if self.hangs_up:
                writer.close()

    def speaks(self, unasked: bytes) -> None:
        """Says something over the first connection."""
        self._streams[0].write(unasked)

    def close(self) -> None:
        """Closes all connections."""
        for each in self._streams:
            each.close()


@pytest.fixture
async def host() -> AsyncIterator[Host]:
    host = Host()
    async with await asyncio.start_server(host.serve, "127.0.0.1", 0) as server:
        host.port = server.sockets[0].getsockname()[1]
        yield host
        host.close()


@pytest.fixture
async def connections(host: Host) -> AsyncIterator[Connections]:
    connections = Connections(f"http://127.0.0.1:{host.port}/api/")
    yield connections
    await connections.close()


async def test_a_call_goes_out_as_http_has_it(host: Host, connections: Connections) -> None:
    assert await connections.send_json("/bot1/getMe", b"{}") == ANSWER
    head, _, body = host.came[0].partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    assert lines[0] == "POST /api/bot1/getMe HTTP/1.1"
    assert {*lines[1:]} == {
        f"Host: 127.0.0.1:{host.port}",
        "User-Agent: Wegwijs",
        "Content-Type: application/json",
        "Content-Length: 2",
    }
    assert body == b"{}"


async def test_one_connection_is_used_again_and_two_calls_at_once_have_one_each(
    host: Host, connections: Connections
) -> None:
    for _ in range(5):
        assert await connections.send_json("/x", b"{}") == ANSWER
    assert host.opened == 1
    assert await asyncio.gather(*(connections.send_json("/x", b"{}") for _ in range(3))) == [ANSWER] * 3
    assert host.opened == 3


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 100 Continue\r\n\r\n" + GOOD,
        b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"ok"\r\n6\r\n:true}\r\n0\r\n\r\n',
        GOOD.replace(b"OK\r\n", b"OK\r\nConnection: close\r\n"),
        GOOD + GOOD,
    ],
)  # fmt: skip
async def test_an_answer_is_read_in_whatever_form_and_the_next_call_is_right(
    host: Host, connections: Connections, answer: bytes
) -> None:
    host.answers = [answer, GOOD.replace(b"true", b"null")]
    assert await connections.send_json("/x", b"{}") == ANSWER
    assert await connections.send_json("/x", b"{}") == (200, b'{"ok":null}')


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-OpenSSH_9.2\r\n", GOOD[:-3], b"HTTP/1.1 200 OK\r\n"])
async def test_an_answer_that_ends_too_soon_is_in_doubt_and_the_next_call_is_right(
    host: Host, connections: Connections, answer: bytes
) -> None:
    host.answers, host.hangs_up = [answer], True
    with pytest.raises(NetworkError) as caught:
        await connections.send_json("/x", b"{}")
    assert not isinstance(caught.value, NotReachedError)
    host.hangs_up = False
    assert await connections.send_json("/x", b"{}") == ANSWER


async def test_a_slow_answer_is_given_up_and_is_not_taken_for_the_next_one(
    host: Host, connections: Connections
) -> None:
    host.answers = [None, GOOD.replace(b"true", b"null")]
    with pytest.raises(NetworkError, match="TimeoutError"):
        await connections.send_json("/x", b"{}", 0.01)
    assert await connections.send_json("/x", b"{}") == (200, b'{"ok":null}')
    assert host.opened == 2


async def test_a_call_that_is_cancelled_leaves_nothing_for_the_next_one(host: Host, connections: Connections) -> None:
    host.answers = [None]
    call = asyncio.create_task(connections.send_json("/x", b"{}"))
    await patiently(host.is_asked.wait())
    call.cancel()
    await asyncio.wait({call})
    assert await connections.send_json("/x", b"{}") == ANSWER
    assert host.opened == 2


async def test_a_connection_that_the_host_closes_meanwhile_is_not_used(host: Host, connections: Connections) -> None:
    assert await connections.send_json("/x", b"{}") == ANSWER
    host.close()
    await asyncio.sleep(0.01)
    assert await connections.send_json("/x", b"{}") == ANSWER
    assert host.opened == 2


async def test_a_connection_is_kept_for_so_long_and_no_longer(
    host: Host, connections: Connections, monkeypatch: pytest.MonkeyPatch
) -> None:
    await connections.send_json("/x", b"{}")
    monkeypatch.setattr(module, "KEEP_ALIVE", -1)
    await connections.send_json("/x", b"{}")
    assert host.opened == 2


async def test_who_speaks_without_being_asked_is_not_listened_to(host: Host, connections: Connections) -> None:
    host.answers = [GOOD]
    await connections.send_json("/x", b"{}")
    host.speaks(GOOD.replace(b"true", b"null"))
    await asyncio.sleep(0.01)
    assert await connections.send_json("/x", b"{}") == ANSWER
    assert host.opened == 2


async def test_more_calls_than_connections_wait_for_one(
    host: Host, connections: Connections, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_under_way", asyncio.Semaphore(2))
    assert await asyncio.gather(*(connections.send_json("/x", b"{}") for _ in range(20))) == [ANSWER] * 20
    assert host.opened == 2


async def test_what_can_not_be_connected_to_was_certainly_not_reached() -> None:
    with pytest.raises(NotReachedError):
        await Connections("http://127.0.0.1:9").send_json("/x", b"{}")


@pytest.mark.parametrize("is_trusted", [True, False])
async def test_an_encrypted_host_must_have_a_certificate_that_is_trusted(
    monkeypatch: pytest.MonkeyPatch, *, is_trusted: bool
) -> None:
    authority, theirs = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.issue_cert("localhost").configure_cert(theirs)
    if is_trusted:
        authority.configure_trust(ours)
    monkeypatch.setattr(ssl, "create_default_context", lambda: ours)
    host = Host()
    async with await asyncio.start_server(host.serve, "127.0.0.1", 0, ssl=theirs) as server:
        connections = Connections(f"https://localhost:{server.sockets[0].getsockname()[1]}")
        if is_trusted:
            assert [await connections.send_json("/x", b"{}") for _ in range(2)] == [ANSWER] * 2
            assert host.opened == 1
        else:
            with pytest.raises(NotReachedError):
                await connections.send_json("/x", b"{}")
        await connections.close()
        host.close()


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, False),
        ({"https_proxy": "http://proxy.example:3128"}, True),
        ({"HTTPS_PROXY": "http://proxy.example:3128"}, True),
        ({"http_proxy": "http://proxy.example:3128"}, False),
        ({"https_proxy": "http://proxy.example:3128", "no_proxy": ".telegram.org"}, False),
    ],
)
def test_a_proxy_is_used_where_the_environment_names_one(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], *, expected: bool
) -> None:
    for name in ("http_proxy", "https_proxy", "no_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert needs_proxy("https://api.telegram.org") is expected
