"""Reads lines: the one shape of everything that a flow or a statement says, and finds the organisations they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.authoring.english.draft_flow import DraftLine
from bot.authoring.source import file_checks
from bot.authoring.source.fields import Fields
from bot.authoring.source.names import check_inner_name
from bot.authoring.source.sentences import asks_to_press, urgency_of
from bot.authoring.source.yaml_nodes import Node, Scalar
from bot.core.lines import Guard, Importance, Line
from bot.core.organisation import Kind, Organisation


def read_lines(
    fields: Fields, key: str, context: str, importance: Importance = Importance.DO_NOW
) -> Iterator[DraftLine]:
    """The lines below a key, by their permanent names."""
    for name, node in fields.entries(key, optional=True):
        check_inner_name(name, fields.findings)
        if line := read_line(fields, name, node, f"{context}.{name.text}"):
            yield replace(line, importance=importance)


def read_all_lines(fields: Fields, key: str, context: str) -> tuple[DraftLine, ...]:
    """The lines of a state: those below ``key`` are for everybody at once, then those of the other two keys.

    The permanent id of a line does not say below which of them it stands, so that it keeps its translations when it is
    moved. So no two lines of a state have the same name.
    """
    seen, lines = dict[str, Scalar](), list[DraftLine]()
    for importance in Importance:
        own = key if importance is Importance.DO_NOW else importance.value
        for line in read_lines(fields, own, f"{context}.{key}", importance):
            if line.name.text in seen:
                first = seen[line.name.text].place
                fields.findings.add(file_checks.duplicate_key(line.name.place, line.name.text, first))
            seen[line.name.text] = line.name
            lines.append(line)
    return tuple(lines)


def read_line(fields: Fields, name: Scalar, node: Node, context: str) -> DraftLine | None:
    """One line: a text alone, or a mapping of ``text`` and of what else there is to say of it."""
    if isinstance(node, Scalar):
        return DraftLine(name, fields.as_text(node, context, f"'{name.text}'"))
    line = Fields(node, f"the line '{name.text}'", fields.file_context, name.place)
    found = line_in(line, name, context)
    line.close()
    return found


def line_in(line: Fields, name: Scalar, context: str) -> DraftLine | None:
    """The line that the fields of a mapping tell; None where it has no text."""
    when, text = line.scalar("when", optional=True), line.text("text", context)
    after = line.text("after", f"{context}.after", optional=True)
    asks, excludes = line.names("asks", optional=True), line.names("excludes", optional=True)
    return DraftLine(name, text, when, asks, after, excludes) if text else None


def resolve_lines(
    drafts: Iterable[DraftLine], guards: Mapping[str, Guard], organisations: Mapping[str, Organisation]
) -> tuple[Line, ...]:
    """Lines whose names have become the things. What names nothing is a problem elsewhere, and left out."""
    return tuple(
        Line(
            draft.text,
            guards.get(draft.when.text) if draft.when else None,
            frozenset(name.text for name in draft.asks),
            draft.after,
            find_organisations(
                " ".join(text.english for text in (draft.text, draft.after) if text), organisations.values()
            ),
            urgency_of(draft.text.english),
            draft.importance,
            asks_to_press(draft.text.english),
        )
        for draft in drafts
    )


def find_organisations(text: str, organisations: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """The organisations that a text names, in their own order. An authority is nobody to go to: it does not count."""
    return tuple(
        each
        for each in organisations
        if each.kind is not Kind.AUTHORITY
        and any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in (each.title, *each.called))
    )
