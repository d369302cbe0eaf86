"""Every way through a flow: where a conversation can end, alone or with a second situation, and what it told by then.

There are far too many conversations to look at each. So a walk is told which lines it is for: answers count that their
guards read, and matters that they ask. Ways that differ in nothing else are one. Of that one way the answers are known,
of those that it stands for they are not; so where a guard on a way out reads something else, every way out is gone,
and a way that the answers of its own do not lead is not ``sure``. What holds on no way at all never holds; and a way
that is sure is a conversation that somebody can have: ``tests/core/test_said.py`` replays them.

Drafts are walked, for only they know places. Nothing else may be wrong with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from bot.authoring.english.draft_flow import DraftChoice, DraftFlow, DraftLine, DraftOutcome, DraftQuestion
from bot.authoring.source.yaml_nodes import Scalar
from bot.core.lines import Guard

Answer = tuple[str, str]
"""The names of a question and of the choice that was pressed there."""


@dataclass(frozen=True, slots=True)
class WayThrough:
    """One way to a state. ``pressed`` are the choices in order, ``ends`` the outcomes that were come to.

    ``told`` are the situations that count: those that were pressed, and those that an answer told. ``advised`` are the
    lines of advice on the way that are looked for, ``settled`` the matters that these and others ask.
    """

    state: str
    pressed: tuple[Answer, ...] = ()
    told: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    advised: tuple[DraftLine, ...] = ()
    settled: frozenset[str] = frozenset()
    read: frozenset[Answer] = frozenset()
    counted: frozenset[str] = frozenset()
    sure: bool = True

    @property
    def key(self) -> object:
        """The parts by which ways are told apart."""
        advised = frozenset(line.text.context for line in self.advised)
        waiting = self.counted.difference(self.told)
        return self.state, frozenset(self.ends), advised, self.settled, self.read, waiting, self.sure


class Ways:
    """The ways through one flow, as far as they matter for some lines and for the guards in ``whens``."""

    def __init__(
        self,
        flow: DraftFlow,
        guards: Mapping[str, Guard],
        lines: Iterable[DraftLine] = (),
        whens: Iterable[Scalar] = (),
    ) -> None:
        self._flow = flow
        self._guards = guards
        self._start, self._situation = cast("Scalar", flow.start).text, cast("Scalar", flow.situation).text
        watched = tuple(lines)
        self._watched = {line.text.context for line in watched}
        self._asked = {matter.text for line in watched for matter in line.asks}
        names = [*(line.when.text for line in watched if line.when), *(when.text for when in whens)]
        reads = [guards[name].reads for name in names]
        self._read = {(question, choice) for each in reads for question, some in each.items() for choice in some}
        self._questions = {question for question, _ in self._read}
        self._choices = {(name, each.name.text): each for name, state in flow.states.items() for each in state.choices}

    def walk_alone(self) -> Iterator[WayThrough]:
        """The ways to every information and outcome, by one situation and those that answers told."""
        yield from self._walk([WayThrough(self._start)])

    def walk_paired(self) -> Iterator[WayThrough]:
        """The ways to every outcome by one more situation after an outcome; not by "I don't know", which tells none."""
        ended = [way for way in self.walk_alone() if way.state in way.ends]
        begun = [after for way in ended for after in self._tell_next(way)]
        yield from (way for way in self._walk(begun) if len(way.ends) > 1 and way.state in way.ends)

    def holds(self, when: Scalar | None, way: WayThrough) -> bool:
        """Whether a guard holds at the end of a way. What situations were told no guard reads."""
        return when is None or self._guards[when.text].holds(dict(way.pressed))

    def is_said(self, line: DraftLine, way: WayThrough) -> bool:
        """Whether a line is said at the end of a way: its guard holds, and nothing has told what it asks."""
        return self.holds(line.when, way) and all(matter.text not in way.settled for matter in line.asks)

    def _walk(self, begun: Iterable[WayThrough]) -> Iterator[WayThrough]:
        """Every way on to an information or to its end, of those that differ in nothing one."""
        seen = {way.key: way for way in begun}
        waiting = list(seen.values())
        while waiting:
            way = waiting.pop()
            if not isinstance(self._flow.states[way.state], DraftQuestion):
                yield way
            for after in self._after(way):
                if after.key not in seen:
                    seen[after.key] = after
                    waiting.append(after)

    def _after(self, way: WayThrough) -> Iterator[WayThrough]:
        """The ways that are one choice longer. An answer that was given is not asked again."""
        state, given = self._flow.states[way.state], dict(way.pressed).get(way.state)
        counted = next((self._choices[a].counts_as for a in way.pressed if self._waits(a, way)), None)
        if isinstance(state, DraftOutcome) or way.state == self._situation:
            if counted:
                told = replace(way, state=self._situation, told=(*way.told, counted.text))
                yield from self._press(told, self._choices[self._situation, counted.text])
            elif way.state == self._situation:
                yield from self._tell_next(way, own=True)
            return
        for choice in state.choices:
            name, denied = choice.name.text, any(name.text in way.told for name in choice.denies)
            if given is None:
                yield from self._press(replace(way, sure=way.sure and not denied), choice)
            elif name == given or way.state not in self._questions:
                yield from self._press(replace(way, sure=way.sure and name == given and not denied), choice)

    def _waits(self, answer: Answer, way: WayThrough) -> bool:
        counts_as = self._choices[answer].counts_as
        return counts_as is not None and counts_as.text not in way.told

    def _tell_next(self, way: WayThrough, *, own: bool = False) -> Iterator[WayThrough]:
        """The ways on by each situation that was not told; one that an answer denies is not offered any more."""
        denied = {name.text for answer in way.pressed for name in self._choices[answer].denies}
        for choice in self._flow.states[self._situation].choices:
            name = choice.name.text
            if name not in way.told and (choice.label or own):
                told = (*way.told, name)
                sure = way.sure and name not in denied
                yield from self._press(replace(way, state=self._situation, told=told, sure=sure), choice, chosen=True)

    def _press(self, way: WayThrough, choice: DraftChoice, *, chosen: bool = False) -> Iterator[WayThrough]:
        """The ways after one more choice. A situation that an answer told was not pressed; a ``chosen`` one was."""
        question, answer = way.state, (way.state, choice.name.text)
        new = chosen or (question != self._situation and answer not in way.pressed)
        settles = {matter.text for matter in choice.settles} & self._asked
        after = replace(way, settled=way.settled | settles) if settles else way
        if new:
            after = replace(after, pressed=(*way.pressed, answer))
            if answer in self._read:
                after = replace(after, read=after.read | {answer})
            if choice.counts_as:
                after = replace(after, counted=after.counted | {choice.counts_as.text})
            if choice.advice and choice.advice.text.context in self._watched:
                after = replace(after, advised=(*after.advised, choice.advice))
        yield from self._follow(after, choice)

    def _follow(self, way: WayThrough, choice: DraftChoice) -> Iterator[WayThrough]:
        """The ways on by each state that a choice leads to, or may lead to with other answers than this way's own."""
        taken = False
        for route in choice.routes:  # pragma: no branch  # the last way out has no guard
            holds = self.holds(route.when, way)
            known = route.when is None or self._questions.issuperset(self._guards[route.when.text].reads)
            if holds or not known:
                state = cast("Scalar", route.state).text
                is_end = isinstance(self._flow.states[state], DraftOutcome) and state not in way.ends
                ends = (*way.ends, state) if is_end else way.ends
                yield replace(way, state=state, ends=ends, sure=way.sure and holds and not taken)
            if holds and known:
                return
            taken |= holds
