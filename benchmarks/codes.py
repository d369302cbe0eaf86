"""What the answers take in a button: as they are, as they were in version 1, and as they could be.

``python -m benchmarks.codes`` prints it alone. All of it is of the fullest conversation of the flow as it is authored
(``bot.authoring.sweep.longest_button``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from math import ceil, log, log2, prod

from bot.authoring.sweep.longest_button import find_longest_button
from bot.channels.telegram.limits import LONGEST_BUTTON
from bot.core.guide import Guide
from bot.core.ledger import ALPHABET, Field, Ledger
from bot.loading import load
from bot.wiring import read
from tests.versions import in_version_1

BASE = len(ALPHABET)


def lines() -> Iterator[str]:
    """Bytes, and what is left."""
    guide, ledger = load(), read().drafts.ledger
    now = find_longest_button(guide)
    before = in_version_1(ledger, now)
    for version, button in (("1, until 28-11-2026", before), ("2", now)):
        yield f"code, version {version}: {_answers(button)} bytes of answers, longest button {len(button)}"
    for name, size in alternatives(guide, ledger):
        yield f"code, {name}: {size} bytes of answers"
    left = f"{questions_left(ledger, LONGEST_BUTTON - len(now))} by their bytes"
    yield f"code, questions that can be added: {left}, {BASE - len(ledger.slots)} by their slots"


def alternatives(guide: Guide, ledger: Ledger) -> Iterator[tuple[str, int]]:
    """Other spellings of the answers that were thought of, and their bytes."""
    highest = [
        max(guide.coder.value(choice) for choice in choices)
        for state in guide.flow.states.values()
        if state is not guide.flow.situation and (choices := guide.flow.choices_of(state))
    ]
    yield "two slots in a character", ceil(len(highest) / 2)
    wide = [replace(field, bits=4 if field.bits > 1 else 1) for field in ledger.fields]
    yield "four bits for every question", _digits(sum(field.bits for field in wide[:-1]) + highest[-1].bit_length())
    yield "mixed radix, with no room for a choice more", ceil(log(prod(value + 1 for value in highest), BASE))


def questions_left(ledger: Ledger, free: int) -> int:
    """How many questions of up to 7 choices can be added until ``free`` bytes are full."""
    bits, new = sum(field.bits for field in ledger.fields), Field("", 3)
    room = _digits(bits) + free
    return next(more for more in count() if _digits(bits + (more + 1) * new.bits) > room)


def _answers(button: str) -> int:
    return len(button.split("_")[1])


def _digits(bits: int) -> int:
    """How many digits the highest number of so many bits has."""
    return ceil(bits / log2(BASE))


if __name__ == "__main__":
    print(*lines(), sep="\n")  # noqa: T201  # that is what it is for
