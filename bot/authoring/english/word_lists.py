"""Reads the plain lists: the ids of facts, and words that are not used."""

from __future__ import annotations

from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import Fields
from bot.authoring.source.names import check_fact_id
from bot.authoring.source.yaml_nodes import Mapping, Scalar


def read_facts(root: Mapping, file_context: FileContext) -> tuple[Scalar, ...]:
    """The ids of the facts. Their English is for those who write; people read the pages."""
    fields = Fields(root, "the facts", file_context)
    for name, _ in root:
        check_fact_id(name, file_context.findings)
        fields.scalar(name.text)
    return tuple(name for name, _ in root)


def read_words(root: Mapping, file_context: FileContext) -> dict[str, str]:
    """Words that are not used, anywhere or where a line begins, each with what to do instead."""
    fields = Fields(root, "the words", file_context)
    return {name.text: instead.text for name, _ in root if (instead := fields.scalar(name.text))}
