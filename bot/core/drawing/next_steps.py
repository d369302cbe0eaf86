"""The next steps as lines, before they are said in a language: which count, in which order, and which one is urgent.

An outcome is told as parts, each with a title of its own. Of all that is urgent only one line says so, the most urgent
one: what is urgent too says what it says ``after`` it. So no screen tells a person twice to call somebody today. And no
screen asks the same matter twice: the first line that asks it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.core.flow import Flow, Outcome
from bot.core.lines import Included, Line
from bot.core.organisation import Organisation
from bot.core.replay import Ending, Journey
from bot.core.text import Text

MOST_LINES, FIRST_LINES = 6, 2
"""The most lines of each outcome where there are several, and the fewest where that fits."""


@dataclass(frozen=True, slots=True)
class OutcomePart:
    """One outcome on a screen: its title, its lines, and the lines of its statements."""

    title: Text
    lines: tuple[Line, ...] = ()
    stated: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """All that there is to tell at an end, as far as it is said to this person.

    ``danger`` is what the answer about danger advises, ``advice`` what other answers do; ``endings`` is every outcome
    that was reached, in full and in safety order.
    """

    danger: tuple[Line, ...]
    advice: tuple[Line, ...]
    endings: tuple[OutcomePart, ...]

    @property
    def layouts(self) -> list[tuple[OutcomePart, ...]]:
        """The parts that can stand on the outcome's screen, the fullest first. No title is lost; "More" has the rest.

        One outcome is told with its statements or without, and at last without its last lines. Of several there are
        as many first lines as fit, then one of each, then none of those that are the least urgent.
        """
        if len(self.endings) == 1:
            (only,) = self.endings
            lines = (*self.danger, *only.lines[:1], *self.advice, *only.lines[1:])
            shorter = ((OutcomePart(only.title, lines[:number]),) for number in range(len(lines), 0, -1))
            return [
                drop_repeated_questions(each) for each in ((OutcomePart(only.title, lines, only.stated),), *shorter)
            ]
        number = len(self.endings)
        even = ([count] * number for count in range(MOST_LINES, FIRST_LINES - 1, -1))
        counts = [*even, *([1] * told + [0] * (number - told) for told in range(number, 0, -1))]
        return [self._first_lines(each) for each in counts]

    def _first_lines(self, counts: Iterable[int]) -> tuple[OutcomePart, ...]:
        """The first lines of each outcome that were not told above."""
        parts = list[OutcomePart]()
        for ending, count in zip(self.endings, counts, strict=True):
            above = _english(line for part in parts for line in part.lines) | _english(self.danger)
            lines = tuple(line for line in ending.lines if line.text.english not in above)[:count]
            around = ((), ()) if parts else (self.danger, self.advice)
            parts.append(OutcomePart(ending.title, (*around[0], *lines, *around[1])))
        return drop_repeated_questions(parts)


def collect_steps(flow: Flow, journey: Journey) -> Steps:
    """The steps where a journey ends, as far as they are said to this person."""
    danger, advice = list[Line](), list[Line]()
    for choice in journey.steps:
        if choice.advice and journey.says(choice.advice):
            (danger if choice.question == flow.start.name else advice).append(choice.advice)
    endings = (_in_full(ending.outcome, journey) for ending in sort_by_safety(flow, journey.endings))
    return Steps(tuple(danger), tuple(advice), tuple(endings))


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


def drop_repeated_questions(parts: Iterable[OutcomePart]) -> tuple[OutcomePart, ...]:
    """The same parts without the lines that ask only what a line above them asks."""
    asked = set[str]()

    def is_new(line: Line) -> bool:
        new = not line.asks or not line.asks <= asked
        asked.update(line.asks)
        return new

    return tuple(
        replace(part, lines=tuple(filter(is_new, part.lines)), stated=tuple(filter(is_new, part.stated)))
        for part in parts
    )


def find_urgent(parts: Iterable[OutcomePart]) -> Line | None:
    """The one line that says what is urgent: the most urgent, and of those the first, as all is told."""
    return most_urgent(every_line(parts))


def most_urgent(lines: Iterable[Line]) -> Line | None:
    """Of lines that are urgent the one by which the least time is left, and of those the first; None: nothing is."""
    return max((line for line in lines if line.after), key=lambda line: line.urgency, default=None)


def choose_wording(line: Line, urgent: Line | None) -> Text:
    """The text of a line where ``urgent`` is the one line that says what is urgent."""
    return line.after if line.after and line is not urgent else line.text


def every_line(parts: Iterable[OutcomePart]) -> Iterator[Line]:
    """Every line of some parts, in the order in which they are told."""
    for part in parts:
        yield from (*part.lines, *part.stated)


def organisations_named(lines: Iterable[Line]) -> tuple[Organisation, ...]:
    """The organisations that some lines name, in the order in which they do."""
    return tuple(dict.fromkeys(organisation for line in lines for organisation in line.names))


def _in_full(outcome: Outcome, journey: Journey) -> OutcomePart:
    lines = tuple(line for line in outcome.lines if journey.says(line))
    statements = [
        each.statement for each in outcome.statements if each.when is None or each.when.holds(journey.answers)
    ]
    stated = tuple(line for statement in statements for line in statement.lines if journey.says(line))
    return OutcomePart(outcome.title, lines, stated)


def _unguarded(outcome: Outcome) -> Outcome:
    statements = tuple(
        Included(replace(each.statement, lines=_without_guard(each.statement.lines)))
        for each in outcome.statements
        if each.when is None
    )
    return replace(outcome, lines=_without_guard(outcome.lines), statements=statements)


def _without_guard(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.when is None)


def _english(lines: Iterable[Line]) -> set[str]:
    return {line.text.english for line in lines}
