"""What can be wrong with when a line is said, over every way through the flow: ``wegwijs check`` alone looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.authoring.drafts import DraftFlow, DraftLine, DraftOutcome, DraftQuestion, DraftStatement
from bot.authoring.nodes import Scalar
from bot.authoring.paths import Way, Ways
from bot.authoring.problems import Place, Problem, check


@dataclass(frozen=True, slots=True)
class Shown:
    """A line where it is shown, below the guard of the statement that it stands in, if it has one."""

    line: DraftLine
    below: Scalar | None = None


class Lines:
    """Which lines stand where. ``on_pages`` are the statements that a page shows, with every line."""

    def __init__(self, flow: DraftFlow, statements: Iterable[DraftStatement], on_pages: Iterable[str]) -> None:
        self._statements = {statement.name.text: statement for statement in statements}
        self._on_pages = {line.name.place for name in on_pages for line in self._statements[name].lines}
        self.openings = tuple(Shown(opening.line) for opening in flow.openings)
        self.advice = tuple(
            Shown(choice.advice) for state in flow.states.values() for choice in state.choices if choice.advice
        )
        self.of_state = {
            name: (*map(Shown, state.lines), *self._included(state))
            for name, state in flow.states.items()
            if not isinstance(state, DraftQuestion)
        }

    def _included(self, state: object) -> Iterator[Shown]:
        for included in state.statements if isinstance(state, DraftOutcome) else ():
            for line in self._statements[included.statement.text].lines:
                yield Shown(line, included.when)

    def on(self, way: Way) -> Iterator[Shown]:
        """What can stand on the screen at the end of a way: of every outcome that it came to, and what was advised."""
        has_ended = way.state in way.ends
        for name in way.ends if has_ended else (way.state,):
            yield from self.of_state[name]
        yield from (Shown(line) for line in way.advised if has_ended)

    @property
    def every(self) -> tuple[Shown, ...]:
        """Every line that a conversation can show, at each place where it stands."""
        return (*self.openings, *self.advice, *(shown for some in self.of_state.values() for shown in some))

    def has_conditions(self, shown: Shown) -> bool:
        """Whether something can keep a line from being said. What a page shows too is read there anyhow."""
        return bool(shown.line.when or shown.line.asks) and shown.line.name.place not in self._on_pages


@check
def never_said(lines: Lines, ways: Ways) -> Iterator[Problem]:
    """A line that nobody can ever be told: on every way to it its guard fails, or an answer has told what it asks.

    Fails: ``asks: [asylum_open]`` at a line of an outcome that is only come to after an answer that ``settles`` it;
    ``when: asylum_is_open`` where only those come who never asked for asylum; a statement whose ``when`` never holds.
    Passes: a line that one of them hears at least.
    """
    failing = {shown.below.place: shown.below.text for shown in lines.every if shown.below}
    silent = {shown.line.name.place: shown.line.name.text for shown in lines.every if lines.has_conditions(shown)}
    for shown in lines.openings:
        _hear(failing, silent, shown, Way(""), ways)
    for way in ways.alone:
        for shown in (*lines.on(way), *lines.openings):
            _hear(failing, silent, shown, way, ways)
    for way in ways.paired if failing or silent else ():
        for shown in lines.on(way):
            _hear(failing, silent, shown, way, ways)
    for place, name in failing.items():
        what, mend = f"'{name}' never holds here.", "Take the statement away, or name another guard."
        yield Problem(place, what, mend, "never-said")
    for place, name in silent.items():
        what = f"'{name}' is never said: on every way its guard fails, or what it asks is told before."
        yield Problem(place, what, "Take it away, or mend its 'when' or 'asks'.", "never-said")


@check
def contradicted_title(lines: Lines, ways: Ways) -> Iterator[Problem]:
    """A line that ``excludes`` an outcome and can stand on one screen with the title of that outcome.

    Fails: ``excludes: [journey]`` at advice of an answer after which ``journey`` can follow; at a line of an outcome
    that one conversation can come to beside ``journey``. Passes: a line with a ``when`` that fails wherever it follows.
    """
    told = set[Place]()
    if any(shown.line.excludes for shown in lines.every):
        for way in (*ways.alone, *ways.paired):
            for shown in lines.on(way):
                for name in shown.line.excludes:
                    if name.text in way.ends and name.place not in told and _is_said(shown, way, ways):
                        told.add(name.place)
                        after = " > ".join(choice for _, choice in way.pressed)
                        what = f"'{shown.line.name.text}' can be said beside '{name.text}': {after}."
                        mend = "Give it a 'when' that fails there, or lead these answers elsewhere."
                        yield Problem(name.place, what, mend, "contradicted-title")


def _hear(failing: dict[Place, str], silent: dict[Place, str], shown: Shown, way: Way, ways: Ways) -> None:
    """Takes out what holds and what is said at the end of a way."""
    if shown.below and shown.below.place in failing and ways.holds(shown.below, way):
        del failing[shown.below.place]
    if shown.line.name.place in silent and _is_said(shown, way, ways):
        del silent[shown.line.name.place]


def _is_said(shown: Shown, way: Way, ways: Ways) -> bool:
    return ways.holds(shown.below, way) and ways.can_be_said(shown.line, way)
