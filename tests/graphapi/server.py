"""The HTTP side: a Starlette app on uvicorn at a free port of 127.0.0.1, inside the event loop of the test."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any, Self

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from tests.graphapi import refusals
from tests.graphapi.people import Person
from tests.graphapi.refusals import Json, Refusal, find_refusal

NUMBER_ID, TOKEN = "100000000000001", "EAA" + "x" * 40
WINDOW = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a proxy in front of Meta instead of its answer."""

    status: int = 502
    html: str = "<html><body><h1>Bad Gateway</h1></body></html>"


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection breaks: before the message is ``done``, or between that and the answer."""

    done: bool


Fault = Refusal | Page | Drop


@dataclass
class GraphApi:
    """A WhatsApp number. ``list_body``: letters of a list's body that it takes. ``clock``: Unix seconds."""

    list_body: int = refusals.BODY
    clock: int = 1_795_000_000
    origin: str = ""
    token: str = TOKEN
    refused: list[Refusal] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    _faults: list[Fault | None] = field(default_factory=list)
    _state: ServerState = field(default_factory=ServerState)
    _listener: asyncio.Server | None = None
    delay: float = 0.0

    async def __aenter__(self) -> Self:
        app = Starlette(routes=[Route("/{version}/{number}/messages", self._answer, methods=["POST"])])
        config = Config(app, log_config=None, access_log=False, lifespan="off", ws="none")
        config.load()
        loop = asyncio.get_running_loop()
        self._listener = await loop.create_server(lambda: H11Protocol(config, self._state, {}), "127.0.0.1", 0)
        self.origin = f"http://127.0.0.1:{self._listener.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._listener:
            self._listener.close()
        for connection in list(self._state.connections):
            connection.shutdown()
        if self._state.tasks:
            await asyncio.wait(self._state.tasks)
        while self._state.connections:  # noqa: ASYNC110 - a turn or two, until the transports have closed
            await asyncio.sleep(0)

    def person(self, *, by: str = "phone") -> Person:
        """Make somebody who is known ``by`` a phone number, by a user id alone, or by both."""
        made = Person(self, f"3161234{len(self.people):04}", f"NL.{len(self.people):013}", by)
        self.people[made.address[1]] = made
        return made

    def breaks_next(self, *faults: Fault | None) -> None:
        """Let the next calls fail so, one after the other; None: that one does not."""
        self._faults += faults

    async def _answer(self, request: Request) -> Response:
        content: Json = json.loads(await request.body())
        await asyncio.sleep(self.delay)
        fault = self._faults.pop(0) if self._faults else None
        match fault:
            case Page(status, html):
                return HTMLResponse(html, status)
            case Drop(done=False):
                return self._drop(request)
            case Refusal() | Drop() | None:
                pass
        refusal = fault if isinstance(fault, Refusal) else self._refusal(request, content)
        if refusal:
            self.refused.append(refusal)
            headers = {"Retry-After": str(refusal.retry_after)} if refusal.retry_after is not None else None
            return JSONResponse(refusal.as_json(), refusal.status, headers)
        person = self.people[content.get("to") or content["recipient"]]
        person.received.append(content)
        if fault == Drop(done=True):
            return self._drop(request)
        message: dict[str, Any] = {"id": f"wamid.out.{person.number}.{len(person.received)}"}
        return JSONResponse({"messaging_product": "whatsapp", "contacts": [{}], "messages": [message]})

    def _refusal(self, request: Request, content: Json) -> Refusal | None:
        if request.headers.get("authorization") != f"Bearer {self.token}":
            return refusals.WRONG_TOKEN
        if request.path_params["number"] != NUMBER_ID:
            return refusals.NO_SUCH_NUMBER
        person = self.people.get(content.get("to") or content.get("recipient") or "")
        if person is None:
            return refusals.UNDELIVERABLE
        if self.clock - person.wrote > WINDOW:
            return refusals.WINDOW_CLOSED
        return find_refusal(content, self.list_body)

    def _drop(self, request: Request) -> Response:
        """Cut the connection of a request; what is answered then reaches nobody."""
        for connection in self._state.connections:
            if isinstance(connection, H11Protocol) and connection.client == tuple(request.client or ()):
                connection.transport.abort()
        return Response()
