"""How it is told what found the planted faults: in the terminal, and in ``docs/mutants.md``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.mutants.field import Found

DOCS = "docs/mutants.md"

_HEAD = """\
# Planted faults

`make mutants` plants each of these faults in a copy of the repository, one at a time, runs the tests that are likely to
find it, then all others that are not slow, at last the slow ones, and fails where one survives. `make mutants
ARGS=--write` writes this page; what is planted stands in `tests/mutants/plants.toml`. Seconds are of one run on two
cores, the start of Python included.

| what is wrong then | kind | file | found by | seconds |
|---|---|---|---|--:|
"""


def line(found: Found) -> str:
    """One plant, for the terminal."""
    return f"{'found' if found.by else 'SURVIVES':8} {found.seconds:5.0f} s  {found.plant.wrong}  [{found.by or '-'}]"


def summary(found: Sequence[Found]) -> str:
    """How many of how many."""
    survivors = [each.plant.wrong for each in found if each.by is None]
    return "\n".join((f"{len(found) - len(survivors)} of {len(found)} faults were found.", *survivors))


def document(found: Iterable[Found]) -> str:
    """The page."""
    return _HEAD + "".join(
        f"| {each.plant.wrong} | {each.plant.kind} | `{each.plant.file}` | {_quoted(each.by)} | {each.seconds:.0f} |\n"
        for each in found
    )


def _quoted(by: str | None) -> str:
    return f"`{by}`" if by else "nothing"
