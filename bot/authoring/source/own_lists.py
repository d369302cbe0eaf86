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

_APART = ("search.before_names", "search.elsewhere")
"""What they type before their own name, and what is about nothing here."""

_DANGER = re.compile(r"search\.dangers\.[^.]+\.words")


def is_own_list(context: str) -> bool:
    """Whether the text with this permanent id is a list of a language's own."""
    return context.startswith((COMMANDS, PHRASES)) or context in _APART or is_danger_list(context)


def is_danger_list(context: str) -> bool:
    """Whether it is a list of the words of a danger."""
    return _DANGER.fullmatch(context) is not None


def source_fingerprint(context: str, english: str) -> str:
    """The fingerprint of what a translation is made from: the English; of nothing, where it is made from none."""
    return fingerprint("" if is_own_list(context) else english)
