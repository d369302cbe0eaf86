"""The report: everything that ``wegwijs check`` says, once, whoever asks for it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.authoring.source.checks import Fault, finder, message
from bot.authoring.source.problems import Place, Problem
from bot.check_report import Report, report, report_translations
from tests.authoring.tree import CATALOG, PERMIT, SHELTER, SOUND, TODAY, Tree

LOOKS = "content/links.yaml"
WRONG_HEAD = ('"Language: nl\\n"', '"Language: nl\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"')
PLACE = Place("flows/permit.yaml", 3, 1)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A copy of the sound tree."""
    shutil.copytree(SOUND, tmp_path / "tree")
    return Tree(tmp_path / "tree")


def report_of(tree: Tree, today: date = TODAY) -> Report:
    return report(tree.read(), today=today)


def ids(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.check for problem in problems}


def test_the_sound_tree_has_only_the_gaps_of_its_dutch_and_is_measured(tree: Tree) -> None:
    found = report_of(tree)
    assert ids(found.problems) == {"incomplete"}
    assert found.remarks == ()
    assert [section.name for section in found.readability][:1] == ["shelter#changed"]


def test_each_part_of_the_program_has_its_say(tree: Tree) -> None:
    tree.change(SHELTER, "There can be a safe place for you.", f"{'**Go**. ' * 110}")
    tree.change(PERMIT, "plan: Plan your journey with a lawyer.", "plan: Plan your journey with a lawyer.\n"
                "      ask: {when: another_country_decides, text: Ask your lawyer before you travel.}")  # fmt: skip
    tree.change(CATALOG, *WRONG_HEAD)
    tree.write(LOOKS, "https://a.test/: {looked: 2026-11-25, found: well, words: yes}\n")
    assert ids(report_of(tree).problems) == {"does-not-fit", "incomplete", "never-said", "wrong-head", "wrong-look"}


def test_what_is_old_is_a_remark_of_its_day(tree: Tree) -> None:
    assert ids(report_of(tree, date(2027, 11, 25)).remarks) == {"old-contact", "old-law"}


def test_without_a_sound_guide_only_what_keeps_it_from_being_sound_is_told(tree: Tree) -> None:
    tree.change(PERMIT, "title: My situation", "titel: My situation")
    found = report_of(tree, date.max)
    assert ids(found.problems) == {"incomplete", "missing-key", "unknown-key"}
    assert (found.remarks, found.readability) == ((), ())


def test_problems_stand_in_the_order_of_their_places_each_once(tree: Tree) -> None:
    tree.change(PERMIT, "title: My situation", "titel: My situation")
    found = report_of(tree).problems
    assert list(found) == sorted(set(found))


def test_the_part_about_translations_is_a_part_of_the_whole(tree: Tree) -> None:
    tree.change(CATALOG, *WRONG_HEAD)
    part = report_translations(tree.read())
    assert ids(part.problems) == {"incomplete", "wrong-head"}
    assert set(part.problems) <= set(report_of(tree).problems)


def test_of_one_language_alone_the_sentences_of_the_others_are_not_looked_at(tree: Tree) -> None:
    tree.change(CATALOG, 'msgstr "Bent u veilig?"', 'msgstr "Are you safe?"')
    project = tree.read()
    assert "same-as-english" in ids(report_translations(project).remarks)
    assert "same-as-english" in ids(report_translations(project, "nl").remarks)
    assert "same-as-english" not in ids(report_translations(project, "ar").remarks)


def test_a_check_puts_its_own_id_to_what_it_says() -> None:
    @message
    def too_blue(place: Place, colour: str) -> Fault:
        """A colour."""
        return Fault(place, f"this is {colour}.", "Paint it.")

    @finder
    def two_blues(colours: tuple[str, ...]) -> list[Fault]:
        """Colours."""
        return [Fault(PLACE, f"{colour} is there.", "Remove it.") for colour in colours]

    assert (too_blue.id, too_blue.manual) == ("too-blue", "A colour.")
    assert str(too_blue(PLACE, "blue")) == f"{PLACE}: this is blue. Paint it. [too-blue]"
    assert [str(each) for each in two_blues(("azure", "navy"))] == [
        f"{PLACE}: azure is there. Remove it. [two-blues]",
        f"{PLACE}: navy is there. Remove it. [two-blues]",
    ]
