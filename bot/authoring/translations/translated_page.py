"""Reads ``content/<name>/<language>.md``: a page in another language, and the English that it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.authoring.english.draft_page import DraftPage, DraftSection
from bot.authoring.english.folder import Drafts
from bot.authoring.english.markdown import read_sections
from bot.authoring.english.page_file import split_front_matter
from bot.authoring.source import file_checks
from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import Fields
from bot.authoring.source.files import read_text
from bot.authoring.source.fingerprints import fingerprint, format_markdown, is_fingerprint, same_fingerprints
from bot.authoring.source.markup import lost_numbers
from bot.authoring.source.problems import Findings, Place
from bot.authoring.source.yaml_nodes import Mapping as YamlMapping
from bot.authoring.source.yaml_nodes import Scalar, compose
from bot.authoring.translations import checks as translation_checks
from bot.core.content import Include
from bot.core.lines import Statement

ORIGIN = "origin"
MACHINE, HUMAN = ORIGINS = ("machine", "human")
"""Who made a translation. Where it is not said, a machine did."""


@dataclass(frozen=True, slots=True)
class DraftTranslation:
    """A content file in another language: the sections in which nothing is wrong.

    ``source`` has, by section, the fingerprint of the English that it was made from, where that is said.
    """

    file: str
    by_machine: bool
    source: Mapping[str, str]
    sections: Mapping[str, DraftSection]


TranslatedPages = Mapping[str, Mapping[str, DraftTranslation]]
"""Name of a page -> code of a language -> the page in that language, where there is a file."""


def read_translated_pages(root: Path, drafts: Drafts, findings: Findings) -> TranslatedPages:
    """Every page in every language but English."""
    found = dict[str, dict[str, DraftTranslation]]()
    for page in drafts.pages.values():
        found[page.name] = {}
        for code in drafts.rows:
            file = f"content/{page.name}/{code}.md"
            if code != "en" and (root / file).is_file():
                text = read_text(root, file, findings)
                if text is not None:
                    found[page.name][code] = read_translation(text, file, findings, drafts.statements, page)
    return found


def read_translation(
    text: str, file: str, findings: Findings, statements: Mapping[str, Statement], page: DraftPage
) -> DraftTranslation:
    """A page in another language. What is wrong is told, and that section falls back."""
    file_context = FileContext(findings, tuple(text.split("\n")))
    matter, body, first = split_front_matter(text)
    root = compose(matter, file, findings, first_line=2) if matter and matter.strip() else None
    by_machine, source = _made(
        Fields(root or YamlMapping({}, Place(file, 1, 1)), "the front matter", file_context), page
    )
    sound = dict[str, DraftSection]()
    for name, section in read_sections(body, Place(file, first, 1), file_context, statements, translated=True).items():
        english = page.sections.get(name)
        if english is None:
            findings.add(file_checks.unknown_name(section.name.place, "section", name, page.sections))
        elif english.sound and not _is_old(page, name, source) and (fault := _fault(english, section)):
            findings.add(translation_checks.wrong_section(section.name.place, name, fault))
        elif section.sound:
            sound[name] = section
    return DraftTranslation(file, by_machine, source, sound)


def _fault(english: DraftSection, section: DraftSection) -> str | None:
    if section.statements != english.statements:
        return f"the English includes {_listed(english)}, this {_listed(section)}."
    words = any(not isinstance(piece, Include) for piece in english.pieces)
    if words and format_markdown(section.pieces) == format_markdown(english.pieces):
        return "it is the English text."
    return lost_numbers(format_markdown(english.pieces), format_markdown(section.pieces))


def fingerprints_of(page: DraftPage, section: str) -> frozenset[str]:
    """The fingerprints of the English of a section: of the present text, and of others that mean the same."""
    return same_fingerprints(fingerprint(format_markdown(page.sections[section].pieces)), page.same_as.get(section, ()))


def _is_old(page: DraftPage, section: str, source: Mapping[str, str]) -> bool:
    """Whether a section is known to be made from another English than the present one: then it may differ from it."""
    return section in source and source[section] not in fingerprints_of(page, section)


def _made(fields: Fields, page: DraftPage) -> tuple[bool, dict[str, str]]:
    """Whether a machine made the translation, and the English that each of its sections was made from."""
    by_machine, source = True, dict[str, str]()
    if fields.node(ORIGIN, optional=True):
        by_machine = fields.one_of(ORIGIN, ORIGINS) != HUMAN
    for name, node in fields.entries("source", optional=True):
        if name.text not in page.sections:
            fields.findings.add(file_checks.unknown_name(name.place, "section", name.text, page.sections))
        elif isinstance(node, Scalar) and is_fingerprint(node.text):
            source[name.text] = node.text
        else:
            said = node.text if isinstance(node, Scalar) else "a list"
            fields.findings.add(file_checks.wrong_fingerprint(node.place, name.text, said))
    fields.close()
    return by_machine, source


def _listed(section: DraftSection) -> str:
    return ", ".join(f"'{name}'" for name in section.statements) or "no statement"
