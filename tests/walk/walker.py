"""Somebody who presses everything: chooses what to do next, by chance that can be repeated.

Most presses go on with the questions, where the walker went least, so that the ends of the flow are reached; the others
are any press. What was on the screen before is remembered, as by somebody who scrolls up; so is what was on another's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from bot.core import event as events
from bot.core.event import Event, Pressed
from bot.core.guide import Guide
from bot.core.overlay import AnotherSituation, ChangingAnswer, InOtherLanguage, Languages, Menu, MyAnswers
from tests.talk import pressable
from tests.walk import forging, words
from tests.walk.acts import Act, Raw, button_of, is_offered
from tests.walk.faults import notices_on
from tests.walk.trail import Broken, Trail

ELSEWHERE = 40
"""Steps of another's walk, whose buttons this one presses too."""

LITTLE = 20
"""Presses that are a little while ago."""

COMES_BACK = 0.6
"""How often the walker presses its last button again, when something else has taken it back to the beginning."""


@dataclass
class Tally:
    """What was seen on a walk. Two add up. ``longest``: the longest button pressed that no forged one led to."""

    kinds: Counter[str] = field(default_factory=Counter)
    screens: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    notices: Counter[str] = field(default_factory=Counter)
    longest: str = ""

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.kinds + other.kinds,
            self.screens + other.screens,
            self.languages + other.languages,
            self.notices + other.notices,
            max(self.longest, other.longest, key=len),
        )


class Walker:
    """One walk of ``guide``; the same number walks the same way."""

    def __init__(self, guide: Guide, number: int, *, elsewhere: int = ELSEWHERE) -> None:
        self.guide = guide
        self.chance = Random(number)  # noqa: S311  # a walk that can be walked again
        self.trail = Trail(guide)
        self.tally = Tally()
        self.pressed: list[str] = []
        self.others: tuple[str, ...] = ()
        self.taken = Counter[Event]()
        self.forged = dict[str, bool]()
        self._forged = False
        self._last = ""
        self._intends = ""
        if elsewhere:
            another = Walker(guide, -1 - number, elsewhere=0)
            another.walks(elsewhere)
            self.others, self.forged = tuple(another.pressed), another.forged

    def walks(self, steps: int) -> Broken | None:
        """Goes on for so many steps, or to the first that breaks something."""
        for _ in range(steps):
            kind, act = self._chosen()
            self._remembers(kind, act)
            if broken := self.trail.take(act):
                return broken
            self._counts(kind)
        return None

    @property
    def offered(self) -> list[Pressed]:
        """Everything that can be pressed now."""
        return pressable(self.trail.turn.screen)

    def least(self, events_: Sequence[Pressed]) -> Pressed | None:
        """What was taken least of these."""
        if not events_:
            return None
        event = min(events_, key=lambda each: (self.taken[each], self.chance.random()))
        self.taken[event] += 1
        return event

    def _chosen(self) -> tuple[str, Act]:
        """A kind of step, and a step of that kind; where there is none, a press of anything, or else a start."""
        (kind,) = self.chance.choices([*KINDS], [weight for weight, _ in KINDS.values()])
        if self._last and not self.trail.turn.conversation.answers and self.chance.random() < COMES_BACK:
            return OLD, Raw(self._last)
        kind, self._intends = self._intends or kind, ""
        act = KINDS[kind][1](self)
        if act in LEAD_TO_A_CHANGE:
            self._intends = CHANGE
        if act is not None:
            return kind, act
        return (
            (ANY, self.chance.choice(self.offered)) if self.offered else (START, words.started(self.guide, self.chance))
        )

    def _remembers(self, kind: str, act: Act) -> None:
        button = button_of(self.guide, self.trail.turn, act)
        if button is None:
            self._forged = self._forged and not isinstance(act, events.Started)
            return
        if isinstance(act, Raw):
            self._forged = kind in FORGED or self.forged.get(button, False)
        self.forged.setdefault(button, self._forged)
        ends = isinstance(act, events.Restarted | events.Cleared | events.DroppedCopy)
        if not ends:  # These are pressed often enough as it is, and what follows is a start.
            self.pressed.append(button)
        if is_offered(act):
            self.tally.longest = max(self.tally.longest, "" if self._forged else button, key=len)
            self._last = button if self.trail.turn.conversation.answers and not ends else self._last

    def _counts(self, kind: str) -> None:
        turn, tally = self.trail.turn, self.tally
        tally.kinds[kind] += 1
        tally.screens[turn.screen.shows] += 1
        tally.languages[turn.conversation.language.code if turn.conversation.language else "none yet"] += 1
        tally.notices.update(notices_on(self.guide, turn.screen))
        for copy in turn.copies:
            tally.screens[copy.screen.shows] += 1
            self.pressed += (self.guide.coder.button(copy.conversation, each) for each in pressable(copy.screen))


