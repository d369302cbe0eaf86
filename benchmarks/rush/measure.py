"""Measures one row: starts it on a core of its own, lets people press, and reads what the kernel counted."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any, TextIO, cast

from benchmarks.rush.browsers import Browsers, Metas
from benchmarks.rush.peers import SECRET
from benchmarks.rush.platform import Platform
from benchmarks.rush.rows import Doing, Row

WARM_UP, MEASURED, PATIENCE = 1.0, 3.0, 20.0
"""Seconds."""

TYPED = ("/menu", "/help", "what about my child?", "i am afraid of my husband", "can i work here", "menu")
"""What people type, in turn."""

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Result:
    """Of one round: microseconds of processor for each press, presses a second, milliseconds, kB of memory."""

    row: str
    people: int
    delay: float
    microseconds: float
    per_second: float
    wait: float
    memory: int

    def as_json(self) -> dict[str, Any]:
        """For the file of results."""
        return asdict(self)


@dataclass(frozen=True)
class Bench:
    """What is the same for all rows: the talk, and the file that it is in; the people; the Python of the peers."""

    talk: Path
    steps: list[dict[str, Any]]
    people: int
    peers: str
    reading: float = 0.0
    """Seconds for which each person reads before the next press."""


def measure(row: Row, bench: Bench, delay: float) -> Result:
    """One round of one row. What is measured runs on the last core, everything else on the first."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_measure(row, bench, delay, Path(folder)))


async def _measure(row: Row, bench: Bench, delay: float, folder: Path) -> Result:
    words = TYPED if row.doing is Doing.TYPES else ()
    platform = Platform(bench.steps, bench.people, delay, bench.reading, words)
    asking = (Metas if row.doing is Doing.CHOOSES_ROWS else Browsers)(bench.steps, bench.people)
    asks = row.doing in {Doing.CHOOSES_ROWS, Doing.SENDS_FORMS}
    origin, port = await platform.listen(), _free_port()
    with _redis(row, folder) as redis:
        own = {name: value.format(folder=folder, redis=redis) for name, value in row.settings.items()}
        settings = {"TALK": str(bench.talk), "API": origin, "PORT": str(port), "TELEGRAM_API_BASE_URL": origin,
                    "WHATSAPP_API_BASE_URL": origin, "LOG_LEVEL": "ERROR", **own}  # fmt: skip
        command = [part.format(python=sys.executable, peers=bench.peers) for part in row.command]
        with _running(command, settings) as process:
            await asyncio.to_thread(cast("TextIO", process.stdout).readline)
            if not asks and "FLOOR" not in settings:
                await asyncio.wait_for(platform.is_set_up.wait(), PATIENCE)
            if row.webhook:
                await _reached(port)
            if asks:
                asking.begin(port)
                counts = asking.counts
            else:
                platform.begin(f"http://127.0.0.1:{port}/telegram" if row.webhook else None, SECRET)
                counts = platform.counts
            await asyncio.sleep(WARM_UP)
            counts.served, before = 0, _processor(process.pid)
            counts.waits.clear()
            await asyncio.sleep(MEASURED)
            served, took = counts.served, _processor(process.pid) - before
            microseconds, wait = took * 1e6 / max(served, 1), median(counts.waits or [0])
            memory = _memory(process.pid)
            if platform.refused:
                message = f"{row.name} did not serve all that it was brought: {platform.refused[0]!r}"
                raise RuntimeError(message)
    return Result(row.name, bench.people, delay, microseconds, served / MEASURED, wait, memory)


@contextmanager
def _running(command: list[str], settings: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own program, or a peer
    os.sched_setaffinity(process.pid, {(os.cpu_count() or 1) - 1})
    with process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGKILL)


@contextmanager
def _redis(row: Row, folder: Path) -> Iterator[str]:
    """A Redis of its own, where the row needs one."""
    if row.needs is None:
        yield ""
        return
    port = _free_port()
    command = (row.needs, "--port", str(port), "--save", "", "--dir", str(folder))
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:  # noqa: S603  # Debian's
        try:
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _reached(port: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return


def _processor(pid: int) -> float:
    """Seconds of processor that a process and its threads have used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _memory(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
