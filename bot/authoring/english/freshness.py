"""Finds the topics and organisations that were looked up too long ago. Sites: ``bot.links``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.authoring.english.checks import freshness as checks
from bot.authoring.english.folder import Drafts
from bot.authoring.source.problems import Problem
from bot.authoring.source.yaml_nodes import Scalar

LAW = 180
"""Days for which the law of a topic is taken to hold: amounts and rules change on 1 January and 1 July."""

CONTACT = 365
"""Days for which a contact is taken to hold: helplines keep their numbers for years, and small organisations do not."""


def find_old(drafts: Drafts, today: date) -> Iterator[Problem]:
    """The topics and contacts that were looked up too many days before ``today``. Every date in the drafts is one."""
    for name, page in drafts.topics.items():
        if page.looked_up and (days := _days(page.looked_up, today)) > LAW:
            yield checks.old_law(page.looked_up.place, name, days, by_lawyer=bool(page.checked_law))
    for name, checked in drafts.checked.items():
        if (days := _days(checked, today)) > CONTACT:
            yield checks.old_contact(checked.place, name, days)


def _days(day: Scalar, today: date) -> int:
    """Days since ``day``; below 0 where it is still to come, or the clock is wrong."""
    return (today - date.fromisoformat(day.text)).days
