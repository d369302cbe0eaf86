"""Visits addresses: asks robots.txt first, follows where it is led, tries once more, and waits for its turn."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from aiohttp import ClientSession
from yarl import URL

from bot.links import robots
from bot.links.http_session import SUCCESS, Reply, fetch
from bot.links.politeness import Politeness, Turns
from bot.links.responses import Dead, FetchedPage, Hop, Unreachable, Visit
from bot.links.robots import Rules

Answer = Reply | Unreachable | Dead
Ask = Callable[[URL], Awaitable[Answer]]

_FOREVER = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}
_LEADS_ON = {*_FOREVER, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT}
_WAIT = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}
_NOT_LET_IN = {
    HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
}  # fmt: skip
_NOBODY_CAN_READ = "an address that nobody can read"


async def visit_all(
    addresses: Iterable[str], asking: ClientSession, manners: Politeness, tell: Callable[[Visit], None]
) -> None:
    """Visits each address once, a few hosts at a time, and tells each visit as soon as it is over."""
    by_host, visitor = defaultdict[str | None, list[str]](list), Visitor(asking, manners)
    for address in sorted(set(addresses)):
        url = readable(address)
        by_host[url.host if url else None].append(address)
    free = asyncio.Semaphore(manners.hosts)

    async def go_through(those: list[str]) -> None:
        async with free:
            for address in those:
                tell(await visitor.visit(address))

    async with asyncio.TaskGroup() as group:
        for those in sorted(by_host.values(), key=len, reverse=True):
            group.create_task(go_through(those))


class Visitor:
    """Goes to one address after another, and remembers what each site allows."""

    def __init__(self, asking: ClientSession, manners: Politeness) -> None:
        self._asking = asking
        self._manners = manners
        self._turns = Turns(manners)
        self._rules = dict[URL, Rules]()
        self._reading = defaultdict[URL, asyncio.Lock](asyncio.Lock)

    async def visit(self, address: str) -> Visit:
        """Goes where an address leads, and no further than is allowed."""
        hops, end = await self._follow(readable(address), self._ask_where_allowed)
        return Visit(address, hops, end_of(end) if isinstance(end, Reply) else end)

    async def _follow(self, url: URL | None, ask: Ask) -> tuple[tuple[Hop, ...], Answer]:
        """Asks from hop to hop, until something comes that leads nowhere else."""
        hops, seen = list[Hop](), {url}
        while url:
            answer = await ask(url)
            if not isinstance(answer, Reply) or answer.status not in _LEADS_ON:
                return tuple(hops), answer
            if answer.location is None:
                return tuple(hops), Dead(f"it answers {answer.status} and does not say where to")
            url = readable(answer.location, url)
            hops += [Hop(str(url), answer.status in _FOREVER)] if url else []
            if url in seen:
                return tuple(hops), Unreachable("it leads round in a circle for whoever keeps no cookies")
            if len(hops) > self._manners.most_hops:
                return tuple(hops), Unreachable(f"it leads on more than {self._manners.most_hops} times")
            seen.add(url)
        return tuple(hops), Dead(f"{'it leads to' if len(seen) > 1 else 'it is'} {_NOBODY_CAN_READ}", unreached=True)

    async def _ask_where_allowed(self, url: URL) -> Answer:
        rules = await self._rules_at(url.origin())
        if isinstance(rules, Unreachable | Dead):
            return rules
        if not rules.can_fetch(str(url), robots.NAME):
            return Unreachable("its robots.txt asks programs to stay away")
        return await self._ask(url)

    async def _rules_at(self, origin: URL) -> Rules:
        """The rules of a site, asked for once."""
        async with self._reading[origin]:
            if origin not in self._rules:
                hops, answer = await self._follow(origin.with_path(robots.PATH), self._ask)
                rules = self._rules[origin] = robots.rules_of(answer, led_on=bool(hops))
                if not isinstance(rules, Unreachable | Dead) and (delay := rules.crawl_delay(robots.NAME)):
                    self._turns.slower(str(origin.host), delay)
        return self._rules[origin]

    async def _ask(self, url: URL) -> Answer:
        """The answer of a server; of the second try where the first failed in a way that may pass."""
        answer, may_pass = await self._once(url)
        return (await self._once(url))[0] if may_pass else answer

    async def _once(self, url: URL) -> tuple[Answer, bool]:
        """The answer, and whether another try makes sense; if so, the host is left alone until then."""
        host = str(url.host)
        async with self._turns.at(host):
            answer = await fetch(self._asking, url, self._manners)
            wait = wait_before_again(answer, self._manners, datetime.now(UTC))
            if wait is not None:
                self._turns.hold(host, wait)
        return answer, wait is not None


def readable(address: str, base: URL | None = None) -> URL | None:
    """An address, as it is or as it stands on a page, without its fragment; None where it is no address of the web.

    yarl reads the name of a host only when it is asked for it, and of some brackets it says IndexError (1.25).
    """
    try:
        url = URL(address).with_fragment(None)
        url = base.join(url) if base else url
        is_one = url.scheme in {"http", "https"} and url.host and url.port
    except (ValueError, IndexError):
        return None
    return url if is_one else None


def wait_before_again(answer: Reply | Dead, manners: Politeness, now: datetime) -> float | None:
    """Seconds to wait before another try; None where none makes sense, or the server wants too long a wait."""
    match answer:
        case Dead():
            return None if answer.surely else manners.again
        case Reply(status, retry_after=str(asked)) if status in _WAIT and (seconds := _seconds(asked, now)) is not None:
            return seconds if seconds <= manners.longest_wait else None
        case Reply(status) if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return manners.again
    return None


def _seconds(asked: str, now: datetime) -> float | None:
    """The seconds that Retry-After asks for, also until a date; None where it is neither."""
    if asked.isascii() and asked.isdecimal():
        return float(asked)
    try:
        return max(0.0, (parsedate_to_datetime(asked) - now).total_seconds())
    except (ValueError, TypeError):
        return None


def end_of(reply: Reply) -> FetchedPage | Unreachable | Dead:
    """The response that an answer is which leads nowhere else."""
    if reply.status in SUCCESS:
        return FetchedPage(reply.kind, reply.charset, reply.data)
    said = f"it answers {reply.status}{_phrase(reply.status)}"
    return Unreachable(said) if reply.status in _NOT_LET_IN else Dead(said)


def _phrase(status: int) -> str:
    """The name of a status; a server's own words are not repeated."""
    return f" ({HTTPStatus(status).phrase})" if status in set(HTTPStatus) else ""
