"""Lints every translation of the project: finds its mistakes, and whatever else asks for a look."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.authoring.english.checks.phrases import check_phrases, find_short_lists
from bot.authoring.project import Project
from bot.authoring.reviewing import checks
from bot.authoring.reviewing.lint import Linter, Pair, term_patterns
from bot.authoring.reviewing.paragraphs import describe_shape, english_pieces, texts_of
from bot.authoring.reviewing.signal_words import read_signal_words
from bot.authoring.source import text_checks
from bot.authoring.source.files import catalog_of, read_text
from bot.authoring.source.own_lists import COMMANDS, is_own_list
from bot.authoring.source.problems import Findings, Place, Problem
from bot.authoring.translations.catalogs import read_head
from bot.authoring.translations.phrase_lists import english_lists, translated_lists
from bot.authoring.translations.po import PoEntry, read_entries
from bot.core.translation import Status
from bot.core.typed_words import split_words

GLOSSARY = "translations/glossary.csv"


@dataclass(frozen=True, slots=True)
class LintResult:
    """The findings: mistakes make ``check`` fail, remarks do not."""

    mistakes: tuple[Problem, ...]
    remarks: tuple[Problem, ...]


def lint_project(project: Project, only: str | None = None) -> LintResult:
    """The mistakes of, and the remarks on, all translations that are shown; or those of ``only`` one language.

    What people type is looked at in all languages together, always.
    """
    keep = term_patterns(_read_kept_words(project.root))
    rows = {code: row for code, row in project.drafts.rows.items() if code != "en"}
    findings = Findings()
    linters = {
        code: Linter(row, keep, read_signal_words(project.root, code, findings))
        for code, row in rows.items()
        if only in {None, code}
    }
    strings = {code: list(_pair_strings(project, code)) for code in rows}
    mistakes, remarks = [*findings, *_check_typed_words(strings, project), *_check_heads(project)], list[Problem]()
    for code in rows:
        lists = translated_lists(project.root, project.items.get(code, ()))
        mistakes += check_phrases(lists)
        remarks += find_short_lists(lists)
    remarks += find_short_lists(english_lists(project.root, project.texts))
    for code, linter in linters.items():
        pairs = [pair for pair in strings[code] if not is_own_list(pair.id)]
        for section in _pair_sections(project, code):
            if isinstance(section, Problem):
                mistakes.append(section)
            else:
                pairs.append(section)
        mistakes += (problem for pair in pairs for problem in linter.find_mistakes(pair))
        remarks += (problem for pair in pairs for problem in linter.find_remarks(pair))
    return LintResult(tuple(mistakes), tuple(remarks))


def _read_kept_words(root: Path) -> Iterator[str]:
    """The words that stand in Latin letters in every language. Numbers are looked at wherever they stand."""
    if (root / GLOSSARY).is_file():
        with (root / GLOSSARY).open(encoding="utf-8", newline="") as file:
            yield from (row["keep"] for row in csv.DictReader(file) if row.get("keep") and not row["keep"].isdigit())


def _check_heads(project: Project) -> Iterator[Problem]:
    """Catalogs whose head has another plural rule than the list of languages."""
    for code, row in project.drafts.rows.items():
        entries = list(entries_of(project.root, code))
        rule = read_head([entry for entry, _ in entries]).get("Plural-Forms", "")
        if rule and row.plural and rule != row.plural.header:
            yield checks.wrong_head(entries[0][1], code, rule)


def _pair_strings(project: Project, code: str) -> Iterator[Pair]:
    """The entries of a catalog that are shown as they are: neither empty nor old nor work in progress."""
    for item in project.items.get(code, ()):
        if not item.is_section and item.state in {Status.DRAFT, Status.CHECKED}:
            yield Pair(item.id, item.place, item.english, item.words)


def _pair_sections(project: Project, code: str) -> Iterator[Pair | Problem]:
    """The texts of the sections that have the shape of their English; a problem where one has not."""
    english = english_pieces(project)
    for item in project.items.get(code, ()):
        if not item.is_section or item.state not in {Status.DRAFT, Status.CHECKED}:
            continue
        wanted, found = describe_shape(english[item.id]), describe_shape(item.pieces)
        if wanted != found:
            yield checks.other_shape(item.place, item.id, wanted, found)
            continue
        lines = lines_of(project.root, item.place.file)
        for old, new in zip(texts_of(english[item.id]), texts_of(item.pieces), strict=True):
            yield Pair(item.id, place_of(new, item.place, lines), old, new, in_section=True)


def entries_of(root: Path, code: str) -> Iterator[tuple[PoEntry, Place]]:
    """The entries of a language's catalog, if it has one, each with its place."""
    file = catalog_of(code)
    text = read_text(root, file, Findings()) if (root / file).is_file() else None
    yield from ((entry, Place(file, entry.line, 1)) for entry in read_entries(text or ""))


def lines_of(root: Path, file: str) -> list[str]:
    """The lines of a file; none where there is no such file."""
    text = read_text(root, file, Findings()) if (root / file).is_file() else None
    return (text or "").split("\n")


def place_of(text: str, section: Place, lines: list[str]) -> Place:
    """The place where a text of a section begins; the section's own where its first words stand on no line."""
    first = " ".join(text.split()[:2])
    for number, line in enumerate(lines[section.line :], section.line + 1):
        if first in line:
            return Place(section.file, number, line.index(first) + 1)
    return section


def _check_typed_words(strings: Mapping[str, list[Pair]], project: Project) -> Iterator[Problem]:
    """Words that people type which mean one thing in one list and another in another, whatever the language."""
    english = {
        found.text.context: found.text.english for found in project.texts if found.text.context.startswith(COMMANDS)
    }
    meant = {word: context for context, text in english.items() for word in split_words(text)}
    for pairs in strings.values():
        for pair in (pair for pair in pairs if pair.id.startswith(COMMANDS)):
            for word in split_words(pair.translated):
                if meant.setdefault(word, pair.id) != pair.id:
                    yield text_checks.typed_twice(pair.place, word, meant[word])
