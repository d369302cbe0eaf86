"""Everything that ``wegwijs check`` says of a project, put together once: for the command, the preview and the tests.

Here every check is known, since here every room with checks can be imported. A module with new checks is named in
``_MODULES``; a test finds the check that is in none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.authoring.english.checks import (
    cards,
    every_way,
    freshness,
    graph,
    hours,
    languages,
    ledger,
    lines,
    matters,
    note,
    pages,
    phrases,
    screens,
    states,
)
from bot.authoring.english.checks.screens import no_contact
from bot.authoring.english.freshness import find_old
from bot.authoring.english.readability import SectionReadability, measure_readability
from bot.authoring.english.run_checks import check_every_way, check_length
from bot.authoring.project import Project
from bot.authoring.reviewing import checks as lint_checks
from bot.authoring.reviewing import progress
from bot.authoring.reviewing.lint_project import lint_project
from bot.authoring.source import file_checks, placeholders, plain_checks, text_checks
from bot.authoring.source.checks import Check
from bot.authoring.source.problems import Findings, Problem
from bot.authoring.sweep.every_screen import sweep_screens
from bot.authoring.translations import checks as translation_checks
from bot.channels.telegram import checks as telegram_checks
from bot.channels.telegram import labels
from bot.channels.web import checks as web_checks
from bot.core.guards import GUARDS
from bot.core.guide import Guide
from bot.core.language import DUTCH, Language
from bot.links import checks as link_checks
from bot.links.snapshots import read_snapshots
from bot.parity import checks as parity_checks

_MODULES = (
    file_checks, text_checks, plain_checks, placeholders, languages, ledger, graph, states, matters, lines, every_way,
    hours, note, pages, phrases, cards, screens, freshness, translation_checks, lint_checks, progress, telegram_checks,
    labels, web_checks, parity_checks, link_checks,
)  # fmt: skip
"""Every module that has checks."""

ALL_CHECKS: tuple[Check, ...] = tuple(
    dict.fromkeys(each for module in _MODULES for each in vars(module).values() if isinstance(each, Check))
)
"""Every check once, whichever modules name it."""


@dataclass(frozen=True, slots=True)
class Report:
    """Problems make ``check`` fail, remarks ask for a look; each once, in the order of their places.

    ``readability`` is that of each English section, the hardest first; empty where there is no sound guide.
    """

    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    readability: tuple[SectionReadability, ...] = ()


def report(project: Project, *, today: date, screens: bool = True) -> Report:
    """Everything that there is to say of a project. Of the screens, every one is drawn: some seconds for each language.

    Where the guide is not sound, only the mistakes that keep it from being so are told, and those of the files beside
    it.
    """
    findings, translations = Findings(), report_translations(project)
    findings.extend((*project.problems, *translations.problems))
    remarks = list(translations.remarks)
    read_snapshots(project.root, findings)
    readability = list[SectionReadability]()
    if project.guide:
        findings.extend(check_every_way(project.drafts, GUARDS))
        findings.extend(check_screens(project, project.guide) if screens else ())
        remarks += find_old(project.drafts, today)
        readability += measure_readability(project.drafts.pages)
    return Report(tuple(findings), _sorted(remarks), tuple(readability))


def check_screens(project: Project, guide: Guide) -> Iterator[Problem]:
    """What is wrong with screens in every spoken language, whichever channel shows them, and with the bot's profile."""
    for language in guide.words.spoken:
        yield from check_screens_in(project, guide, language)
    yield from telegram_checks.check_profile(project, guide)


def check_screens_in(
    project: Project, guide: Guide, language: Language, among: slice = slice(None)
) -> Iterator[Problem]:
    """What is wrong with screens in one language: with all of them, or with those ``among`` them."""
    turns = tuple(sweep_screens(guide, language))[among]
    if language is not guide.words.english:  # The English was looked at when it was read.
        yield from check_length(guide, language)
    yield from no_contact(guide.flow, project.texts, turns)
    yield from telegram_checks.check_screens(project, guide, language, turns)
    yield from web_checks.check_screens(project, guide, language, turns)
    yield from parity_checks.check_channels(guide, language, turns)


def report_translations(project: Project, only: str | None = None) -> Report:
    """The part of the report that is about translations. No screen is drawn: the preview asks at each save.

    ``only``: the sentences of this language are looked at, and of no other. A language that is offered with gaps is a
    problem only where it is Dutch.
    """
    problems, remarks = list(project.tolerated), list[Problem]()
    if project.guide:
        linted = lint_project(project, only)
        problems += linted.mistakes
        remarks += linted.remarks
    for code, items in project.items.items():
        (problems if code == DUTCH else remarks).extend(progress.incomplete(project.drafts.rows[code], items))
    return Report(_sorted(problems), _sorted(remarks))


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems)))
