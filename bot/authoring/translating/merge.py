"""Brings a catalog up to date with the English, by the permanent id of each text, and loses no word of it.

``pybabel update`` and ``msgmerge`` look for the English itself, so a reworded text would lose its translation. Here it
keeps it, with the English that it was made from beside it (``#| msgid``), and is marked for a look.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable

from polib import POEntry, POFile, pofile

from bot.core.language import Language

ALWAYS = {
    "Project-Id-Version": "Wegwijs",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
FUZZY = "fuzzy"
_HEAD = " {} translation of Wegwijs. CC BY 4.0, see content/LICENSE."

SameMeaning = Callable[[str, str], bool]
"""Whether an older English text (the second) of a permanent id (the first) means what the present one means."""


def merged(catalog: str, template: str, language: Language, plural: str, same_meaning: SameMeaning) -> str:
    """The catalog with every text of the template in the template's order; the same text where nothing has changed.

    ``catalog`` is gettext that can be read (empty: it is begun), ``plural`` the language's Plural-Forms. An entry that
    is there twice stays there twice, for ``check`` to tell; one whose text is gone is kept as obsolete.
    """
    old, new = read(catalog), read("")
    of_context = defaultdict[str | None, list[POEntry]](list)
    for entry in sorted(old, key=lambda entry: entry.obsolete):
        of_context[entry.msgctxt].append(entry)
    new.header = old.header or _HEAD.format(language.english)
    new.metadata = {**old.metadata, **ALWAYS, "Language": language.code, "Plural-Forms": plural}
    for wanted in read(template):
        entries = of_context.pop(wanted.msgctxt, [])
        kept = [entry for entry in entries if not entry.obsolete] or entries[:1]
        of_context[None] += [entry for entry in entries if all(entry is not each for each in kept)]
        new.extend(_brought_up(entry, wanted, same_meaning) for entry in kept or [POEntry(msgctxt=wanted.msgctxt)])
    left = [entry for entries in of_context.values() for entry in entries if entry.msgstr or entry.tcomment]
    for entry in sorted(left, key=lambda entry: (entry.msgctxt or "", entry.msgid)):
        entry.obsolete = True
        entry.occurrences, entry.comment = [], ""
        new.append(entry)
    return written(new)


def read(text: str) -> POFile:
    """A catalog, as polib reads it. Lines are never folded."""
    # A text without a line end would be taken for the name of a file.
    catalog = pofile(text or "\n", check_for_duplicates=False, wrapwidth=-1)
    return catalog


def written(catalog: POFile) -> str:
    """The text of a catalog: one line for a paragraph, and a line end at its end."""
    return f"{catalog}".rstrip("\n") + "\n"


def _brought_up(entry: POEntry, wanted: POEntry, same_meaning: SameMeaning) -> POEntry:
    """An entry of the catalog with what the template says: the English, what is remarked on it, and where it stands."""
    made_from = entry.previous_msgid or entry.msgid
    entry.msgstr = unicodedata.normalize("NFC", entry.msgstr)
    entry.obsolete = False
    if not entry.msgstr:
        _mark(entry, None)
    elif made_from != wanted.msgid and not same_meaning(wanted.msgctxt or "", made_from):
        _mark(entry, made_from)
    elif entry.previous_msgid or entry.msgid != wanted.msgid:
        _mark(entry, None)
    entry.msgid, entry.comment, entry.occurrences = wanted.msgid, wanted.comment, wanted.occurrences
    entry.flags = [*wanted.flags, *([FUZZY] if FUZZY in entry.flags else [])]
    return entry


def _mark(entry: POEntry, previous: str | None) -> None:
    """Marks an entry as made from an older English text; None: it is of the present one."""
    entry.previous_msgid = previous
    entry.flags = [FUZZY] if previous else []
