"""People whose next press follows the answer to a request: in a browser, and on WhatsApp as Meta brings them.

Each sends the next as soon as the last was answered, over a kept connection.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from abc import ABC, abstractmethod
from typing import Any
from urllib.parse import urlencode

from benchmarks.rush.platform import Counts
from bot.channels.whatsapp.service import SIGNATURE_HEADER, sign

APP_SECRET, NUMBER = "0123456789abcdef" * 2, "1000000001"


class Asking(ABC):
    """So many people, who press what the others press in Telegram."""

    def __init__(self, talk: list[dict[str, Any]], people: int) -> None:
        self._pressed = [step["press"] for step in talk]
        self._people = people
        self._tasks = list[asyncio.Task[None]]()
        self.counts = Counts()

    def begin(self, port: int) -> None:
        """Lets everybody press for the first time."""
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._presses(port, number)) for number in range(self._people)]

    @abstractmethod
    def request(self, person: int, at: int, button: str) -> bytes:
        """What the ``at``-th press of somebody asks for, as HTTP."""

    async def _presses(self, port: int, person: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        at = person
        while True:
            at += 1
            began = time.perf_counter()
            writer.write(self.request(person, at, self._pressed[at % len(self._pressed)]))
            head = await reader.readuntil(b"\r\n\r\n")
            assert b" 200 " in head.split(b"\r\n")[0], head
            length = re.search(rb"content-length:\s*(\d+)", head, re.IGNORECASE)
            await reader.readexactly(int(length[1]) if length else 0)
            self.counts.served += 1
            self.counts.waits.append((time.perf_counter() - began) * 1000)


class Browsers(Asking):
    """At the web chat, each behind an address of their own."""

    def request(self, person: int, at: int, button: str) -> bytes:  # noqa: ARG002  # forms have no number
        """See ``Asking``."""
        form = urlencode({"press": button})
        return (
            "POST / HTTP/1.1\r\nHost: wegwijs.example\r\nAccept-Encoding: gzip\r\nAccept-Language: en\r\n"
            f"X-Forwarded-For: 10.{person >> 16}.{person >> 8 & 255}.{person & 255}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n\r\n{form}"
        ).encode()


class Metas(Asking):
    """On WhatsApp: a row of a list, in a notice of Meta's that is signed."""

    def request(self, person: int, at: int, button: str) -> bytes:
        """See ``Asking``."""
        number = str(31_600_000_000 + person)
        reply = {"type": "list_reply", "list_reply": {"id": button, "title": "what the row said"}}
        message = {
            "from": number,
            "id": f"wamid.{person}.{at}",
            "timestamp": str(int(time.time())),
            "type": "interactive",
        }
        value = {
            "messaging_product": "whatsapp",
            "metadata": {"display_phone_number": "31201112233", "phone_number_id": NUMBER},
            "contacts": [{"profile": {"name": "Ada"}, "wa_id": number}],
            "messages": [{**message, "type": "interactive", "interactive": reply}],
        }
        changes = [{"field": "messages", "value": value}]
        notice = json.dumps({"object": "whatsapp_business_account", "entry": [{"id": "2000", "changes": changes}]})
        return (
            "POST /whatsapp HTTP/1.1\r\nHost: wegwijs.example\r\n"
            f"{SIGNATURE_HEADER}: {sign(APP_SECRET, notice.encode())}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(notice)}\r\n\r\n{notice}"
        ).encode()
