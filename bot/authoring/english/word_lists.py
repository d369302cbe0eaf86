"""Reads the plain lists: the ids of facts, and words that are not used."""

from __future__ import annotations

from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import Fields
from bot.authoring.source.names import look_at_fact
from bot.authoring.source.nodes import Mapping, Scalar


def read_facts(root: Mapping, desk: FileContext) -> tuple[Scalar, ...]:
    """The ids of the facts. Their English is for those who write; people read the pages."""
    fields = Fields(root, "the facts", desk)
    for name, _ in root:
        look_at_fact(name, desk.findings)
        fields.scalar(name.text)
    return tuple(name for name, _ in root)


def read_words(root: Mapping, desk: FileContext) -> dict[str, str]:
    """Words that are not used, anywhere or where a line begins, each with what to do instead."""
    fields = Fields(root, "the words", desk)
    return {name.text: instead.text for name, _ in root if (instead := fields.scalar(name.text))}
