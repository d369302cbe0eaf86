"""Reads ``content/<name>/<language>.md``: front matter in YAML, then sections in Markdown.

Only what a small phone can show is allowed: paragraphs, lists of one level and ``**strong**`` words. Markdown is parsed by
markdown-it; a form that has no place in a chat is a problem with its line, never dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.authoring.checks import content as checks
from bot.authoring.checks import reading
from bot.authoring.fields import LABEL, Desk, Fields, fault_in_marks
from bot.authoring.nodes import Scalar, Sequence, compose
from bot.authoring.problems import Place
from bot.core.flow import SECTIONS, Include, Items, Piece, Prose, Source, Statement
from bot.core.words import Text

WRITTEN = SECTIONS[:-1]
"""The sections of a topic that are written; the last is made from the topic's helpers."""

PAGE_SECTION = "text"
RISKS = ("low", "high")

_INCLUDE = re.compile(r"\{statement: *([a-z-]+)\}")
_MARKDOWN = MarkdownIt("commonmark")


@dataclass(frozen=True, slots=True)
class DraftSection:
    """The pieces of one section, in one language."""

    name: Scalar
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A content file in English, its names not yet resolved. ``kind`` is "topic" or "page"."""

    name: str
    kind: str
    title: Text
    passport: Text | None
    updated: str
    checked_law: str | None
    covers: Mapping[str, tuple[Scalar, ...]]
    risk: Mapping[str, str]
    helpers: tuple[Scalar, ...]
    sources: tuple[Source, ...]
    sections: Mapping[str, DraftSection]
    place: Place


def read_page(name: str, text: str, file: str, desk: Desk, statements: Mapping[str, Statement]) -> DraftPage | None:
    """The English file of a topic or page; None where it is too broken to go on."""
    matter, body, first = _split(text)
    fields = Fields(compose(matter, file, desk.findings, first_line=2), f"the page '{name}'", desk)
    kind = fields.one_of("kind", ("topic", "page"))
    title = fields.text("title", f"content.{name}.title", longest=LABEL)
    updated = fields.date("updated", optional=False)
    helpers = fields.names("helpers", optional=kind != "topic")
    passport, checked_law, covers, risk, sources = None, None, {}, {}, list[Source]()
    if kind == "topic":
        passport = fields.text("passport", f"content.{name}.passport", optional=True)
        checked_law = fields.date("checked_law")
        covers = {
            section.text: fields.scalars(node, section.text)
            for section, node in fields.entries("covers")
            if isinstance(node, Sequence)
        }
        risk = _risk(fields)
        sources = list(_sources(fields))
    fields.close()
    sections = read_sections(body, file, first, desk, statements)
    if not (kind and title and updated):
        return None
    expected = WRITTEN if kind == "topic" else (PAGE_SECTION,)
    desk.findings.extend(checks.sections_of(Place(file, 1, 1), sections, expected))
    return DraftPage(
        name, kind, title, passport, updated, checked_law, covers, risk, helpers, tuple(sources), sections,
        Place(file, 1, 1),
    )  # fmt: skip


def read_sections(
    body: str, file: str, first_line: int, desk: Desk, statements: Mapping[str, Statement]
) -> dict[str, DraftSection]:
    """The sections of a file's body, which begins on ``first_line``."""
    found, current, pieces = dict[str, DraftSection](), Scalar("", Place(file, first_line, 1)), list[Piece]()
    for node in SyntaxTreeNode(_MARKDOWN.parse(body)).children:
        place = Place(file, first_line + (node.map[0] if node.map else 0), 1)
        if node.type == "heading" and node.tag == "h2":
            _keep(found, current, pieces, desk)
            current, pieces = Scalar(_words(node), place), []
        else:
            pieces += _pieces(node, place, desk, statements)
    _keep(found, current, pieces, desk)
    return found


def read_translation(
    text: str, file: str, desk: Desk, statements: Mapping[str, Statement], english: Mapping[str, object]
) -> dict[str, DraftSection]:
    """The sections of a page in another language. A problem is told, and that section falls back."""
    _, body, first = _split(text)
    sections = read_sections(body, file, first, desk, statements)
    for name, section in sections.items():
        if name not in english:
            desk.findings.add(reading.unknown_name(section.name.place, "section", name, english))
    return sections


def _keep(found: dict[str, DraftSection], name: Scalar, pieces: list[Piece], desk: Desk) -> None:
    if name.text in found:
        desk.findings.add(reading.duplicate_key(name.place, name.text, found[name.text].name.place))
    elif name.text and not pieces:
        desk.findings.add(reading.empty_text(name.place, f"the section '{name.text}'"))
    elif name.text:
        found[name.text] = DraftSection(name, tuple(pieces))
    elif pieces:
        desk.findings.add(checks.wrong_markdown(name.place, "a text before the first '## ' heading"))


def _pieces(node: SyntaxTreeNode, place: Place, desk: Desk, statements: Mapping[str, Statement]) -> Iterator[Piece]:
    match node.type:
        case "paragraph":
            text = _words(node)
            if include := _INCLUDE.fullmatch(text):
                if include[1] in statements:
                    yield Include(statements[include[1]])
                else:
                    desk.findings.add(reading.unknown_name(place, "statement", include[1], statements))
            else:
                _look_at(text, place, desk)
                yield Prose(text)
        case "bullet_list":
            texts = tuple(_words(item) for item in node.children)
            for item, text in zip(node.children, texts, strict=True):
                line = Place(place.file, place.line + (item.map[0] - node.map[0] if item.map and node.map else 0), 1)
                if [child.type for child in item.children] != ["paragraph"]:
                    desk.findings.add(checks.wrong_markdown(line, "a list inside a list"))
                _look_at(text, line, desk)
            yield Items(texts)
        case other:
            desk.findings.add(checks.wrong_markdown(place, f"'{other.replace('_', ' ')}'"))


def _look_at(text: str, place: Place, desk: Desk) -> None:
    if fault := fault_in_marks(text):
        desk.findings.add(reading.wrong_marks(place, fault))
    if "{" in text or "}" in text:
        desk.findings.add(reading.wrong_placeholders(place, ("?",), ()))


def _words(node: SyntaxTreeNode) -> str:
    """The text of a node as it was written, with its ``**``, in one line."""
    inline = " ".join(child.content for child in node.walk() if child.type == "inline")
    return unicodedata.normalize("NFC", " ".join(inline.split()))


def _split(text: str) -> tuple[str, str, int]:
    """Front matter, body, and the line on which the body begins."""
    if text.startswith("---\n") and (end := text.find("\n---\n", 3)) >= 0:
        matter = text[4 : end + 1]
        return matter, text[end + 5 :], matter.count("\n") + 3
    return "", text, 1


def _risk(fields: Fields) -> dict[str, str]:
    levels = dict[str, str]()
    for section, node in fields.entries("risk"):
        if isinstance(node, Scalar) and node.text in RISKS:
            levels[section.text] = node.text
        else:
            fields.desk.findings.add(reading.wrong_value(node.place, f"the risk of '{section.text}'", "it", RISKS))
    return levels


def _sources(fields: Fields) -> Iterator[Source]:
    node = fields.node("sources")
    for item in getattr(node, "items", ()):
        source = Fields(item, "a source", fields.desk)
        name, address, date = source.scalar("name"), source.address("address"), source.date("date", partly=True)
        source.close()
        if name and address:
            yield Source(name.text, address, date)
