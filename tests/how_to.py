"""Reads a how-to page as a person follows it: what to run, and what to write in which file.

A fenced block without a language has commands, one on each line. Every other block is for a file, the last one in
backticks in the paragraph above it:

- ``diff`` takes its ``-`` lines out and puts its ``+`` lines in
- ``yaml`` replaces what is under the same key
- ``po`` replaces the entries with the same ``msgctxt``
- ``markdown`` is the whole file
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

from tests.authoring.tree import Tree

_BLOCK = re.compile(
    r"(?P<before>[^\n]*(?:\n[^\n]+)*)\n\n?(?P<indent> *)```(?P<kind>\w*)\n(?P<text>.*?)\n *```\n", re.DOTALL
)
_FILE = re.compile(r"`((?:content|flows|translations)/[^`]+\.\w+)`")


@dataclass(frozen=True, slots=True)
class Run:
    """A command, without the name of the program."""

    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """Something to write in a file. ``kind`` is the language of the block."""

    kind: str
    file: str
    text: str

    def apply(self, tree: Tree) -> None:
        """Does what it says. Fails where the place is not there exactly once."""
        match self.kind:
            case "diff":
                lines = self.text.split("\n")
                old = "\n".join(line[1:] for line in lines if not line.startswith("+"))
                new = "\n".join(line[1:] for line in lines if not line.startswith("-"))
                tree.change(self.file, f"{old}\n", f"{new}\n")
            case "yaml":
                tree.change(self.file, _below_key(tree.text(self.file), self.text.split("\n")[0]), self.text)
            case "po":
                for entry in self.text.split("\n\n"):
                    tree.change(self.file, _below_key(tree.text(self.file), entry.split("\n")[0]), entry)
            case "markdown":
                tree.write(self.file, f"{self.text}\n")
            case _:
                message = f"a block of the kind '{self.kind}' means nothing"
                raise AssertionError(message)


def steps(page: str) -> Iterator[Run | Edit]:
    """What a page asks for, in order."""
    for found in _BLOCK.finditer(page):
        text = "\n".join(line.removeprefix(found["indent"]) for line in found["text"].split("\n"))
        if found["kind"]:
            yield Edit(found["kind"], _FILE.findall(found["before"])[-1], text)
            continue
        for line in dedent(text).splitlines():
            program, *arguments = line.split()
            assert program == "wegwijs", line
            yield Run(tuple(arguments))


def _below_key(text: str, key: str) -> str:
    """The lines of a block from its first one on: those that are indented more, or all down to an empty one."""
    lines = text.split("\n")
    first = lines.index(key)
    depth = len(key) - len(key.lstrip())
    last = first + 1
    while last < len(lines) and lines[last].strip() and (not depth or lines[last].startswith(" " * (depth + 1))):
        last += 1
    return "\n".join(lines[first:last])
