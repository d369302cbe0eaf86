"""``make mutants``: plants every fault, tells which test found it, and fails where none did.

``python -m tests.mutants [--write] [--only WORDS] [--processes 2]``
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

from tests.authored import ROOT
from tests.mutants import Plant, plants
from tests.mutants.field import Field, Found, field
from tests.mutants.told import DOCS, document, line, summary


def main(arguments: Sequence[str] | None = None, root: Path = ROOT, every: Sequence[Plant] | None = None) -> int:
    """Plants, tells, and returns the exit code: 1 where a fault was not found."""
    parser = argparse.ArgumentParser(prog="make mutants", description="Plants faults, and sees that a test finds each.")
    parser.add_argument("--write", action="store_true", help=f"write {DOCS}")
    parser.add_argument("--only", default="", help="plant only where this stands in the file or in what is wrong")
    parser.add_argument("--processes", type=int, default=2, help="at once (%(default)s)")
    given = parser.parse_args(arguments)
    chosen = [each for each in every or plants() if given.only in f"{each.file} {each.wrong}"]
    found = looked_for(chosen, root, given.processes)
    sys.stdout.write(f"{summary(found)}\n")
    if given.write:
        (root / DOCS).write_text(document(found), encoding="utf-8")
    return 1 if any(each.by is None for each in found) else 0


def looked_for(chosen: Sequence[Plant], root: Path, processes: int) -> list[Found]:
    """What came of each plant, in their order; each is told as soon as it is known."""
    with ExitStack() as stack:
        fields = [stack.enter_context(field(root)) for _ in range(processes)]
        fields[0].is_sound()
        free = SimpleQueue[Field]()
        for each in fields:
            free.put(each)

        def looks(plant: Plant) -> Found:
            here = free.get()
            try:
                found = here.looks_for(plant)
            finally:
                free.put(here)
            sys.stdout.write(f"{line(found)}\n")
            sys.stdout.flush()
            return found

        pool = stack.enter_context(ThreadPoolExecutor(processes))
        return list(pool.map(looks, chosen))


if __name__ == "__main__":
    raise SystemExit(main())
