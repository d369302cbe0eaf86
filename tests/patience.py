"""How long a test waits: as long as somebody works. By a clock alone a busy machine would fail it.

Whoever works is this process or one that it started, and theirs: it uses the processor, or stands in line for it. All
that can be seen of that is below ``/proc``; on a system that has none, only the last bound counts.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

STILL = 30.0
"""Seconds in which nobody works, after which nothing more is waited for: more than any pause of ours."""

LAST = 300.0
"""Seconds after which nothing is waited for, whoever works: what goes round in circles works too."""

EACH = 0.5
"""Seconds from one look to the next."""

LITTLE = 0.05
"""The share of a processor that is no work: a poll, a timer, the look itself."""

TICKS = os.sysconf("SC_CLK_TCK")

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Look:
    """Seconds of the processor that each process has used, by its number; and whether one of the others could run."""

    used: Mapping[int, float]
    could_run: bool

    def works_since(self, before: Look) -> bool:
        """Whether somebody worked, came or went since ``before``."""
        if self.could_run or self.used.keys() != before.used.keys():
            return True
        return sum(self.used.values()) - sum(before.used.values()) > LITTLE * EACH


async def patiently(waited_for: Awaitable[Result]) -> Result:
    """What is waited for. Raises TimeoutError when nobody has worked for ``STILL``, and after ``LAST``."""
    loop, task = asyncio.get_running_loop(), asyncio.ensure_future(waited_for)
    began = moved = loop.time()
    before = None
    try:
        while not (await asyncio.wait({task}, timeout=min(EACH, STILL)))[0]:
            now = look()
            moved = loop.time() if before is None or now.works_since(before) else moved
            before = now
            if loop.time() > min(moved + STILL, began + LAST):
                raise TimeoutError
        return task.result()
    finally:
        task.cancel()


def look() -> Look:
    """This process and all that it started, now. Where there is no ``/proc``: nobody, so that somebody came or went."""
    found = dict(_of(os.getpid()))
    others = (state for number, (state, _) in found.items() if number != os.getpid())
    could_run = not found or "R" in others
    return Look({number: used for number, (_, used) in found.items()}, could_run)


def _of(number: int) -> Iterator[tuple[int, tuple[str, float]]]:
    """The state and the seconds of a process and of its children; one that has just ended is left out."""
    folder = Path("/proc") / str(number)
    try:
        after_name = (folder / "stat").read_text().rpartition(")")[2].split()
        children = [child for task in (folder / "task").iterdir() for child in (task / "children").read_text().split()]
    except OSError:
        return
    yield number, (after_name[0], (int(after_name[11]) + int(after_name[12])) / TICKS)
    for child in children:
        yield from _of(int(child))
