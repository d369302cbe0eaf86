"""The answers as one number: each in its field of bits, and all of them in digits of base 62, the lowest first.

The fields are the ledger's, one after the other, the first in the lowest bits. What stands in a field is the value of
an answer (``ledger.value_of``), 0 where there is none. Where a slot has more than one field, its values go on from one
to the next: after 7 in a field of 3 bits, 8 is 1 in the second. So no more than one field of a slot is not 0.

Nothing of this may ever change, and fields are only put at the end: old numbers would be other answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.code.grammar import NOTHING, reject
from bot.core.ledger import ALPHABET, Symbols, value_of

BASE = len(ALPHABET)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A field: the slot by its number, how many bits are below it, which values are in earlier fields of the slot."""

    slot: int
    shift: int
    below: int
    most: int


class Layout:
    """The fields of one ledger, each at its place in the number."""

    def __init__(self, symbols: Symbols) -> None:
        shift, below, placed = 0, Counter[int](), list[_Placed]()
        for field in symbols.fields:
            slot = symbols.slot_of[field.slot]
            placed.append(_Placed(slot, shift, below[slot], field.most))
            below[slot] += field.most
            shift += field.bits
        self._fields = tuple(placed)
        self._longest = len(to_digits((1 << shift) - 1))
        self._end = 1 << shift

    def encode(self, values: Mapping[int, int]) -> str:
        """The digits of the number that holds these values, by slot; no digits where there is no answer."""
        number = 0
        for field in self._fields:
            value = values.get(field.slot, 0) - field.below
            if 0 < value <= field.most:
                number |= value << field.shift
        return to_digits(number)

    def values(self, text: str) -> dict[int, int]:
        """The values, by slot and in the order of slots. Raises RejectedError where ``spelt`` never wrote this."""
        number = from_digits(text) if len(text) <= self._longest else reject()
        if number >= self._end:
            reject()
        found = dict[int, int]()
        for field in self._fields:
            if value := number >> field.shift & field.most:
                found[field.slot] = reject() if field.slot in found else field.below + value
        return dict(sorted(found.items()))


def to_digits(number: int) -> str:
    """A number in digits of base 62, the lowest first; 0 has none."""
    text = ""
    while number:
        number, digit = divmod(number, BASE)
        text += ALPHABET[digit]
    return text


def from_digits(text: str) -> int:
    """The number of these digits. Raises RejectedError for what ``to_digits`` never wrote."""
    if text.endswith(ALPHABET[0]):
        reject()
    number = 0
    for character in reversed(text):
        digit = ALPHABET.find(character)
        number = number * BASE + (digit if digit >= 0 else reject())
    return number


def values_of_old(text: str, slots: int) -> dict[int, int]:
    """The values by slot as version 1 spelt them, a character for each. Raises RejectedError for what it never did."""
    if len(text) > slots or text.endswith(NOTHING):
        reject()
    return {slot: value_of(character) for slot, character in enumerate(text) if character != NOTHING}
