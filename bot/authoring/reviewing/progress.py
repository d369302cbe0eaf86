"""The progress of each language: counts of its strings and sections by status and by risk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.authoring.english.languages_file import Row
from bot.authoring.source.checks import Fault, finder
from bot.authoring.translations.status import Item
from bot.core.translation import Status

KINDS = (
    ("short texts: law and safety", False, True),
    ("short texts: the rest", False, False),
    ("sections: law and safety", True, True),
    ("sections: the rest", True, False),
)
"""The kinds that are counted apart: name, whether these are sections, and whether they tell law or safety."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The number of texts in each status."""

    of: Mapping[Status, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.of.values())

    @property
    def shown(self) -> int:
        """Percent of them that are not missing, rounded down: 100 is all."""
        return 100 * (self.total - self.of[Status.MISSING]) // (self.total or 1)


def count_by_status(items: Iterable[Item]) -> Counts:
    """The counts of some texts."""
    of = dict.fromkeys(Status, 0)
    for item in items:
        of[item.state] += 1
    return Counts(of)


def count_by_kind(items: Iterable[Item]) -> Iterator[tuple[str, Counts]]:
    """The counts of each kind of text."""
    some = tuple(items)
    for name, is_section, high in KINDS:
        yield name, count_by_status(item for item in some if (item.is_section, item.high_risk) == (is_section, high))


@finder
def incomplete(row: Row, items: Iterable[Item]) -> Iterator[Fault]:
    """A language that people can choose, with texts that are missing or stale.

    Fails: Dutch with ``offered: yes`` and a gap: it is shown to staff, and in place of what is missing elsewhere.
    For every other language it is a remark, and people see English and Dutch there. Passes: a language that is whole,
    or not offered yet.
    """
    gaps = [item for item in items if item.state in {Status.MISSING, Status.STALE}]
    if row.language.offered and gaps:
        fault = (
            f"{row.english} is offered, and texts are missing or stale in it: {len(gaps)}, the first '{gaps[0].id}'."
        )
        yield Fault(row.place, fault, f"See 'wegwijs status {row.language.code}'.")
