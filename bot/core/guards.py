"""The guards: named conditions for flows, where the closed format has no word for it.

Each is a small function with its source and the day it was checked, and it says which questions and choices it reads,
so that renaming one in a flow is an error at start and not a guard that is silently false. ``bot.authoring`` finds them
by name in ``GUARDS``.
"""

from __future__ import annotations

from bot.core.flow import Answers, Guard


def _another_country_decides(answers: Answers) -> bool:
    """Another EU country must decide on the asylum request (Dublin).

    Terms and risks differ for these people: a right to stay in another EU country is a ground for the IND to refuse the
    parent of a Dutch child (IND, 19-05-2022, checked 23-11-2026).
    """
    return answers.get("asylum") == "another_country"


def _asylum_may_be_open(answers: Answers) -> bool:
    """An asylum request is open, or may be: leaving or going to one's own embassy can end protection.

    True as well for a person who does not know or does not say, and after a refusal, for an appeal may be open: the
    warning costs nothing, its absence may cost everything (checked 23-11-2026).
    """
    return answers.get("asylum") in {"waiting", "refused", "another_country", "dont_know", "dont_say"}


def _asylum_is_open(answers: Answers) -> bool:
    """An asylum request is open: contact with one's own embassy can end it (checked 23-11-2026)."""
    return answers.get("asylum") in {"waiting", "another_country"}


def _may_be_pregnant(answers: Answers) -> bool:
    """Pregnant, or it is not known: the six weeks then may count too (seed facts MED-07, MED-10, MED-11).

    True as well for a person who does not know or does not say: the lines ask "Are you pregnant?" and assume nothing.
    """
    return answers.get("ill_or_pregnant_which") in {"pregnant", "both", "dont_know", "dont_say"}


def _child_has_permit(answers: Answers) -> bool:
    """The person with the permit is the child, so family life with a child counts beside the family's time limit."""
    return answers.get("child_nationality") == "with_permit"


GUARDS = {
    guard.name: guard
    for guard in (
        Guard("another_country_decides", {"asylum": ("another_country",)}, _another_country_decides),
        Guard(
            "asylum_may_be_open",
            {"asylum": ("waiting", "refused", "another_country", "dont_know", "dont_say")},
            _asylum_may_be_open,
        ),
        Guard("asylum_is_open", {"asylum": ("waiting", "another_country")}, _asylum_is_open),
        Guard(
            "may_be_pregnant",
            {"ill_or_pregnant_which": ("pregnant", "both", "dont_know", "dont_say")},
            _may_be_pregnant,
        ),
        Guard("child_has_permit", {"child_nationality": ("with_permit",)}, _child_has_permit),
    )
}
