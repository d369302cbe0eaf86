"""Spells the making of a note for a lawyer: its step and its changed lines, and the way to what is near.

The lines are one number: a bit for each place of the ledger's ``note``, and the step beside them. From a note to
another step of it, or to one line changed, there is a short spelling, which carries no lines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.core.code.grammar import CHANGED_LINE, NOTHING, NOTING, STEP, reject
from bot.core.code.number import from_digits, to_digits
from bot.core.ledger import ALPHABET, Symbols
from bot.core.note import NoteLine, NoteStep
from bot.core.overlay import Noting


def spell_noting(noting: Noting, symbols: Symbols) -> str:
    """The making of a note, as an overlay."""
    lines = sum(1 << symbols.note_places[line] for line in noting.changed)
    return NOTING + to_digits(lines * len(NoteStep) + noting.step) + NOTHING


def read_noting(digits: str, symbols: Symbols) -> tuple[Noting, bool]:
    """The making of a note, and whether a changed line of it is of something that is gone. Raises RejectedError."""
    lines, step = divmod(from_digits(digits), len(NoteStep))
    if lines >> len(symbols.note_lines):
        reject()
    chosen = [line for place, line in enumerate(symbols.note_lines) if lines >> place & 1]
    return Noting(NoteStep(step), frozenset(line for line in chosen if line)), None in chosen


def spell_near(now: Noting, to: Noting, symbols: Symbols) -> str | None:
    """The short spelling of another step of the same note, or of one line changed; None: it is neither."""
    others = now.changed ^ to.changed
    if not others and now.step is not to.step:
        return STEP + ALPHABET[to.step]
    if len(others) == 1 and now.step is to.step:
        block, place = divmod(symbols.note_places[min(others, key=str)], len(ALPHABET))
        return CHANGED_LINE[block] + ALPHABET[place]
    return None


def read_near(kind: str, now: Noting | None, number: Callable[[int], int], symbols: Symbols) -> Noting | None:
    """The note that lies open at another step, or with one line changed; None: the line is of something that is gone.

    ``number`` takes the next character, as a number below another. Raises RejectedError.
    """
    if now is None:
        reject()
    if kind == STEP:
        step = NoteStep(number(len(NoteStep)))
        return replace(now, step=step) if step is not now.step else reject()
    place = CHANGED_LINE.index(kind) * len(ALPHABET) + number(len(ALPHABET))
    if place >= len(symbols.note_lines):
        reject()
    line: NoteLine | None = symbols.note_lines[place]
    return replace(now, changed=now.changed ^ {line}) if line else None
