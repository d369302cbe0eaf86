"""Every way through a flow: where a conversation can end, alone or with a second situation, and what it told by then.

There are too many conversations to look at each. Answers that lead alike and change nothing that is said are one, and
of the ways to a state those are kept that differ in something that is looked at later: what guards read, what is
settled, which situations are told, and what was advised under a condition. Drafts are walked, for only they know
places; that a way is what a replay of the same answers gives is a test (``tests/core/test_said.py``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from bot.authoring.checks.flow import guard_names, reach
from bot.authoring.drafts import DraftChoice, DraftFlow, DraftLine, DraftOutcome, DraftQuestion, DraftStatement
from bot.authoring.nodes import Scalar
from bot.core.flow import Guard

_TOLD, _MET = "situation ", "met "
"""How marks begin that count only until the last situation is told, and until its questions are asked."""

Answer = tuple[str, str]
"""The names of a question and of the choice that was pressed there."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to a state. ``pressed`` are the choices in order, ``ends`` the outcomes that were come to.

    ``told`` are the situations that count: those that were pressed, and those that an answer told. ``advised`` are the
    lines of advice on the way, ``settled`` the matters that no line needs to ask any more.
    """

    state: str
    pressed: tuple[Answer, ...] = ()
    told: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    advised: tuple[DraftLine, ...] = ()
    settled: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()

    @property
    def key(self) -> object:
        """All by which ways are told apart."""
        return self.state, frozenset(self.ends), self.marks, self.settled


class Ways:
    """The ways through one flow, in which nothing else is wrong."""

    def __init__(self, flow: DraftFlow, statements: Iterable[DraftStatement], guards: Mapping[str, Guard]) -> None:
        self._flow = flow
        self._guards = guards
        self._start, self._situation = cast("Scalar", flow.start).text, cast("Scalar", flow.situation).text
        used = [guards[name.text] for name in guard_names(flow, statements)]
        self._read = {(question, choice) for guard in used for question, some in guard.reads.items() for choice in some}
        self._choices = {(name, each.name.text): each for name, state in flow.states.items() for each in state.choices}
        self._branches = {name: tuple(self._differing(name)) for name in flow.states}
        self._behind = {choice.name.text: self._reach(choice) for choice in self._branches[self._situation]}
        behind = list(self._behind.values())
        self._met_twice = {name for name in flow.states if sum(name in states for states in behind) > 1}

    @cached_property
    def alone(self) -> tuple[Way, ...]:
        """The ways to every information and outcome, by one situation and those that answers told."""
        return tuple(self._walk([Way(self._start)]))

    @cached_property
    def paired(self) -> tuple[Way, ...]:
        """The ways to every outcome by one more situation after an outcome."""
        ended = [way for way in self.alone if way.ends and isinstance(self._flow.states[way.state], DraftOutcome)]
        begun = [self._forgetting(way) for outcome in ended for way in self._told_next(outcome)]
        return tuple(way for way in self._walk(begun) if len(way.ends) > 1)

    def holds(self, when: Scalar | None, way: Way) -> bool:
        """Whether a guard holds at the end of a way."""
        return when is None or self._guards[when.text].holds(dict(way.pressed))

    def can_be_said(self, line: DraftLine, way: Way) -> bool:
        """Whether a line is said at the end of a way: its guard holds, and nothing has told what it asks."""
        return self.holds(line.when, way) and all(matter.text not in way.settled for matter in line.asks)

    def _walk(self, begun: Iterable[Way]) -> Iterator[Way]:
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

    def _after(self, way: Way) -> Iterator[Way]:
        """The ways that are one choice longer. An answer that was given is not asked again."""
        state, given = self._flow.states[way.state], dict(way.pressed)
        if isinstance(state, DraftOutcome):
            yield from self._told_next(way, self._counted(way))
        elif way.state == self._situation:
            yield from self._told_next(way, self._counted(way) or None)
        else:
            for choice in self._branches[way.state]:
                if given.get(way.state, choice.name.text) == choice.name.text:
                    yield self._pressed(way, choice)

    def _counted(self, way: Way) -> list[str]:
        """The first situation that an answer told and that was not come to yet; of several, one."""
        counted = (self._choices[answer].counts_as for answer in way.pressed)
        return [name.text for name in counted if name and name.text not in way.told][:1]

    def _told_next(self, way: Way, names: Collection[str] | None = None) -> Iterator[Way]:
        """The ways on by these situations, else by each that was not told and that no answer denies."""
        denied = {name.text for answer in way.pressed for name in self._choices[answer].denies}
        for choice in self._branches[self._situation]:
            name = choice.name.text
            if name in names if names is not None else name not in denied and name not in way.told:
                told = replace(way, state=self._situation, told=(*way.told, name))
                yield self._pressed(told, choice, counted=names is not None)

    def _pressed(self, way: Way, choice: DraftChoice, *, counted: bool = False) -> Way:
        """A way after one more choice; one that an answer told was not pressed."""
        question, name = way.state, choice.name.text
        new = (question, name) not in way.pressed and not counted
        pressed = (*way.pressed, (question, name)) if new else way.pressed
        advised = (*way.advised, choice.advice) if choice.advice and new else way.advised
        settled = way.settled | {matter.text for matter in choice.settles}
        marks = way.marks | set(self._marks(question, choice)) if new else way.marks
        after = replace(way, pressed=pressed, advised=advised, settled=settled, marks=marks)
        state = next(route.state.text for route in choice.routes if route.state and self.holds(route.when, after))
        is_end = isinstance(self._flow.states[state], DraftOutcome) and state not in way.ends
        return replace(after, state=state, ends=(*way.ends, state) if is_end else way.ends)

    def _marks(self, question: str, choice: DraftChoice) -> Iterator[str]:
        """By what a way with this choice is told from another, beside where it leads and what it settles."""
        name = choice.name.text
        if question == self._situation:
            yield f"{_TOLD}{name}"
        elif question in self._met_twice:
            yield f"{_MET}{question}.{name}"
        if (question, name) in self._read:
            yield f"{question}.{name}"
        if choice.counts_as:
            yield f"{_TOLD}{choice.counts_as.text}"
        yield from (f"{_TOLD}not {situation.text}" for situation in choice.denies)
        if (line := choice.advice) and (line.when or line.asks or line.after or line.excludes):
            yield line.text.context

    def _forgetting(self, way: Way) -> Way:
        """A way into its last situation, without the marks that only tell which other situations can still follow."""
        behind = self._behind[way.told[-1]]
        met = (mark for mark in way.marks if not mark.startswith(_TOLD))
        marks = (mark for mark in met if not mark.startswith(_MET) or mark[len(_MET) :].partition(".")[0] in behind)
        return replace(way, marks=frozenset(marks))

    def _differing(self, name: str) -> Iterator[DraftChoice]:
        """The choices of a state, of those that lead alike and change nothing only one; every situation."""
        seen = set[object]()
        for choice in self._flow.states[name].choices:
            read = choice.name.text if (name, choice.name.text) in self._read or name == self._situation else ""
            routes = tuple(
                (route.state and route.state.text, route.when and route.when.text) for route in choice.routes
            )
            changes = [{each.text for each in some} for some in (choice.settles, choice.denies)]
            counts = choice.counts_as and choice.counts_as.text
            alike = (read, routes, *map(frozenset, changes), counts, choice.advice and choice.advice.text.context)
            if alike not in seen:
                seen.add(alike)
                yield choice

    def _reach(self, choice: DraftChoice) -> set[str]:
        """The states that a choice can lead to."""
        return set().union(*(reach(self._flow, route.state.text) for route in choice.routes if route.state))
