"""Labels that a phone would cut are told, at the place of their words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.authoring.project import Project
from bot.channels.telegram.keys import CHOSEN
from bot.channels.telegram.labels import find_cut_buttons
from bot.core.bidi import set_right_to_left
from bot.wiring import read
from tests.authoring.tree import CATALOG, INTERFACE, LANGUAGES, SOUND

LONG = "a very long label that no small phone can show whole"


@pytest.fixture
def project() -> Project:
    """The sound tree."""
    return read(SOUND)


def told(project: Project, language: str, *labels: tuple[str, int]) -> Iterator[str]:
    return (str(problem) for problem in find_cut_buttons(project, project.drafts.languages[language], {*labels}))


def test_what_fits_is_no_problem(project: Project) -> None:
    assert list(told(project, "nl", ("Bent u veilig?", 1), ("Ja", 2))) == []


def test_a_label_of_a_catalog_is_told_there(project: Project) -> None:
    (said,) = told(project, "nl", ("Vraag {number} van {total}", 2))
    assert said == (
        f"{CATALOG}:13:1: the button 'Vraag {{number}} van {{total}}' in nl is 190 pixels wide, and a phone has room "
        "for 140. Keep the words that tell it from the other buttons; the text above them says the rest. [cut-button]"
    )


def test_a_label_that_falls_back_is_told_in_english(project: Project) -> None:
    (said,) = told(project, "ar", (set_right_to_left("Question {number} of {total}"), 2))
    assert said.startswith(INTERFACE)


def test_what_was_chosen_before_is_the_same_label(project: Project) -> None:
    (said,) = told(project, "nl", (f"{CHOSEN}Vraag {{number}} van {{total}}", 2))
    assert said.startswith(f"{CATALOG}:13:1")


def test_any_other_label_is_a_name_of_a_language(project: Project) -> None:
    (said,) = told(project, "nl", (LONG, 1))
    assert said.startswith(LANGUAGES)
