"""Faults that are planted in a copy of this repository, one at a time, to see that a test finds each.

``plants.toml`` has them: a file, code that stands in it exactly once, what is put in its place, the kind of fault, what
is wrong then, and the tests that are run first. ``make mutants`` plants them; here they are read.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).parent / "plants.toml"

KINDS = (
    "removed condition", "swapped branches", "off by one", "wrong language", "lost block", "dropped notice",
    "lost contact", "wrong order", "swallowed error", "wrong bound", "lost answer", "wrong value",
)  # fmt: skip


class NotThereOnceError(Exception):
    """The code of a plant does not stand exactly once in its file: the list has to follow the code."""


@dataclass(frozen=True, slots=True)
class Plant:
    """A fault. ``wrong`` says in a sentence what is wrong then; ``tests`` are files, the likeliest to find it first."""

    wrong: str
    file: str
    kind: str
    old: str
    new: str
    tests: tuple[str, ...]

    def in_text(self, text: str) -> str:
        """The text of the file with the fault in it. Raises ``NotThereOnceError``."""
        if (count := text.count(self.old)) != 1:
            message = f"{self.file} has the code of '{self.wrong}' {count} times:\n{self.old}"
            raise NotThereOnceError(message)
        return text.replace(self.old, self.new)


def read_plants(text: str) -> tuple[Plant, ...]:
    """The plants of a list, in its order. A line end before or after multi-line code is not part of it."""
    return tuple(
        Plant(
            each["wrong"], each["file"], each["kind"], each["old"].strip("\n"), each["new"].strip("\n"),
            tuple(each["tests"]),
        )
        for each in tomllib.loads(text)["plant"]
    )  # fmt: skip


def plants() -> tuple[Plant, ...]:
    """All of them."""
    return read_plants(LIST.read_text(encoding="utf-8"))
