"""The checks of when a line is said, over every way through the flow. They run in ``check`` and ``update`` alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from bot.authoring.english.draft_flow import DraftFlow, DraftLine, DraftOutcome, DraftQuestion, DraftStatement
from bot.authoring.english.ways_through import Ways, WayThrough
from bot.authoring.source.checks import Fault, finder
from bot.authoring.source.problems import Place
from bot.authoring.source.yaml_nodes import Scalar
from bot.core.lines import Guard


@dataclass(frozen=True, slots=True)
class Shown:
    """A line where it is shown, below the guard of the statement that it stands in, if it has one."""

    line: DraftLine
    below: Scalar | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of the line and of the guard of its statement."""
        return (self.line.name.place, *((self.below.place,) if self.below else ()))


class Lines:
    """The lines of a flow by where they are shown. ``on_pages`` are the statements that a page shows in full."""

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

    def on(self, way: WayThrough) -> Iterator[Shown]:
        """The lines that can stand on the screen at the end of a way: of its outcomes, and as advice."""
        has_ended = way.state in way.ends
        for name in way.ends if has_ended else (way.state,):
            yield from self.of_state[name]
        yield from (Shown(line) for line in way.advised if has_ended)

    @property
    def every(self) -> tuple[Shown, ...]:
        """Every line that a conversation can show, at each place where it stands."""
        return (*self.openings, *self.advice, *(shown for some in self.of_state.values() for shown in some))

    def is_read_anyhow(self, shown: Shown) -> bool:
        """Whether a line can always be read: it has no condition, or a page shows it."""
        return not (shown.line.when or shown.line.asks) or shown.line.name.place in self._on_pages


@finder
def never_said(flow: DraftFlow, lines: Lines, guards: Mapping[str, Guard]) -> Iterator[Fault]:
    """A line that nobody can ever be told: on every way to it its guard fails, or an answer has told what it asks.

    Fails: ``asks: [asylum_open]`` at a line of an outcome that is only come to after an answer that ``settles`` it;
    ``when: asylum_is_open`` where only those come who never asked for asylum; a statement whose ``when`` never holds.
    Passes: a line that at least one person is told.
    """
    groups = defaultdict[object, list[Shown]](list)
    for shown in lines.every:
        asks = frozenset(matter.text for matter in shown.line.asks)
        groups[shown.line.when and shown.line.when.text, asks, shown.below and shown.below.text].append(shown)
    silent = {each.line.name.place: each.line.name.text for each in lines.every if not lines.is_read_anyhow(each)}
    failing = {each.below.place: each.below.text for each in lines.every if each.below}
    heard = set[Place]()
    for some in groups.values():
        ways = Ways(flow, guards, (each.line for each in some), (each.below for each in some if each.below))
        places = {place for each in some for place in each.places} & {*silent, *failing} - heard
        heard |= places - _find_unheard(places, lines, ways)
    for place, name in failing.items():
        if place not in heard:
            what, fix = f"'{name}' never holds here.", "Remove the statement, or name another guard."
            yield Fault(place, what, fix)
    for place, name in silent.items():
        if place not in heard:
            what = f"'{name}' is never said: on every way its guard fails, or what it asks is told before."
            yield Fault(place, what, "Remove it, or fix its 'when' or 'asks'.")


@finder
def contradicted_title(flow: DraftFlow, lines: Lines, guards: Mapping[str, Guard]) -> Iterator[Fault]:
    """A line that ``excludes`` an outcome and can stand on one screen with the title of that outcome.

    Fails: ``excludes: [journey]`` at advice of an answer after which ``journey`` can follow; at a line of an outcome
    that one conversation can come to beside ``journey``. Passes: a line with a ``when`` that fails wherever it follows.
    """
    told = set[Place]()
    for each in (shown for shown in lines.every if shown.line.excludes):
        ways = Ways(flow, guards, (each.line,), (each.below,) if each.below else ())
        for way in chain(ways.walk_alone(), ways.walk_paired()):
            for name in each.line.excludes if way.sure and each in lines.on(way) else ():
                if name.text in way.ends and name.place not in told and _is_said(each, way, ways):
                    told.add(name.place)
                    after = " > ".join(choice for _, choice in way.pressed)
                    what = f"'{each.line.name.text}' can be said beside '{name.text}': {after}."
                    fix = "Give it a 'when' that fails there, or lead these answers elsewhere."
                    yield Fault(name.place, what, fix)


def _find_unheard(places: set[Place], lines: Lines, ways: Ways) -> set[Place]:
    """Those of these places where on no way the line is said, or the guard of the statement holds."""
    waiting = set(places)
    for way in chain((WayThrough(""),), ways.walk_alone(), ways.walk_paired()):
        if not waiting:
            break
        for shown in (*lines.openings, *(lines.on(way) if way.state else ())):
            if shown.line.name.place in waiting and _is_said(shown, way, ways):
                waiting.discard(shown.line.name.place)
            if shown.below and shown.below.place in waiting and ways.holds(shown.below, way):
                waiting.discard(shown.below.place)
    return waiting


def _is_said(shown: Shown, way: WayThrough, ways: Ways) -> bool:
    return ways.holds(shown.below, way) and ways.is_said(shown.line, way)
