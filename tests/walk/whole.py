"""One whole walk, from its number: the steps, a part of them once more, and what to tell if something breaks.

Even walks go through the guide as it is offered and the language of tests, which runs from right to left; odd ones
through every language that there is, as if it were offered.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

from bot.channels.terminal import to_text
from bot.core.guide import Guide
from tests.authored import authored, with_pseudo
from tests.offered import with_all_offered
from tests.walk.shrink import told
from tests.walk.trail import Trail
from tests.walk.walker import Tally, Walker


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk came to. ``digest`` is of all that was shown; ``broken`` tells what went wrong, None: nothing."""

    number: int
    tally: Tally
    digest: str
    broken: str | None


@cache
def guides() -> tuple[Guide, Guide]:
    """The guides of even and of odd walks, read once in each process."""
    guide = with_pseudo()
    return guide, with_all_offered(guide, authored().drafts.ledger)


def walked(number: int, steps: int) -> Walked:
    """The walk with this number: the same one in every process, until the guide or the walker changes."""
    guide = guides()[number % 2]
    walker = Walker(guide, number)
    broken = walker.walks(steps) or walker.trail.again(int(steps * walker.chance.random() ** 2))
    message = None
    if broken:
        command = f"make walk ARGS='--first {number} --walks 1 --steps {steps}'"
        where = f"Walk {number}, of {steps} steps. To walk it again:\n{command}"
        try:
            message = f"{told(guide, walker.trail.acts, broken)}\n{where}\n"
        except ValueError as error:
            message = f"Not true: {broken.invariant}.\n{broken.fault}\n{error}\n\n{where}\n"
    return Walked(number, walker.tally, digest(walker.trail), message)


def digest(trail: Trail) -> str:
    """A fingerprint of everything that was shown, and of the conversations behind it."""
    seen = hashlib.sha256()
    for turn in trail.turns:
        seen.update(f"{trail.guide.coder.code(turn.conversation)}\n{to_text(turn.screen)}".encode())
    return seen.hexdigest()
