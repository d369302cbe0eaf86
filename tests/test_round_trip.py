"""A copy to check goes out, and what a person made of it comes back: nothing is lost, nothing is taken for another."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from tests.authoring.tree import CATALOG, PERMIT, Tree
from tests.test_translators import REVIEW, run, states
from tests.test_translators import tree as tree  # noqa: PLC0414  # a fixture, for this module too

ASKED, PROGRESS, LAW = "permit.safe.question", "interface.progress", "statements.police.report"


@pytest.fixture
def copy(tree: Tree, tmp_path: Path) -> Path:
    """A copy to check, of a catalog with a text about law in it."""
    run("update")
    ours = polib.pofile(str(tree.root / CATALOG), wrapwidth=-1)
    law = entry_of(ours, LAW)
    law.msgstr = "\n\n".join("Bel de politie." for _ in law.msgid.split("\n\n"))
    ours.save()
    file = tmp_path / "check.po"
    assert run("pending", "nl", str(file)).exit_code == 0
    return file


def entry_of(catalog: polib.POFile, context: str) -> polib.POEntry:
    return next(entry for entry in catalog if entry.msgctxt == context)


def change(file: Path, context: str, said: str | None = None, *, right: bool = True) -> None:
    """What a volunteer does in Poedit: other words, or only taking the mark away."""
    catalog = polib.pofile(str(file))
    entry = entry_of(catalog, context)
    entry.msgstr = entry.msgstr if said is None else said
    if right:
        entry.flags = []
    catalog.save()


def take(file: Path, by: str = "Anna") -> tuple[int, str, str]:
    result = run("take-back", "nl", str(file), "--by", by)
    return result.exit_code, result.stdout, result.stderr


def said(tree: Tree, context: str) -> str:
    return str(entry_of(polib.pofile(str(tree.root / CATALOG)), context).msgstr)


def test_what_nobody_has_checked_is_marked_in_the_copy(tree: Tree, copy: Path) -> None:
    catalog = polib.pofile(str(copy))
    marked = {entry.msgctxt for entry in catalog if entry.fuzzy and "#" not in entry.msgctxt}
    assert marked == {ASKED, PROGRESS, LAW, "permit.asylum.title"}
    assert not [entry for entry in catalog if entry.obsolete]
    assert "fuzzy" not in tree.text(CATALOG).partition(ASKED)[0].rpartition("\n\n")[2]


def test_what_was_checked_is_not_marked(tree: Tree, copy: Path) -> None:
    run("mark", "nl", ASKED, "--checked", "--by", "Anna")
    other = copy.with_name("other.po")
    run("pending", "nl", str(other))
    assert not entry_of(polib.pofile(str(other)), ASKED).fuzzy
    change(other, PROGRESS)
    assert take(other, "Ben") == (0, f"Written: {REVIEW}\nChecked: 1. Corrected: 0. Not taken: 0.\n", "")
    assert "Ben" not in tree.text(REVIEW).partition(ASKED)[2]


def test_a_copy_is_never_written_over(copy: Path) -> None:
    change(copy, ASKED)
    before = copy.read_bytes()
    refused = run("pending", "nl", str(copy))
    assert refused.exit_code == 1
    assert "is already there, and somebody's work may be in it." in refused.stderr
    assert copy.read_bytes() == before
    assert "cannot be written" in run("pending", "nl", str(copy / "below.po")).stderr


def test_a_mark_that_was_taken_away_is_a_check(tree: Tree, copy: Path) -> None:
    change(copy, ASKED)
    code, told, _ = take(copy)
    assert (code, told) == (0, f"Written: {REVIEW}\nChecked: 1. Corrected: 0. Not taken: 0.\n")
    assert states(tree, ASKED, PROGRESS) == ["checked", "draft"]
    assert tree.says() == []


def test_a_second_time_nothing_changes(tree: Tree, copy: Path) -> None:
    change(copy, ASKED)
    take(copy)
    assert take(copy) == (0, "Nothing has changed.\nChecked: 0. Corrected: 0. Not taken: 0.\n", "")
    assert states(tree, ASKED) == ["checked"]


def test_a_correction_is_taken_with_its_check(tree: Tree, copy: Path) -> None:
    change(copy, ASKED, "Bent u nu veilig?")
    code, told, _ = take(copy)
    assert (code, told) == (0, f"Written: {CATALOG}, {REVIEW}\nChecked: 1. Corrected: 1. Not taken: 0.\n")
    assert said(tree, ASKED) == "Bent u nu veilig?"
    assert states(tree, ASKED) == ["checked"]


def test_law_and_safety_wait_for_a_second_person(tree: Tree, copy: Path) -> None:
    change(copy, LAW)
    assert "1 text about law or safety waits" in take(copy)[1]
    assert states(tree, LAW) == ["draft"]
    assert "waits" not in take(copy, "Ben")[1]
    assert states(tree, LAW) == ["checked"]


def test_a_text_that_was_missing_is_taken(tree: Tree, copy: Path) -> None:
    change(copy, "permit.safe.title", "Veilig")
    assert take(copy)[0] == 0
    assert states(tree, "permit.safe.title") == ["checked"]


def test_what_is_changed_but_still_marked_is_told_and_left(tree: Tree, copy: Path) -> None:
    change(copy, ASKED, "Bent u nu", right=False)
    code, _, told = take(copy)
    assert (code, told) == (
        1,
        f"  {ASKED}: it was changed, but is still marked: remove the mark when it is right.\n",
    )
    assert said(tree, ASKED) == "Bent u veilig?"


def test_what_would_not_be_shown_is_told_and_left(tree: Tree, copy: Path) -> None:
    change(copy, PROGRESS, "Vraag {nummer}")
    assert "it would not be shown: the {values} are not those of the English." in take(copy)[2]
    assert said(tree, PROGRESS) == "Vraag {number} van {total}"


def test_a_translation_that_has_changed_on_both_sides_is_told_with_both(tree: Tree, copy: Path) -> None:
    change(copy, ASKED, "Bent u nu veilig?")
    tree.change(CATALOG, "Bent u veilig?", "Ben je veilig?")
    assert "has changed meanwhile too. There it is: Bent u nu veilig?" in take(copy)[2]
    assert said(tree, ASKED) == "Ben je veilig?"


def test_a_check_of_words_that_are_others_now_is_none(tree: Tree, copy: Path) -> None:
    change(copy, ASKED)
    tree.change(CATALOG, "Bent u veilig?", "Ben je veilig?")
    assert "nobody has checked what stands there now." in take(copy)[2]
    assert states(tree, ASKED) == ["draft"]


def test_the_same_correction_on_both_sides_is_a_check(tree: Tree, copy: Path) -> None:
    change(copy, ASKED, "Ben je veilig?")
    tree.change(CATALOG, "Bent u veilig?", "Ben je veilig?")
    assert take(copy)[0] == 0
    assert states(tree, ASKED) == ["checked"]


def test_english_that_has_changed_meanwhile_is_told_and_a_correction_is_kept_as_old(tree: Tree, copy: Path) -> None:
    change(copy, ASKED, "Bent u nu veilig?")
    change(copy, PROGRESS)
    tree.change(PERMIT, "question: Are you safe?", "question: Are you in danger?")
    run("update")
    told = take(copy)[2]
    assert f"{ASKED}: the English has changed meanwhile" in told
    assert said(tree, ASKED) == "Bent u nu veilig?"
    assert states(tree, ASKED, PROGRESS) == ["stale", "checked"]
    assert tree.says() == []


def test_a_check_of_old_english_is_none(tree: Tree, copy: Path) -> None:
    change(copy, ASKED)
    tree.change(PERMIT, "question: Are you safe?", "question: Are you in danger?")
    run("update")
    assert "the English has changed meanwhile" in take(copy)[2]
    assert states(tree, ASKED) == ["stale"]
    assert not (tree.root / REVIEW).exists()


def test_a_text_that_is_gone_is_told(tree: Tree, copy: Path) -> None:
    catalog = polib.pofile(str(copy))
    catalog.append(polib.POEntry(msgctxt="permit.gone.title", msgid="Gone", msgstr="Weg"))
    catalog.save()
    assert take(copy)[2] == "  permit.gone.title: there is no such text any more.\n"
    assert tree.says() == []


def test_a_copy_that_says_nothing_of_before_is_believed(tree: Tree, copy: Path) -> None:
    catalog = polib.pofile(str(copy))
    for entry in catalog:
        entry.comment = ""
    catalog.save()
    change(copy, ASKED, "Ben je veilig?")
    assert take(copy)[0] == 0
    assert said(tree, ASKED) == "Ben je veilig?"


def test_a_file_that_is_no_copy_of_this_language_is_refused(tree: Tree, copy: Path) -> None:
    refused = run("take-back", "ar", str(copy), "--by", "Anna")
    assert refused.exit_code == 1
    assert refused.stderr == f"{copy} is a catalog in 'nl', not in 'ar'.\n"
    assert tree.says() == []


@pytest.mark.parametrize("broken", [b'msgid "open\n', b"\xff"])
def test_a_file_that_can_not_be_read_is_refused(tree: Tree, copy: Path, broken: bytes) -> None:
    copy.write_bytes(broken)
    code, _, told = take(copy)
    assert code == 1
    assert "cannot be read" in told
    assert tree.says() == []
