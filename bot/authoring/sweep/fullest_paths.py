"""The wordiest paths through a flow: those after which the most is said at an end, and above a topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import assert_never

from bot.core.conversation import Conversation
from bot.core.flow import Choice, Flow, Information, Outcome, Question, State
from bot.core.language import Language
from bot.core.lines import Line
from bot.core.overlay import ReadingTopic
from bot.core.replay import is_said, settled_matters

Path = tuple[Choice, ...]

TRIED = 20
"""The paths to a state that are tried besides the wordiest with each answer."""

CONTACT = 150
"""Letters of a contact, more or less: whom a line names stands below it."""


@lru_cache(maxsize=4)
def find_fullest_paths(flow: Flow) -> Mapping[State, Path]:
    """For each state, the path that leads to it after which the most is said there, and of the person.

    The situations are only asked where no answer tells one.
    """
    wordiest = dict[State, Path]()
    for state, paths in _paths(flow).items():
        ending = [path for path in paths if state is not flow.situation or not _counted(path)] or paths
        wordiest[state] = max(ending, key=lambda path: _weight_at(state, path))
    return wordiest


@lru_cache(maxsize=4)
def find_fullest_openings(flow: Flow) -> tuple[tuple[ReadingTopic, Path], ...]:
    """Each section above which something can stand, and a path after which the most stands there."""
    found = list[tuple[ReadingTopic, Path]]()
    paths = [path for state, some in _paths(flow).items() if isinstance(state, Outcome) for path in some]
    known = [_known_after(path) for path in paths]
    for topic in flow.topics.values():
        for section in dict.fromkeys(name for opening in flow.openings for name in opening.sections):
            lines = [each.line for each in flow.openings if topic in each.topics and section in each.sections]
            if lines:
                _, last = max((_weight_after(lines, *each), -number) for number, each in enumerate(known))
                found.append((ReadingTopic(topic, section), paths[-last]))
    return tuple(found)


def conversation_after(flow: Flow, language: Language | None, path: Path) -> Conversation:
    """The conversation of these choices; of a question that was answered twice, the last answer."""
    answers = {choice.question: choice for choice in path if choice.question != flow.situation.name}
    situations = dict.fromkeys(choice for choice in path if choice.question == flow.situation.name)
    return Conversation(language, tuple(answers.values()), tuple(situations))


def weight_of(path: Path) -> int:
    """Letters of what these answers say of the person, and of what they advise."""
    said = sum(len(choice.said.english) for choice in path if choice.said)
    return said + _weight_of([choice.advice for choice in path if choice.advice], path)


@lru_cache(maxsize=4)
def _paths(flow: Flow) -> Mapping[State, list[Path]]:
    """The paths that are tried to each state: of all that lead there, the wordiest, and the wordiest with each answer.

    There are millions of paths. What is said at their ends is decided by single answers, and by few of them together.
    """
    reaching: dict[State, list[Path]] = {state: [] for state in _in_order(flow)}
    reaching[flow.start].append(())
    for state, paths in reaching.items():
        paths[:] = _tried(paths)
        for path in paths:
            for choice, longer in _onward(flow, state, path):
                names = _names(longer)
                target = next(route.state for route in choice.routes if route.when is None or route.when.holds(names))
                reaching[target].append(longer)
    return reaching


def _onward(flow: Flow, state: State, path: Path) -> Iterator[tuple[Choice, Path]]:
    """The choices of a state, each with the path that it makes; what counts as a situation is not asked for."""
    if state is flow.situation and (counted := _counted(path)):
        yield counted[0], path
        return
    yield from ((choice, (*path, choice)) for choice in flow.choices_of(state))


def _in_order(flow: Flow) -> list[State]:
    """Every state after all that lead to it; a flow has no circle."""
    found = dict[State, None]()

    def visit(state: State) -> None:
        for choice in flow.choices_of(state):
            for route in choice.routes:
                if route.state not in found:
                    visit(route.state)
        found[state] = None

    visit(flow.start)
    return [*reversed(found)]


def _tried(paths: Iterable[Path]) -> list[Path]:
    """The wordiest of some paths, with each answer the wordiest that has it, and the wordiest with no situation."""
    sorted_ = sorted(dict.fromkeys(paths), key=weight_of, reverse=True)
    tried = dict.fromkeys((*sorted_[:TRIED], *[path for path in sorted_ if not _counted(path)][:1]))
    with_answer = dict[Choice, Path]()
    for path in sorted_:
        for choice in path:
            with_answer.setdefault(choice, path)
    return [*(tried | dict.fromkeys(with_answer.values()))]


def _counted(path: Path) -> tuple[Choice, ...]:
    """The situations that the answers of a path tell."""
    return tuple(choice.counts_as for choice in path if choice.counts_as)


def _names(path: Path) -> dict[str, str]:
    """The answers by name; the name of a situation among them is one that no guard reads."""
    return {choice.question: choice.name for choice in path}


def _weight_at(state: State, path: Path) -> int:
    return weight_of(path) + _weight_of(_lines_at(state, _names(path)), path)


def _lines_at(state: State, names: Mapping[str, str]) -> Iterator[Line]:
    """The lines of a state, without the statements whose guard does not hold for these answers."""
    match state:
        case Information():
            yield from state.lines
        case Outcome():
            yield from state.lines
            for each in state.statements:
                if each.when is None or each.when.holds(names):
                    yield from each.statement.lines
        case Question():
            pass  # A question asks, and tells nothing.
        case _ as never:
            assert_never(never)


def _weight_of(lines: Iterable[Line], path: Path) -> int:
    """Letters of those of the lines that are said after a path, with the contacts of whom they name."""
    return _weight_after(lines, *_known_after(path))


def _known_after(path: Path) -> tuple[Mapping[str, str], frozenset[str]]:
    """What decides which lines are said after a path: its answers by name, and what they settle."""
    return _names(path), settled_matters((*path, *_counted(path)))


def _weight_after(lines: Iterable[Line], names: Mapping[str, str], settled: frozenset[str]) -> int:
    said = [line for line in lines if is_said(line, names, settled)]
    called = {organisation for line in said for organisation in line.names}
    return sum(len(line.text.english) for line in said) + CONTACT * len(called)
