"""The lists of words that people type: what a language says there is its own, and no translation of the English.

So an edit of the English makes none of them stale, and none needs its numbers or has as many lines. This is the one
place that decides which texts are such lists, by their permanent ids.
"""

from __future__ import annotations

import re

from bot.authoring.source.fingerprints import fingerprint

COMMANDS = "interface.typed_"
"""The words that mean a button; commas part them."""

PHRASES = "search.targets."
"""What people type, a line for each, of each thing that they are led to."""

_APART = {
    "search.before_names": "What people write before their own name",
    "search.elsewhere": "What people type that is about nothing in this guide",
}
"""The other lists of what they type, and what each has."""

_DANGER = re.compile(r"search\.dangers\.[^.]+\.words")


def is_own_list(context: str) -> bool:
    """Whether the text with this permanent id is a list of a language's own."""
    return context.startswith((COMMANDS, PHRASES)) or context in _APART or is_danger_list(context)


def is_danger_list(context: str) -> bool:
    """Whether it is a list of the words of a danger."""
    return _DANGER.fullmatch(context) is not None


def catalog_source(context: str, english: str) -> str:
    """What a catalog has as the English of a text: of what people type not the English list, but what to write there.

    So translators are told what a list is for, and no catalog changes when the English list does.
    """
    if not is_own_list(context) or context.startswith(COMMANDS):
        return english
    return f"({_describe(context)}: a phrase a line, your language's own. See docs/translating.md.)"


def _describe(context: str) -> str:
    name = context.removesuffix(".words").rpartition(".")[2]
    if is_danger_list(context):
        return f"The words of danger '{name}'"
    return _APART.get(context, f"What people type to find '{name}'")


def source_fingerprint(context: str, english: str) -> str:
    """The fingerprint of what a translation is made from: the English; of nothing, where it is made from none."""
    return fingerprint("" if is_own_list(context) else english)
