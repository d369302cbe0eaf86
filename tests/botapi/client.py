"""Plain HTTP to the Bot API server of our tests, and the parts of a keyboard."""

from __future__ import annotations

import ssl
from typing import Any

import httpx

from tests.botapi import BotApi

DAY = 86_400
# Plain HTTP needs none, and reading them takes longer than a test.
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class Client:
    """Plain HTTP to the server."""

    def __init__(self, api: BotApi, http: httpx.AsyncClient) -> None:
        self.api, self.http = api, http

    async def call(self, method: str, **params: Any) -> dict[str, Any]:  # noqa: ANN401 - any parameter
        """Call with JSON and give the body of the answer."""
        answer = await self.http.post(f"{self.api.origin}/bot{self.api.token}/{method}", json=params)
        body: dict[str, Any] = answer.json()
        assert answer.status_code == body.get("error_code", 200)
        return body

    async def result(self, method: str, **params: Any) -> Any:  # noqa: ANN401 - any parameter, any result
        """Call with JSON and give the result."""
        body = await self.call(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **params: Any) -> str:  # noqa: ANN401 - any parameter
        """Call with JSON and give the description of the refusal."""
        body = await self.call(method, **params)
        assert not body["ok"]
        return str(body["description"])

    async def updates(self, **params: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any parameter
        """Call getUpdates."""
        found: list[dict[str, Any]] = await self.result("getUpdates", **params)
        return found


def button(text: str = "Yes", **action: object) -> dict[str, Any]:
    return {"text": text, **(action or {"callback_data": "y"})}


def keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}
