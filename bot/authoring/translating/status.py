"""How far each language is: counts of its strings and sections by state and by risk, and ``docs/languages.md``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.authoring.languages import Row
from bot.authoring.problems import Problem, check
from bot.authoring.states import Item
from bot.core.translation import State

LANGUAGES = "docs/languages.md"

KINDS = (
    ("short texts: law and safety", False, True),
    ("short texts: the rest", False, False),
    ("sections: law and safety", True, True),
    ("sections: the rest", True, False),
)
"""What is counted apart: its name, whether these are sections, and whether they tell law or safety."""


SHOWN = (State.CHECKED, State.DRAFT, State.STALE, State.MISSING)
_STATES = "checked | draft | stale | missing"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many texts are in each state."""

    of: Mapping[State, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.of.values())

    @property
    def shown(self) -> int:
        """Percent of them that are not missing, rounded down: 100 is all."""
        return 100 * (self.total - self.of[State.MISSING]) // (self.total or 1)


def counted(items: Iterable[Item]) -> Counts:
    """The counts of some texts."""
    of = dict.fromkeys(State, 0)
    for item in items:
        of[item.state] += 1
    return Counts(of)


def by_kind(items: Iterable[Item]) -> Iterator[tuple[str, Counts]]:
    """The counts of each kind of text."""
    some = tuple(items)
    for name, is_section, high in KINDS:
        yield name, counted(item for item in some if (item.is_section, item.high_risk) == (is_section, high))


@check
def incomplete(row: Row, items: Iterable[Item]) -> Iterator[Problem]:
    """A language that people can choose, with texts that are missing or stale.

    Fails: Dutch with ``offered: yes`` and a gap: it is shown to staff, and in the place of what is missing elsewhere.
    For every other language it is a remark, and people see English and Dutch there. Passes: a language that is whole,
    or not offered yet.
    """
    gaps = [item for item in items if item.state in {State.MISSING, State.STALE}]
    if row.language.offered and gaps:
        fault = (
            f"{row.english} is offered, and texts are missing or stale in it: {len(gaps)}, the first '{gaps[0].id}'."
        )
        yield Problem(row.place, fault, f"See 'wegwijs status {row.language.code}'.", "incomplete")


def page(root: Path, rows: Mapping[str, Row], items: Mapping[str, tuple[Item, ...]]) -> str:
    """``docs/languages.md``. A language that was begun has a chapter, with a link to how it was made."""
    head = f"\n| language | offered | short texts | sections | {_STATES} |\n|---|---|---|---|---|---|---|---|\n"
    table = "".join(_line(rows[code], some) for code, some in items.items())
    begun = {code: some for code, some in items.items() if counted(some).of[State.MISSING] < len(some)}
    return _HEAD + head + table + "".join(_chapter(root, rows[code], some) for code, some in begun.items())


_HEAD = """\
# The languages

Written by `wegwijs update`; `wegwijs status` shows the same. English is the source: every other language is made from
it. Nothing here is kept by hand: the state of each text is computed from the files.

- **missing**: there is no translation. People see English, and Dutch where there is one.
- **stale**: the English has changed since. What tells law or safety is shown in English and Dutch until it is mended.
- **draft**: it is of the present English, and too few people have checked it. The reader is told.
- **checked**: a person has read it beside the English; two people where it tells law or safety.

How to mend a sentence: [translating](translating.md). How to add a language: [translations](../translations/README.md).
"""


def _line(row: Row, items: tuple[Item, ...]) -> str:
    strings, sections = (counted(item for item in items if item.is_section is each) for each in (False, True))
    cells = (
        f"{row.english} (`{row.language.code}`)", "yes" if row.language.offered else "no",
        f"{strings.shown} %", f"{sections.shown} %",
        *_cells(counted(items)),
    )  # fmt: skip
    return f"| {' | '.join(cells)} |\n"


def _chapter(root: Path, row: Row, items: tuple[Item, ...]) -> str:
    made = f"languages/{row.language.code}.md"
    told = f"How it was made, and what is in doubt: [{made}]({made}).\n\n" if (root / "docs" / made).is_file() else ""
    lines = (f"| {name} | {' | '.join(_cells(counts))} |\n" for name, counts in by_kind(items))
    return f"\n## {row.english}\n\n{told}" + f"| | {_STATES} |\n|---|---|---|---|---|\n" + "".join(lines)


def _cells(counts: Counts) -> tuple[str, ...]:
    return tuple(str(counts.of[state]) for state in SHOWN)
