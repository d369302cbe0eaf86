"""The next steps as lines, before they are said in a language: which count, in which order, and which one is urgent.

An outcome is told as parts, each with a title of its own. Of all that is urgent only one line says so, the most urgent
one: what is urgent too says what it says ``after`` it. So no screen tells a person twice to call somebody today. And no
screen asks the same matter twice: the first line that asks it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.core.flow import Flow, Information, Outcome
from bot.core.lines import Importance, Included, Line
from bot.core.organisation import Organisation
from bot.core.replay import Ending, Journey
from bot.core.text import Text

MOST_STEPS = 3
"""NextSteps of one outcome: nobody who is afraid keeps more in mind (design, 28-11-2026)."""

MOST_SHOWN, SHOWN_OF_MANY = 3, 2
"""Of several outcomes so many are told in sight, each with one step; of more than that only the safest two are."""


@dataclass(frozen=True, slots=True)
class OutcomePart:
    """One outcome as it is told: its title, what to do ``now``, what is for some people only, and what can wait."""

    title: Text
    now: tuple[Line, ...] = ()
    only_if: tuple[Line, ...] = ()
    also: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of them, in the order in which they are told."""
        return (*self.now, *self.only_if, *self.also)


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What an outcome's screen tells: the ``shown`` outcomes, ``others`` folded, and the lines that are folded.

    ``endings`` is every outcome that was reached, in full and in safety order.
    """

    shown: tuple[OutcomePart, ...]
    others: tuple[OutcomePart, ...]
    only_if: tuple[Line, ...]
    also: tuple[Line, ...]
    endings: tuple[OutcomePart, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in the order in which they are told."""
        return (*(line for part in (*self.shown, *self.others) for line in part.now), *self.only_if, *self.also)

    @property
    def shortest(self) -> NextSteps:
        """The same without the folded lines, and of the folded outcomes only the titles. What is urgent stays."""
        urgent = most_urgent(self.lines)
        others = tuple(replace(part, now=tuple(line for line in part.now if line is urgent)) for part in self.others)
        return replace(self.shortened(len(self.only_if) + len(self.also)), others=others)

    def shortened(self, left_out: int) -> NextSteps:
        """The same without so many of the folded lines, the last of them first. The one that is urgent stays."""
        urgent = most_urgent(self.lines)
        spare = [line for line in (*self.only_if, *self.also) if line is not urgent]
        left = spare[max(0, len(spare) - left_out) :]
        return replace(
            self,
            only_if=tuple(line for line in self.only_if if line not in left),
            also=tuple(line for line in self.also if line not in left),
        )


def collect_steps(flow: Flow, journey: Journey) -> NextSteps:
    """The steps where a journey ends, as far as they are said to this person."""
    danger, advice = list[Line](), list[Line]()
    for choice in journey.steps:
        if choice.advice and journey.says(choice.advice):
            (danger if choice.question == flow.start.name else advice).append(choice.advice)
    endings = tuple(_in_full(ending.outcome, journey) for ending in sort_by_safety(flow, journey.endings))
    if len(endings) == 1:
        (only,) = endings
        pressing, calm = [line for line in advice if line.after], [line for line in advice if not line.after]
        now = drop_repeated_questions(_once((*danger, *only.now[:1], *pressing, *only.now[1:], *calm), set()))
        return _fold(endings, (replace(only, now=tuple(now[:MOST_STEPS])),), now[MOST_STEPS:])
    soonest = most_urgent(advice)
    urgent = (soonest,) if soonest else ()
    parts, told = list[OutcomePart](), [*danger, *urgent]
    for ending in endings:
        first = _first_new(ending.now, told)
        told += first
        parts.append(OutcomePart(ending.title, first if parts else (*danger, *first, *urgent)))
    return _fold(endings, tuple(parts), advice)


def _first_new(lines: Iterable[Line], told: Iterable[Line]) -> tuple[Line, ...]:
    """The first of these lines that was not told and asks nothing but what was not asked; nothing where none is."""
    texts, asked = {line.text.english for line in told}, frozenset[str]().union(*(line.asks for line in told))
    new = (line for line in drop_repeated_questions(lines, asked) if line.text.english not in texts)
    return tuple(new)[:1]


def information_part(information: Information, journey: Journey) -> OutcomePart:
    """What an information tells: at most so many steps in sight as an outcome has."""
    part = _sort_lines(information.title, (line for line in information.lines if journey.says(line)))
    return replace(part, now=part.now[:MOST_STEPS], also=(*part.now[MOST_STEPS:], *part.also))


