"""The guards: named conditions for flows, where the closed format has no word for it.

Each has a sentence that says what is true, with its source and the day it was checked where it is a rule, and it names
the questions and choices that it reads, so that renaming one in a flow is an error at start and not a guard that is
silently false. ``bot.authoring`` finds them by name in ``GUARDS``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from bot.core.lines import Answers, Guard

UNSURE = ("dont_know", "dont_say")


def answered(name: str, /, **reads: tuple[str, ...]) -> Guard:
    """A guard that holds where one of these questions has one of these answers."""
    return Guard(name, reads, partial(_has_one, reads))


def unless(name: str, other: Guard) -> Guard:
    """A guard that holds where ``other`` does not, also where its questions have no answer."""
    return Guard(name, other.reads, partial(_has_not, other))


def both(name: str, first: Guard, second: Guard) -> Guard:
    """A guard that holds where two others do."""
    return Guard(name, {**first.reads, **second.reads}, partial(_has_both, first, second))


# No closures: a guide is kept for the next start (``bot.authoring.ready``), and what is kept has names.
def _has_one(reads: Mapping[str, tuple[str, ...]], answers: Answers) -> bool:
    return any(answers.get(question) in choices for question, choices in reads.items())


def _has_not(other: Guard, answers: Answers) -> bool:
    return not other.holds(answers)


def _has_both(first: Guard, second: Guard, answers: Answers) -> bool:
    return first.holds(answers) and second.holds(answers)


# Detention by the police or in a centre. What needs a journey, IOM or DT&V is not for a person in it.
_IS_DETAINED = answered("is_detained", danger=("detained",))

# Held or forced by a person, said before anything else: it is not asked again how.
_IS_HELD = answered("is_held", danger=("controlled",))

# Another EU country must decide on the asylum request (Dublin). Terms and risks differ for these people: the time to
# think is at most 30 days (Staatscourant, 10-05-2023, checked 23-11-2026), pregnant women are seen as able to travel
# (November 2022).
_ANOTHER_COUNTRY_DECIDES = answered("another_country_decides", asylum=("another_country",))

# An asylum request is open: contact with one's own embassy can end it (checked 23-11-2026).
_ASYLUM_IS_OPEN = answered("asylum_is_open", asylum=("waiting", "another_country"), case_open=("open",))

# An asylum request is open, or may be: leaving or going to one's own embassy can end protection. True as well for who
# does not know or does not say, and after a refusal, for an appeal may be open: the warning costs nothing, its absence
# may cost everything (checked 23-11-2026).
_ASYLUM_MAY_BE_OPEN = answered("asylum_may_be_open", asylum=("waiting", "refused", "another_country", *UNSURE))

# A valid Dutch permit, or one that ended less than 2 years ago: an exception to the mvv can fit (IND, 13-05-2024,
# checked 23-11-2026).
_MVV_EXCEPTION_CAN_FIT = answered("mvv_exception_can_fit", dutch_permit=("has_now", "ended_recently"))

# Pregnant: the six weeks before and after the birth count (seed facts MED-07, MED-10, MED-11).
_IS_PREGNANT = answered("is_pregnant", ill_or_pregnant_which=("pregnant", "both"))
_NOT_DUBLIN = unless("not_dublin", _ANOTHER_COUNTRY_DECIDES)

# No country sees the person as its citizen, as far as the person knows.
_NO_COUNTRY = answered("no_country", has_country=("none",))
_TRIED_EVERYTHING = answered("tried_everything", tried_to_return=("tried_everything",))

# Not sure about something that can need help at once: it is kept in sight, for "I don't know" is not "No".
_UNSURE_OF_DANGER = answered(
    "unsure_of_danger", danger=UNSURE, ever_hurt_or_forced=UNSURE, who_hurts=UNSURE, forced_how=UNSURE
)
_UNSURE_OF_ILLNESS = answered("unsure_of_illness", is_ill_or_pregnant=UNSURE)
_UNSURE_OF_AGE = answered("unsure_of_age", is_under_18=UNSURE, am_i_under_18=("dont_know",))
_UNSURE_OF_CHILD = answered("unsure_of_child", child_here=UNSURE)

GUARDS = {
    guard.name: guard
    for guard in (
        _IS_DETAINED,
        unless("is_free_to_travel", _IS_DETAINED),
        _IS_HELD,
        # No day is known before which the person must leave: "no last day" calms nobody who has one.
        unless("has_no_date", answered("has_a_date", danger=("detained", "must_leave"))),
        _ANOTHER_COUNTRY_DECIDES,
        _NOT_DUBLIN,
        _ASYLUM_IS_OPEN,
        _ASYLUM_MAY_BE_OPEN,
        _MVV_EXCEPTION_CAN_FIT,
        _IS_PREGNANT,
        both("pregnant_and_dublin", _IS_PREGNANT, _ANOTHER_COUNTRY_DECIDES),
        both("pregnant_without_dublin", _IS_PREGNANT, _NOT_DUBLIN),
        # The person with the permit is the child, so family life with a child counts beside the family's time limit.
        answered("child_has_permit", child_nationality=("with_permit",)),
        # The permit is the person's own, and the family is abroad: the person here is the one who applies.
        answered("permit_is_mine", who_is_family=("mine_abroad",)),
        # A child, or may be one: simpler words, and nobody under 18 is asked to collect papers.
        answered(
            "is_under_18",
            am_i_under_18=("i_am",),
            is_under_18=("yes_under_18",),
            parent_here=("parent_is_here", "no_parent", *UNSURE),
        ),
        answered("is_afraid", afraid_of_government=("afraid",)),
        answered("case_is_open", case_open=("open",)),
        answered("never_asked_asylum", asylum=("never_asked",)),
        answered("never_had_permit", dutch_permit=("never_had",)),
        _NO_COUNTRY,
        _TRIED_EVERYTHING,
        both("stateless_and_tried", _NO_COUNTRY, _TRIED_EVERYTHING),
        _UNSURE_OF_DANGER,
        _UNSURE_OF_ILLNESS,
        _UNSURE_OF_AGE,
        _UNSURE_OF_CHILD,
        # Any of these: the way of the unsure ends with somebody who can look, and not with "no permit found".
        answered(
            "is_unsure",
            **{
                question: choices
                for guard in (_UNSURE_OF_DANGER, _UNSURE_OF_ILLNESS, _UNSURE_OF_AGE, _UNSURE_OF_CHILD)
                for question, choices in guard.reads.items()
            },
            family_here=UNSURE,
            wants_work_or_study=("dont_know",),
            ever_cannot_go_back=UNSURE,
            many_years=UNSURE,
        ),
    )
}
