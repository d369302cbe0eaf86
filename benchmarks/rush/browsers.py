"""People in a browser: each sends a form as soon as the last page came, over a kept connection."""

from __future__ import annotations

import asyncio
import re
import time
from typing import Any
from urllib.parse import urlencode

from benchmarks.rush.platform import Counts


class Browsers:
    """So many people at a web chat, who press what the others press in Telegram."""

    def __init__(self, talk: list[dict[str, Any]], people: int) -> None:
        self._forms = [urlencode({"press": step["press"]}).encode() for step in talk]
        self._people = people
        self._tasks = list[asyncio.Task[None]]()
        self.counts = Counts()
        self.page_bytes = 0

    def begin(self, port: int) -> None:
        """Lets everybody press for the first time."""
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._browse(port, number)) for number in range(self._people)]

    async def _browse(self, port: int, at: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        address = f"10.{at >> 16}.{at >> 8 & 255}.{at & 255}"
        while True:
            form = self._forms[at % len(self._forms)]
            at += 1
            began = time.perf_counter()
            writer.write(
                b"POST / HTTP/1.1\r\nHost: wegwijs.example\r\nAccept-Encoding: gzip\r\nAccept-Language: en\r\n"
                b"X-Forwarded-For: %s\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                b"Content-Length: %d\r\n\r\n%s" % (address.encode(), len(form), form)
            )
            head = await reader.readuntil(b"\r\n\r\n")
            assert b" 200 " in head.split(b"\r\n")[0], head
            length = re.search(rb"content-length:\s*(\d+)", head, re.IGNORECASE)
            assert length, head
            self.page_bytes = int(length[1])
            await reader.readexactly(self.page_bytes)
            self.counts.served += 1
            self.counts.waits.append((time.perf_counter() - began) * 1000)
