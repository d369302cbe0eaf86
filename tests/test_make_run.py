"""``make run`` as a process: what stays on the terminal is the address; where something is wrong, nothing is served."""

from __future__ import annotations

import re
import shlex
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.process import SMALL, running

pytestmark = pytest.mark.slow


def make_run(folder: Path, wegwijs: Sequence[str]) -> tuple[str, ...]:
    """``python`` that becomes ``make run``, with an environment that is there already and has this ``wegwijs``."""
    (folder / "bin").mkdir()
    for name, arguments in (("python", ()), ("wegwijs", wegwijs)):
        file = folder / "bin" / name
        file.write_text(f'#!/bin/sh\nexec {shlex.join((sys.executable, *arguments))} "$@"\n', encoding="utf-8")
        file.chmod(0o755)
    (folder / ".installed-program").touch()
    alone = (
        "import os; os.environ.pop('MAKELEVEL', 0); os.environ.pop('MAKEFLAGS', 0)"  # These tests may be run by make.
    )
    return "-c", f"{alone}; os.execvp('make', ['make', 'run', 'VENV={folder}'])"


async def test_the_address_is_all_that_stays(tmp_path: Path) -> None:
    async with running(*make_run(tmp_path, ("-m", "bot"))) as process:
        await process.tells(r"The guide is at (\S+)\n")
        written = process.written
        await process.ends(signal.SIGTERM)
    assert re.fullmatch(r"The guide is at http://127\.0\.0\.1:\d+\n", written)


async def test_where_a_text_is_wrong_that_is_told_and_nothing_is_served(tmp_path: Path) -> None:
    """The Dutch of the sound tree has gaps, which is a problem."""
    async with running(*make_run(tmp_path, SMALL)) as process:
        assert await process.ends() != 0
    assert "[incomplete]" in process.written
    assert "1 problem." in process.written
    assert "The guide is at" not in process.written
