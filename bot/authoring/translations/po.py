"""Reads the entries of a gettext catalog, each with its line, so that one that is broken costs no other.

Babel's own reader cuts a line without its closing quote, keeps the last of two equal entries, and gives up the whole
catalog where an entry has no ``msgstr``: all without a place. So only the writing of a string is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from babel.messages.pofile import denormalize

_LINE = re.compile(r'(?P<comment>#.*)?|(?:(?P<keyword>msg[a-z_]+(?:\[[0-9]\])?) )?(?P<said>"(?:[^"\\]|\\.)*")')
_ORDER = re.compile(r"(msgctxt )?msgid (msgid_plural )?(msgstr(\[[0-9]\])? )+")


Parts = dict[str, list[str]]
"""Keyword -> its lines, still in quotes."""


@dataclass(slots=True)
class PoEntry:
    """One entry. ``line`` is its first, ``fault`` the first line that is not gettext's; None: all are.

    ``before`` are the parts of its ``#|`` lines: the English that a fuzzy translation was made from.
    """

    line: int
    fuzzy: bool
    before: Parts = field(default_factory=dict)
    fault: int | None = None
    parts: Parts = field(default_factory=dict)

    def said(self, keyword: str) -> str | None:
        """The text after a keyword; None where it is not there."""
        return _joined(self.parts, keyword)

    def said_before(self, keyword: str) -> str | None:
        """The text after a keyword of the ``#|`` lines; None where it is not there."""
        return _joined(self.before, keyword)


def _joined(parts: Parts, keyword: str) -> str | None:
    return denormalize("\n".join(parts[keyword])) if keyword in parts else None


def read_entries(text: str) -> Iterator[PoEntry]:
    """The entries that are not obsolete, the head among them: the one without ``msgctxt`` whose ``msgid`` is empty."""
    entry, above, last = PoEntry(1, fuzzy=False), PoEntry(1, fuzzy=False), ""
    for number, line in enumerate(text.split("\n"), 1):
        found = _LINE.fullmatch(line.strip())
        if found is None:
            entry.fault = entry.fault or number
        elif found["comment"]:
            _remark(line, above)
        elif keyword := found["keyword"]:
            if keyword == "msgctxt" or (keyword == "msgid" and list(entry.parts) != ["msgctxt"]):
                yield from _whole(entry)
                entry, above = PoEntry(number, above.fuzzy, above.before), PoEntry(number, fuzzy=False)
            elif keyword in entry.parts:
                entry.fault = entry.fault or number
            entry.parts[keyword], last = [found["said"]], keyword
        elif found["said"]:
            entry.parts.setdefault(last, []).append(found["said"])
    yield from _whole(entry)


def _remark(line: str, above: PoEntry) -> None:
    """Reads one of the comments above an entry."""
    if line.startswith("#,"):
        above.fuzzy |= "fuzzy" in line
    elif line.startswith("#|") and (found := _LINE.fullmatch(line[2:].strip())) and found["said"]:
        keyword = found["keyword"] or next(reversed(above.before), "")
        above.before.setdefault(keyword, []).append(found["said"])


def _whole(entry: PoEntry) -> Iterator[PoEntry]:
    if entry.parts and not _ORDER.fullmatch("".join(f"{keyword} " for keyword in entry.parts)):
        entry.fault = entry.fault or entry.line
    if entry.parts or entry.fault:
        yield entry
