"""Makes what broke small: the fewest and simplest acts that still break the same, written as a transcript.

Acts are left out in ever smaller pieces until none can be spared (delta debugging: Zeller and Hildebrandt, "Simplifying
and isolating failure-inducing input", 2002); then each that is left is made simpler, and so on until nothing changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from bot.core import event as events
from bot.core.code import Press
from bot.core.guide import Guide
from bot.core.overlay import InOtherLanguage, Languages
from bot.core.transcript import TranscriptLine
from tests.walk.acts import Act, NotOfferedError, Raw, done
from tests.walk.invariants import INVARIANTS, SAME_WALK, Invariant
from tests.walk.trail import Broken, Trail

MOST_PLAYS = 4000
"""How often acts are played again to make them fewer. It is enough for thousands of acts, and takes seconds."""

UNKNOWN = "?"
"""Stands for the screen where there was none."""

T = TypeVar("T")


class Shrinker:
    """Looks for the smallest acts that break ``invariant`` of ``guide``."""

    def __init__(self, guide: Guide, invariant: str, invariants: Sequence[Invariant] = INVARIANTS) -> None:
        self.guide = guide
        self.invariant = invariant
        self.invariants = tuple(each for each in invariants if each.says == invariant)
        self.plays = 0

    def played(self, acts: Sequence[Act]) -> Trail | None:
        """The trail of these acts up to where they break it; None where they do not, or press what is not there."""
        self.plays += 1
        trail = Trail(self.guide, self.invariants, closely=True)
        for act in acts:
            try:
                broken = trail.take(act)
            except NotOfferedError:
                return None
            if broken:
                return trail if broken.invariant == self.invariant else None
        return trail if self.invariant == SAME_WALK and trail.again(len(acts)) else None

    def smallest(self, acts: Sequence[Act]) -> tuple[Act, ...]:
        """The fewest and simplest acts; raises ValueError where these break nothing."""
        trail = self.played(acts)
        if trail is None:
            message = f"these acts do not break '{self.invariant}' when they are done again"
            raise ValueError(message)
        best = self._from_the_end(tuple(trail.acts))
        while True:
            fewer = fewest(best, self._breaks)
            simpler = self._simpler(fewer)
            if simpler == best:
                return best
            best = simpler

    def _breaks(self, acts: Sequence[Act]) -> bool:
        return self.plays < MOST_PLAYS and self.played(acts) is not None

    def _from_the_end(self, acts: tuple[Act, ...]) -> tuple[Act, ...]:
        """The last acts alone, as few as break it: what was done long before has seldom to do with it."""
        length = 1
        while length < len(acts) and not self._breaks(acts[-length:]):
            length *= 2
        return acts[-length:]

    def _simpler(self, acts: tuple[Act, ...]) -> tuple[Act, ...]:
        for at in range(len(acts)):
            while simpler := next((each for each in self._simpler_at(acts, at) if self._breaks(each)), None):
                acts = simpler
        return acts

    def _simpler_at(self, acts: tuple[Act, ...], at: int) -> Iterator[tuple[Act, ...]]:
        for act in simpler_acts(self.guide, acts[at]):
            yield (*acts[:at], act, *acts[at + 1 :])


def fewest(items: tuple[T, ...], breaks: Callable[[tuple[T, ...]], bool]) -> tuple[T, ...]:
    """Items of which none can be left out, in the same order. ``breaks`` is true of all of them."""
    size = len(items)
    while size:
        at = 0
        while at < len(items):
            fewer = items[:at] + items[at + size :]
            if fewer and breaks(fewer):
                items = fewer
            else:
                at += size
        size //= 2
    return items


def simpler_acts(guide: Guide, act: Act) -> Iterator[Act]:
    """Acts that are one step simpler, the simplest first."""
    match act:
        case Raw(button):
            press = guide.coder.read_button(button)
            if press is None:
                yield from (Raw(shorter) for shorter in shorter_texts(button))
            else:
                yield from (Raw(guide.coder.button(each.conversation, each.event)) for each in simpler_presses(press))
        case events.Typed(text):
            yield from (events.Typed(shorter) for shorter in shorter_texts(text))
        case events.Started(payload, suggests):
            yield from (events.Started(payload) for _ in range(suggests is not None))
            yield from (events.Started(shorter, suggests) for shorter in shorter_texts(payload))
        case _:
            return  # A press is as simple as it gets.


def simpler_presses(press: Press) -> Iterator[Press]:
    """The same with one thing less in its conversation, or a plainer event."""
    now, event = press.conversation, press.event
    if now.overlay:
        yield Press(replace(now, overlay=None), event)
    if isinstance(now.overlay, Languages | InOtherLanguage) and now.overlay.over:
        yield Press(replace(now, overlay=now.overlay.over), event)
        yield Press(replace(now, overlay=replace(now.overlay, over=None)), event)
    for each in now.situations:
        yield Press(replace(now, situations=tuple(other for other in now.situations if other is not each)), event)
    for answer in now.answers:
        yield Press(replace(now, answers=tuple(other for other in now.answers if other is not answer)), event)
    if event != events.Closed():
        yield Press(now, events.Closed())


def shorter_texts(text: str) -> Iterator[str]:
    """The text with a piece left out: large pieces first, then single characters."""
    size = len(text)
    while size:
        yield from (text[:at] + text[at + size :] for at in range(0, len(text), size))
        size //= 2


def transcript(guide: Guide, acts: Sequence[Act]) -> str:
    """The acts and the screens they show. What an app suggested has no spelling there: it stands as a remark."""
    trail, lines = Trail(guide, ()), list[str]()
    for act in acts:
        if isinstance(act, events.Started) and act.suggests is not None:
            lines.append(f"# The app suggests {act.suggests!a}.")
        broken = trail.take(act)
        lines.append(str(TranscriptLine(done(act), UNKNOWN if broken else trail.turn.screen.shows)))
    return "\n".join(lines)


def told(guide: Guide, acts: Sequence[Act], broken: Broken, invariants: Sequence[Invariant] = INVARIANTS) -> str:
    """What broke, and the smallest transcript that breaks it, as an author of the core wants to read it."""
    shrinker = Shrinker(guide, broken.invariant, invariants)
    smallest = shrinker.smallest(acts)
    trail = shrinker.played(smallest)
    fault = trail.broken.fault if trail and trail.broken else broken.fault
    how = f"{len(acts)} steps, shrunk to {len(smallest)} by playing {shrinker.plays} times"
    return f"Not true: {broken.invariant}.\n{fault}\n\n# {how}\n{transcript(guide, smallest)}\n"
