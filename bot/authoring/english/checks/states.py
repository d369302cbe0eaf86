"""The checks of a single question, information or outcome, and with the guards and reasons that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.authoring.english.checks.graph import guard_names, guards_of, guards_said_later, reach, targets
from bot.authoring.english.draft_flow import (
    DraftFlow,
    DraftInformation,
    DraftLine,
    DraftOutcome,
    DraftQuestion,
    DraftStatement,
)
from bot.authoring.source.checks import Fault, finder
from bot.authoring.source.names import DONT_KNOW, DONT_SAY
from bot.authoring.source.yaml_nodes import Scalar
from bot.core.drawing.next_steps import MOST_STEPS
from bot.core.lines import Guard, Importance
from bot.core.organisation import Kind, Organisation

FEWEST, MOST, MOST_SITUATIONS = 2, 6, 9
MOST_TOPICS = 3

_JOIN = ": join answers that lead alike, or ask for them in one more question"


@finder
def same_way(flow: DraftFlow, statements: Iterable[DraftStatement], guards: Mapping[str, Guard]) -> Iterator[Fault]:
    """A question whose answers all lead to the same state and change nothing: it need not be asked.

    Fails: "yes" and "no" both lead to ``asylum``, and neither has ``advice``, ``counts_as``, ``settles`` or ``denies``;
    no guard and no ``because`` names the question. Passes: answers that lead apart, or that something said depends on.
    """
    told = {name.text for state in _outcomes(flow) for pointer in state.pointers for name in pointer.because}
    used = {name.text for name in guard_names(flow, statements)}
    read = {question for name in used if name in guards for question in guards[name].reads}
    for state in _questions(flow):
        ways = set(targets(flow, state.name.text))
        says = any(each.advice or each.counts_as or each.settles or each.denies for each in state.choices)
        if len(ways) == 1 and not says and state.name.text not in told | read:
            what = f"every answer to '{state.name.text}' leads to '{ways.pop()}'."
            yield Fault(state.name.place, what, "Remove the question, or let its answers differ.")


@finder
def no_dont_know(flow: DraftFlow) -> Iterator[Fault]:
    """A question without "I don't know". Everybody must have a way on that is true.

    Fails: a question without ``dont_know``. Passes: ``dont_know: asylum``.
    """
    for state in _questions(flow):
        if DONT_KNOW not in state.own:
            what = f"the question '{state.name.text}' has no \"I don't know\"."
            yield Fault(state.name.place, what, "Add 'dont_know:' with the state it leads to.")


@finder
def no_dont_say(flow: DraftFlow) -> Iterator[Fault]:
    """A sensitive question without "I don't want to say".

    Fails: ``sensitive: yes`` without ``dont_say``. Passes: ``dont_say: asylum``.
    """
    for state in _questions(flow):
        if state.sensitive and DONT_SAY not in state.own:
            what = f"the sensitive question '{state.name.text}' has no \"I don't want to say\"."
            yield Fault(state.name.place, what, "Add 'dont_say:' with the state it leads to.")


@finder
def number_of_choices(flow: DraftFlow) -> Iterator[Fault]:
    """Too few or too many answers on one screen, "I don't know" and "I don't want to say" apart.

    Fails: one answer, or seven. Passes: 2 to 6; the first screen of the situation question, with ``choices`` and
    ``more_choices``, may have 9.
    """
    for state in _questions(flow):
        sizes, limits = [len(group) - len(state.own) for group in state.groups], [MOST for _ in state.groups]
        if state.apart:
            limits[0] = MOST_SITUATIONS
        if not all(FEWEST <= size <= limit for size, limit in zip(sizes, limits, strict=True)):
            has = " and ".join(str(size) for size in sizes)
            what = f"the question '{state.name.text}' has {has} answer{'' if sizes == [1] else 's'}."
            whom = " and ".join(
                f"{each} {FEWEST} to {limit}"
                for each, limit in zip(_screens(state), dict.fromkeys(limits), strict=False)
            )
            way = _JOIN if any(size > limit for size, limit in zip(sizes, limits, strict=True)) else ""
            yield Fault(state.name.place, what, f"Give {whom}{way}.")


def _screens(state: DraftQuestion) -> tuple[str, ...]:
    """How its screens are called, as far as they may have different numbers of answers."""
    if len(state.groups) == 1:
        return ("it",)
    return ("the first screen", "the other") if state.apart else ("each screen",)


@finder
def no_next_step(flow: DraftFlow) -> Iterator[Fault]:
    """An outcome that does not say what to do now, or an information that says nothing.

    Fails: an outcome without ``do_now``, or with lines in ``only_if`` and ``also`` alone. Passes: one with at least one
    line there that has no ``when`` and asks nothing.
    """
    for state, steps in _told(flow):
        if all(line.when or line.asks for line in steps):
            what = f"'{state.name.text}' does not tell everybody what to do now."
            yield Fault(state.name.place, what, f"Add a line without 'when' or 'asks' to '{_key(state)}'.")


@finder
def too_many_steps(flow: DraftFlow) -> Iterator[Fault]:
    """An outcome or an information that tells everybody to do more than three things now: nobody keeps more in mind.

    Fails: four lines without ``when`` in ``do_now`` or ``lines``. Passes: three of them; lines with a ``when``, which
    are folded where there is no room for them; what can wait, in ``also``.
    """
    for state, steps in _told(flow):
        number = sum(line.when is None for line in steps)
        if number > MOST_STEPS:
            what = f"'{state.name.text}' tells everybody to do {number} things now."
            fix = f"Leave at most {MOST_STEPS} in '{_key(state)}': what can wait goes to 'also'."
            yield Fault(state.name.place, what, fix)


def _told(flow: DraftFlow) -> Iterator[tuple[DraftInformation | DraftOutcome, list[DraftLine]]]:
    """Each outcome and information, with its lines that say what to do now."""
    for state in flow.states.values():
        if not isinstance(state, DraftQuestion):
            yield state, [line for line in state.lines if line.importance is Importance.DO_NOW]


def _key(state: DraftInformation | DraftOutcome) -> str:
    """The key below which these lines stand."""
    return "do_now" if isinstance(state, DraftOutcome) else "lines"


@finder
def no_topic(flow: DraftFlow) -> Iterator[Fault]:
    """An outcome that points to no topic, or to more than three.

    Fails: an outcome without ``topics``. Passes: one to three of them, each with the questions that are the reason.
    """
    for outcome in _outcomes(flow):
        if not 1 <= len(outcome.pointers) <= MOST_TOPICS:
            has = len(outcome.pointers) or "no"
            what = f"the outcome '{outcome.name.text}' has {has} topics."
            yield Fault(outcome.name.place, what, f"Name 1 to {MOST_TOPICS} in 'topics'.")


@finder
def no_helper(flow: DraftFlow, organisations: Mapping[str, Organisation]) -> Iterator[Fault]:
    """An outcome that names nobody to go to. Emergency numbers and authorities do not count.

    Fails: ``helpers: [emergency-112]``. Passes: at least one organisation of kind ``helper`` with a number
    (``phone`` or ``phones``) or a site.
    """
    for outcome in _outcomes(flow):
        if not names_a_helper(outcome.helpers, organisations):
            what = f"the outcome '{outcome.name.text}' names no helper."
            fix = "Add an organisation of the kind 'helper' to 'helpers'."
            yield Fault(outcome.name.place, what, fix)


def names_a_helper(names: tuple[Scalar, ...], organisations: Mapping[str, Organisation]) -> bool:
    """Whether there is somebody to go to among them. A name that names nothing is another problem, so it counts."""
    named = [organisations.get(name.text) for name in names]
    return any(each is None or (each.kind is Kind.HELPER and (each.phones or each.site)) for each in named)


@finder
def unlisted_topic(flow: DraftFlow, topics: Mapping[str, object]) -> Iterator[Fault]:
    """A topic with a folder in ``content/`` that does not stand in the flow's ``topics``, so that nobody finds it.

    Fails: a new topic's folder alone. Passes: its name in ``topics`` too, at its place in the order of safety.
    """
    listed = [name.text for name in flow.topics]
    for name in topics:
        if name not in listed:
            what = f"the topic '{name}' is not in 'topics'."
            yield Fault(flow.topics_place, what, "Add it, the most urgent first.")


@finder
def wrong_guard(flow: DraftFlow, statements: Iterable[DraftStatement], guards: Mapping[str, Guard]) -> Iterator[Fault]:
    """A guard in Python looks for an answer that cannot have been given, so it would silently never hold.

    Fails: a guard that reads the choice ``dublin`` of ``asylum`` after it was renamed, or one that stands before
    ``asylum`` is asked. Passes: names that exist, of a question that comes before. Advice, openings and statements are
    said later than where they stand, so for these the question need only exist.
    """
    after = reach(flow, flow.situation.text) if flow.situation else set[str]()
    named = [(when, state.name.text) for state in flow.states.values() for when in guards_of(state)]
    named += [(when, "") for when in guards_said_later(flow, statements)]
    for when, state in named:
        for question, choices in guards[when.text].reads.items() if when.text in guards else ():
            asked = flow.states.get(question)
            known = [choice.name.text for choice in asked.choices] if asked else []
            for choice in choices:
                if choice not in known:
                    what = f"'{when.text}' reads the answer '{choice}' of '{question}', which is not there."
                    yield Fault(when.place, what, "Fix bot/core/guards.py, or the name.")
            if state and asked and state not in after and state not in reach(flow, question):
                what = f"'{when.text}' reads '{question}', which is not asked before '{state}'."
                yield Fault(when.place, what, "Use it after that question.")


@finder
def no_reason(flow: DraftFlow) -> Iterator[Fault]:
    """A question named as the reason for a topic whose answer can never be quoted there.

    Fails: ``general: [child_age]`` in an outcome that no path from ``child_age`` leads to; a question none of whose
    choices has a ``said``. Passes: a question on the way to the outcome that has one.
    """
    for outcome in _outcomes(flow):
        for name in (name for pointer in outcome.pointers for name in pointer.because):
            question = flow.states.get(name.text)
            if not isinstance(question, DraftQuestion):
                continue
            if outcome.name.text not in reach(flow, name.text):
                what = f"'{name.text}' is not asked on the way to '{outcome.name.text}'."
                yield Fault(name.place, what, "Name a question that is, or none: [].")
            elif not any(choice.said for choice in question.choices):
                what = f"no choice of '{name.text}' has a 'said', so there is nothing to quote."
                yield Fault(name.place, what, "Add 'said:' to its choices, or name another.")


def _questions(flow: DraftFlow) -> Iterator[DraftQuestion]:
    return (state for state in flow.states.values() if isinstance(state, DraftQuestion))


def _outcomes(flow: DraftFlow) -> Iterator[DraftOutcome]:
    return (state for state in flow.states.values() if isinstance(state, DraftOutcome))
