"""Sites of the tests: one real server on 127.0.0.1, under as many names as a test wants."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import trustme
from aiohttp import ClientSession
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.links.http_session import session
from bot.links.politeness import Politeness
from bot.links.responses import Visit
from bot.links.visit import visit_all

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says at a path; ``does`` is done before it says anything, ``raw`` is all that it says."""

    status: int = 200
    data: bytes = b""
    head: Mapping[str, str] = field(default_factory=dict)
    does: Callable[[], object] | None = None
    raw: bytes | None = None


def page(words: str, *, title: str = "A page", rest: str = "") -> Answer:
    """A page of thirty words and these, in the middle of what changes every day."""
    said = f"<p>{words}</p><p>{' '.join(f'word{number}' for number in range(30))}</p>"
    text = f"<!doctype html><title>{title}</title><body><nav>Menu</nav><main>{said}</main>{rest}</body>"
    return Answer(200, text.encode(), {"Content-Type": HTML})


def leads(status: int, to: str) -> Answer:
    """Another address."""
    return Answer(status, b"", {"Location": to})


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: of which host, for which path, with which head, and when by the clock of the test."""

    host: str
    path: str
    head: Mapping[str, str]
    when: float


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.slept = list[float]()

    def now(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds
        await asyncio.sleep(0)

    def manners(self, **others: float) -> Politeness:
        """Manners by this clock."""
        return replace(Politeness(now=self.now, sleep=self.sleep), **others)  # type: ignore[arg-type]  # some are whole


class Site:
    """What stands at each path. Several answers are given one after another; the last stays."""

    def __init__(self, server: ThreadingHTTPServer, clock: Clock) -> None:
        self.port = server.server_address[1]
        self.clock = clock
        self.asked = list[Asked]()
        self.most_at_once = Counter[str]()
        self._answers = dict[tuple[str | None, str], list[Answer]]()
        self._now = Counter[str]()
        self._lock = threading.Lock()

    def has(self, path: str, *answers: Answer, host: str | None = None) -> str:
        """Puts something there, at one host or at all, and gives its address."""
        self._answers[host, path] = list(answers)
        return self.at(path, host or "127.0.0.1")

    def at(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    @contextmanager
    def asks(self, handler: BaseHTTPRequestHandler) -> Iterator[Answer]:
        """Notes a request, until it is answered."""
        host = handler.headers["Host"].partition(":")[0]
        with self._lock:
            self.asked.append(Asked(host, handler.path, dict(handler.headers), self.clock.now()))
            self._now[host] += 1
            self.most_at_once[host] = max(self.most_at_once[host], self._now[host])
            own, any_host = self._answers.get((host, handler.path)), self._answers.get((None, handler.path))
            left = own or any_host or [Answer(404)]
            answer = left.pop(0) if len(left) > 1 else left[0]
        try:
            yield answer
        finally:
            with self._lock:
                self._now[host] -= 1


@contextmanager
def serving(*, safe: bool = False) -> Iterator[Site]:
    """A server, over TLS with a certificate that nobody trusts where it is ``safe``."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with site.asks(self) as answer:
                if answer.does:
                    answer.does()
            if answer.raw is not None:
                self.wfile.write(answer.raw)
                return
            self.send_response(answer.status)
            for name, value in answer.head.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.data)))
            self.end_headers()
            self.wfile.write(answer.data)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    class Server(ThreadingHTTPServer):
        request_queue_size = 50

        def handle_error(self, *_: object) -> None:
            """Who asked has gone away, as some tests want."""

    with Server(("127.0.0.1", 0), Handler) as server:
        if safe:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            trustme.CA().issue_cert("127.0.0.1").configure_cert(context)  # of an authority that nobody knows
            server.socket = context.wrap_socket(server.socket, server_side=True)
        site = Site(server, Clock())
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


def lingers() -> None:
    """Takes so long that another request would be seen beside it."""
    time.sleep(0.01)


class Names(AbstractResolver):
    """Knows the names that end in ``.test``: they are all here. No other name is looked up anywhere."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if not host.endswith(".test"):
            raise OSError(None, "no such name")
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST
            )
        ]

    async def close(self) -> None:
        """Nothing is open."""


@asynccontextmanager
async def asking(manners: Politeness) -> AsyncIterator[ClientSession]:
    async with session("wegwijs/test", manners, Names()) as asked:
        yield asked


async def visits(addresses: list[str], manners: Politeness) -> dict[str, Visit]:
    """What comes of visiting addresses."""
    seen = list[Visit]()
    async with asking(manners) as session_of_test:
        await visit_all(addresses, session_of_test, manners, seen.append)
    assert len({visit.address for visit in seen}) == len(seen)
    return {visit.address: visit for visit in seen}


async def visit(address: str, manners: Politeness) -> Visit:
    return (await visits([address], manners))[address]


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
