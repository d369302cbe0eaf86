"""Cards to show: a sentence in large Dutch for an officer, a doctor or a counter, with the person's own words beneath.

They say what a person asks or needs, and nothing of the law.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.organisation import Organisation
from bot.core.short_repr import Named
from bot.core.text import Text

LANGUAGE, ORGANISATION, NUMBER = "language", "organisation", "number"
"""What a sentence can fill in: the person's language; an organisation's name, and the number to call it on."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ShowCard(Named):
    """One sentence to show. ``label`` stands on the button that opens it.

    ``says`` is filled in with the person's language, where it ``asks_language``; with the name and the first number of
    ``organisation``, where it asks to call one.
    """

    name: str
    label: Text
    says: Text
    asks_language: bool
    organisation: Organisation | None
