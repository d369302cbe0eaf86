"""An ASGI application at a free port of 127.0.0.1, inside the event loop of a test.

The protocol of uvicorn is bound to a socket directly: its ``Server`` would take over signals and need 0.1 s to stop.
"""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp
from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState


class LocalServer:
    """A server from ``begins`` to ``ends``. ``origin`` is where it is."""

    def __init__(self) -> None:
        self.origin = ""
        self._state = ServerState()
        self._listener: asyncio.Server | None = None

    async def begins(self, app: ASGIApp) -> None:
        """Serves ``app`` from now on."""
        config = Config(app, log_config=None, access_log=False, lifespan="off", ws="none")
        config.load()
        loop = asyncio.get_running_loop()
        self._listener = await loop.create_server(lambda: H11Protocol(config, self._state, {}), "127.0.0.1", 0)
        self.origin = f"http://127.0.0.1:{self._listener.sockets[0].getsockname()[1]}"

    async def ends(self) -> None:
        """Serves no more, when what was begun is done."""
        if self._listener:
            self._listener.close()
        for connection in list(self._state.connections):
            connection.shutdown()
        if self._state.tasks:
            await asyncio.wait(self._state.tasks)
        while self._state.connections:  # noqa: ASYNC110  # a turn or two, until the transports have closed
            await asyncio.sleep(0)

    def drops(self, request: Request) -> Response:
        """Cuts the connection of a request; what is answered then reaches nobody."""
        for connection in self._state.connections:
            if isinstance(connection, H11Protocol) and connection.client == tuple(request.client or ()):
                connection.transport.abort()
        return Response()
