"""``docs/languages.md``: how far each language is, written by ``wegwijs update``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.authoring.english.languages_file import Row
from bot.authoring.reviewing.progress import Counts, count_by_kind, count_by_status
from bot.authoring.translations.status import Item
from bot.core.translation import Status

LANGUAGES = "docs/languages.md"


SHOWN = (Status.CHECKED, Status.DRAFT, Status.STALE, Status.MISSING)


_STATES = "checked | draft | stale | missing"


def format_languages_page(root: Path, rows: Mapping[str, Row], items: Mapping[str, tuple[Item, ...]]) -> str:
    """``docs/languages.md``. A language that was begun has a chapter, with a link to how it was made."""
    head = f"\n| language | offered | short texts | sections | {_STATES} |\n|---|---|---|---|---|---|---|---|\n"
    table = "".join(_line(rows[code], some) for code, some in items.items())
    begun = {code: some for code, some in items.items() if count_by_status(some).of[Status.MISSING] < len(some)}
    return _HEAD + head + table + "".join(_chapter(root, rows[code], some) for code, some in begun.items())


_HEAD = """\
# The languages

Written by `wegwijs update`; `wegwijs status` shows the same. English is the source: every other language is made from
it. Nothing here is kept by hand: the state of each text is computed from the files.

- **missing**: there is no translation. People see English, and Dutch where there is one.
- **stale**: the English has changed since. What tells law or safety is shown in English and Dutch until it is fixed.
- **draft**: it is of the present English, and too few people have checked it. The reader is told.
- **checked**: a person has read it beside the English; two people where it tells law or safety.

How to fix a sentence: [translating](translating.md). How to add a language: [translations](../translations/README.md).
"""


def _line(row: Row, items: tuple[Item, ...]) -> str:
    strings, sections = (count_by_status(item for item in items if item.is_section is each) for each in (False, True))
    cells = (
        f"{row.english} (`{row.language.code}`)", "yes" if row.language.offered else "no",
        f"{strings.shown} %", f"{sections.shown} %",
        *_cells(count_by_status(items)),
    )  # fmt: skip
    return f"| {' | '.join(cells)} |\n"


def _chapter(root: Path, row: Row, items: tuple[Item, ...]) -> str:
    made = f"languages/{row.language.code}.md"
    told = f"How it was made, and what is in doubt: [{made}]({made}).\n\n" if (root / "docs" / made).is_file() else ""
    lines = (f"| {name} | {' | '.join(_cells(counts))} |\n" for name, counts in count_by_kind(items))
    return f"\n## {row.english}\n\n{told}" + f"| | {_STATES} |\n|---|---|---|---|---|\n" + "".join(lines)


def _cells(counts: Counts) -> tuple[str, ...]:
    return tuple(str(counts.of[state]) for state in SHOWN)
