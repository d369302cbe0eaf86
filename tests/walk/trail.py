"""A walk as it is walked: each act is done, and everything that must be true after it is looked at."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.guide import Guide, Turn
from tests.walk.acts import Act, button_of, is_offered, said_by
from tests.walk.invariants import INVARIANTS, NO_EXCEPTION, SAME_AGAIN, SAME_WALK, Invariant, Moment


@dataclass(frozen=True, slots=True)
class Broken:
    """An invariant, by what it says, and the fault that was found."""

    invariant: str
    fault: str


class Trail:
    """The walk so far. ``broken`` is what its last act broke. ``closely``: everything is looked at after each act."""

    def __init__(self, guide: Guide, invariants: Sequence[Invariant] = INVARIANTS, *, closely: bool = False) -> None:
        self.guide = guide
        self.invariants = invariants
        self.closely = closely
        self.turn = guide.step(Conversation(), events.Started())
        self.acts: list[Act] = []
        self.turns: list[Turn] = []
        self.broken: Broken | None = None
        self.shown = dict[str, Turn]()

    def take(self, act: Act) -> Broken | None:
        """Does one act. Raises NotOfferedError where it presses what is not on the screen."""
        before, event = said_by(self.guide, self.turn, act)
        button = button_of(self.guide, self.turn, act)
        self.acts.append(act)
        try:
            self.turn = self.guide.step(before, event) if button is None else self.guide.press(button)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is the fault that is looked for
            self.broken = Broken(NO_EXCEPTION, _last_of(error))
            return self.broken
        self.turns.append(self.turn)
        moment = Moment(self.guide, before, event, self.turn, offered=is_offered(act))
        self.broken = self._same(button) or self._looks(moment)
        return self.broken

    def again(self, length: int) -> Broken | None:
        """Does the first acts once more, from the beginning: every screen must be the one that was shown."""
        other = Trail(self.guide, ())
        for number, act in enumerate(self.acts[:length]):
            other.take(act)
            if other.broken or other.turn != self.turns[number]:
                self.broken = Broken(SAME_WALK, f"step {number + 1} shows something else the second time")
                return self.broken
        return None

    def _same(self, button: str | None) -> Broken | None:
        if button is None or (earlier := self.shown.setdefault(button, self.turn)) == self.turn:
            return None
        return Broken(SAME_AGAIN, f"{button} showed '{earlier.screen.shows}', and now '{self.turn.screen.shows}'")

    def _looks(self, moment: Moment) -> Broken | None:
        for invariant in self.invariants:
            if (self.closely or not len(self.acts) % invariant.every) and (fault := _fault(invariant, moment)):
                return Broken(invariant.says, fault)
        return None


def _fault(invariant: Invariant, moment: Moment) -> str | None:
    try:
        return invariant.fault(moment)
    except Exception as error:  # noqa: BLE001  # an invariant asks the guide for other screens, and they too can fail
        return _last_of(error)


def _last_of(error: Exception) -> str:
    return "".join(traceback.format_exception(error)[-3:])
