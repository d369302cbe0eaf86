"""Takes the paragraphs of a checked copy back into the pages, as ``import_review`` takes the short texts.

A paragraph is taken by the same rules as a short text. What counts as checked is a section: when none of its paragraphs
is marked any more. A section of which a part is empty is not written: people would read half of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from bot.authoring.english.draft_page import DraftPage
from bot.authoring.project import Project
from bot.authoring.reviewing.find_text import page_of, section_of
from bot.authoring.reviewing.import_review import ImportContext, ImportResult, add_check, import_copy
from bot.authoring.reviewing.mark import with_source
from bot.authoring.reviewing.paragraphs import describe_shape, english_pieces, paragraph_items, with_texts
from bot.authoring.reviewing.pending_copy import section_entries
from bot.authoring.source.files import read_text
from bot.authoring.source.fingerprints import fingerprint, format_markdown
from bot.authoring.source.problems import Findings
from bot.authoring.translations.merge import FUZZY
from bot.authoring.translations.po_form import format_catalog, parse_catalog
from bot.authoring.translations.status import Item
from bot.authoring.translations.translated_page import HUMAN, DraftTranslation, read_translation
from bot.core.content import Piece
from bot.core.translation import Status

_NEW_PAGE = f"---\norigin: {HUMAN}\n---\n"


@dataclass(frozen=True, slots=True)
class _Section:
    """A section, its paragraphs as they were, and their words in the copy. ``marked`` are those that nobody checked."""

    item: Item
    paragraphs: tuple[Item, ...]
    words: tuple[str, ...]
    marked: int

    @property
    def has_changed(self) -> bool:
        return any(before.words != now for before, now in zip(self.paragraphs, self.words, strict=True))


@dataclass(slots=True)
class _Pages:
    """The pages of a language while sections are taken into them. ``taken`` is told what becomes of each."""

    project: Project
    code: str
    ground: ImportContext
    taken: ImportResult
    files: dict[str, str] = field(default_factory=dict)

    def take(self, section: _Section) -> None:
        """Takes one section, or tells why not."""
        item, count = section.item, len(section.words)
        if not section.has_changed and (section.marked or item.state in {Status.CHECKED, Status.MISSING}):
            if 0 < section.marked < count and item.state is not Status.CHECKED:
                self._leave(item, f"{section.marked} of its {count} paragraphs are still marked.")
        elif empty := section.words.count(""):
            self._leave(item, f"{empty} of its {count} paragraphs are still empty.")
        elif fault := self._write(section):
            self._leave(item, f"it would not be shown: {fault}")
        else:
            self.taken.corrected += [item.id] if section.has_changed else []
            if section.marked:
                self._leave(item, f"its check counts when none of its {count} paragraphs is marked.")
            else:
                self._check(replace(item, words=format_markdown(self._pieces(section))))

    def _pieces(self, section: _Section) -> tuple[Piece, ...]:
        return tuple(with_texts(english_pieces(self.project)[section.item.id], section.words))

    def _leave(self, item: Item, why: str) -> None:
        self.taken.left[item.id] = why

    def _check(self, item: Item) -> None:
        self.taken.checked.append(item.id)
        self.taken.review, enough = add_check(self.taken.review, item, self.ground.reviewer)
        self.taken.waiting += [] if enough else [item.id]

    def _write(self, section: _Section) -> str | None:
        """Writes a section into its page; the fault where it would not read back as it was written."""
        item, name = section.item, section_of(section.item)
        page, file = self.project.drafts.pages[page_of(item)], f"content/{page_of(item)}/{self.code}.md"
        before = self.files.get(file) or read_text(self.project.root, file, Findings()) or _NEW_PAGE
        pieces = self._pieces(section)
        text, source = (
            _with_section(before, name, format_markdown(pieces), [*page.sections]),
            self._read(before, page).source,
        )
        if not section.marked or item.state is Status.MISSING:
            after = {**source, name: fingerprint(item.english)}
            text = with_source(text, {each: after[each] for each in page.sections if each in after})
        findings = Findings()
        found = self._read(text, page, findings).sections.get(name)
        if found is None or _form(found.pieces) != _form(pieces):
            return next((problem.what for problem in findings), "it reads as something else.")
        self.files[file] = text
        return None

    def _read(self, text: str, page: DraftPage, findings: Findings | None = None) -> DraftTranslation:
        statements = self.project.drafts.statements
        return read_translation(text, f"{self.code}.md", findings or Findings(), statements, page)


def split_copy(copy: str) -> tuple[str, str]:
    """The short texts of a copy, and the paragraphs of sections, as two catalogs."""
    short, long = parse_catalog(copy), parse_catalog(copy)
    for catalog, is_long in ((short, False), (long, True)):
        for entry in [entry for entry in catalog if ("#" in (entry.msgctxt or "")) is not is_long]:
            catalog.remove(entry)
    return format_catalog(short), format_catalog(long)


def import_sections(
    project: Project, code: str, copy: str, taken: ImportResult, ground: ImportContext
) -> dict[str, str]:
    """The pages with what stands in the copy, by path. What is to be told of them is added to ``taken``."""
    paragraphs, pages = paragraph_items(project, code), _Pages(project, code, ground, taken)
    own, theirs = parse_catalog(""), {entry.msgctxt: entry for entry in parse_catalog(copy)}
    for name, parts in paragraphs.items():
        own.extend(section_entries(name, parts))
    result = import_copy(format_catalog(own), copy, replace(ground, items=_by_id(paragraphs)))
    taken.left |= result.left
    now = {entry.msgctxt: entry.msgstr for entry in parse_catalog(result.catalog)}
    for item in ground.items.values():
        parts = paragraphs.get(item.id, ()) if item.is_section else ()
        if any(part.id in theirs for part in parts):
            marked = sum(
                part.id in result.left or part.id not in theirs or FUZZY in theirs[part.id].flags for part in parts
            )
            pages.take(_Section(item, parts, tuple(now[part.id] for part in parts), marked))
    return pages.files


def _form(pieces: tuple[Piece, ...]) -> tuple[str, str]:
    """All that a section says, and as what: a paragraph that begins with a hyphen would be read as a list."""
    return describe_shape(pieces), format_markdown(pieces)


def _by_id(paragraphs: dict[str, tuple[Item, ...]]) -> dict[str, Item]:
    return {part.id: part for parts in paragraphs.values() for part in parts}


def _with_section(text: str, name: str, markdown: str, order: list[str]) -> str:
    """A page with this section in the place of the old one, or where it belongs by the order of the English."""
    body = f"## {name}\n\n{markdown}\n"
    if found := re.search(rf"^## {re.escape(name)}[ \t]*\n(?:(?!## ).*(?:\n|\Z))*", text, re.MULTILINE):
        before, after = text[: found.start()], text[found.end() :]
    else:
        later = "|".join(map(re.escape, order[order.index(name) + 1 :])) or "(?!)"
        next_one = re.search(rf"^## (?:{later})[ \t]*$", text, re.MULTILINE)
        at = next_one.start() if next_one else len(text)
        before, after = text[:at].rstrip("\n") + "\n\n", text[at:]
    return f"{before}{body}\n{after}".rstrip("\n") + "\n"
