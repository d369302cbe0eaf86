"""Organisations: whom a person can call, visit or write to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.core.opening_hours import OpeningHours
from bot.core.province import Province
from bot.core.short_repr import Named
from bot.core.text import Text


class Kind(Enum):
    """The kind of an organisation: only a ``HELPER`` counts as somebody to go to."""

    EMERGENCY = "emergency"
    HELPER = "helper"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it is dialled. ``whom`` says for whom it is, where an organisation has several."""

    number: str
    whom: Text | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Organisation(Named):
    """Somebody to call or visit. ``checked`` is the day we read ``source``; ``source_date`` what that page shows.

    ``province`` is where it works; None: in all of the country. ``role`` says in two or three words what it is for,
    where its number stands among the first; ``what`` says more. ``called`` are other names by which texts speak of it.
    ``visit`` is the street address where it is open. ``reach`` says how one reaches it where it has no number.
    ``hours_note`` says of its hours what is no time.
    """

    name: str
    kind: Kind
    title: str
    province: Province | None
    what: Text
    role: Text | None
    called: tuple[str, ...]
    phones: tuple[Phone, ...]
    visit: str | None
    reach: Text | None
    hours: OpeningHours | None
    hours_note: Text | None
    cost: Text | None
    languages: Text | None
    site: str | None
    email: str | None
    checked: str
    source: str
    source_date: str | None
