"""The HTTP side: a Starlette app on uvicorn at a free port of 127.0.0.1, inside the event loop of the test.

Here a request becomes parameters and an answer or a refusal becomes JSON; what is decided is decided elsewhere.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from tests.local_server import LocalServer

from .changing import METHODS
from .faults import Drop, Fault, Held, Page
from .params import Params, read_params
from .people import Group, Person
from .refusals import METHOD_NOT_FOUND, NOT_FOUND, UNAUTHORIZED, Refusal, RefusedError
from .world import World

if TYPE_CHECKING:
    from starlette.requests import Request

TOKEN = "5000000001:" + "A" * 35
_MAX_POLL_SECONDS = 50


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a method, for assertions. ``refusal`` is None when it succeeded; then ``result`` is its answer."""

    method: str
    params: dict[str, Any]
    refusal: Refusal | None = None
    result: Any = field(default=None)


class BotApi:
    """A Telegram for one bot. Use it as ``async with BotApi() as api``."""

    def __init__(self) -> None:
        self.world = World()
        self.token = TOKEN
        self.calls: list[Call] = []
        self._faults: list[tuple[str, Fault]] = []
        self._held: list[Held] = []
        self._server = LocalServer()

    async def __aenter__(self) -> Self:
        app = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._answer, methods=["GET", "POST"]),
                Route("/{path:path}", _not_found, methods=["GET", "POST"]),
            ]
        )
        await self._server.begins(app)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.world.waiting.queue.close()
        await self._server.ends()

    @property
    def origin(self) -> str:
        """Where it is."""
        return self._server.origin

    @property
    def clock(self) -> int:
        """The server's time in Unix seconds. It stands still; a test moves it by assignment."""
        return self.world.clock

    @clock.setter
    def clock(self, value: int) -> None:
        self.world.clock = value

    @property
    def lost(self) -> list[str]:
        """What Telegram leaves out without an error: entities past the hundredth, no links, quotations in others."""
        return self.world.lost

    @property
    def commands(self) -> dict[tuple[str, str], list[dict[str, Any]]]:
        """What setMyCommands set, by type of scope and language code."""
        return self.world.commands

    def person(self, *, language: str | None = "en", name: str = "Ada") -> Person:
        """Make somebody whom the bot does not know yet."""
        return Person(self.world, language, name)

    def group(self, title: str = "A group") -> Group:
        """Make a basic group with the bot as a member, not as an administrator."""
        return Group(self.world, title)

    def called(self, method: str) -> list[Call]:
        """Give the calls of one method so far, oldest first."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    def refused(self) -> list[Call]:
        """Give the calls that were refused so far."""
        return [call for call in self.calls if call.refusal]

    def fail_next(self, method: str, status: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        """Refuse the next call of a method, which then changes nothing. Several wait their turn."""
        self.breaks_next(method, Refusal(status, description, parameters or {}))

    def breaks_next(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method fail so, one after the other."""
        self._faults += [(method.lower(), fault) for fault in faults]

    def hold_next(self, method: str) -> Held:
        """Let the next call of a method wait for its answer. Several wait their turn."""
        self._held.append(Held(method.lower()))
        return self._held[-1]

    def brings(self, update: dict[str, Any]) -> None:
        """Bring an update as it is, without its number: of a kind that was not asked for, or is not known yet."""
        self.world.waiting.queue.brings(update)

    @contextmanager
    def away(self) -> Iterator[list[dict[str, Any]]]:
        """Keep what happens inside until the end, then bring it at once. The list can be put in another order."""
        queue = self.world.waiting.queue
        queue.holds()
        try:
            yield queue.pending
        finally:
            queue.lets_go()

    @contextmanager
    def before_styles(self) -> Iterator[None]:
        """Be a server of before Bot API 9.4, that knows no ``style`` of a button and ignores it."""
        self.world.knows_styles = False
        try:
            yield
        finally:
            self.world.knows_styles = True

    async def settled(self) -> None:
        """Wait until the bot has fetched everything and is at rest, whether it answered or not."""
        await self.world.waiting.settled(lambda: f"The bot does not come to rest. {self._story()}")

    async def polled(self) -> None:
        """Wait until a getUpdates is waiting: the bot is there. A process of its own may take a while to start."""
        await self.world.waiting.until(lambda: self.world.waiting.queue.is_polled, lambda: "Nobody polls")

    async def not_polled(self) -> None:
        """Wait until no getUpdates is waiting: the bot has stopped asking."""
        await self.world.waiting.until(lambda: not self.world.waiting.queue.is_polled, lambda: "Somebody polls")

    async def has_call(self, method: str, count: int = 1) -> Call:
        """Wait until a method has been called so often, and give that call."""
        await self.world.waiting.until(
            lambda: len(self.called(method)) >= count, lambda: f"No call {count} of {method}. {self._story()}"
        )
        return self.called(method)[count - 1]

    def _story(self) -> str:
        """Tell the last calls, for a failing test."""
        told = [f"{call.method}: {call.refusal.description if call.refusal else 'ok'}" for call in self.calls[-8:]]
        return f"Updates not confirmed: {len(self.world.waiting.queue)}. Last calls: {'; '.join(told) or 'none'}"

    async def _answer(self, request: Request) -> Response:
        token, name = request.path_params["token"], request.path_params["method"]
        if ":" not in token:
            return _refuse(NOT_FOUND)
        if token != self.token:
            return _refuse(UNAUTHORIZED)
        body = await request.body()
        waiting, polls = self.world.waiting, name.lower() == "getupdates"
        if not polls:
            waiting.begin()
        try:
            params = read_params(request.url.query, request.headers.get("content-type", ""), body)
            answer = await self._run(name, params, request)
        finally:
            if not polls:
                waiting.end()
            waiting.wake()
        return answer

    async def _run(self, name: str, params: Params, request: Request) -> Response:
        method, refusal, result = name.lower(), None, None
        await self._hold(method)
        fault = self._fault(method)
        if isinstance(fault, Page):
            return HTMLResponse(fault.html, fault.status)
        if fault == Drop(done=False):
            return self._server.drops(request)
        try:
            if isinstance(fault, Refusal):
                refusal = fault
            elif method == "getupdates":
                result = await self._poll(params, request)
            elif method in METHODS:
                result = METHODS[method](self.world, params)
            else:
                refusal = METHOD_NOT_FOUND
        except RefusedError as error:
            refusal = error.refusal
        if method != "getupdates" or refusal:
            self.calls.append(Call(name, params.decoded(), refusal, result))
        chat_id, query_id = params.text("chat_id"), params.text("callback_query_id")
        self.world.waiting.count(method, chat_id, query_id, is_ok=refusal is None)
        if isinstance(fault, Drop):
            return self._server.drops(request)
        return _refuse(refusal) if refusal else JSONResponse({"ok": True, "result": result})

    async def _hold(self, method: str) -> None:
        held = next((each for each in self._held if each.method == method), None)
        if held:
            self._held.remove(held)
            held.came.set()
            await held.goes_on.wait()

    def _fault(self, method: str) -> Fault | None:
        for index, (name, fault) in enumerate(self._faults):
            if name == method:
                del self._faults[index]
                return fault
        return None

    async def _poll(self, params: Params, request: Request) -> list[dict[str, Any]]:
        """Answer getUpdates; a client that hangs up does not wait any longer."""
        queue = self.world.waiting.queue
        allowed = json.loads(params.text("allowed_updates") or "null")
        if allowed is not None:
            queue.allowed = tuple(allowed)
        timeout = params.integer("timeout", 0, 0, _MAX_POLL_SECONDS)
        limit = params.integer("limit", 100, 1, 100)
        poll = asyncio.ensure_future(queue.get(params.integer("offset"), limit, timeout))
        hang_up = asyncio.ensure_future(request.receive())
        await asyncio.wait({poll, hang_up}, return_when=asyncio.FIRST_COMPLETED)
        for task in (poll, hang_up):
            task.cancel()
        await asyncio.wait({poll, hang_up})
        return [] if poll.cancelled() else poll.result()


def _refuse(refusal: Refusal) -> JSONResponse:
    retry_after = refusal.parameters.get("retry_after")
    headers = {"Retry-After": str(retry_after)} if retry_after else None
    return JSONResponse(refusal.as_json(), refusal.error_code, headers)


async def _not_found(_request: Request) -> JSONResponse:
    return _refuse(NOT_FOUND)
