"""Writes what is made from the authored files: the template of the catalogs, the ledger and the manual of the checks.

Each is a function to the text of the file, so that a test can compare it with what is committed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import yaml

from bot.authoring.catalogs import POT
from bot.authoring.files import catalog_of
from bot.authoring.folder import CODES, Drafts
from bot.authoring.problems import MANUALS, AuthoringError, Findings
from bot.authoring.project import read
from bot.authoring.template import messages
from bot.authoring.translating.marking import same_meaning
from bot.authoring.translating.merge import catalogs
from bot.authoring.translating.status import LANGUAGES, page
from bot.core.ledger import ALPHABET

CHECKS = "docs/checks.md"

_MENDED_HERE = {"missing-code", "too-long-code"}
_LEDGER_HEAD = """\
# The ledger: which character stands for what in the code of a button, for ever.
# Written by "wegwijs update", which only adds. Nothing is taken out or changed: an old button keeps its meaning.
"""


def ledger(drafts: Drafts) -> str:
    """The ledger with a new character for everything that had none; what it had before stays as it was."""
    before, things = drafts.ledger, drafts.things_with_codes
    asked = {name: [choice.name.text for choice in state.choices] for name, state in drafts.flow.states.items()}
    slots = [*before.slots, *(name for name, choices in asked.items() if choices and name not in before.slots)]
    written = {
        "questions": [
            {"name": name, "choices": _with_new(before.choices.get(name, {}), asked.get(name, ()))} for name in slots
        ],
        "languages": _with_new(before.languages, things["language"]),
        "topics": _with_new(before.topics, things["topic"]),
        "pages": _with_new(before.pages, things["page"]),
    }
    return _LEDGER_HEAD + yaml.safe_dump(
        written, sort_keys=False, allow_unicode=True, default_flow_style=None, width=200
    )


def manual() -> str:
    """The manual of all checks, by id."""
    head = (
        "# The checks\n\nWritten by `wegwijs update`. `wegwijs check` prints each problem with the id of its check.\n"
    )
    entries = (f"\n## {name}\n\n{_unindented(text)}\n" for name, text in sorted(MANUALS.items()))
    return head + "".join(entries)


def made(root: Path, begun: Collection[str] = (), findings: Findings | None = None) -> dict[str, str]:
    """Every file that is made, by its path below ``root``, with what should stand in it.

    ``begun`` are the languages that get a catalog if they have none. What keeps a catalog from being brought up to date
    goes to ``findings``.

    Raises ``AuthoringError`` where anything is wrong but that codes are missing: what a mistake adds to the ledger
    would stand in it for ever, and of a ledger that can not be read the old codes would be lost.
    """
    project = read(root)
    if wrong := [problem for problem in project.problems if problem.check not in _MENDED_HERE]:
        raise AuthoringError(wrong)
    template = messages(root)
    rows = (
        row
        for code, row in project.drafts.rows.items()
        if code != "en" and (code in begun or (root / catalog_of(code)).is_file())
    )
    brought_up = catalogs(root, rows, template, same_meaning(project), Findings() if findings is None else findings)
    files = {CODES: ledger(project.drafts), POT: template, CHECKS: manual(), **dict(brought_up)}
    return {**files, LANGUAGES: page(root, project.drafts.rows, project.items)}


def update(root: Path, begun: Collection[str] = (), findings: Findings | None = None) -> list[str]:
    """Writes the files that are not as they should be, and returns their paths. See ``made``."""
    changed = []
    for path, text in made(root, begun, findings).items():
        file = root / path
        if not file.exists() or file.read_bytes() != text.encode():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed


def _with_new(characters: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """The characters, and free ones for the names that have none; when all are taken, ``check`` tells it."""
    free = (character for character in ALPHABET if character not in characters.values())
    return {**characters, **dict(zip((name for name in names if name not in characters), free, strict=False))}


def _unindented(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines())
