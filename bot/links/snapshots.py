"""Reads and writes ``content/links.yaml``: what each address was like when it was looked at last."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import Fields
from bot.authoring.source.files import read_text
from bot.authoring.source.fingerprints import is_fingerprint
from bot.authoring.source.problems import Findings
from bot.authoring.source.yaml_nodes import compose
from bot.links import checks

SNAPSHOTS = "content/links.yaml"


class What(Enum):
    """The part of a page that is compared, by its name in the file."""

    WORDS = "words"
    TITLE = "title"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Print:
    """The fingerprint of the words, the title or the bytes of a page."""

    what: What
    value: str


class LinkState(Enum):
    """The state in which an address was found."""

    WELL = "well"
    MOVED = "moved"
    DIED = "died"
    CLOSED = "not let in"
    EMPTY = "no words"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One address: the day of the last look, how it was found, and what was read of it.

    ``read`` is the day on which that was read, where it could not be read at the last look; None where it was.
    """

    looked: str
    found: LinkState
    seen: Print | None = None
    read: str | None = None


def read_snapshots(root: Path, findings: Findings) -> dict[str, Snapshot]:
    """The last look by address; none where there is no file yet. What is wrong goes to ``findings``."""
    text = read_text(root, SNAPSHOTS, findings) if (root / SNAPSHOTS).is_file() else None
    node = compose(text, SNAPSHOTS, findings) if text is not None else None
    file_context, looks = FileContext(findings), dict[str, Snapshot]()
    for name, entry in node or ():
        fields = Fields(entry, f"the look at '{name.text}'", file_context, name.place)
        looked, found = (
            fields.date("looked", optional=False),
            fields.one_of("found", (each.value for each in LinkState)),
        )
        seen, read = list(_prints(fields)), fields.date("read")
        fields.close()
        if len(seen) > 1:
            findings.add(checks.wrong_look(name.place, f"of '{name.text}' more than one thing is compared."))
        if looked and found:
            looks[name.text] = Snapshot(looked, LinkState(found), seen[0] if seen else None, read)
    return looks


def _prints(fields: Fields) -> Iterator[Print]:
    for what in What:
        if said := fields.scalar(what.value, optional=True):
            if is_fingerprint(said.text):
                yield Print(what, said.text)
            else:
                fault = f"'{said.text}' cannot be the fingerprint of its {what.value}."
                fields.findings.add(checks.wrong_look(said.place, fault))


def format_snapshots(looks: Mapping[str, Snapshot]) -> str:
    """The text of the file: one entry for each address, sorted, one fact to a line."""
    return _HEAD + ("".join(_entry(*each) for each in sorted(looks.items())) or "{}\n")


_HEAD = """\
# What every source and site was like when it was last looked at. Written by "wegwijs check --links"; nobody edits it.
# See docs/freshness.md.
"""


def _entry(address: str, look: Snapshot) -> str:
    return "".join([f"{json.dumps(address, ensure_ascii=False)}:\n", *(f"  {line}\n" for line in _lines(look))])


def _lines(look: Snapshot) -> Iterator[str]:
    yield f'looked: "{look.looked}"'
    yield f"found: {look.found.value}"
    if look.seen:
        yield f'{look.seen.what.value}: "{look.seen.value}"'
    if look.read:
        yield f'read: "{look.read}"'


def merge_snapshots(
    before: Mapping[str, Snapshot], learnt: Mapping[str, Snapshot], standing: Iterable[str]
) -> dict[str, Snapshot]:
    """The snapshots to keep: the new ones, else the old; none of an address that no author names any more."""
    known = {**before, **learnt}
    return {address: known[address] for address in standing if address in known}
