"""The ledger as ``wegwijs update`` would write it: with codes for everything that is new. It only ever grows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from bot.authoring.english.checks.ledger import is_situation
from bot.authoring.english.folder import Drafts
from bot.authoring.english.ledger_file import highest_value
from bot.authoring.source.names import GO_ON
from bot.core.ledger import ALPHABET, Field, Ledger

_INFORMATION, _QUESTION, _LARGE = 1, 3, 4
"""Bits of a field: for going on, for up to 7 choices, and for more."""


def grow_ledger(drafts: Drafts) -> Ledger:
    """The ledger with a character for everything that had none, and a field for every answer that had none.

    What it had before stays as it was. Where all characters or slots are taken it does not grow, and ``check`` tells
    that.
    """
    before, things = drafts.ledger, drafts.things_with_codes
    asked = {name: [choice.name.text for choice in state.choices] for name, state in drafts.flow.states.items()}
    new = [name for name, choices in asked.items() if choices and name not in before.slots]
    slots = (*before.slots, *new[: len(ALPHABET) - len(before.slots)])
    ledger = replace(
        before,
        slots=slots,
        choices={name: _add_codes(before.choices.get(name, {}), asked.get(name, ())) for name in slots},
        languages=_add_codes(before.languages, things["language"]),
        topics=_add_codes(before.topics, things["topic"]),
        pages=_add_codes(before.pages, things["page"]),
        targets=_add_codes(before.targets, things["target"]),
        dangers=_add_codes(before.dangers, things["danger"]),
        note=tuple(dict.fromkeys((*before.note, *map(str, drafts.note_lines)))),
        cards=_add_codes(before.cards, things["card"]),
    )
    for name in slots:
        # One that lacks a field for what it had before has lost it: that is told, and not made worse.
        is_whole = not before.fields or before.room(name) >= highest_value(before, name)
        if asked.get(name) and is_whole and not is_situation(drafts.flow, name):
            ledger = replace(ledger, fields=(*ledger.fields, *_new_fields(ledger, name)))
    return ledger


def _new_fields(ledger: Ledger, slot: str) -> Iterator[Field]:
    """Fields for the values of a slot that its present ones have no room for."""
    lacking = highest_value(ledger, slot) - ledger.room(slot)
    while lacking > 0:
        field = Field(slot, _width(ledger.choices[slot], lacking))
        yield field
        lacking -= field.most


def _width(choices: Collection[str], lacking: int) -> int:
    """The bits of a field: there has to be room for the choices that come later, and bytes for all fields."""
    if set(choices) == {GO_ON}:
        return _INFORMATION
    return _QUESTION if lacking < 1 << _QUESTION else _LARGE


def _add_codes(characters: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """The characters, and free ones for the names that have none, as long as there are any."""
    free = (character for character in ALPHABET if character not in characters.values())
    return {**characters, **dict(zip((name for name in names if name not in characters), free, strict=False))}
