"""A copy of a catalog for one person to check: what nobody has checked is marked, as "needs work" or "needs editing".

Poedit and Weblate show these first. Whoever finds one right takes the mark away, and ``wegwijs take-back`` reads that.
Each entry says, in a remark that both tools keep, which translation stood there when the copy was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from polib import POEntry

from bot.authoring.source.fingerprints import fingerprint
from bot.authoring.translations.merge import FUZZY
from bot.authoring.translations.po_form import format_catalog, parse_catalog
from bot.authoring.translations.status import Item
from bot.core.translation import Status

_WAS = re.compile(r"^wegwijs:([0-9a-f]{8})( checked)?$", re.MULTILINE)
_HEAD = """
To check: every text that is marked has not been checked by enough people. Is it right, or did you fix it?
Then remove its mark. Leave the mark where you are not sure. What is not marked is done."""


def make_pending_copy(catalog: str, items: Mapping[str, Item], sections: Mapping[str, tuple[Item, ...]]) -> str:
    """The copy of a catalog that is up to date; after its own entries the paragraphs of the sections, by their ids."""
    copy = parse_catalog(catalog)
    copy.header = (copy.header or "") + _HEAD
    for entry in [*copy]:
        item = items.get(entry.msgctxt or "")
        if entry.obsolete or item is None:
            copy.remove(entry)
        else:
            _mark(entry, item)
    for section, paragraphs in sections.items():
        for entry, item in zip(section_entries(section, paragraphs), paragraphs, strict=True):
            _mark(entry, item)
            copy.append(entry)
    return format_catalog(copy)


def section_entries(section: str, paragraphs: Iterable[Item]) -> list[POEntry]:
    """The paragraphs of a section as entries of a catalog, as they stand in the section now."""
    place = [(f"content/{section.partition('#')[0]}/en.md", "")]
    return [POEntry(msgctxt=each.id, msgid=each.english, msgstr=each.words, occurrences=place) for each in paragraphs]


def _mark(entry: POEntry, item: Item) -> None:
    """Marks an entry that nobody has checked, and says in it what stood there."""
    is_checked = item.state is Status.CHECKED
    if entry.msgstr and not is_checked and FUZZY not in entry.flags:
        entry.flags.append(FUZZY)
    remark = f"wegwijs:{fingerprint(entry.msgstr)}{' checked' if is_checked else ''}"
    entry.comment = f"{entry.comment}\n{remark}".strip()


@dataclass(frozen=True, slots=True)
class Before:
    """An entry of the catalog when the copy was made. ``words`` is a fingerprint; None: the copy does not say it."""

    words: str | None
    is_checked: bool


def read_before(entry: POEntry) -> Before:
    """The entry of the catalog when the copy was made, as the copy says it."""
    found = _WAS.search(entry.comment)
    return Before(found[1], bool(found[2])) if found else Before(None, is_checked=False)
