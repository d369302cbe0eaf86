"""A copy of the repository in which a fault is planted, looked for by the tests, and taken out again."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.mutants import Plant

# Without the list of plants: a test of it would find each.
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", ".coverage*", "dist", "build", "mutants"
)
QUIETLY = ("-q", "-x", "--tb=no", "-p", "no:cacheprovider", "-p", "no:randomly")
FAST, SLOW = ("-m", "not slow"), ("-m", "slow")
LONGEST = 1800
"""Seconds for one run of tests, more than all slow ones take; what makes them go on and on is found by that."""

_FAILED = re.compile(r"^(?:FAILED|ERROR) ([^\s\[]+)", re.MULTILINE)
_HANGS = "what it took: the tests did not end"
_DOES_NOT_LOAD = "what is imported: it does not load"


@dataclass(frozen=True, slots=True)
class Found:
    """A plant, what found it (None: nothing did), and after how many seconds."""

    plant: Plant
    by: str | None
    seconds: float


class BrokenFieldError(Exception):
    """Tests fail where nothing is planted, or there are none: they can find nothing."""


@contextmanager
def field(root: Path) -> Iterator[Field]:
    """A copy of ``root``, for as long as it is needed."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "field"
        shutil.copytree(root, copy, ignore=LEFT_OUT, symlinks=True)
        yield Field(copy)


class Field:
    """The copy. Whatever Python compiles of its files is told apart by their times, each of which is another one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._times = count(int(time.time()))

    def is_sound(self, tests: Sequence[str] = FAST) -> None:
        """Runs these tests, all fast ones, without any fault. Raises ``BrokenFieldError``."""
        if by := self._run(tests):
            message = f"Without any fault, {by} fails."
            raise BrokenFieldError(message)

    def looks_for(self, plant: Plant) -> Found:
        """Plants, looks by the likely tests, then by all fast ones, at last by the slow ones, and takes it out again.

        Nobody has run a slow test without the fault, so one that fails is. Raises ``BrokenFieldError``.
        """
        path, began = self.root / plant.file, time.monotonic()
        before = path.read_text(encoding="utf-8")
        others = (f"--ignore={test}" for test in plant.tests)
        self._write(path, plant.in_text(before))
        try:
            by = self._run((*FAST, *plant.tests)) or self._run((*FAST, *others))
            slow = None if by else self._run(SLOW)
        finally:
            self._write(path, before)
        seconds = time.monotonic() - began
        if slow and slow not in {_HANGS, _DOES_NOT_LOAD}:
            self.is_sound((slow,))
        return Found(plant, by or slow, seconds)

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        now = next(self._times)
        os.utime(path, (now, now))

    def _run(self, arguments: Sequence[str]) -> str | None:
        """The first test that fails; None: none does."""
        command = [sys.executable, "-m", "pytest", *QUIETLY, *arguments]
        try:
            run = subprocess.run(command, cwd=self.root, capture_output=True, text=True, timeout=LONGEST, check=False)  # noqa: S603  # our own
        except subprocess.TimeoutExpired:
            return _HANGS
        if run.returncode == pytest.ExitCode.USAGE_ERROR:
            raise BrokenFieldError(run.stderr)
        if run.returncode in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
            return None
        failed = _FAILED.search(run.stdout)
        return failed[1] if failed else _DOES_NOT_LOAD
