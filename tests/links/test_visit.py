"""What comes of asking: every answer is a real one, of a server on this machine."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.links.http_session import Reply
from bot.links.politeness import Politeness
from bot.links.responses import Dead, FetchedPage, Hop, Unreachable
from bot.links.visit import readable, wait_before_again
from tests.links.site import HTML, Answer, Site, free_port, leads, page, serving, visit, visits

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as here:
        yield here


async def end(site: Site, address: str, **manners: float) -> FetchedPage | Unreachable | Dead:
    return (await visit(address, site.clock.manners(**manners))).end


async def test_a_page_comes_with_its_kind_its_letters_and_its_bytes(site: Site) -> None:
    address = site.has("/a", Answer(200, b"caf\xe9", {"Content-Type": 'Text/HTML; charset="ISO-8859-1"'}))
    assert await end(site, address) == FetchedPage("text/html", "ISO-8859-1", b"caf\xe9")


async def test_a_page_that_says_nothing_of_itself(site: Site) -> None:
    assert await end(site, site.has("/a", Answer(200, b"words"))) == FetchedPage("", None, b"words")


async def test_a_packed_page_is_unpacked(site: Site) -> None:
    packed = Answer(200, gzip.compress(b"words"), {"Content-Encoding": "gzip"})
    assert await end(site, site.has("/a", packed)) == FetchedPage("", None, b"words")


@pytest.mark.parametrize("status", [404, 410])
async def test_what_is_gone_is_dead_and_not_asked_for_again(site: Site, status: int) -> None:
    told = await end(site, site.has("/a", Answer(status)))
    assert isinstance(told, Dead)
    assert f"it answers {status} (" in told.why
    assert site.paths() == ["/a"]


async def test_a_status_that_nobody_knows_has_no_name(site: Site) -> None:
    assert await end(site, site.has("/a", Answer(499))) == Dead("it answers 499")


@pytest.mark.parametrize("status", [401, 403, 429, 451])
async def test_who_is_not_let_in_is_told_so(site: Site, status: int) -> None:
    assert isinstance(await end(site, site.has("/a", Answer(status))), Unreachable)
    assert site.paths() == ["/a"]


async def test_a_server_that_fails_once_is_asked_again_later(site: Site) -> None:
    assert isinstance(await end(site, site.has("/a", Answer(500), page("Here."))), FetchedPage)
    assert site.clock.slept == [1, 5]


async def test_a_server_that_fails_twice_is_dead(site: Site) -> None:
    told = await end(site, site.has("/a", Answer(500), Answer(502), page("Here.")))
    assert told == Dead("it answers 502 (Bad Gateway)")


async def test_a_server_is_left_alone_for_as_long_as_it_asks(site: Site) -> None:
    busy = Answer(503, head={"Retry-After": "17"})
    assert isinstance(await end(site, site.has("/a", busy, page("Here."))), FetchedPage)
    assert site.clock.slept == [1, 17]


async def test_a_server_that_asks_for_too_much_time_is_not_asked_again(site: Site) -> None:
    busy = Answer(429, head={"Retry-After": "3600"})
    assert isinstance(await end(site, site.has("/a", busy, page("Here."))), Unreachable)
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    ("status", "asked", "wait"),
    [
        (503, "Wed, 25 Nov 2026 12:00:30 GMT", 30), (503, "Wed, 25 Nov 2026 11:00:00 GMT", 0), (503, "soon", 5),
        (503, "Wed, 25 Nov 2026 12:00:30", 5), (429, "soon", None), (429, "60", 60), (429, "61", None),
        (404, "1", None), (500, "1", 5), (503, "-1", 5), (503, "\u0661", 5),
    ],
)  # fmt: skip
def test_what_a_server_asks_for_is_read(status: int, asked: str, wait: float | None) -> None:
    assert wait_before_again(Reply(status, None, asked, "", None, b""), Politeness(), NOON) == wait


async def test_it_is_followed_where_it_leads_and_each_hop_is_known(site: Site) -> None:
    site.has("/a", leads(301, "/b#part"))
    site.has("/b", leads(308, "c"))
    site.has("/c", leads(302, site.at("/d", "other.test")))
    site.has("/d", page("Here."))
    seen = await visit(site.at("/a", "one.test"), site.clock.manners())
    assert isinstance(seen.end, FetchedPage)
    assert seen.hops == (
        Hop(site.at("/b", "one.test"), permanent=True), Hop(site.at("/c", "one.test"), permanent=True),
        Hop(site.at("/d", "other.test"), permanent=False),
    )  # fmt: skip
    assert [asked.host for asked in site.asked if asked.path == "/robots.txt"] == ["one.test", "other.test"]


async def test_a_circle_is_left(site: Site) -> None:
    site.has("/b", leads(302, "/a"))
    assert "in a circle" in closed(await end(site, site.has("/a", leads(302, "/b"))))
    assert site.paths() == ["/a", "/b"]


async def test_who_is_led_on_and_on_stops(site: Site) -> None:
    for number in range(9):
        site.has(f"/{number}", leads(302, f"/{number + 1}"))
    assert "more than 3 times" in closed(await end(site, site.at("/0"), most_hops=3))
    assert site.paths() == ["/0", "/1", "/2", "/3"]


def closed(told: FetchedPage | Unreachable | Dead) -> str:
    assert isinstance(told, Unreachable)
    return told.why


@pytest.mark.parametrize("to", ["mailto:help@one.test", "http://[one", "http://one.test:99999/"])
async def test_it_is_not_followed_out_of_the_web(site: Site, to: str) -> None:
    seen = await visit(site.has("/a", leads(301, to)), site.clock.manners())
    assert (seen.hops, seen.reached) == ((), False)
    assert seen.end == Dead("it leads to an address that nobody can read", unreached=True)


async def test_a_hop_that_leads_nowhere(site: Site) -> None:
    assert await end(site, site.has("/a", Answer(301))) == Dead("it answers 301 and does not say where to")


NO_ADDRESSES = (
    "ftp://one.test/a", "nothing", "http://[one", "http://one.test:0/",
    "http://xn--/", "http://xn--a.b/", "http://one.test:0]\u202e[@",
)  # fmt: skip


@pytest.mark.parametrize("address", NO_ADDRESSES)
async def test_what_is_no_address_of_the_web_is_not_asked(site: Site, address: str) -> None:
    assert readable(address) is None
    assert await end(site, address) == Dead("it is an address that nobody can read", unreached=True)
    assert site.asked == []


async def test_a_name_that_does_not_exist_is_dead_at_once(site: Site) -> None:
    seen = await visit("http://nowhere.invalid/a", site.clock.manners())
    assert seen.end == Dead(
        "the name 'nowhere.invalid' does not exist, or nobody could look it up", unreached=True, surely=True
    )
    assert (seen.reached, site.clock.slept) == (False, [])


async def test_a_certificate_that_is_not_right_is_told(site: Site) -> None:
    with serving(safe=True) as safe:
        told = await end(site, safe.at("/a", scheme="https", host="nobody.test"))
    assert told == Dead(
        "its certificate is not right (unable to get local issuer certificate)", unreached=True, surely=True
    )


async def test_a_server_that_speaks_no_tls(site: Site) -> None:
    told = await end(site, site.at("/a", scheme="https"))
    assert told == Dead("no safe connection (TLS) can be made", unreached=True, surely=True)


async def test_a_refused_connection_is_tried_twice(site: Site) -> None:
    told = await end(site, f"http://127.0.0.1:{free_port()}/a")
    assert told == Dead("the connection is refused (asked for /robots.txt first)", unreached=True)
    assert site.clock.slept == [5]


async def test_nobody_is_waited_for_too_long(site: Site) -> None:
    over = threading.Event()
    address = site.has("/a", Answer(does=over.wait))
    told = await end(site, address, patience=0.2)
    over.set()
    assert told == Dead("no answer within 0.2 seconds", unreached=True)
    assert site.paths() == ["/a", "/a"]


@pytest.mark.parametrize(
    ("raw", "why"),
    [(b"", "the connection breaks off"), (b"SSH-2.0-hello\r\n\r\n", "what it answers is not HTTP"),
     (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nonly this", "the connection breaks off")],
)  # fmt: skip
async def test_what_is_no_answer_is_dead(site: Site, raw: bytes, why: str) -> None:
    assert await end(site, site.has("/a", Answer(raw=raw))) == Dead(why, unreached=True)


async def test_of_a_huge_page_only_the_beginning_is_read(site: Site) -> None:
    told = await end(site, site.has("/a", Answer(200, b"x" * 3_000_000)), most_bytes=1000)
    assert told == FetchedPage("", None, b"x" * 1000)


async def test_no_cookie_is_kept_and_it_is_said_who_asks(site: Site) -> None:
    first = site.has("/a", Answer(200, b"words", {"Set-Cookie": "seen=1"}))
    await visits([first, site.has("/b", page("Here."))], site.clock.manners())
    assert site.paths() == ["/a", "/b"]
    assert all("Cookie" not in asked.head and asked.head["User-Agent"] == "wegwijs/test" for asked in site.asked)


async def test_a_page_in_html_is_what_it_says(site: Site) -> None:
    told = await end(site, site.has("/a", page("Here.")))
    assert isinstance(told, FetchedPage)
    assert (told.kind, told.charset) == (HTML.partition(";")[0], "utf-8")
