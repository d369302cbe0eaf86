"""The checks of what has become old, for somebody to look up again: remarks, for a day that passes breaks nothing."""

from __future__ import annotations

from bot.authoring.source.checks import Fault, message
from bot.authoring.source.problems import Place


@message
def old_law(place: Place, topic: str, days: int, *, by_lawyer: bool) -> Fault:
    """A topic whose law was last looked up more than 180 days ago; it may have changed since, as it does twice a year.

    Tells: ``updated: "2026-01-02"`` in August, or a ``checked_law`` as old. Passes: a date of the last half year. Where
    a lawyer has read the topic, that day counts. A remark.

    Fails: never.
    """
    if by_lawyer:
        fault = f"a lawyer last read the topic '{topic}' {days} days ago."
        fix = "Look up its sources again and have it read again, then change 'checked_law'."
    else:
        fault, fix = f"the topic '{topic}' was last looked up {days} days ago.", _fix("updated")
    return Fault(place, fault, fix)


@message
def old_contact(place: Place, organisation: str, days: int) -> Fault:
    """An organisation whose number and site were last looked up more than a year ago.

    Tells: ``checked: "2024-11-23"``. Passes: a date of the last year. A remark.

    Fails: never.
    """
    return Fault(place, f"the organisation '{organisation}' was last looked up {days} days ago.", _fix("checked"))


def _fix(key: str) -> str:
    return f"Look up its sources again, then change '{key}'."
