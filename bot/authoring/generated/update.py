"""Writes what is made from the authored files: the template of the catalogs, the ledger and the manual of the checks.

Each is a function to the text of the file, so that a test can compare it with what is committed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

import yaml

from bot.authoring.english.folder import CODES
from bot.authoring.english.run_checks import check_every_way
from bot.authoring.generated.languages_page import LANGUAGES, format_languages_page
from bot.authoring.project import Project, read
from bot.authoring.reviewing.mark import same_meaning
from bot.authoring.source.channel_needs import ChannelNeeds
from bot.authoring.source.checks import Check
from bot.authoring.source.files import catalog_of
from bot.authoring.source.problems import AuthoringError, Findings, Problem
from bot.authoring.translations.catalogs import POT
from bot.authoring.translations.merge import merge_catalogs
from bot.authoring.translations.template import make_template
from bot.core.guards import GUARDS
from bot.core.guide import Guide
from bot.core.ledger import Ledger

CHECKS = "docs/checks.md"

_LEDGER_HEAD = """\
# The ledger: which character stands for what in the code of a button, for ever.
# Written by "wegwijs update", which only adds. Nothing is taken out or changed: an old button keeps its meaning.
"""


Screens = Callable[[Project, Guide], Iterable[Problem]]
"""Finds what is wrong with screens, which only a channel knows."""


@dataclass(frozen=True, slots=True)
class Program:
    """The parts of the program that authoring does not know: the channels' needs, every check, and how screens fit."""

    needs: ChannelNeeds
    checks: Iterable[Check]
    screens: Screens


def format_ledger(ledger: Ledger) -> str:
    """The file of a ledger."""
    written = {
        "questions": [{"name": name, "choices": dict(ledger.choices[name])} for name in ledger.slots],
        "languages": dict(ledger.languages),
        "topics": dict(ledger.topics),
        "pages": dict(ledger.pages),
        "fields": [{"slot": field.slot, "bits": field.bits} for field in ledger.fields],
        "targets": dict(ledger.targets),
        "dangers": dict(ledger.dangers),
        "note": list(ledger.note),
        "cards": dict(ledger.cards),
    }
    return _LEDGER_HEAD + yaml.safe_dump(
        written, sort_keys=False, allow_unicode=True, default_flow_style=None, width=200
    )


def format_manual(checks: Iterable[Check]) -> str:
    """The manual of these checks, by id."""
    head = (
        "# The checks\n\nWritten by `wegwijs update`. `wegwijs check` prints each problem with the id of its check.\n"
    )
    entries = (f"\n## {each.id}\n\n{_unindented(each.manual)}\n" for each in sorted(checks, key=attrgetter("id")))
    return head + "".join(entries)


def make_files(
    program: Program, root: Path, begun: Collection[str] = (), findings: Findings | None = None
) -> dict[str, str]:
    """Every file that is made, by its path below ``root``, with what should stand in it.

    ``begun`` are the languages that get a catalog if they have none. What keeps a
    catalog from being brought up to date goes to ``findings``.

    Raises ``AuthoringError`` where anything is wrong but that codes are missing, and where something would be with the
    new codes: what a mistake adds to the ledger would stand in it for ever, and of a ledger that cannot be read the
    old codes would be lost. Before it gives a new code it also looks at what takes seconds: every way through the flow,
    and every screen.
    """
    project = read(program.needs, root, with_new_codes=True)
    if project.problems:
        raise AuthoringError(project.problems)
    ledger = format_ledger(project.drafts.ledger)
    if project.guide and (root / CODES).read_text(encoding="utf-8") != ledger:
        problems = (*check_every_way(project.drafts, GUARDS), *program.screens(project, project.guide))
        if problems:
            raise AuthoringError(problems)
    template = make_template(root, program.needs)
    rows = (
        row
        for code, row in project.drafts.rows.items()
        if code != "en" and (code in begun or (root / catalog_of(code)).is_file())
    )
    brought_up = merge_catalogs(
        root, rows, template, same_meaning(project), Findings() if findings is None else findings
    )
    files = {CODES: ledger, POT: template, CHECKS: format_manual(program.checks), **dict(brought_up)}
    return {**files, LANGUAGES: format_languages_page(root, project.drafts.rows, project.items)}


def update(program: Program, root: Path, begun: Collection[str] = (), findings: Findings | None = None) -> list[str]:
    """Writes the files that are not as they should be, and returns their paths. See ``make_files``."""
    changed = []
    for path, text in make_files(program, root, begun, findings).items():
        file = root / path
        if not file.exists() or file.read_bytes() != text.encode():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed


def _unindented(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines())
