"""Python as a process of its own, with nothing of ours in its environment but what a test gives it."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from bot.settings import Settings
from tests.conftest import ROOT
from tests.patience import patiently

ON_SOUND = f"""
from pathlib import Path
from bot.authoring import ready
ready.authored_root = lambda: Path({str(ROOT / "tests" / "sound")!r})
"""
"""Python code after which the sound tree is what is authored: it is small, and read in no time."""

SMALL = ("-c", f"{ON_SOUND}\nfrom bot.cli import main\nmain()")
"""``wegwijs`` on the sound tree: ``running(*SMALL, "serve")``, where it is not about what is really authored."""

OURS = tuple(name.upper() for name in Settings.model_fields)


class Running:
    """A process. ``written`` is all that it wrote until now, on both streams."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.written = ""
        self._is_over = False
        self._more = asyncio.Condition()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self.process.stdout
        while not self._is_over:
            text = await self.process.stdout.read(1 << 16)
            async with self._more:
                self.written += text.decode(errors="replace")
                self._is_over = not text
                self._more.notify_all()

    async def says(self, sentence: str) -> None:
        """Waits until a sentence stands in what it wrote."""
        await self.tells(f"({re.escape(sentence)})")

    async def tells(self, pattern: str) -> str:
        """Waits until something stands in what it wrote, and gives the first group. A process that has ended fails."""
        await patiently(self._until(lambda: self._is_over or re.search(pattern, self.written) is not None))
        found = re.search(pattern, self.written)
        assert found, f"it ended without {pattern!r}: {self.written}"
        return found[1]

    async def _until(self, is_so: Callable[[], bool]) -> None:
        async with self._more:
            await self._more.wait_for(is_so)

    def types(self, text: str) -> None:
        """Types something, line ends included."""
        assert self.process.stdin
        self.process.stdin.write(text.encode())

    async def ends(self, by: signal.Signals | None = None) -> int:
        """Sends a signal, if any, and the end of input, and waits. Returns the exit code."""
        assert self.process.stdin
        if by:
            self.process.send_signal(by)
        self.process.stdin.close()
        await patiently(asyncio.wait({self._reading}))
        return await patiently(self.process.wait())


@asynccontextmanager
async def running(
    *command: str, settings: Mapping[str, str] | None = None, root: Path = ROOT
) -> AsyncIterator[Running]:
    """``python ...`` in ``root`` with these settings. It does not outlive the test."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, stdin=PIPE, stdout=PIPE, stderr=STDOUT, cwd=root, env=environment(settings or {})
    )
    started = Running(process)
    try:
        yield started
    finally:
        if process.returncode is None:
            process.kill()
        await started.ends()


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """The environment of the tests without our settings and proxies, and with these. Any free port is taken."""
    kept = {name: value for name, value in os.environ.items() if not _is_ours(name)}
    return {**kept, "PORT": "0", **settings}


def _is_ours(name: str) -> bool:
    return name.upper() in OURS or name.lower().endswith("_proxy")
