"""Each invariant finds the fault that it is there for, on a walk of a small guide; and the small guide has none."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.event import Event
from bot.core.guide import Guide, Turn
from bot.core.ledger import Ledger
from bot.core.overlay import AllTopics
from tests.core.small import States, small_guide
from tests.nightly import LOOKED_AT
from tests.offered import with_few_offered
from tests.walk.acts import act_of
from tests.walk.invariants import INVARIANTS, NO_EXCEPTION, SAME_AGAIN, SAME_WALK
from tests.walk.planted import Planted, Spoils
from tests.walk.spoils import FAULTS, SAYS_ONCE, counting, says_a_change, says_no_change
from tests.walk.trail import Broken, Trail
from tests.walk.walker import Walker

pytestmark = pytest.mark.slow

SMALL: States = {
    "first": {"yes": "situation", "no": "last"},
    "last": {"yes": "situation", "no": "situation"},
    "situation": {"a": "note", "b": "end"},
    "note": "end",
    "end": (None, None),
}
BACK_UNDOES = "back undoes what was just done"
DOES_SOMETHING = "no button does nothing"
STEPS = 1000
FAR = 2_500
NUMBERS, MANY = range(2, 12), range(7, 47)
"""Walks in which a fault is found, each of so many steps. Most are found at once; what follows a rare press is not, but
in the seventh walk it is seen soon."""


def by_day(faults: list[tuple[str, Spoils]]) -> list[Any]:
    """The first fault of each invariant; the others are planted at night."""
    first = dict(reversed(faults))
    return [
        pytest.param(invariant, fault, marks=() if first[invariant] is fault else pytest.mark.nightly)
        for invariant, fault in faults
    ]


@pytest.fixture(scope="module")
def small(pseudo_guide: Guide, ledger: Ledger) -> Guide:
    return small_guide(with_few_offered(pseudo_guide, ledger, *LOOKED_AT), SMALL)


def found(guide: Guide, steps: int = STEPS, numbers: range = NUMBERS) -> Broken | None:
    """What the first walk that finds anything finds."""
    broken = (Walker(guide, number, elsewhere=0).walks(steps) for number in numbers)
    return next((each for each in broken if each), None)


@pytest.mark.parametrize(("invariant", "spoils"), by_day(FAULTS))
def test_a_walk_finds_each_kind_of_fault(small: Guide, invariant: str, spoils: Spoils) -> None:
    broken = found(Planted(small, spoils))
    assert broken
    assert broken.invariant == invariant


@pytest.mark.parametrize("spoils_of", [says_no_change, says_a_change])
def test_a_walk_finds_what_is_wrongly_said_of_a_change(small: Guide, spoils_of: Callable[[Guide], Spoils]) -> None:
    broken = found(Planted(small, spoils_of(small)), FAR, MANY)
    assert broken
    assert broken.invariant == SAYS_ONCE


def test_a_walk_finds_a_button_that_does_nothing(small: Guide) -> None:
    def opens_nothing(before: Conversation, event: Event, turn: Turn) -> Turn:
        if event != events.Opened(AllTopics()):
            return turn
        return small.step(before, events.Opened(before.overlay) if before.overlay else events.Closed())

    broken = found(Planted(small, opens_nothing))
    assert broken
    assert broken.invariant == DOES_SOMETHING


def test_a_walk_finds_that_back_goes_too_far(small: Guide) -> None:
    def goes_too_far(before: Conversation, event: Event, turn: Turn) -> Turn:
        back = isinstance(event, events.WentBack) and before.answers and not before.overlay
        return small.step(before, events.Restarted()) if back else turn

    broken = found(Planted(small, goes_too_far))
    assert broken
    assert broken.invariant == BACK_UNDOES


def test_every_invariant_has_a_fault_that_it_finds() -> None:
    known = {invariant for invariant, _ in FAULTS} | {BACK_UNDOES, DOES_SOMETHING}
    assert known == {each.says for each in INVARIANTS} | {NO_EXCEPTION}


def test_a_guide_without_a_fault_breaks_nothing(small: Guide) -> None:
    walker = Walker(small, 1)
    assert walker.walks(STEPS) is None
    assert walker.trail.again(STEPS) is None


def test_a_button_that_shows_something_else_the_second_time_is_found(small: Guide) -> None:
    trail = Trail(Planted(small, counting()), ())
    assert trail.take(act_of("press 1A-__m", trail.turn.screen)) is None
    broken = trail.take(act_of("press 1A-__m", trail.turn.screen))
    assert broken
    assert broken.invariant == SAME_AGAIN


def test_steps_that_show_something_else_the_second_time_are_found(small: Guide) -> None:
    trail = Trail(Planted(small, counting()), ())
    trail.take(act_of("type help", trail.turn.screen))
    broken = trail.again(1)
    assert broken
    assert broken.invariant == SAME_WALK


def test_what_fails_while_an_invariant_is_looked_at_is_a_fault_of_it(small: Guide) -> None:
    asked = count()

    def fails_when_drawn_again(_: Conversation, event: Event, turn: Turn) -> Turn:
        if isinstance(event, events.Opened) and next(asked) % 2:
            raise ZeroDivisionError
        return turn

    trail = Trail(Planted(small, fails_when_drawn_again), closely=True)
    broken = trail.take(act_of("press 1A-__m", trail.turn.screen))
    assert broken
    assert broken.invariant == "the code alone gives the same screen"
    assert "ZeroDivisionError" in broken.fault
