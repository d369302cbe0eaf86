"""Reads what people have said about translations: who checked which (``review.yaml``), and which edits changed nothing.

Both name a text by its fingerprint, so an edit of the English or of the translation ends a check by itself. What is
wrong in these files is told by ``check`` and does not count; it stops nothing.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.authoring.source import file_checks
from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import Fields, read_fingerprints
from bot.authoring.source.files import read_text
from bot.authoring.source.fingerprints import is_fingerprint
from bot.authoring.source.problems import Findings, Place
from bot.authoring.source.yaml_nodes import Mapping, Node, Scalar, compose
from bot.authoring.translations import checks

SAME_AS = "translations/same-as.yaml"

_PARTS = 3


@dataclass(frozen=True, slots=True)
class HumanCheck:
    """A person has read a translation beside its English: ``fingerprint`` is that of both (``fingerprints.pair``)."""

    fingerprint: str
    on: str
    by: str

    def __str__(self) -> str:
        return f"{self.fingerprint} {self.on} {self.by}"


@dataclass(frozen=True, slots=True)
class Review:
    """The checks of one language: of strings by ``msgctxt``, of sections by ``page#section``; also those that ended."""

    strings: ReadOnly[str, tuple[HumanCheck, ...]]
    sections: ReadOnly[str, tuple[HumanCheck, ...]]


def review_path(code: str) -> str:
    """The path of the review of a language."""
    return f"translations/{code}/review.yaml"


def read_review(
    root: Path, code: str, strings: Collection[str], sections: Collection[str], findings: Findings
) -> Review:
    """The checks of one language; ``strings`` and ``sections`` are the ids that there are."""
    node, file_context = _open(root, review_path(code), findings)
    fields = Fields(node, "the review", file_context)
    read = {
        key: {
            name.text: tuple(_checks(fields, name, node))
            for name, node in fields.entries(key, optional=True)
            if _is_known(file_context, name, key.removesuffix("s"), ids)
        }
        for key, ids in (("strings", strings), ("sections", sections))
    }
    fields.close()
    return Review(read["strings"], read["sections"])


def format_review(review: Review) -> str:
    """The text of ``review.yaml``."""
    text = _HEAD
    for key, each in (("strings", review.strings), ("sections", review.sections)):
        text += f"{key}:{'' if each else ' {}'}\n"
        for name, some in sorted(each.items()):
            text += f"  {name}:\n" + "".join(f"  - {_quoted(check)}\n" for check in some)
    return text


_HEAD = """\
# Who has read which translation beside its English: fingerprint of both, day, name. Written by "wegwijs mark" and
# "wegwijs take-back". An edit of either text ends a check. What tells law or safety needs two people.
"""


def read_same_as(root: Path, strings: Collection[str], findings: Findings) -> dict[str, tuple[str, ...]]:
    """Permanent id -> fingerprints of English texts that mean the same, oldest first (``fingerprints.alike``)."""
    root_node, file_context = _open(root, SAME_AS, findings)
    fields = Fields(root_node, "this file", file_context)
    return {
        name.text: tuple(read_fingerprints(fields, node, name.text))
        for name, node in root_node
        if _is_known(file_context, name, "string", strings)
    }


def _open(root: Path, file: str, findings: Findings) -> tuple[Mapping, FileContext]:
    """A file and its context; of one that is not there or cannot be read, an empty one."""
    text = read_text(root, file, findings) if (root / file).is_file() else None
    node = compose(text, file, findings) if text is not None else None
    return node or Mapping({}, Place(file, 1, 1)), FileContext(findings)


def _is_known(file_context: FileContext, name: Scalar, what: str, ids: Collection[str]) -> bool:
    if name.text not in ids:
        file_context.findings.add(file_checks.unknown_name(name.place, what, name.text, ids))
    return name.text in ids


def _quoted(check: HumanCheck) -> str:
    """A check in quotes: a name may hold what YAML would take for its own."""
    return json.dumps(str(check), ensure_ascii=False)


def _checks(fields: Fields, name: Scalar, node: Node) -> Iterable[HumanCheck]:
    for scalar in fields.scalars(node, name.text):
        said = scalar.text.split(maxsplit=_PARTS - 1)
        fault = _fault(said)
        if fault:
            fields.findings.add(checks.wrong_review(scalar.place, fault))
        else:
            yield HumanCheck(*said)


def _fault(said: list[str]) -> str | None:
    if len(said) < _PARTS:
        return "it needs a fingerprint, a day and a name."
    text, on, _ = said
    if not is_fingerprint(text):
        return f"'{text}' cannot be a fingerprint."
    try:
        day = date.fromisoformat(on)
    except ValueError:
        return f"'{on}' is not a day such as 2026-11-25."
    return f"{on} is still to come." if day > _tomorrow() else None


def _tomorrow() -> date:
    """It may be tomorrow already where the check was made."""
    return datetime.now(UTC).date() + timedelta(days=1)
