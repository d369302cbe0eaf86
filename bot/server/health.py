"""Answers operators: whether the server lives, whether it serves, and how much. Nothing of a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot import metrics

_HEADERS = {"Cache-Control": "no-store"}


@dataclass(slots=True)
class Readiness:
    """Whether this process serves: all that it needs has started, and it was not told to stop."""

    _is_ready: bool = field(default=False)

    def __call__(self) -> bool:
        """Whether it serves now."""
        return self._is_ready

    def set(self, *, ready: bool) -> None:
        """It serves from now on, or no longer."""
        self._is_ready = ready
        metrics.set_ready(now=ready)


def routes(ready: Readiness) -> list[Route]:
    """``/healthz``: it lives. ``/readyz``: it serves. ``/metrics``: its counts."""

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok", headers=_HEADERS)

    async def readyz(_request: Request) -> Response:
        return PlainTextResponse("ok" if ready() else "not ready", 200 if ready() else 503, _HEADERS)

    async def counts(request: Request) -> Response:
        if _is_proxied(request):
            return PlainTextResponse("", 404, _HEADERS)
        return Response(metrics.exposition(), headers=_HEADERS, media_type=CONTENT_TYPE_LATEST)

    paths: dict[str, Any] = {"/healthz": healthz, "/readyz": readyz, "/metrics": counts}
    return [Route(path, endpoint, methods=["GET"]) for path, endpoint in paths.items()]


def _is_proxied(request: Request) -> bool:
    """Whether a proxy passed this on, from the outside. Counts are for those who reach the process itself."""
    return any(name in request.headers for name in ("x-forwarded-for", "forwarded", "via"))
