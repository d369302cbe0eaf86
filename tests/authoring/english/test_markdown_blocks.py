"""A plain text is read in a shorter way, and says the same as by the whole of CommonMark."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markdown_it.tree import SyntaxTreeNode

from bot.authoring.english import markdown_blocks
from bot.authoring.english.markdown_blocks import MarkdownBlock, read_blocks
from bot.authoring.english.page_file import split_front_matter
from tests.authored import ROOT

PIECES = (
    "## short", "## a ##", "# one", "- entry", "- **Strong** words.", "- - nested", "-", "- ", "* star", "+ plus", "",
    "1. one", "2) two", "3 months.", "A line.", "**Strong?** Yes.", "*weak*", "> quote", "---", "===", "```", "~~~",
    "<b>", "[a]: b", "a | b", "|---|", "    code", "\tcode", "  two spaces", "\\", "&amp;", "{statement: police}",
    "\u0627\u0644\u0633\u0644\u0627\u0645",
)  # fmt: skip


def whole(body: str) -> tuple[MarkdownBlock, ...]:
    parsed = SyntaxTreeNode(markdown_blocks._MARKDOWN.parse(body))  # noqa: SLF001  # the long way, which is private
    return tuple(markdown_blocks._convert(node) for node in parsed.children)  # noqa: SLF001


def said(blocks: tuple[MarkdownBlock, ...]) -> list[object]:
    """All but the last lines, which differ by an empty line after a list."""
    return [(each.type, each.text, each.first, each.markup, said(each.children)) for each in blocks]


@given(some.lists(some.sampled_from(PIECES), max_size=9))
def test_any_text_is_read_as_commonmark_reads_it(lines: list[str]) -> None:
    body = "\n".join(lines)
    assert said(read_blocks(body)) == said(whole(body))


def test_every_page_is_plain_and_read_as_commonmark_reads_it() -> None:
    pages = sorted(Path(ROOT / "content").glob("*/[a-z]*.md"))
    assert pages
    for file in pages:
        _, body, _ = split_front_matter(file.read_text(encoding="utf-8"))
        plain = markdown_blocks._read_plain(body)  # noqa: SLF001  # that it is the short way
        assert plain is not None, file
        assert said(plain) == said(whole(body)), file


@pytest.mark.parametrize("body", ["- a\n\n- b", "- a\nb", "text\n- a", "# one", "- a\n  - b", "1. one", "    code"])
def test_what_is_not_plain_is_left_to_commonmark(body: str) -> None:
    assert markdown_blocks._read_plain(body) is None  # noqa: SLF001
