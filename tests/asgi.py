"""Asks an ASGI application directly, without a port: one request, and its answer."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from httpx import ASGITransport, AsyncClient, Response
from starlette.types import ASGIApp


class Asking:
    """Asks ``app``, as somebody at ``client``. Redirects are not followed; a failure of the app is its answer 500."""

    def __init__(self, app: ASGIApp, client: str = "192.0.2.1") -> None:
        self._transport = ASGITransport(app, raise_app_exceptions=False, client=(client, 50000))

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Response:
        """The answer to GET."""
        return self.request("GET", path, headers=headers or {})

    def post(self, path: str, content: bytes | str = b"", headers: Mapping[str, str] | None = None) -> Response:
        """The answer to POST."""
        return self.request("POST", path, content, headers)

    def request(
        self, method: str, path: str, content: bytes | str = b"", headers: Mapping[str, str] | None = None
    ) -> Response:
        """The answer to a request."""
        return asyncio.run(self.ask(method, path, content, headers))

    async def ask(
        self, method: str, path: str, content: bytes | str = b"", headers: Mapping[str, str] | None = None
    ) -> Response:
        """The answer to a request, for a test that has a loop of its own."""
        async with AsyncClient(transport=self._transport, base_url="http://wegwijs.example") as client:
            return await client.request(method, path, content=content, headers=headers or {})
