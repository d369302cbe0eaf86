"""The checks of a flow as a graph: where it leads, and where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.authoring.english.draft_flow import (
    DraftFlow,
    DraftLine,
    DraftOutcome,
    DraftQuestion,
    DraftRoute,
    DraftState,
    DraftStatement,
)
from bot.authoring.source.checks import Fault, finder
from bot.authoring.source.file_checks import unknown_name, unknown_state
from bot.authoring.source.problems import Place, Problem
from bot.authoring.source.yaml_nodes import Scalar
from bot.core.content import Section


def check_state_names(flow: DraftFlow) -> Iterator[Problem]:
    """Every name of a state that names none."""
    named = (flow.start, flow.situation, *(route.state for _, route in routes(flow)))
    for name in named:
        if name and name.text not in flow.states and name.text not in flow.broken:
            yield unknown_state(name.place, name.text, flow.states)


def is_whole(flow: DraftFlow) -> bool:
    """Whether every way leads to a state. Where one does not, what is behind it would only seem to be out of reach."""
    no_ways = (isinstance(state, DraftQuestion) and not state.groups for state in flow.states.values())
    nowhere = (route.state is None for _, route in routes(flow))
    return not (flow.broken or any(no_ways) or any(nowhere) or any(check_state_names(flow)))


def check_other_names(
    flow: DraftFlow, statements: Iterable[DraftStatement], known: Mapping[str, Iterable[str]]
) -> Iterator[Problem]:
    """Every other name that names nothing. ``known`` has the names of each sort: "topic", "organisation", ..."""
    own = {
        "question": [name for name, state in flow.states.items() if isinstance(state, DraftQuestion)],
        "outcome": [name for name, state in flow.states.items() if isinstance(state, DraftOutcome)],
        "situation": [name.text for name in situation_choices(flow)],
        "matter": [matter.name.text for matter in flow.matters],
        "section": tuple(Section),
    }
    in_statements = (each for statement in statements for line in statement.lines for each in names_of(line))
    for sort, name in (*names_in(flow), *in_statements):
        of_this_sort = own.get(sort, known.get(sort, ()))
        if name.text not in of_this_sort:
            yield unknown_name(name.place, sort, name.text, of_this_sort)


def names_in(flow: DraftFlow) -> Iterator[tuple[str, Scalar]]:
    """Every name in the flow but those of states, with the sort of thing that it names."""
    yield from (("topic", topic) for topic in flow.topics)
    yield from (("topic", flow.general),) if flow.general else ()
    for opening in flow.openings:
        yield from (("topic", topic) for topic in opening.topics)
        yield from (("section", section) for section in opening.sections)
        yield from names_of(opening.line)
    for state in flow.states.values():
        for choice in state.choices:
            yield from (("guard", route.when) for route in choice.routes if route.when)
            yield from (("situation", choice.counts_as),) if choice.counts_as else ()
            yield from (("situation", denied) for denied in choice.denies)
            yield from (("matter", matter) for matter in choice.settles)
            yield from names_of(choice.advice) if choice.advice else ()
        if isinstance(state, DraftQuestion):
            continue
        for line in state.lines:
            yield from names_of(line)
        yield from (("organisation", helper) for helper in state.helpers)
        if isinstance(state, DraftOutcome):
            yield from (("statement", included.statement) for included in state.statements)
            yield from (("guard", included.when) for included in state.statements if included.when)
            yield from (("topic", pointer.topic) for pointer in state.pointers)
            yield from (("question", question) for pointer in state.pointers for question in pointer.because)
        elif state.topic:
            yield "topic", state.topic


def names_of(line: DraftLine) -> Iterator[tuple[str, Scalar]]:
    """Every name in a line, with the sort of thing that it names."""
    yield from (("guard", line.when),) if line.when else ()
    yield from (("matter", matter) for matter in line.asks)
    yield from (("outcome", outcome) for outcome in line.excludes)


def guards_of(state: DraftState) -> Iterator[Scalar]:
    """The names of the guards of a state: on its ways out, on its lines, and on the statements that it includes."""
    yield from (route.when for choice in state.choices for route in choice.routes if route.when)
    if not isinstance(state, DraftQuestion):
        yield from (line.when for line in state.lines if line.when)
    if isinstance(state, DraftOutcome):
        yield from (included.when for included in state.statements if included.when)


def guards_said_later(flow: DraftFlow, statements: Iterable[DraftStatement]) -> Iterator[Scalar]:
    """The names of the guards of what stands somewhere else than it is said: advice, openings and statements."""
    lines = [choice.advice for state in flow.states.values() for choice in state.choices if choice.advice]
    lines += [opening.line for opening in flow.openings]
    lines += [line for statement in statements for line in statement.lines]
    yield from (line.when for line in lines if line.when)


def guard_names(flow: DraftFlow, statements: Iterable[DraftStatement]) -> Iterator[Scalar]:
    """The names of all guards, wherever they stand."""
    yield from (name for state in flow.states.values() for name in guards_of(state))
    yield from guards_said_later(flow, statements)


def routes(flow: DraftFlow) -> Iterator[tuple[DraftState, DraftRoute]]:
    """Every way out, with the state that it leaves."""
    for state in flow.states.values():
        yield from ((state, route) for choice in state.choices for route in choice.routes)


def situation_choices(flow: DraftFlow) -> tuple[Scalar, ...]:
    """The names of the situations."""
    state = flow.states.get(flow.situation.text) if flow.situation else None
    return tuple(choice.name for choice in state.choices) if isinstance(state, DraftQuestion) else ()


def targets(flow: DraftFlow, name: str) -> list[str]:
    """The names of the states that a state can lead to."""
    state = flow.states.get(name)
    every = [route.state for choice in state.choices for route in choice.routes] if state else []
    return [target.text for target in every if target and target.text in flow.states]


def way_place(flow: DraftFlow, source: str, target: str) -> Place:
    """The place of the name by which one state leads to the other."""
    state = flow.states[source]
    return next(
        route.state.place
        for choice in state.choices
        for route in choice.routes
        if route.state and route.state.text == target
    )


def reach(flow: DraftFlow, name: str, *, without: str = "") -> set[str]:
    """The names of a state and all that it can lead to, other than through the state ``without``."""
    seen, waiting = set[str](), [name]
    while waiting:
        each = waiting.pop()
        if each not in seen and each != without:
            seen.add(each)
            waiting += targets(flow, each)
    return seen


@finder
def dead_end(flow: DraftFlow) -> Iterator[Fault]:
    """A choice that leads nowhere, or only where a guard holds; or a way out that nobody takes.

    Fails: ``to: []``, a list whose last entry has a ``when``, a plain state that is not the last. Passes: a list that
    ends with its only plain state.
    """
    for state in flow.states.values():
        for choice in state.choices:
            whens = [route.when.text if route.when else "" for route in choice.routes]
            what = f"'{choice.name.text}' of '{state.name.text}' "
            if "" not in whens:
                fix = "End its 'to' with a state without 'when'."
                yield Fault(choice.name.place, f"{what}can lead nowhere.", fix)
            elif "" in whens[:-1] or len(set(whens)) < len(whens):
                fix = "Put the state without 'when' last, and every guard once."
                yield Fault(choice.name.place, f"{what}has a way out that is never taken.", fix)


@finder
def unreachable(flow: DraftFlow) -> Iterator[Fault]:
    """A state that no path leads to, so that nobody ever sees it.

    Fails: an outcome that no ``to`` names. Passes: a state that is the start or that some choice leads to.
    """
    seen = reach(flow, flow.start.text) if flow.start else set(flow.states)
    for name, state in flow.states.items():
        if name not in seen:
            yield Fault(state.name.place, f"nothing leads to '{name}'.", "Lead to it, or remove it.")


@finder
def circle(flow: DraftFlow) -> Iterator[Fault]:
    """States that lead back to themselves. Answers are replayed by question, so a circle would never end.

    Fails: ``asylum`` leads to ``danger`` and ``danger`` to ``asylum``. Passes: every path goes forward to an outcome.
    The way from an outcome back to the situation question is built in; nothing has to be written for it.
    """
    done = set[str]()
    for first in flow.states:
        path, ahead = [first], [iter(targets(flow, first))]
        while path:
            name = next(ahead[-1], None)
            if name is None:
                done.add(path.pop())
                ahead.pop()
            elif name in path:
                trip = " > ".join((*path[path.index(name) :], name))
                place = way_place(flow, path[-1], name)
                yield Fault(place, f"this leads back to itself: {trip}.", "Let it go on to an outcome.")
            elif name not in done:
                path.append(name)
                ahead.append(iter(targets(flow, name)))


@finder
def wrong_situation(flow: DraftFlow) -> Iterator[Fault]:
    """The state that ``situation`` names is not a question, or an outcome is reached without it.

    Fails: ``situation: goodbye`` where ``goodbye`` is an outcome; a choice of ``asylum`` that leads to an outcome.
    Passes: the one question that lies on every path, whose answers add up.
    """
    if not flow.situation or not flow.start:
        return
    name, fix = flow.situation.text, "Lead to that question first."
    if not isinstance(flow.states[name], DraftQuestion):
        yield Fault(flow.situation.place, f"'{name}' is not a question.", "Name the question.")
        return
    for source in sorted(reach(flow, flow.start.text, without=name)):
        for target in targets(flow, source):
            if isinstance(flow.states[target], DraftOutcome):
                what = f"this leads to the outcome '{target}' without the question '{name}'."
                yield Fault(way_place(flow, source, target), what, fix)
    if isinstance(flow.states[flow.start.text], DraftOutcome):
        yield Fault(flow.start.place, f"'{flow.start.text}' is an outcome.", fix)


@finder
def late_situation(flow: DraftFlow) -> Iterator[Fault]:
    """A choice with ``counts_as`` after the situation question, where it would never count.

    Fails: ``counts_as`` at a choice of ``child_age``. Passes: at a choice of a question that comes before.
    """
    name = flow.situation.text if flow.situation else ""
    for state in flow.states.values():
        for choice in state.choices:
            if choice.counts_as and (state.name.text == name or name not in reach(flow, state.name.text)):
                what = f"'{choice.name.text}' comes too late to count as '{choice.counts_as.text}'."
                fix = f"Remove 'counts_as'; it is for questions before '{name}'."
                yield Fault(choice.counts_as.place, what, fix)
