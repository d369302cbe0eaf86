"""Reads ``content/<name>/en.md``: front matter in YAML, then the sections. For others see ``translated_page``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.authoring.english.checks import pages as checks
from bot.authoring.english.draft_page import DraftPage, DraftSection
from bot.authoring.english.markdown import read_sections
from bot.authoring.source import file_checks
from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import LABEL, Fields, read_fingerprints
from bot.authoring.source.names import LONGEST_TOPIC, check_outer_name
from bot.authoring.source.problems import Place
from bot.authoring.source.yaml_nodes import Mapping as YamlMapping
from bot.authoring.source.yaml_nodes import Scalar, Sequence, compose
from bot.core.content import Section, Source
from bot.core.lines import Statement

WRITTEN = tuple(each for each in Section if each is not Section.WHO_HELPS)
"""The sections of a topic that are written; the last is made from the topic's helpers."""

PAGE_SECTION = "text"
TOPIC, PAGE = "topic", "page"
RISKS = ("low", "high")


def read_page(
    name: str, text: str, file: str, file_context: FileContext, statements: Mapping[str, Statement]
) -> DraftPage | None:
    """The English file of a topic or page; None where its front matter cannot be read."""
    matter, body, first = split_front_matter(text)
    place = Place(file, 1, 1)
    if matter is None:
        wanted = "front matter between two lines '---', and then sections"
        file_context.findings.add(file_checks.wrong_shape(place, "the file", wanted, "See another page in content/."))
        return None
    root = compose(matter, file, file_context.findings, first_line=2)
    sections = read_sections(body, Place(file, first, 1), file_context, statements)
    if root is None:
        return None
    fields = Fields(root, f"the page '{name}'", file_context)
    kind = fields.one_of("kind", (TOPIC, PAGE))
    check_outer_name(Scalar(name, place), file_context.findings, LONGEST_TOPIC if kind == TOPIC else None)
    is_topic = kind == TOPIC or (kind is None and "covers" in fields)
    title = fields.need("title", f"content.{name}.title", longest=LABEL)
    updated, law = fields.day("updated", optional=False), fields.day("checked_law") if is_topic else None
    passport = fields.text("passport", f"content.{name}.passport", optional=True) if is_topic else None
    page = DraftPage(
        name, kind, title, passport,
        updated.text if updated else "", law.text if law else None, law or updated,
        dict(_read_covers(fields)) if is_topic else {},
        dict(_read_risk(fields)) if is_topic else {},
        dict(_read_same_as(fields, sections)),
        fields.names("helpers", optional=True), fields.place_of("helpers"),
        tuple(_read_sources(fields)) if is_topic else (), fields.place_of("sources"),
        sections, place,
    )  # fmt: skip
    fields.close()
    if kind:
        file_context.findings.extend(checks.sections_of(place, sections, WRITTEN if is_topic else (PAGE_SECTION,)))
    return page


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Front matter (None: there is none), body, and the line on which the body begins."""
    if text.startswith("---\n") and (end := text.find("\n---\n", 3)) >= 0:
        matter = text[4 : end + 1]
        return matter, text[end + 5 :], matter.count("\n") + 3
    return None, text, 1


def _read_covers(fields: Fields) -> Iterator[tuple[str, tuple[Scalar, ...]]]:
    for section, node in fields.entries("covers"):
        if section.text not in WRITTEN:
            fields.findings.add(file_checks.unknown_name(section.place, "section", section.text, WRITTEN))
        yield section.text, fields.scalars(node, section.text)


def _read_risk(fields: Fields) -> Iterator[tuple[str, str]]:
    entries = fields.node("risk")
    risk = Fields(entries or YamlMapping({}, fields.place), "'risk'", fields.file_context, fields.place_of("risk"))
    for section in WRITTEN if entries else ():
        yield section, risk.one_of(section, RISKS) or ""
    risk.close()


def _read_same_as(fields: Fields, sections: Mapping[str, DraftSection]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for section, node in fields.entries("same_as", optional=True):
        if section.text not in sections:
            fields.findings.add(file_checks.unknown_name(section.place, "section", section.text, sections))
        yield section.text, tuple(read_fingerprints(fields, node, section.text))


def _read_sources(fields: Fields) -> Iterator[Source]:
    node = fields.node("sources", optional=True)
    if isinstance(node, Sequence):
        for item in node.items:
            source = Fields(item, "a source", fields.file_context)
            name, address, date = source.scalar("name"), source.address("address"), source.date("date", partly=True)
            source.close()
            yield Source(name.text if name else "", address or "", date)
    elif node:
        fields.findings.add(file_checks.wrong_shape(node.place, "'sources'", "a list of '- name: ...'"))
        yield Source("", "", None)
