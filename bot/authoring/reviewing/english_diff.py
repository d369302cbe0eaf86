"""The changes in the English since a translation was made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.authoring.reviewing.find_text import find_english
from bot.authoring.reviewing.word_diff import DiffSpan, diff_words
from bot.authoring.translations.status import Item
from bot.core.translation import Status


@dataclass(frozen=True, slots=True)
class Difference:
    """The words of the English then and now; or, where that English is not known any more, why (``unknown``)."""

    item: Item
    words: tuple[DiffSpan, ...] = ()
    unknown: str = ""


def diff_english(root: Path, item: Item) -> Difference:
    """The changes in the English of one text since it was translated."""
    if item.state is Status.MISSING:
        return Difference(item, unknown="there is no translation of it yet.")
    if item.state is not Status.STALE:
        return Difference(item, unknown="its translation is of the present English.")
    if item.made_from is None:
        return Difference(item, unknown="it does not say which English it was made from. 'wegwijs mark' writes that.")
    old = find_english(root, item, item.made_from)
    if old is None:
        return Difference(item, unknown=f"the English that it was made from ({item.made_from}) is not in the history.")
    return Difference(item, tuple(diff_words(old, item.english)))
