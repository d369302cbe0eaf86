"""Puts the server together: one Starlette application with the web, what operators ask, and other channels."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channels.web.routes import Web
from bot.server import health
from bot.server.health import Readiness
from bot.server.request_limits import REFILL_PER_SECOND, RequestLimits, TokenBuckets

LARGEST_FORM = 8192
"""Bytes of a form: typed words have 600 letters, of at most 12 bytes each as a form spells them, and a code."""

SMALLEST_COMPRESSED = 500

COMPRESSED = (*DEFAULT_EXCLUDED_CONTENT_TYPES, "application/pdf")
"""What is compressed already."""

PAPER_REFILL, PAPER_BUCKET = 0.5, 30.0
"""Tokens of one address for what can be printed: an office prints a pile at once, and not for ever."""

Running = Callable[[], AbstractAsyncContextManager[None]]


@dataclass(frozen=True, slots=True)
class MountedChannel:
    """Another channel in this process: what it is brought, and what runs beside the server while it serves.

    ``webhooks`` are applications by their path, which limit what they read themselves. ``largest``: bytes of what comes
    to one of the ``routes`` at once.
    """

    runs: Running
    routes: Sequence[Route] = ()
    largest: int = LARGEST_FORM
    webhooks: Mapping[str, ASGIApp] = field(default_factory=dict)


class Application(Starlette):
    """Starlette's, which serves what is brought in a rush before all that is there for browsers."""

    webhooks: Mapping[str, ASGIApp]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        is_brought = scope["type"] == "http" and scope["method"] == "POST" and scope["path"] in self.webhooks
        await (self.webhooks[scope["path"]] if is_brought else super().__call__)(scope, receive, send)


def build_application(web: Web, parts: Sequence[MountedChannel] = (), *, is_encrypted: bool = False) -> Application:
    """The server's application. ``is_encrypted``: people reach it by https, and browsers may remember so."""
    ready = Readiness()
    many, few = TokenBuckets(refill=REFILL_PER_SECOND), TokenBuckets(refill=PAPER_REFILL, size=PAPER_BUCKET)
    limits = [Middleware(RequestLimits, refuse=web.refusal, largest=LARGEST_FORM, rate=many)]
    brought = [
        _limit(route, [Middleware(RequestLimits, refuse=_bare_refusal, largest=part.largest)])
        for part in parts
        for route in part.routes
    ]
    webhooks = {path: application for part in parts for path, application in part.webhooks.items()}
    paper_limits = [Middleware(RequestLimits, refuse=web.refusal, largest=LARGEST_FORM, rate=few)]
    pages = [_limit(route, paper_limits) for route in web.paper_routes]
    pages += [_limit(route, limits) for route in web.routes]

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as running:
            for part in parts:
                await running.enter_async_context(part.runs())
            ready.set(ready=True)
            try:
                yield
            finally:
                ready.set(ready=False)

    async def server_error(_request: Request, _error: Exception) -> Response:
        return web.refusal(500)

    async def method_not_allowed(_request: Request, _error: Exception) -> Response:
        return web.refusal(HTTPStatus.METHOD_NOT_ALLOWED)

    application = Application(
        routes=[*health.routes(ready), *brought, *pages],
        middleware=[
            Middleware(Headers, is_encrypted=is_encrypted),
            Middleware(GZipMiddleware, minimum_size=SMALLEST_COMPRESSED, exclude_content_types=COMPRESSED),
        ],
        exception_handlers={Exception: server_error, HTTPStatus.METHOD_NOT_ALLOWED: method_not_allowed},
        lifespan=lifespan,
    )
    application.webhooks = webhooks
    return application


def _limit(route: Route, limits: Sequence[Middleware]) -> Route:
    return Route(route.path, route.endpoint, methods=list(route.methods or ()), middleware=limits)


def _bare_refusal(status: int) -> Response:
    return Response(status_code=status)


class Headers:
    """Adds to each answer what browsers are told about this site. Nobody learns from us where a person came from."""

    def __init__(self, app: ASGIApp, *, is_encrypted: bool) -> None:
        self._app = app
        self._headers = {
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }
        if is_encrypted:
            self._headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""

        async def sends(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, sends)
