"""The blocks of a Markdown text: headings, paragraphs and lists, each with its lines.

markdown-it knows all of CommonMark, and takes a second for the pages of sixteen languages. Nearly all of them are
plain: paragraphs, lists of one level and ``##`` headings with an empty line between two. These are read here; anything
else, a mistake above all, is left to markdown-it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

# Tables are not CommonMark, and a chat shows none: known, they can be refused. Link references would vanish. What
# stands within a line is looked at by fault_in_marks, so the half of the parser that reads it is left out.
_MARKDOWN = MarkdownIt("commonmark").enable("table").disable(["reference", "inline"])

_TEXT = r"(?![ \t#>|=~`<\[_*+-])(?!\d{1,9}[.)](?:\s|$))\S.*"
_HEADING, _ENTRY = re.compile(rf"## ({_TEXT})(?<!#)"), re.compile(rf"- ({_TEXT})")
_STRONG = re.compile(r"(- )?\*\*[^\s*].*")
_PLAIN = re.compile(_TEXT)


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A block by markdown-it's name of its type. ``text`` is all that it says, as it was written, in one line.

    ``first`` is its first line, from 0, ``last`` the line after its last.
    """

    type: str
    text: str
    first: int
    last: int
    markup: str = ""
    children: tuple[MarkdownBlock, ...] = ()


def read_blocks(body: str) -> tuple[MarkdownBlock, ...]:
    """The blocks of a text."""
    plain = _read_plain(body)
    return tuple(_convert(node) for node in SyntaxTreeNode(_MARKDOWN.parse(body)).children) if plain is None else plain


def _convert(node: SyntaxTreeNode) -> MarkdownBlock:
    first, last = node.map or (0, 0)
    words = " ".join(child.content for child in node.walk() if child.type == "inline")
    children = tuple(_convert(child) for child in node.children if child.type != "inline")
    return MarkdownBlock(node.type, " ".join(words.split()), first, last, node.markup, children)


def _read_plain(body: str) -> tuple[MarkdownBlock, ...] | None:
    """The blocks of a plain text; None where it is not plain."""
    blocks = list[MarkdownBlock]()
    for first, lines in _parts(body):
        block = _read_part(first, lines)
        if block is None:
            return None
        blocks.append(block)
    # Two lists with nothing but an empty line between them are one.
    is_one = any(before.type == after.type == "bullet_list" for before, after in pairwise(blocks))
    return None if is_one else tuple(blocks)


def _parts(body: str) -> Iterator[tuple[int, list[str]]]:
    """The lines between two empty lines, with the number of the first."""
    part, first = list[str](), 0
    for number, line in enumerate((*body.split("\n"), "")):
        if line.strip():
            first = first if part else number
            part.append(line)
        elif part:
            yield first, part
            part = []


def _read_part(first: int, lines: list[str]) -> MarkdownBlock | None:
    last = first + len(lines)
    if len(lines) == 1 and (found := _HEADING.fullmatch(lines[0])):
        return MarkdownBlock("heading", " ".join(found[1].split()), first, last, "##")
    if all(map(_is_entry, lines)):
        entries = (
            MarkdownBlock("paragraph", " ".join(line[2:].split()), number, number + 1)
            for number, line in enumerate(lines, first)
        )
        items = tuple(MarkdownBlock("list_item", each.text, each.first, each.last, "-", (each,)) for each in entries)
        return MarkdownBlock("bullet_list", " ".join(item.text for item in items), first, last, "-", items)
    if all(map(_is_text, lines)):
        return MarkdownBlock("paragraph", " ".join(" ".join(lines).split()), first, last)
    return None


def _is_entry(line: str) -> bool:
    return line.startswith("- ") and bool(_ENTRY.fullmatch(line) or _STRONG.fullmatch(line))


def _is_text(line: str) -> bool:
    return not line.startswith("- ") and bool(_PLAIN.fullmatch(line) or _STRONG.fullmatch(line))
