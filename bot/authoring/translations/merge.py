"""Brings a catalog up to date with the English, by the permanent id of each text, and loses no word of it.

``pybabel update`` and ``msgmerge`` look for the English itself, so a reworded text would lose its translation. Here it
keeps it, with the English that it was made from beside it (``#| msgid``), and is marked for a look. What says the same
is left as the tool wrote it that saved the file last.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from polib import POEntry

from bot.authoring.english.languages_file import Row
from bot.authoring.source.files import catalog_of, read_text
from bot.authoring.source.problems import Findings, Place
from bot.authoring.translations import checks
from bot.authoring.translations.po import read_entries
from bot.authoring.translations.po_form import format_catalog, parse_catalog

FUZZY = "fuzzy"

SameMeaning = Callable[[str, str], bool]
"""Whether an older English text (the second) of a permanent id (the first) means what the present one means."""

_HEAD = "{} translation of Wegwijs. CC BY 4.0, see content/LICENSE."
_ALWAYS = {
    "Project-Id-Version": "Wegwijs",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def merge_catalogs(
    root: Path, rows: Iterable[Row], template: str, same_meaning: SameMeaning, findings: Findings
) -> Iterator[tuple[str, str]]:
    """The catalogs of these languages, each with its path: brought up to date, or begun where there is none yet.

    One with a line that is not gettext's is left as it is, and told: what cannot be read cannot be kept.
    """
    for row in rows:
        file = catalog_of(row.language.code)
        text = read_text(root, file, findings) if (root / file).is_file() else ""
        if text is None:
            continue
        faults = [entry.fault for entry in read_entries(text) if entry.fault]
        for fault in faults:
            what = "this cannot be read, so this catalog was not brought up to date."
            findings.add(checks.broken_catalog(Place(file, fault, 1), what))
        if not faults:
            yield file, merge_catalog(text, template, row, same_meaning)


def merge_catalog(catalog: str, template: str, row: Row, same_meaning: SameMeaning) -> str:
    """The catalog with every text of the template in the template's order; the same text where nothing has changed.

    ``catalog`` is gettext that can be read; empty: it is begun. An entry that is there twice stays there twice, for
    ``check`` to tell; one whose text is gone is kept as obsolete.
    """
    old, new = parse_catalog(catalog), parse_catalog("")
    of_context = defaultdict[str | None, list[POEntry]](list)
    for entry in sorted(old, key=lambda entry: bool(entry.obsolete)):
        of_context[entry.msgctxt].append(entry)
    new.header = old.header or _HEAD.format(row.english)
    new.metadata = _head(old.metadata, row)
    left = list[POEntry]()
    for wanted in parse_catalog(template):
        entries = of_context.pop(wanted.msgctxt, [])
        said = [entry for entry in entries if entry.msgstr] or entries[:1] or [POEntry(msgctxt=wanted.msgctxt)]
        kept = [entry for entry in said if not entry.obsolete] or said[:1]
        left += said[len(kept) :]
        new.extend(_brought_up(entry, wanted, same_meaning) for entry in kept)
    left += (entry for entries in of_context.values() for entry in entries if entry.msgstr or entry.tcomment)
    new.extend(_put_away(entry) for entry in sorted(left, key=lambda entry: (entry.msgctxt or "", entry.msgid)))
    return format_catalog(new, catalog)


def _head(found: dict[str, str], row: Row) -> dict[str, str]:
    """The fields of a head in the order in which they were found, with all that gettext asks for.

    Who translated last, and when, is for tools to fill in: it is begun, and never changed.
    """
    rule = row.plural.header if row.plural else ""
    begun = {
        "PO-Revision-Date": f"{datetime.now(UTC):%Y-%m-%d %H:%M}+0000",
        "Last-Translator": "Nobody yet",
        "Language-Team": row.english,
    }
    head = {**found, **_ALWAYS, "Language": row.language.code, "Plural-Forms": rule}
    return head | {name: value for name, value in begun.items() if not head.get(name)}


def find_source(entry: POEntry) -> str:
    """The English that a translation was made from. One that is no longer fuzzy was looked at: it is of the present."""
    return (entry.previous_msgid if entry.fuzzy else None) or entry.msgid


def _brought_up(entry: POEntry, wanted: POEntry, same_meaning: SameMeaning) -> POEntry:
    """An entry of the catalog with what the template says: the English, what is remarked on it, and where it stands."""
    source, fuzzy, context = find_source(entry), entry.fuzzy, wanted.msgctxt or ""
    entry.msgstr = unicodedata.normalize("NFC", entry.msgstr)
    current = source == wanted.msgid or same_meaning(context, source)
    if not entry.msgstr or (current and source != entry.msgid):
        fuzzy = False  # There is nothing to look at, or what it was marked for is no more.
    entry.previous_msgid = None if current or not entry.msgstr else source
    entry.obsolete, entry.msgid = False, wanted.msgid
    entry.comment, entry.occurrences = wanted.comment, wanted.occurrences
    entry.flags = [*wanted.flags, *([FUZZY] if fuzzy or entry.previous_msgid else [])]
    return entry


def _put_away(entry: POEntry) -> POEntry:
    """An entry whose text is gone, with the English that it was made from, for when the text comes back."""
    entry.msgid, entry.previous_msgid = find_source(entry), None
    entry.obsolete, entry.occurrences, entry.comment, entry.flags = True, [], "", []
    return entry
