"""Reads a catalog into polib's objects and writes it again in the form in which it was found.

Poedit, Weblate and polib order the head, the flags and the lines of a string each in their own way. What one of them
saved, another would write anew at every turn, and each turn would look like an edit of the whole file. So an entry that
says the same as before stands there as before, letter by letter; only what says something else is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from polib import POEntry, POFile, pofile

_APART = re.compile(r"\n[ \t]*\n\s*")
_SAYS = re.compile(r'^(#~ ?)?msgid "', re.MULTILINE)


def parse_catalog(text: str) -> POFile:
    """A catalog, as polib reads it. A text without a line end would be taken for the name of a file."""
    return pofile(f"{text}\n", check_for_duplicates=False, wrapwidth=-1)


def read_language(text: str) -> str:
    """The language that the head of a catalog names."""
    return str(parse_catalog(text).metadata.get("Language", ""))


def format_catalog(catalog: POFile, written: str = "") -> str:
    """The text of a catalog, with a line end at its end, in the form of ``written``: the file as it was found.

    What says something else there, or is not there, has a line for a paragraph, however long. Remarks that belong to no
    entry come last.
    """
    found, blocks = parse_catalog(written), _APART.split(written.strip())
    says = [block for block in blocks if _SAYS.search(block)]
    head, entries = says[:1], says[1:]
    if not found.metadata or len(entries) != len(found):
        head, entries = [], []
    form = {_meaning(entry): block for entry, block in zip(found, entries, strict=False)}
    is_same = (found.header, found.metadata) == (catalog.header, catalog.metadata)
    texts = head if head and is_same else [_format_head(catalog)]
    texts += [form.get(_meaning(entry)) or _format(entry) for entry in _in_order(catalog)]
    texts += [block for block in blocks if block and not _SAYS.search(block)]
    return "\n\n".join(texts) + "\n"


def _in_order(catalog: POFile) -> Iterator[POEntry]:
    """The entries, and after them those that are out of use."""
    yield from (entry for entry in catalog if not entry.obsolete)
    yield from (entry for entry in catalog if entry.obsolete)


def _format_head(catalog: POFile) -> str:
    """The head with its fields in their order, which polib would change."""
    fields = "".join(f"{name}: {value}\n" for name, value in catalog.metadata.items())
    return _format(POEntry(msgid="", msgstr=fields, tcomment=catalog.header or ""))


def _format(entry: POEntry) -> str:
    """An entry with no line broken but at the end of a paragraph: polib breaks them only where it writes one alone."""
    return entry.__unicode__(wrapwidth=-1).strip()


def _meaning(entry: POEntry) -> tuple[object, ...]:
    """All that an entry says. The order of its flags says nothing."""
    return (
        entry.obsolete, entry.msgctxt, entry.msgid, entry.msgid_plural, entry.msgstr,
        tuple(entry.msgstr_plural.items()), frozenset(entry.flags),
        entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural,
        entry.comment, entry.tcomment, tuple(entry.occurrences),
    )  # fmt: skip
