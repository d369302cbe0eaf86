"""What can be wrong with a flow as a graph: where it leads, and where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.authoring.checks.reading import unknown_name, unknown_state
from bot.authoring.drafts import DONT_KNOW, DONT_SAY, DraftFlow, DraftOutcome, DraftQuestion, DraftRoute, DraftState
from bot.authoring.nodes import Scalar
from bot.authoring.problems import Problem, check
from bot.core.flow import Guard, Kind, Organisation

FEWEST, MOST = 2, 6


def names(flow: DraftFlow, known: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    """Every name in the flow that names nothing. ``known`` has the names of each sort: "topic", "organisation", ..."""
    yield from (
        unknown_state(name.place, name.text, flow.states)
        for name in (flow.start, flow.situation, *(route.state for route in _routes(flow)))
        if name.text and name.text not in flow.states
    )
    questions = [name for name, state in flow.states.items() if isinstance(state, DraftQuestion)]
    situation = flow.states.get(flow.situation.text)
    situations = [choice.name.text for choice in situation.choices] if isinstance(situation, DraftQuestion) else []
    for sort, name in named(flow):
        of_this_sort = {"question": questions, "situation": situations}.get(sort, known.get(sort, ()))
        if name.text not in of_this_sort:
            yield unknown_name(name.place, sort, name.text, of_this_sort)


def named(flow: DraftFlow) -> Iterator[tuple[str, Scalar]]:
    """Every name in the flow but those of states, with the sort of thing that it names."""
    yield from (("topic", topic) for topic in flow.topics)
    for state in flow.states.values():
        for choice in state.choices:
            yield from (("guard", route.when) for route in choice.routes if route.when)
            if choice.counts_as:
                yield "situation", choice.counts_as
        if isinstance(state, DraftQuestion):
            continue
        yield from (("guard", line.when) for line in state.lines if line.when)
        yield from (("organisation", helper) for helper in state.helpers)
        if isinstance(state, DraftOutcome):
            yield from (("statement", statement) for statement in state.statements)
            yield from (("topic", pointer.topic) for pointer in state.pointers)
            yield from (("question", question) for pointer in state.pointers for question in pointer.because)
        elif state.topic:
            yield "topic", state.topic


def _routes(flow: DraftFlow) -> Iterator[DraftRoute]:
    for state in flow.states.values():
        for choice in state.choices:
            yield from choice.routes


@check
def dead_end(flow: DraftFlow) -> Iterator[Problem]:
    """A choice that leads nowhere, or only where a guard holds.

    Fails: ``to: []``, or a list whose last entry has a ``when``. Passes: a list that ends with a plain state.
    """
    for state in flow.states.values():
        for choice in state.choices:
            if not choice.routes or choice.routes[-1].when:
                yield Problem(
                    choice.name.place,
                    f"'{choice.name.text}' of '{state.name.text}' can lead nowhere.",
                    "End its 'to' with a state without 'when'.",
                    "dead-end",
                )


@check
def unreachable(flow: DraftFlow) -> Iterator[Problem]:
    """A state that no path leads to, so that nobody ever sees it.

    Fails: an outcome that no ``to`` names. Passes: a state that is the start or that some choice leads to.
    """
    seen, waiting = set[str](), [flow.start.text]
    while waiting:
        name = waiting.pop()
        if name in flow.states and name not in seen:
            seen.add(name)
            waiting += (route.state.text for choice in flow.states[name].choices for route in choice.routes)
    for name, state in flow.states.items():
        if name not in seen:
            yield Problem(state.name.place, f"nothing leads to '{name}'.", "Lead to it, or take it away.", "unreachable")


@check
def circle(flow: DraftFlow) -> Iterator[Problem]:
    """States that lead back to themselves. Answers are replayed by question, so a circle would never end.

    Fails: ``asylum`` leads to ``danger`` and ``danger`` to ``asylum``. Passes: every path goes forward to an outcome.
    """
    done, path = set[str](), list[str]()

    def walk(name: str) -> Iterator[Problem]:
        if name in path:
            round_trip = " > ".join((*path[path.index(name) :], name))
            place = flow.states[name].name.place
            yield Problem(place, f"this leads back to itself: {round_trip}.", "Let it go on to an outcome.", "circle")
        elif name in flow.states and name not in done:
            done.add(name)
            path.append(name)
            for target in _targets(flow.states[name]):
                yield from walk(target)
            path.pop()

    for name in flow.states:
        yield from walk(name)


@check
def same_way(flow: DraftFlow) -> Iterator[Problem]:
    """A question whose answers all lead to the same state and change nothing: it need not be asked.

    Fails: "yes" and "no" both lead to ``asylum``, without advice and read by no guard, ``because`` or ``counts_as``.
    Passes: answers that lead apart, or that an outcome speaks of.
    """
    told = {name.text for state in flow.states.values() if isinstance(state, DraftOutcome)
            for pointer in state.pointers for name in pointer.because}  # fmt: skip
    for state in flow.states.values():
        targets = {route.state.text for choice in state.choices for route in choice.routes}
        says = any(choice.advice or choice.counts_as for choice in state.choices)
        if isinstance(state, DraftQuestion) and len(targets) == 1 and not says and state.name.text not in told:
            yield Problem(
                state.name.place,
                f"every answer to '{state.name.text}' leads to '{targets.pop()}'.",
                "Take the question away, or let its answers differ.",
                "same-way",
            )


@check
def no_dont_know(flow: DraftFlow) -> Iterator[Problem]:
    """A question without "I don't know". Everybody must have a way on that is true.

    Fails: a question without ``dont_know``. Passes: ``dont_know: asylum``.
    """
    for state in flow.states.values():
        if isinstance(state, DraftQuestion) and DONT_KNOW not in [choice.name.text for choice in state.choices]:
            yield Problem(
                state.name.place,
                f"the question '{state.name.text}' has no \"I don't know\".",
                "Add 'dont_know:' with the state it leads to.",
                "no-dont-know",
            )


@check
def no_dont_say(flow: DraftFlow) -> Iterator[Problem]:
    """A sensitive question without "I don't want to say".

    Fails: ``sensitive: yes`` without ``dont_say``. Passes: ``dont_say: asylum``.
    """
    for state in flow.states.values():
        if not isinstance(state, DraftQuestion) or not state.sensitive:
            continue
        if DONT_SAY not in [choice.name.text for choice in state.choices]:
            yield Problem(
                state.name.place,
                f"the sensitive question '{state.name.text}' has no \"I don't want to say\".",
                "Add 'dont_say:' with the state it leads to.",
                "no-dont-say",
            )


@check
def number_of_choices(flow: DraftFlow) -> Iterator[Problem]:
    """Too few or too many answers on one screen, "I don't know" and "I don't want to say" apart.

    Fails: one answer, or seven. Passes: 2 to 6; the situation question may have a second screen, ``more_choices``.
    """
    for state in flow.states.values():
        if not isinstance(state, DraftQuestion):
            continue
        sizes = [sum(choice.name.text not in {DONT_KNOW, DONT_SAY} for choice in group) for group in state.groups]
        if not sizes or not all(FEWEST <= size <= MOST for size in sizes):
            has = " and ".join(str(size) for size in sizes) or "0"
            yield Problem(
                state.name.place,
                f"the question '{state.name.text}' has {has} answers.",
                f"Give each screen {FEWEST} to {MOST}.",
                "number-of-choices",
            )


@check
def wrong_situation(flow: DraftFlow) -> Iterator[Problem]:
    """The state that ``situation`` names is not a question, or can be passed by on the way to an outcome.

    Fails: ``situation: goodbye`` where ``goodbye`` is an outcome. Passes: the one question whose answers add up.
    """
    state = flow.states.get(flow.situation.text)
    if state and not isinstance(state, DraftQuestion):
        yield Problem(
            flow.situation.place, f"'{flow.situation.text}' is not a question.", "Name the question.", "wrong-situation"
        )


@check
def no_next_step(flow: DraftFlow) -> Iterator[Problem]:
    """An outcome that does not say what to do now.

    Fails: an outcome without ``do_now``. Passes: one with at least one line that has no ``when``.
    """
    for outcome in _outcomes(flow):
        if all(line.when for line in outcome.lines):
            yield Problem(
                outcome.name.place,
                f"the outcome '{outcome.name.text}' does not say what to do now.",
                "Add a line to 'do_now'.",
                "no-next-step",
            )


@check
def no_topic(flow: DraftFlow) -> Iterator[Problem]:
    """An outcome that points to no topic, or to more than three.

    Fails: an outcome without ``topics``. Passes: one to three of them, each with the questions that are the reason.
    """
    most = 3
    for outcome in _outcomes(flow):
        if not 1 <= len(outcome.pointers) <= most:
            yield Problem(
                outcome.name.place,
                f"the outcome '{outcome.name.text}' has {len(outcome.pointers)} topics.",
                f"Name 1 to {most}.",
                "no-topic",
            )


@check
def no_helper(flow: DraftFlow, organisations: Mapping[str, Organisation]) -> Iterator[Problem]:
    """An outcome that names nobody to go to. Emergency numbers and authorities do not count.

    Fails: ``helpers: [emergency-112]``. Passes: at least one organisation of kind ``helper`` with a phone or a site.
    """
    for outcome in _outcomes(flow):
        named = [organisations[name.text] for name in outcome.helpers if name.text in organisations]
        if not any(helper.kind is Kind.HELPER and (helper.phone or helper.site) for helper in named):
            yield Problem(
                outcome.name.place,
                f"the outcome '{outcome.name.text}' names no helper.",
                "Add one to 'helpers'.",
                "no-helper",
            )


@check
def unlisted_topic(flow: DraftFlow, topics: Mapping[str, object]) -> Iterator[Problem]:
    """A topic with a folder in ``content/`` that does not stand in the flow's ``topics``, so that nobody finds it.

    Fails: a new topic's folder alone. Passes: its name in ``topics`` too, at its place in the order of safety.
    """
    listed = [name.text for name in flow.topics]
    for name in topics:
        if name not in listed:
            yield Problem(
                flow.place, f"the topic '{name}' is not in 'topics'.", "Add it, the most urgent first.", "unlisted-topic"
            )


@check
def wrong_guard(flow: DraftFlow, guards: Iterable[Guard]) -> Iterator[Problem]:
    """A guard in Python reads a question or a choice that the flow does not have, so it would silently never hold.

    Fails: a guard that reads the choice ``dublin`` of ``asylum`` after it was renamed. Passes: names that exist.
    """
    for guard in guards:
        for question, choices in guard.reads.items():
            state = flow.states.get(question)
            known = [choice.name.text for choice in state.choices] if state else []
            for choice in choices:
                if choice not in known:
                    yield Problem(
                        flow.place,
                        f"the guard '{guard.name}' reads the answer '{choice}' of '{question}', which is not there.",
                        "Mend bot/core/guards.py, or the name.",
                        "wrong-guard",
                    )


def _outcomes(flow: DraftFlow) -> Iterator[DraftOutcome]:
    return (state for state in flow.states.values() if isinstance(state, DraftOutcome))


def _targets(state: DraftState) -> Iterator[str]:
    return (route.state.text for choice in state.choices for route in choice.routes)
