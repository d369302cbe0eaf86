"""What has become old: by the day, and never a mistake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from bot.authoring.english.freshness import CONTACT, LAW, find_old
from tests.authoring.tree import ORGANISATIONS, SHELTER, TODAY, Tree

MADE = date(2026, 11, 23)
"""The date of everything in the sound tree."""


def told(tree: Tree, today: date) -> list[str]:
    return [problem.check for problem in find_old(tree.read().drafts, today)]


def days(*numbers: int) -> Iterator[date]:
    return (MADE + timedelta(number) for number in numbers)


def test_nothing_is_old_until_its_last_day_is_over(tree: Tree) -> None:
    last_of_law, after_it, last_of_contacts, after_them = days(LAW, LAW + 1, CONTACT, CONTACT + 1)
    assert told(tree, last_of_law) == []
    assert told(tree, after_it) == ["old-law"]
    assert told(tree, last_of_contacts) == ["old-law"]
    assert told(tree, after_them) == ["old-law", *["old-contact"] * 4]


@pytest.mark.parametrize(("day", "count"), [(date.min, 0), (TODAY, 0), (date.max, 5)])
def test_a_clock_that_is_far_off_breaks_nothing(tree: Tree, day: date, count: int) -> None:
    assert len(told(tree, day)) == count


def test_a_page_that_tells_no_law_does_not_become_old(tree: Tree) -> None:
    tree.change("content/help/en.md", 'updated: "2026-11-23"', 'updated: "2000-01-01"')
    assert told(tree, TODAY) == []


def test_what_a_lawyer_has_read_is_as_old_as_that(tree: Tree) -> None:
    tree.change(SHELTER, 'updated: "2026-11-23"', 'updated: "2000-01-01"')
    assert told(tree, TODAY) == ["old-law"]
    assert told(tree.change(SHELTER, 'checked_law: ""', 'checked_law: "2026-11-24"'), TODAY) == []


def test_it_is_told_where_the_date_stands(tree: Tree) -> None:
    lines = [tree.text(problem.place.file).splitlines()[problem.place.line - 1][problem.place.column - 1 :]
             for problem in find_old(tree.read().drafts, date.max)]  # fmt: skip
    assert lines == ['"2026-11-23"'] * 5


def test_every_address_is_known_with_its_place(tree: Tree) -> None:
    found = tree.read().drafts.addresses
    assert [(each.key, each.written.place.file, each.written.place.line) for each in found] == [
        ("source", ORGANISATIONS, 7), ("site", ORGANISATIONS, 19), ("source", ORGANISATIONS, 22),
        ("source", ORGANISATIONS, 36), ("site", ORGANISATIONS, 43), ("source", ORGANISATIONS, 45),
        ("address", SHELTER, 20), ("address", SHELTER, 23),
    ]  # fmt: skip
