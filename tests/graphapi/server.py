"""The HTTP side: what Meta answers to a message, and what can go wrong on the way."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any, Self

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from tests.graphapi import refusals
from tests.graphapi.people import Person
from tests.graphapi.refusals import Json, Refusal, find_refusal
from tests.local_server import LocalServer

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
    token: str = TOKEN
    refused: list[Refusal] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    _faults: list[Fault | None] = field(default_factory=list)
    _server: LocalServer = field(default_factory=LocalServer)
    delay: float = 0.0

    async def __aenter__(self) -> Self:
        app = Starlette(routes=[Route("/{version}/{number}/messages", self._answer, methods=["POST"])])
        await self._server.begins(app)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._server.ends()

    @property
    def origin(self) -> str:
        """Where it is."""
        return self._server.origin

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
                return self._server.drops(request)
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
            return self._server.drops(request)
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
