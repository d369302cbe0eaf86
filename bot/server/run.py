"""Opens the port, serves until it is told to stop, and then finishes what it began."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from threading import Event

from starlette.applications import Starlette
from uvicorn import Config, Server

KEEP_ALIVE = 75
"""Seconds that a connection is kept alive for its next request: more than the proxies in front keep one in hand."""

MOST_AT_ONCE = 1000
"""Connections; one more is answered 503."""

SHUTDOWN_SECONDS = 25
"""Seconds for what was begun when it is told to stop."""


def open_port(host: str, port: int) -> socket.socket:
    """The port, open. Raises OSError where it cannot be had."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, _, _, _, address = found[0]
    # asyncio sends at once what it has, without waiting 40 ms for more, on sockets that say that they are of TCP.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError:
        listener.close()
        raise
    return listener


def address_of(listener: socket.socket) -> str:
    """The address at which a browser on this machine reaches it."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


class _Server(Server):
    """uvicorn's server, which says when it serves, and also ends when ``stop`` is set."""

    def __init__(self, config: Config, begins: Callable[[], object], stop: Event) -> None:
        super().__init__(config)
        self._begins = begins
        self._stop = stop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """From here on it is reached, and a signal stops it in good order."""
        await super().startup(sockets)
        self._begins()

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second: whether it is to end."""
        return await super().on_tick(counter) or self._stop.is_set()


def build_config(app: Starlette, trusted_proxy: str | None) -> Config:
    """The configuration of uvicorn for ``app``. Only ``trusted_proxy`` is believed about who asks, and how."""
    return Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        lifespan="on",
        proxy_headers=trusted_proxy is not None,
        forwarded_allow_ips=trusted_proxy or "",
        limit_concurrency=MOST_AT_ONCE,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )


def serve(config: Config, listener: socket.socket, *, begins: Callable[[], object], stop: Event) -> None:
    """Serves until SIGTERM, SIGINT or ``stop``; calls ``begins`` when it is there."""
    # uvicorn sends itself the signal again when it has stopped, to die of it: here stopping is no failure.
    before = {each: signal.signal(each, lambda *_: None) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        _Server(config, begins, stop).run(sockets=[listener])
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
