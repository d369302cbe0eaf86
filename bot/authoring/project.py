"""Reads everything that authors write and makes the guide of it, or says everything that is wrong.

``load`` is for the program: it raises ``AuthoringError`` with all problems. ``read`` is for ``wegwijs check`` and the
translators' commands: it returns what could be read together with the problems.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import bot
from bot.authoring import catalogs
from bot.authoring.content import PAGE_SECTION
from bot.authoring.desk import Found
from bot.authoring.folder import Drafts, Folder
from bot.authoring.problems import AuthoringError, Findings, Problem
from bot.authoring.proof import proved, too_large
from bot.authoring.resolve import Resolver
from bot.core.flow import Page, Piece, Section, Topic
from bot.core.guards import GUARDS
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.pseudo import PSEUDO
from bot.core.words import Catalog, Words


@dataclass(frozen=True, slots=True)
class Project:
    """What was read. ``problems`` are refused, ``tolerated`` translations fall back; the guide is sound or None."""

    root: Path
    drafts: Drafts
    texts: tuple[Found, ...]
    problems: tuple[Problem, ...]
    tolerated: tuple[Problem, ...]
    guide: Guide | None


def authored_root() -> Path:
    """Where the authored files are: inside the installed package, else beside it in the repository."""
    package = Path(bot.__file__).parent
    return package if (package / "flows").is_dir() else package.parent


def load(root: Path | None = None, *, with_pseudo: bool = False) -> Guide:
    """The guide. Raises ``AuthoringError`` where any authored file is wrong."""
    project = read(root, with_pseudo=with_pseudo)
    if project.guide is None:
        raise AuthoringError(project.problems)
    return project.guide


def read(root: Path | None = None, *, with_pseudo: bool = False) -> Project:
    """Everything below ``root``, checked. ``with_pseudo`` adds the built-in language of tests, as if offered."""
    findings, tolerated = Findings(), Findings()
    folder = Folder(root or authored_root(), findings, tolerated)
    drafts, texts = folder.read(), tuple(folder.texts)
    every = {
        code: catalogs.read_catalog(folder.root, language, texts, tolerated)
        for code, language in drafts.languages.items()
        if code != "en" and folder.complete
    }
    if folder.complete:
        findings.extend(proved(drafts, GUARDS))
    guide = None
    if not findings:
        guide = _guide(drafts, texts, every, with_pseudo=with_pseudo)
        findings.extend(too_large(guide))
    return Project(folder.root, drafts, texts, tuple(findings), tuple(tolerated), None if findings else guide)


def _guide(drafts: Drafts, texts: tuple[Found, ...], every: Mapping[str, Catalog], *, with_pseudo: bool) -> Guide:
    languages, catalog_of = dict(drafts.languages), dict(every)
    if with_pseudo:
        languages[PSEUDO] = Language(PSEUDO, PSEUDO, right_to_left=True)
        catalog_of[PSEUDO] = catalogs.pseudo_catalog(texts)
    words = Words(languages["en"], languages, catalog_of)
    organisations = drafts.organisations

    def section(page: str, name: str) -> Section:
        bodies: dict[str, tuple[Piece, ...]] = {
            code: sections[name].pieces for code, sections in drafts.bodies[page].items() if name in sections
        }
        if with_pseudo:
            bodies[PSEUDO] = catalogs.pseudo_pieces(bodies["en"])
        return Section(name, bodies)

    topics = {
        name: Topic(
            name, page.title, page.passport, page.updated, page.checked_law,
            {each: section(name, each) for each in page.sections},
            tuple(organisations[helper.text] for helper in page.helpers), page.sources,
        )
        for name, page in drafts.topics.items()
    }  # fmt: skip
    pages = {
        name: Page(
            name, page.title, page.updated, section(name, PAGE_SECTION),
            tuple(organisations[helper.text] for helper in page.helpers),
        )
        for name, page in drafts.other_pages.items()
    }  # fmt: skip
    resolver = Resolver(drafts.flow, drafts.interface, organisations, drafts.statements, topics)
    return Guide(resolver.flow(pages), drafts.interface, words, drafts.ledger)
