"""The rules of a site for programs (robots.txt, RFC 9309, checked 25-11-2026).

Protego reads it, and not Python's own ``urllib.robotparser``: in Python 3.11 that one takes ``*`` and ``$`` in a path
for letters, lets the first rule win instead of the longest, and drops ``Crawl-delay: 2.5`` (tried, 25-11-2026).
"""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import assert_never

from protego import Protego

from bot.links.http_session import Reply
from bot.links.responses import Dead, Unreachable

PATH = "/robots.txt"

NAME = "wegwijs"
"""Our name in robots.txt."""

MOST_BYTES = 512_000
"""Bytes of robots.txt that have to be read."""

Rules = Protego | Unreachable | Dead
"""The rules of a site; or why nobody knows them, which is then the answer for each of its addresses."""


def rules_of(answer: Reply | Unreachable | Dead, *, led_on: bool) -> Rules:
    """The rules that stand in what came of asking for robots.txt. A file that nobody finds forbids nothing.

    ``led_on``: the answer is another address's, to which the site led; where that is dead, the site need not be.
    """
    match answer:
        case Reply(status) if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS:
            return Unreachable(f"its robots.txt, which says what programs may do, answers {status}")
        case Reply():
            return Protego.parse(answer.data[:MOST_BYTES].decode("utf-8", errors="replace"))
        case Dead(why, unreached=True) if led_on:
            return Unreachable(f"its robots.txt, which says what programs may do, does not come: {why}")
        case Dead(why, unreached=True, surely=False):
            return replace(answer, why=f"{why} (asked for {PATH} first)")
        case Dead(unreached=True):
            return answer
        case Dead() | Unreachable():
            return Protego.parse("")
        case _ as never:
            assert_never(never)
