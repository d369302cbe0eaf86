"""Chooses the few tests that together cover every branch of the core and of what reads the authors' files.

Traced, a test takes two to three times as long. So all tests run untraced, and those in ``covering.txt`` once more with
the tracer, which is what ``make covered`` does. Where it misses a branch, put the test that goes there at the end of
that file; or choose all of them anew, which takes some fifteen minutes: ``make covering``.

Each is chosen for what it adds, by what it costs. It is no proof that the tests are good: ``make mutants`` is.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest

FILE = Path(__file__).parent / "covering.txt"
ROOT = FILE.parent.parent

ROOMS = ("/bot/core/", "/bot/authoring/")
"""Where every branch is covered."""

CANDIDATES = ("tests/core", "tests/authoring", *sorted(f"tests/{each.name}" for each in FILE.parent.glob("test_*.py")))

SECONDS = "COVERING_SECONDS"
"""The environment's name for the file in which the times of the tests are noted."""

LEAST = 0.05
"""Seconds that a test costs at least."""

Branch = TypeVar("Branch", bound=Hashable)

_seconds = defaultdict[str, float](float)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Notes how long a test took: this module is a plugin of the run that ``main`` starts."""
    _seconds[report.nodeid] += report.duration


def pytest_sessionfinish() -> None:
    """Writes the times down, in the process that has those of all."""
    if (file := os.environ.get(SECONDS)) and "PYTEST_XDIST_WORKER" not in os.environ:
        Path(file).write_text(json.dumps(_seconds), encoding="utf-8")


def choose(covered: Mapping[str, AbstractSet[Branch]], seconds: Mapping[str, float]) -> list[str]:
    """Tests that together cover what all do: always the one that adds the most for its time."""
    left, chosen = set[Branch]().union(*covered.values()), list[str]()
    while left:
        best = max(covered, key=lambda test: len(covered[test] & left) / (seconds.get(test, 0) + LEAST))
        chosen.append(best)
        left -= covered[best]
    return sorted(chosen)


def read_covered(data: Path) -> dict[str, set[tuple[str, int, int]]]:
    """Which branches each test went through, from coverage's own file (its page "Database schema", version 7).

    What is run when a module is imported belongs to no test.
    """
    covered, imported = defaultdict[str, set[tuple[str, int, int]]](set), set[tuple[str, int, int]]()
    query = """
        select file.path, arc.fromno, arc.tono, context.context
        from arc join file on file.id = arc.file_id join context on context.id = arc.context_id
    """
    with sqlite3.connect(data) as database:
        for path, begin, end, context in database.execute(query):
            if not any(room in path for room in ROOMS):
                continue
            if test := context.rpartition("|")[0]:
                covered[test].add((path, begin, end))
            else:
                imported.add((path, begin, end))
    return {test: branches - imported for test, branches in covered.items()}


def main() -> None:
    """Runs the candidates with the tracer, and writes down which of them are enough."""
    with TemporaryDirectory() as folder:
        data, times = Path(folder) / "coverage", Path(folder) / "seconds.json"
        command = [sys.executable, "-m", "pytest", "-p", "tests.covering", "-p", "no:randomly", "--numprocesses", "2"]
        command += ["--hypothesis-seed=0"]  # What is tried by chance is the same when it is run again.
        command += ["-m", "not slow", "--cov", "--cov-context=test", "--cov-report=", *CANDIDATES]
        environment = {**os.environ, "COVERAGE_FILE": str(data), SECONDS: str(times)}
        subprocess.run(command, cwd=ROOT, env=environment, check=True)  # noqa: S603  # our own
        covered, seconds = read_covered(data), json.loads(times.read_text(encoding="utf-8"))
    chosen = choose(covered, seconds)
    FILE.write_text("".join(f"{test}\n" for test in chosen), encoding="utf-8")
    sys.stdout.write(f"{len(chosen)} of {len(covered)} tests cover every branch, in {FILE.relative_to(ROOT)}\n")


def read_chosen() -> Iterator[str]:
    """The ids in the file."""
    yield from FILE.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    main()
