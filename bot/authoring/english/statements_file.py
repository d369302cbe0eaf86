"""Reads ``flows/statements.yaml``."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as MappingType

from bot.authoring.english.draft_flow import DraftStatement
from bot.authoring.english.lines import read_lines, resolve_lines
from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import Fields
from bot.authoring.source.names import check_outer_name
from bot.authoring.source.yaml_nodes import Mapping
from bot.core.guards import GUARDS
from bot.core.lines import Statement
from bot.core.organisation import Organisation


def read_statements(root: Mapping, file_context: FileContext) -> dict[str, DraftStatement]:
    """The statements by name; each is a few lines, a paragraph each on a page."""
    fields = Fields(root, "the statements", file_context)
    for name, _ in root:
        check_outer_name(name, file_context.findings)
    return {
        name.text: DraftStatement(name, tuple(read_lines(fields, name.text, f"statements.{name.text}")))
        for name, _ in root
    }


def resolve_statements(
    drafts: Iterable[DraftStatement], organisations: MappingType[str, Organisation]
) -> dict[str, Statement]:
    """The statements, every name of their lines resolved."""
    return {
        draft.name.text: Statement(draft.name.text, resolve_lines(draft.lines, GUARDS, organisations))
        for draft in drafts
    }


class EveryStatement(dict[str, Statement]):
    """Statements that cannot be looked up: any that a page includes may exist."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> Statement:
        return Statement(name, ())
