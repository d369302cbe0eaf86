"""The wordiest paths through a flow: those after which the most is said at an end, and above a topic."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import lru_cache

from bot.core.conversation import Conversation, Reading
from bot.core.flow import Choice, Flow, Guard, Information, Line, Outcome, State
from bot.core.language import Language
from bot.core.replay import is_said, settled_by

Path = tuple[Choice, ...]

_Key = tuple[Hashable, ...]
"""What decides where a path can go on, and what is said at its end: two paths alike in it differ only in words."""

CONTACT = 150
"""Letters of a contact, more or less: whom a line names stands below it."""


@lru_cache(maxsize=4)
def fullest_paths(flow: Flow) -> Mapping[State, Path]:
    """For each state, the path that leads to it after which the most is said there, and of the person."""
    wordiest = dict[State, Path]()
    for (state, _), path in _paths(flow).items():
        if state not in wordiest or _weight_at(state, path) > _weight_at(state, wordiest[state]):
            wordiest[state] = path
    return wordiest


@lru_cache(maxsize=4)
def fullest_openings(flow: Flow) -> tuple[tuple[Reading, Path], ...]:
    """Each section above which something can stand, and a path after which the most stands there."""
    found = list[tuple[Reading, Path]]()
    paths = [path for (state, _), path in _paths(flow).items() if isinstance(state, Outcome)]
    for topic in flow.topics.values():
        for section in dict.fromkeys(name for opening in flow.openings for name in opening.sections):
            lines = [each.line for each in flow.openings if topic in each.topics and section in each.sections]
            if lines:
                _, path = max((_weight_of(lines, path), -number) for number, path in enumerate(paths))
                found.append((Reading(topic, section), paths[-path]))
    return tuple(found)


def told(flow: Flow, language: Language, path: Path) -> Conversation:
    """The conversation of these choices; of a question that was answered twice, the last answer."""
    answers = {choice.question: choice for choice in path if choice.question != flow.situation.name}
    situations = dict.fromkeys(choice for choice in path if choice.question == flow.situation.name)
    return Conversation(language, tuple(answers.values()), tuple(situations))


def weight_of(path: Path) -> int:
    """Letters of what these answers say of the person, and of what they advise."""
    said = sum(len(choice.said.english) for choice in path if choice.said)
    return said + _weight_of([choice.advice for choice in path if choice.advice], path)


@lru_cache(maxsize=4)
def _paths(flow: Flow) -> Mapping[tuple[State, _Key], Path]:
    """The wordiest path to each state, for each way in which its answers decide what is said."""
    guards, matters = tuple(dict.fromkeys(_guards(flow))), frozenset(_matters(flow))
    start = (flow.start, _key((), guards, matters))
    best, waiting = {start: Path()}, [start]
    while waiting:
        state, key = waiting.pop(0)
        before = best[state, key]
        if any(choice.counts_as for choice in before):
            continue  # From here that situation comes next, whatever else leads on.
        for choice in flow.choices_of(state):
            path = (*before, choice)
            names = _names(path)
            target = next(route.state for route in choice.routes if route.when is None or route.when.holds(names))
            reached = (target, _key(path, guards, matters))
            if reached not in best or weight_of(path) > weight_of(best[reached]):
                best[reached] = path
                waiting.append(reached)
    return best


def _key(path: Path, guards: Iterable[Guard], matters: frozenset[str]) -> _Key:
    """Whether each guard holds, or what was answered of what it reads while that is not all; and what is settled."""
    names = _names(path)
    held = (guard.holds(names) if guard.reads.keys() <= names.keys() else _read(guard, names) for guard in guards)
    return (*held, settled_by(_all_told(path)) & matters)


def _read(guard: Guard, names: Mapping[str, str]) -> tuple[str | None, ...]:
    return tuple(names.get(question) for question in guard.reads)


def _names(path: Path) -> dict[str, str]:
    """The answers by name; the name of a situation among them is one that no guard reads."""
    return {choice.question: choice.name for choice in path}


def _all_told(path: Path) -> Path:
    return (*path, *(choice.counts_as for choice in path if choice.counts_as))


def _weight_at(state: State, path: Path) -> int:
    return weight_of(path) + _weight_of(_lines_at(state, _names(path)), path)


def _lines_at(state: State, names: Mapping[str, str] | None = None) -> Iterator[Line]:
    """The lines of a state: all of them, or without the statements whose guard does not hold for these answers."""
    match state:
        case Information():
            yield from state.lines
        case Outcome():
            yield from state.lines
            for each in state.statements:
                if names is None or each.when is None or each.when.holds(names):
                    yield from each.statement.lines


def _weight_of(lines: Iterable[Line], path: Path) -> int:
    """Letters of those of the lines that are said after a path, with the contacts of whom they name."""
    names, settled = _names(path), settled_by(_all_told(path))
    said = [line for line in lines if is_said(line, names, settled)]
    called = {organisation for line in said for organisation in line.names}
    return sum(len(line.text.english) for line in said) + CONTACT * len(called)


def _guards(flow: Flow) -> Iterator[Guard]:
    """Every guard that decides what is said, or where a path goes on."""
    for state in flow.states.values():
        for choice in flow.choices_of(state):
            yield from (route.when for route in choice.routes if route.when)
        if isinstance(state, Outcome):
            yield from (each.when for each in state.statements if each.when)
    yield from (line.when for line in _lines(flow) if line.when)


def _matters(flow: Flow) -> Iterator[str]:
    """Every matter that a line asks."""
    for line in _lines(flow):
        yield from line.asks


def _lines(flow: Flow) -> Iterator[Line]:
    for state in flow.states.values():
        yield from _lines_at(state)
        yield from (choice.advice for choice in flow.choices_of(state) if choice.advice)
    yield from (opening.line for opening in flow.openings)
