"""The tool that measures readers: what it plants, what it refuses, and how it counts."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.readers import PlantingError, format_table, plant, score

PAGE = "## short\n\nYou must ask.\n\nYou may wait, or go.\n"
PARAGRAPHS = {"short.1": "You must ask.", "short.2": "You may wait, or go."}


def reading(*faults: tuple[str, str, str], found: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "page": "study",
        "faults": [{"kind": kind, "was": was, "planted": planted} for kind, was, planted in faults],
        "found": list(found),
    }


def test_faults_are_planted_and_their_places_written() -> None:
    given = reading(("modal", "must ask", "may ask"), ("and-or", "or go", "and go"))
    assert plant(PAGE, given, PARAGRAPHS) == "## short\n\nYou may ask.\n\nYou may wait, and go.\n"
    assert [fault["at"] for fault in given["faults"]] == ["short.1", "short.2"]


@pytest.mark.parametrize("was", ["You", "nowhere", "## short"])
def test_words_that_do_not_stand_once_in_one_paragraph_are_refused(was: str) -> None:
    with pytest.raises(PlantingError, match="must stand once"):
        plant(PAGE, reading(("modal", was, "x")), PARAGRAPHS)


def test_two_faults_in_one_paragraph_are_refused() -> None:
    with pytest.raises(PlantingError, match=r"second fault in short\.2"):
        plant(PAGE, reading(("modal", "may", "must"), ("and-or", "or go", "and go")), PARAGRAPHS)


def test_what_was_found_is_counted_with_false_alarms() -> None:
    given = reading(("modal", "must", "may"), ("and-or", "or go", "and go"), found=("short.2", "careful.1"))
    plant(PAGE, given, PARAGRAPHS)
    counted = score(given)
    assert (counted.planted.total(), counted.found.total(), counted.false_alarms) == (2, 1, 1)
    assert format_table([("so", counted)]).splitlines()[-1] == "| so | 2 | 1 | 1 | modal 1 |"
