"""Caddy with the file of ``deploy/``, as it is but for the addresses, in front of processes of the tests."""

from __future__ import annotations

import asyncio
import os
import sysconfig
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from tests.conftest import ROOT
from tests.patience import patiently

FILE = ROOT / "deploy" / "Caddyfile"
PROGRAM = Path(sysconfig.get_path("scripts")) / "caddy"
REPLICAS = "web-1:8080 web-2:8080"
"""How the file names the replicas: these are put in place of."""


class Caddy:
    """A proxy at ``origin`` that passes on to ``replicas``, which are origins. ``written`` is all that it logged."""

    def __init__(self, port: int, replicas: Sequence[str]) -> None:
        self.origin = f"http://127.0.0.1:{port}"
        self.written = ""
        self._replicas = " ".join(each.removeprefix("http://") for each in replicas)
        self._folder = TemporaryDirectory()
        self._process: Process | None = None

    async def __aenter__(self) -> Self:
        text = FILE.read_text(encoding="utf-8")
        assert REPLICAS in text
        file = Path(self._folder.name) / "Caddyfile"
        file.write_text(text.replace(REPLICAS, self._replicas), encoding="utf-8")
        own = {"WEGWIJS_DOMAIN": self.origin, "HOME": self._folder.name, "XDG_DATA_HOME": self._folder.name}
        self._process = await asyncio.create_subprocess_exec(
            PROGRAM, "run", "--adapter", "caddyfile", "--config", file,
            stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE, env={**os.environ, **own},
        )  # fmt: skip
        await patiently(self._comes())
        return self

    async def _comes(self) -> None:
        while not await self._is_there():  # noqa: ASYNC110  # another program does not tell
            await asyncio.sleep(0.05)

    async def __aexit__(self, *_: object) -> None:
        if self._process:
            self._process.terminate()
            self.written = (await self._process.communicate())[1].decode()
        self._folder.cleanup()

    async def _is_there(self) -> bool:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", int(self.origin.rpartition(":")[2]))
        except OSError:
            return False
        writer.close()
        return True