def _fold(endings: tuple[OutcomePart, ...], parts: tuple[OutcomePart, ...], left: Iterable[Line]) -> NextSteps:
    """The steps of some parts: what is told in them is told nowhere else, and no matter is asked twice.

    What had no room in sight, ``left``, is for some only where it asks something, else it can wait.
    """
    left = tuple(left)
    told = {line.text.english for part in parts for line in part.now}
    shown = MOST_SHOWN if len(parts) <= MOST_SHOWN else SHOWN_OF_MANY
    also = [
        *(line for line in left if not line.asks),
        *(line for ending in endings for line in (*ending.now, *ending.also)),
    ]
    only_if = [line for line in left if line.asks]
    only_if += (line for ending in endings for line in ending.only_if)
    asked = frozenset[str]().union(*(line.asks for part in parts for line in part.now))
    kept = drop_repeated_questions((*_once(only_if, told), *_once(also, told)), asked)
    conditional = {line for line in kept if line in only_if}
    return NextSteps(
        parts[:shown],
        parts[shown:],
        tuple(line for line in kept if line in conditional),
        tuple(line for line in kept if line not in conditional),
        endings,
    )


def _once(lines: Iterable[Line], told: set[str]) -> Iterator[Line]:
    """Lines without what was told, which grows by them."""
    for line in lines:
        if line.text.english not in told:
            told.add(line.text.english)
            yield line


def sort_by_safety(flow: Flow, endings: Iterable[Ending]) -> list[Ending]:
    """The outcomes that were reached, in the order of safety, in which they stand in the flow."""
    order = list(flow.states)
    return sorted(endings, key=lambda ending: order.index(ending.outcome.name))


def forget_answers(journey: Journey) -> Journey:
    """The same end as if nothing had been answered: with what follows from the outcomes themselves, and nothing else.

    What stands behind a guard is left out, for whoever reads it could tell the answer from it.
    """
    endings = tuple(Ending(_unguarded(ending.outcome), None) for ending in journey.endings)
    return Journey(journey.place, (), (), endings, {}, frozenset())


def drop_repeated_questions(lines: Iterable[Line], asked: frozenset[str] = frozenset()) -> list[Line]:
    """The same lines without those that ask only what was ``asked``, or what a line above them asks."""
    known, kept = set(asked), list[Line]()
    for line in lines:
        if not line.asks or not line.asks <= known:
            kept.append(line)
        known.update(line.asks)
    return kept


def most_urgent(lines: Iterable[Line]) -> Line | None:
    """Of lines that are urgent the one by which the least time is left, and of those the first; None: nothing is."""
    return max((line for line in lines if line.after), key=lambda line: line.urgency, default=None)


def choose_wording(line: Line, urgent: Line | None) -> Text:
    """The text of a line where ``urgent`` is the one line that says what is urgent."""
    return line.after if line.after and line is not urgent else line.text


def organisations_named(lines: Iterable[Line]) -> tuple[Organisation, ...]:
    """The organisations that some lines name, in the order in which they do."""
    return tuple(dict.fromkeys(organisation for line in lines for organisation in line.names))


def _in_full(outcome: Outcome, journey: Journey) -> OutcomePart:
    part = _sort_lines(outcome.title, (line for line in outcome.lines if journey.says(line)))
    statements = [
        each.statement for each in outcome.statements if each.when is None or each.when.holds(journey.answers)
    ]
    stated = [line for statement in statements for line in statement.lines if journey.says(line)]
    return replace(
        part,
        only_if=(*part.only_if, *(line for line in stated if line.asks)),
        also=(*part.also, *(line for line in stated if not line.asks)),
    )


def _sort_lines(title: Text, lines: Iterable[Line]) -> OutcomePart:
    by = dict[Importance, list[Line]]()
    for line in lines:
        by.setdefault(line.importance, []).append(line)
    return OutcomePart(title, *(tuple(by.get(importance, ())) for importance in Importance))


def _unguarded(outcome: Outcome) -> Outcome:
    statements = tuple(
        Included(replace(each.statement, lines=_without_guard(each.statement.lines)))
        for each in outcome.statements
        if each.when is None
    )
    return replace(outcome, lines=_without_guard(outcome.lines), statements=statements)


def _without_guard(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.when is None)
