"""One request and what comes of it. Nobody's redirect is followed here, no cookie kept, and nothing asked twice."""

from __future__ import annotations

import re
import ssl
from dataclasses import dataclass

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.links.politeness import Politeness
from bot.links.responses import Dead

SUCCESS = range(200, 300)

LONGEST_LINE = 65_536
"""Of a server's head; the rules of security that some governments send along are longer than aiohttp takes."""

_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)

_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Language": "en,nl;q=0.9",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """A server's answer. ``data`` is empty but for a 2xx; a field that is None was not in the head."""

    status: int
    location: str | None
    retry_after: str | None
    kind: str
    charset: str | None
    data: bytes


def session(agent: str, manners: Politeness, resolver: AbstractResolver | None = None) -> aiohttp.ClientSession:
    """The session of one round of visits. ``agent`` says who asks; it names no person."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(resolver=resolver),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": agent, **_HEADERS},
        timeout=aiohttp.ClientTimeout(total=manners.patience),
        max_line_size=LONGEST_LINE,
        max_field_size=LONGEST_LINE,
    )


async def fetch(asking: aiohttp.ClientSession, url: URL, manners: Politeness) -> Reply | Dead:
    """The answer to GET, with at most so many bytes of it; ``Dead`` where there is none."""
    try:
        async with asking.get(url, allow_redirects=False) as response:
            head, media = response.headers, response.headers.get("Content-Type", "")
            charset = _CHARSET.search(media)
            return Reply(
                response.status, head.get("Location"), head.get("Retry-After"),
                media.partition(";")[0].strip().lower(), charset[1] if charset else None,
                await _read(response, manners.most_bytes) if response.status in SUCCESS else b"",
            )  # fmt: skip
    except (aiohttp.ClientError, OSError, ValueError) as error:
        return dead(error, url, manners)


async def _read(response: aiohttp.ClientResponse, most: int) -> bytes:
    data = bytearray()
    async for part in response.content.iter_any():
        data += part
        if len(data) >= most:
            break
    return bytes(data[:most])


def dead(error: Exception, url: URL, manners: Politeness) -> Dead:
    """Why nothing came, in words."""
    surely = True
    match error:
        case aiohttp.ClientConnectorDNSError():
            why = f"the name '{url.host}' does not exist, or nobody could look it up"
        case aiohttp.ClientConnectorCertificateError():
            why = f"its certificate is not right{_verified(error.certificate_error)}"
        case aiohttp.ClientSSLError() | ssl.SSLError():
            why = "no safe connection (TLS) can be made"
        case _:
            why, surely = _that_may_pass(error, manners), False
    return Dead(why, unreached=True, surely=surely)


def _that_may_pass(error: Exception, manners: Politeness) -> str:
    match error:
        case TimeoutError():
            return f"no answer within {manners.patience:g} seconds"
        case aiohttp.ClientConnectorError(os_error=ConnectionRefusedError()):
            return "the connection is refused"
        case aiohttp.ClientResponseError() | ValueError():
            return "what it answers is not HTTP"
        case _:
            return "the connection breaks off"


def _verified(error: Exception) -> str:
    said = getattr(error, "verify_message", "")
    return f" ({said})" if said else ""