def _goes_on(walker: Walker) -> Act | None:
    return walker.least(
        [event for event in walker.offered if isinstance(event, events.Chose | events.Closed) or adds(event)]
    )


def adds(event: Event) -> bool:
    """Whether this opens the situations, to add one."""
    return isinstance(event, events.Opened) and isinstance(event.overlay, AnotherSituation)


def _reads(walker: Walker) -> Act | None:
    """Opens something to read, or its next part."""
    return walker.least(
        [
            event
            for event in walker.offered
            if isinstance(event, events.Opened)
            and not isinstance(event.overlay, AnotherSituation | ChangingAnswer | Languages | Menu)
        ]
    )


def _changes(walker: Walker) -> Act | None:
    """Changes an answer, or goes to where that can be done."""
    changes = [event for event in walker.offered if isinstance(event, events.ChangedAnswer | events.TookBack)]
    now = walker.trail.turn.conversation
    if changes or isinstance(now.overlay, MyAnswers) or not (now.answers or now.situations):
        return walker.least(changes)
    return next((event for event in LEAD_TO_A_CHANGE if event in walker.offered and event.overlay != now.overlay), None)


def _switches(walker: Walker) -> Act | None:
    """Goes on in another language, or to where that can be chosen."""
    languages = [event for event in walker.offered if isinstance(event, events.ChangedLanguage) or is_in_other(event)]
    return walker.least(languages) or next(
        (event for event in walker.offered if event == events.Opened(Languages())), None
    )


def is_in_other(event: Event) -> bool:
    """Whether this shows the same in Dutch or English."""
    return isinstance(event, events.Opened) and isinstance(event.overlay, InOtherLanguage)


def _forges(forge: Callable[[Random], str]) -> Callable[[Walker], Act | None]:
    return lambda walker: Raw(forge(walker.chance))


def _one_of(walker: Walker, buttons: tuple[str, ...] | list[str]) -> Raw | None:
    return Raw(walker.chance.choice(buttons)) if buttons else None


def _scrolls_up(walker: Walker) -> Raw | None:
    """Presses a button of long ago, or of a little while."""
    return _one_of(walker, walker.pressed[-walker.chance.choice((LITTLE, len(walker.pressed))) :])


def _mutates(walker: Walker) -> Act | None:
    return Raw(forging.mutated(walker.chance, walker.chance.choice(walker.pressed))) if walker.pressed else None


LEAD_TO_A_CHANGE = (events.Opened(MyAnswers()), events.Opened(Menu()))
ANY, CHANGE, OLD, START = "press anything", "change an answer", "press an old button", "start"

MUTATED, SIGNS, BYTES = "press a mutated button", "press random signs", "press any bytes"
GRAMMAR, IMPOSSIBLE = "press by the grammar", "press the impossible"
FORGED = {MUTATED, SIGNS, BYTES, GRAMMAR, IMPOSSIBLE}

KINDS: dict[str, tuple[int, Callable[[Walker], Act | None]]] = {
    "go on": (36, _goes_on),
    "read on": (10, _reads),
    ANY: (12, lambda walker: walker.chance.choice(walker.offered) if walker.offered else None),
    CHANGE: (6, _changes),
    "change the language": (4, _switches),
    "type": (6, lambda walker: words.typed(walker.guide, walker.chance)),
    START: (3, lambda walker: words.started(walker.guide, walker.chance)),
    OLD: (7, _scrolls_up),
    "press another's button": (2, lambda walker: _one_of(walker, walker.others)),
    "press a released button": (2, lambda walker: _one_of(walker, forging.released_buttons())),
    MUTATED: (4, _mutates),
    SIGNS: (1, _forges(forging.any_signs)),
    BYTES: (1, _forges(forging.any_bytes)),
    GRAMMAR: (3, _forges(forging.from_the_grammar)),
    IMPOSSIBLE: (3, lambda walker: Raw(forging.any_button(walker.guide, walker.chance))),
}
"""Kinds of steps: how often each is chosen of a hundred, and how such a step is made; None where none can be."""
