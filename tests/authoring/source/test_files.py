"""Files as editors save them."""

from __future__ import annotations

import pytest

from bot.authoring.source.files import decode
from bot.authoring.source.problems import Findings
from bot.core.content import Section
from tests.authoring.tree import CATALOG, PERMIT, SHELTER, SHELTER_NL, SOUND, Tree

FILES = sorted(path.relative_to(SOUND).as_posix() for path in SOUND.rglob("*.*") if path.is_file())


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_the_line_ends_of_windows_and_a_byte_order_mark_mean_nothing(file: str, line_end: str, tree: Tree) -> None:
    tree.write(file, "\ufeff" + tree.text(file).replace("\n", line_end))
    assert tree.says() == []


def test_a_translated_page_with_windows_line_ends_is_shown(tree: Tree) -> None:
    tree.write(SHELTER_NL, tree.text(SHELTER_NL).replace("\n", "\r\n"))
    guide = tree.read().guide
    assert guide
    assert "nl" in guide.flow.topics["shelter"].sections[Section.SHORT].bodies


def test_the_place_of_a_wrong_byte_counts_letters() -> None:
    findings = Findings()
    assert decode("a\né".encode() + b"\xe9", "x", findings) is None
    assert [str(problem.place) for problem in findings] == ["x:2:2"]


def test_a_translation_that_is_not_utf_8_costs_only_itself(tree: Tree) -> None:
    tree.change(SHELTER_NL, "veilige", "veilíge", "latin-1").change(CATALOG, "veilig", "veilíg", "latin-1")
    assert tree.checks() == ["not-utf8", "not-utf8"]
    assert tree.read().guide


def test_a_page_that_is_not_utf_8_is_told_alone(tree: Tree) -> None:
    assert tree.change(SHELTER, "safe place for you", "säfe place for you", "latin-1").checks() == ["not-utf8"]


def test_where_a_file_can_not_be_read_nothing_is_looked_up_in_it(tree: Tree) -> None:
    tree.change(PERMIT, "start: safe", "start: {safe").change(SHELTER, "helpers: [helpline]", "helpers: [nobody]")
    assert tree.checks() == ["yaml-syntax"]
