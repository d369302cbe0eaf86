"""Runs every row in turn, several rounds of it, and tells the medians and the ratios (``make bench``)."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.rush.measure import Bench, Result, measure
from benchmarks.rush.report import ratios, table
from benchmarks.rush.rows import ROWS
from benchmarks.rush.talk import write_talk
from bot.loading import load

PEOPLE, DELAYS, ROUNDS = 200, (0.0, 0.04), 5


def main() -> None:
    """Measures, and writes the results as JSON where ``--json`` says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--rows", nargs="*", choices=[row.name for row in ROWS], default=[row.name for row in ROWS])
    parser.add_argument("--delays", nargs="*", type=float, default=DELAYS)
    parser.add_argument("--reading", type=float, default=0.0, help="seconds for which each person reads")
    parser.add_argument("--peers", default=sys.executable, help="the Python that has what one would use instead")
    parser.add_argument("--json", type=Path, help="a file for the results")
    asked = parser.parse_args()
    rows = [row for row in ROWS if row.name in asked.rows and (row.needs is None or shutil.which(row.needs))]
    for name in set(asked.rows) - {row.name for row in rows}:
        sys.stderr.write(f"{name} is left out: it needs a program that is not on this machine.\n")
    os.sched_setaffinity(0, {0})
    with tempfile.TemporaryDirectory() as folder:
        talk = Path(folder) / "talk.json"
        bench = Bench(talk, write_talk(load(), "en", talk), asked.people, asked.peers, asked.reading)
        results = [
            _told(measure(row, bench, delay)) for _ in range(asked.rounds) for delay in asked.delays for row in rows
        ]
    if asked.json:
        asked.json.write_text(json.dumps({"when": _when(), "machine": _machine(), "results": [
            each.as_json() for each in results]}, indent=1), encoding="utf-8")  # fmt: skip
    sys.stdout.write("\n".join((f"{_when()}, {_machine()}", "", *table(results), "", *ratios(results), "")))


def _told(result: Result) -> Result:
    sys.stderr.write(f"{result.row:14} {result.delay:.2f} {result.microseconds:9,.0f} us {result.per_second:8,.0f}/s "
                     f"{result.wait:7.1f} ms {result.memory / 1024:6.1f} MB\n")  # fmt: skip
    return result


def _when() -> str:
    return datetime.now(UTC).date().isoformat()


def _machine() -> str:
    return f"Python {platform.python_version()}, {os.cpu_count()} cores of {_processor()}"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
