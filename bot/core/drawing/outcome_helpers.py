"""Who helps: which organisations have their contact on a screen, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.drawing.next_steps import organisations_named, sort_by_safety
from bot.core.flow import Flow, Information
from bot.core.lines import Line
from bot.core.organisation import Kind, Organisation
from bot.core.replay import Journey


@dataclass(frozen=True, slots=True)
class ChosenHelpers:
    """Who stands on a screen: whom it ``needs``, and then whom it can ``spare``, the last of them first."""

    needed: tuple[Organisation, ...]
    spare: tuple[Organisation, ...]


def collect_helpers(flow: Flow, journey: Journey) -> tuple[Organisation, ...]:
    """Whoever was named on the way and the helpers of all outcomes in safety order, numbers for an emergency first."""
    told = (flow.states[choice.question] for choice in journey.steps)
    named = [state.helpers for state in told if isinstance(state, Information)]
    named += [ending.outcome.helpers for ending in sort_by_safety(flow, journey.endings)]
    return sort_emergencies_first(helper for helpers in named for helper in helpers)


def choose_helpers(own: Sequence[Organisation], named: Iterable[Organisation]) -> ChosenHelpers:
    """Who stands below lines that name ``named``, at an end whose helpers are ``own``.

    Whom a line names can be called from the same screen, whatever else has no room there; so can an emergency number,
    and always somebody who helps.
    """
    named = tuple(named)
    emergencies = (each for each in own if each.kind is Kind.EMERGENCY)
    needed = sort_emergencies_first((*emergencies, *(each for each in own if each in named), *named))
    if not any(map(is_reachable_helper, needed)):
        needed += tuple(each for each in own if is_reachable_helper(each))[:1]
    return ChosenHelpers(needed, tuple(each for each in own if each not in needed))


def choose_callable(own: Iterable[Organisation], in_sight: Sequence[Line], urgent: Line | None) -> list[Organisation]:
    """Whom to call, the most urgent first: an emergency number, whom the urgent line names, whom a step in sight names.

    They are the helpers of an end, ``own``, in their order; where no step names one of them, the first who has one.
    Nobody else: a number for violence at home would say something of this person that they did not.
    """
    own = [each for each in own if each.kind is not Kind.AUTHORITY and each.phones]
    named = organisations_named(in_sight)
    emergencies = (each for each in own if each.kind is Kind.EMERGENCY)
    helpers = (*(urgent.names if urgent else ()), *(each for each in own if each in named))
    called = [each for each in dict.fromkeys((*emergencies, *helpers)) if each.phones]
    return called if any(each.kind is Kind.HELPER for each in called) else [*dict.fromkeys((*called, *own))]


def sort_emergencies_first(organisations: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """Organisations, each once, numbers for an emergency first."""
    return tuple(sorted(dict.fromkeys(organisations), key=lambda each: each.kind is not Kind.EMERGENCY))


def is_reachable_helper(organisation: Organisation) -> bool:
    """Whether this is somebody to go to: a helper with a number or a site."""
    return organisation.kind is Kind.HELPER and bool(organisation.phones or organisation.site)
