"""Reads the Markdown of ``content/``: sections, and in them paragraphs, lists of one level and statements.

Only what a small phone can show is allowed; a form that has no place in a chat is a problem with its line, never
dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from bot.authoring.english.checks import pages as checks
from bot.authoring.english.draft_page import DraftSection
from bot.authoring.english.markdown_blocks import MarkdownBlock, read_blocks
from bot.authoring.source import file_checks, text_checks
from bot.authoring.source.context import FileContext
from bot.authoring.source.markup import fault_in_marks
from bot.authoring.source.problems import Findings, Place
from bot.authoring.source.yaml_nodes import Scalar
from bot.core.content import Include, Items, Piece, Prose
from bot.core.drawing.paginate import FULL_SCREEN
from bot.core.lines import Statement

LONGEST = FULL_SCREEN
"""Letters of a paragraph or of a whole list: none is torn apart, so it has to fit a screen."""

LONGER = 1.5
"""The length that a paragraph may have in another language, as a multiple of English (others are up to 40 % longer)."""

_PART_PARAGRAPH = "Split it where another thought begins, with an empty line."
_PART_LIST = "Make two lists of it, with a paragraph between them."
_AS_IN_ENGLISH = "Leave out what the English does not say; if that is not enough, split it in English too."

_INCLUDE = re.compile(r"\{statement: *([^{}]*?) *\}")
_FORMS = {
    "ordered_list": "a numbered list",
    "blockquote": "a quote ('>')",
    "hr": "a line across",
    "fence": "code",
    "code_block": "a paragraph that begins with spaces",
    "html_block": "HTML",
    "table": "a table",
    "heading": "a heading other than '## '",
}


def read_sections(
    body: str, start: Place, file_context: FileContext, statements: Mapping[str, Statement], *, translated: bool = False
) -> dict[str, DraftSection]:
    """The sections of a file's body, which begins at ``start``."""
    return _Reader(start, file_context, statements, translated=translated).sections(body)


class _Reader:
    """Reads one body."""

    def __init__(
        self, start: Place, file_context: FileContext, statements: Mapping[str, Statement], *, translated: bool
    ) -> None:
        self._start = start
        self._file_context = file_context
        self._findings = Findings()
        self._statements = statements
        self._translated = translated

    def sections(self, body: str) -> dict[str, DraftSection]:
        found, pieces = dict[str, DraftSection](), list[Piece]()
        name: Scalar | None = None
        for node in read_blocks(body):
            if node.type == "heading" and node.markup == "##":
                self._keep(found, name, pieces)
                name, pieces = Scalar(_words(node), self._place(node)), []
                continue
            if name is None:
                self._findings.add(checks.wrong_markdown(self._place(node), "a text before the first '## ' heading"))
            pieces += self._pieces(node)
        self._keep(found, name, pieces)
        return found

    def _place(self, node: MarkdownBlock) -> Place:
        return Place(self._start.file, self._start.line + node.first, 1)

    def _keep(self, found: dict[str, DraftSection], name: Scalar | None, pieces: list[Piece]) -> None:
        """Ends a section: what was found wrong since the last one is in this one."""
        if name and name.text in found:
            self._findings.add(file_checks.duplicate_key(name.place, name.text, found[name.text].name.place))
        elif name:
            if not pieces and not self._findings:
                self._findings.add(text_checks.empty_text(name.place, f"the section '{name.text}'"))
            found[name.text] = DraftSection(name, tuple(pieces), sound=not self._findings)
        self._file_context.findings.extend(self._findings)
        self._findings = Findings()

    def _pieces(self, node: MarkdownBlock) -> Iterator[Piece]:
        match node.type:
            case "paragraph":
                yield from self._paragraph(node)
            case "bullet_list":
                texts = tuple(self._item(item) for item in node.children)
                self._check_length(node, "this list", sum(map(len, texts)), _PART_LIST)
                yield Items(texts)
            case other:
                self._findings.add(checks.wrong_markdown(self._place(node), _FORMS.get(other, f"'{other}'")))

    def _paragraph(self, node: MarkdownBlock) -> Iterator[Piece]:
        text = _words(node)
        include = _INCLUDE.fullmatch(text)
        if include is None:
            self._check_text(text, node)
            self._check_length(node, "this paragraph", len(text), _PART_PARAGRAPH)
            yield Prose(text)
        elif include[1] in self._statements:
            yield Include(self._statements[include[1]])
        else:
            place = self._place_of(include[1] or "{", node)
            self._findings.add(file_checks.unknown_name(place, "statement", include[1], self._statements))

    def _item(self, item: MarkdownBlock) -> str:
        """The text of an entry of a list, which is one paragraph."""
        text, inner = _words(item), [child.type for child in item.children]
        if not inner:
            self._findings.add(text_checks.empty_text(self._place(item), "this entry of the list"))
        elif inner != ["paragraph"]:
            form = "a list inside a list" if "list" in inner[-1] else "more than one paragraph in an entry of a list"
            self._findings.add(checks.wrong_markdown(self._place(item), form))
        self._check_text(text, item)
        return text

    def _check_length(self, node: MarkdownBlock, what: str, length: int, fix: str) -> None:
        longest = round(LONGEST * LONGER) if self._translated else LONGEST
        if length > longest:
            self._findings.add(
                text_checks.too_long(
                    self._place(node), what, length, longest, _AS_IN_ENGLISH if self._translated else fix
                )
            )

    def _check_text(self, text: str, node: MarkdownBlock) -> None:
        if fault := fault_in_marks(text, translated=self._translated):
            self._findings.add(
                text_checks.wrong_marks(self._place_of(fault.token, node, fault.nth), fault.what, fault.fix)
            )
        self._findings.extend(self._file_context.check_words(text, self._place(node)))
        for brace in [brace for brace in "{}" if brace in text][:1]:
            self._findings.add(checks.brace_in_text(self._place_of(brace, node)))

    def _place_of(self, token: str, node: MarkdownBlock, nth: int = 1) -> Place:
        last = self._start.line + max(node.first, node.last - 1)
        return self._file_context.place_of(token, self._place(node), last, nth)


def _words(node: MarkdownBlock) -> str:
    """The text of a node as it was written, with its ``**``, in one line."""
    return unicodedata.normalize("NFC", node.text)
