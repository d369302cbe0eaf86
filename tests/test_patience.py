"""A wait ends with what was waited for; else when nobody works any more, and not before."""

from __future__ import annotations

import asyncio
import sys

import pytest

from tests import patience
from tests.patience import look, patiently
from tests.process import running

pytestmark = pytest.mark.slow

WORKS = "while True: pass"
SLEEPS = "import sys; print('asleep', flush=True); sys.stdin.read()"


async def test_what_comes_is_given() -> None:
    assert await patiently(asyncio.sleep(0, "it")) == "it"


async def test_what_goes_wrong_is_told() -> None:
    async def fails() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        await patiently(fails())


async def test_where_nobody_works_it_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async with running("-c", SLEEPS) as process:
        await process.says("asleep")
        with monkeypatch.context() as patch:
            patch.setattr(patience, "STILL", 0.05)
            with pytest.raises(TimeoutError):
                await process.says("awake")


@pytest.mark.skipif(sys.platform != "linux", reason="nobody else tells who works")
async def test_who_works_is_waited_for_to_the_last_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    began = asyncio.get_running_loop().time()
    async with running("-c", WORKS) as process:
        with monkeypatch.context() as patch:
            patch.setattr(patience, "STILL", 0.2)
            patch.setattr(patience, "LAST", 1.0)
            with pytest.raises(TimeoutError):
                await process.says("done")
    assert asyncio.get_running_loop().time() - began > 1


@pytest.mark.skipif(sys.platform != "linux", reason="nobody else tells who works")
async def test_a_process_and_its_children_are_seen() -> None:
    grandchild = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {SLEEPS!r}], check=True)"
    before = {*look().used}
    async with running("-c", grandchild) as process:
        await process.says("asleep")
        assert len({*look().used} - before) == 2


async def test_a_process_that_ended_is_not_waited_for() -> None:
    async with running("-c", "print('bye')") as process:
        with pytest.raises(AssertionError, match="it ended without"):
            await process.says("hello")
