"""The server as a whole: what it tells operators, what it tells browsers, and what becomes of a failure."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot import metrics
from bot.channels.web.routes import Web
from bot.core.guide import Guide
from bot.metrics import ChannelName, RefusalReason
from bot.server import application
from bot.server.application import LARGEST_FORM, MountedChannel, build_application
from bot.server.request_limits import BUCKET_SIZE
from tests.asgi import Asking
from tests.channels.browser import read

Events = list[str]

LARGEST_BROUGHT = 1_000_000


@pytest.fixture
def told() -> Events:
    return []


@pytest.fixture
def part(told: Events) -> MountedChannel:
    """A channel that takes what it is brought, and tells when it begins and ends."""

    async def brought(request: Request) -> Response:
        return PlainTextResponse(str(len(await request.body())))

    @asynccontextmanager
    async def runs() -> AsyncIterator[None]:
        told.append("begins")
        yield
        told.append("ends")

    return MountedChannel(runs, [Route("/brought", brought, methods=["POST"])], LARGEST_BROUGHT)


@pytest.fixture
def app(guide: Guide, part: MountedChannel) -> Starlette:
    return build_application(Web(guide), [part])


def counts() -> dict[str, float]:
    """Each line of the counts that is of ours."""
    found = re.findall(r"^(wegwijs_\S+) (\S+)$", metrics.exposition().decode(), re.MULTILINE)
    return {name: float(value) for name, value in found}


async def test_it_is_ready_from_when_it_serves_until_it_stops(app: Starlette, told: Events) -> None:
    asking = Asking(app)
    assert (await asking.ask("GET", "/healthz")).status_code == 200
    assert (await asking.ask("GET", "/readyz")).status_code == 503
    async with app.router.lifespan_context(app):
        assert (await asking.ask("GET", "/readyz")).status_code == 200
        assert counts()["wegwijs_ready"] == 1
        assert told == ["begins"]
    assert (await asking.ask("GET", "/readyz")).status_code == 503
    assert counts()["wegwijs_ready"] == 0
    assert told == ["begins", "ends"]


def test_counts_are_for_who_reaches_the_process_itself(app: Starlette) -> None:
    asking = Asking(app)
    assert "wegwijs_turn_seconds_count" in asking.get("/metrics").text
    for header in ("X-Forwarded-For", "Forwarded", "Via"):
        assert asking.get("/metrics", {header: "192.0.2.1"}).status_code == 404


def test_turns_and_refusals_are_counted_and_nothing_of_a_person(app: Starlette) -> None:
    asking, before = Asking(app), counts()
    asking.get("/?start=l-en_p-secrethouse", {"Accept-Language": "quetzal"})
    asking.post("/", b"words=quetzalcoatlus")
    asking.post("/", b"x" * (LARGEST_FORM + 1))
    after = counts()
    turns, refused = 'wegwijs_turn_seconds_count{channel="web"}', 'wegwijs_requests_refused_total{why="too_large"}'
    assert after[turns] - before[turns] == 2
    assert after[refused] - before[refused] == 1
    for secret in ("quetzal", "secrethouse", "192.0.2"):
        assert secret not in metrics.exposition().decode()


def test_a_label_has_one_of_a_few_constant_values(app: Starlette) -> None:
    Asking(app).get("/")
    values = set(re.findall(r'(?:channel|why)="([^"]*)"', metrics.exposition().decode()))
    assert values == {each.value for kinds in (ChannelName, RefusalReason) for each in kinds}


def test_a_failure_of_ours_has_a_way_on_and_is_counted(
    app: Starlette, guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        message = "quetzalcoatlus"
        raise RuntimeError(message)

    monkeypatch.setattr(Guide, "press", breaks)
    before = counts()
    answer = Asking(app).post("/", b"press=x")
    assert answer.status_code == 500
    assert len(read(answer.text).all("button", name="press")) > len(guide.words.offered)
    assert "quetzalcoatlus" not in answer.text
    failures = 'wegwijs_turn_failures_total{channel="web"}'
    assert counts()[failures] - before[failures] == 1


@pytest.mark.parametrize(("path", "largest"), [("/", LARGEST_FORM), ("/brought", LARGEST_BROUGHT)])
def test_each_has_a_largest_body(app: Starlette, path: str, largest: int) -> None:
    asking = Asking(app)
    assert asking.post(path, b"x" * largest).status_code == 200
    assert asking.post(path, b"x" * (largest + 1)).status_code == 413


def test_a_refused_person_has_a_way_on_and_is_told_when(
    guide: Guide, part: MountedChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application, "REFILL_PER_SECOND", 0)
    asking = Asking(build_application(Web(guide), [part]))
    answers = [asking.post("/", b"") for _ in range(int(BUCKET_SIZE) + 1)]
    assert [answer.status_code for answer in answers[-2:]] == [200, 429]
    assert answers[-1].headers["retry-after"] == "2"
    assert read(answers[-1].text).all("button", name="press")
    assert asking.get("/readyz").status_code == 503, "what operators ask is not limited"
    assert asking.post("/brought").status_code == 200, "and neither is what a channel is brought"


def test_browsers_are_told_to_tell_nobody(app: Starlette) -> None:
    for path in ("/", "/leave", "/nothing", "/healthz"):
        headers = Asking(app).get(path).headers
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert "strict-transport-security" not in headers


def test_where_it_is_encrypted_browsers_keep_to_that(guide: Guide) -> None:
    headers = Asking(build_application(Web(guide), is_encrypted=True)).get("/").headers
    assert headers["strict-transport-security"] == "max-age=31536000"


def test_a_page_is_compressed_for_whom_it_can(app: Starlette) -> None:
    assert Asking(app).get("/", {"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in Asking(app).get("/", {"Accept-Encoding": "identity"}).headers
