"""What is made from the authored files, and the ledger that only grows."""

from __future__ import annotations

import pytest

import bot.cli  # noqa: F401  # the channels have checks too, and the manual has them all
from bot.authoring.problems import AuthoringError
from bot.authoring.project import read
from bot.authoring.translating.status import LANGUAGES as STATUS
from bot.authoring.update import ledger, made, manual, update
from bot.core.ledger import ALPHABET, Ledger
from tests.authoring.tree import CATALOG, CODES, LANGUAGES, PERMIT, REPOSITORY, Tree


def codes(tree: Tree) -> Ledger:
    return tree.read().drafts.ledger


@pytest.mark.parametrize("file", ["flows/codes.yaml", "translations/messages.pot", "docs/checks.md", STATUS])
def test_what_is_committed_is_what_is_made(file: str) -> None:
    assert (REPOSITORY / file).read_text(encoding="utf-8") == made(REPOSITORY)[file], "run 'wegwijs update'"


def test_nothing_is_written_where_nothing_has_changed(tree: Tree) -> None:
    assert update(tree.root) == ["translations/messages.pot", "docs/checks.md", CATALOG, STATUS]
    assert update(tree.root) == []


def test_a_new_question_gets_the_next_slot_and_each_choice_a_character(tree: Tree) -> None:
    before = codes(tree)
    tree.change(
        PERMIT,
        "        label: I want to work\n        to: lawyer_first",
        "        label: I want to work\n        to: work",
    )
    tree.change(PERMIT, "  safe_place:\n", """\
  work:
    question: What work?
    title: Work
    why: It differs.
    choices:
      job: {label: A job, to: lawyer_first}
      own: {label: My own, to: safe_place}
    dont_know: lawyer_first

  safe_place:
""")  # fmt: skip
    assert set(tree.checks()) == {"missing-code"}
    assert update(tree.root)[0] == CODES
    assert tree.says() == []
    assert codes(tree).slots == (*before.slots, "work")
    assert codes(tree).choices["work"] == {"job": "A", "own": "B", "dont_know": "C"}


def test_a_question_that_is_gone_keeps_its_slot(tree: Tree) -> None:
    before = codes(tree)
    tree.change(PERMIT, "        to: call_now\n", "        to: asylum\n")
    start, end = tree.text(PERMIT).index("  call_now:"), tree.text(PERMIT).index("  asylum:")
    tree.write(PERMIT, tree.text(PERMIT)[:start] + tree.text(PERMIT)[end:])
    assert tree.says() == []
    update(tree.root)
    assert codes(tree) == before


def test_a_renamed_choice_gets_a_character_of_its_own_and_the_old_name_keeps_the_old_one(tree: Tree) -> None:
    tree.change(PERMIT, "      no_danger:\n", "      all_well:\n")
    update(tree.root)
    assert codes(tree).choices["safe"] == {
        "hurt": "A",
        "no_danger": "B",
        "dont_know": "C",
        "dont_say": "D",
        "all_well": "E",
    }


def test_a_name_that_comes_back_means_what_it_meant(tree: Tree) -> None:
    tree.change(PERMIT, "      no_danger:\n", "      all_well:\n")
    update(tree.root)
    tree.change(PERMIT, "      all_well:\n", "      no_danger:\n")
    update(tree.root)
    assert codes(tree).choices["safe"]["no_danger"] == "B"


def test_a_new_language_gets_a_character(tree: Tree) -> None:
    tree.change(LANGUAGES, "nl:\n", "fr:\n")
    tree.write(LANGUAGES, tree.text(LANGUAGES).replace("[nl]", "[fr]"))
    update(tree.root)
    assert codes(tree).languages == {"en": "A", "nl": "B", "ar": "C", "ar_XB": "D", "fr": "E"}


@pytest.mark.parametrize(
    ("find", "replace"),
    [("questions:", "<<<<<<< HEAD\nquestions:"), ("- name: asylum", "- name: safe"), ("no_danger: B", "no_danger: A"),
     ("questions:", "question:"), ("topics: {shelter: A}\n", "")],
)  # fmt: skip
def test_a_ledger_that_is_broken_is_never_written_over(tree: Tree, find: str, replace: str) -> None:
    tree.change(CODES, find, replace)
    broken = tree.text(CODES)
    with pytest.raises(AuthoringError, match=CODES):
        update(tree.root)
    assert tree.text(CODES) == broken


def test_a_ledger_that_is_missing_is_not_begun_anew(tree: Tree) -> None:
    tree.remove(CODES)
    with pytest.raises(AuthoringError, match="missing-file"):
        update(tree.root)
    assert not (tree.root / CODES).exists()


def test_a_mistake_in_the_flow_gets_no_code_for_ever(tree: Tree) -> None:
    tree.change(PERMIT, "      no_danger:\n", "      No danger:\n")
    with pytest.raises(AuthoringError, match="wrong-name"):
        update(tree.root)


def test_where_all_characters_are_taken_that_is_told_and_none_is_taken_twice(tree: Tree) -> None:
    taken = ", ".join(f"gone_{number}: {character}" for number, character in enumerate(ALPHABET[3:]))
    tree.change(
        CODES,
        "{waiting: A, another_country: B, dont_know: C}",
        f"{{waiting: A, another_country: B, dont_know: C, {taken}}}",
    )
    tree.change(
        PERMIT,
        "      another_country:\n",
        "      one_more:\n        label: One more\n        to: situation\n      another_country:\n",
    )
    written = ledger(read(tree.root).drafts)
    assert "one_more" not in written
    (said,) = tree.write(CODES, written).says()
    assert "All 62 characters are taken" in said


def test_the_manual_has_every_check_once() -> None:
    titles = [line for line in manual().splitlines() if line.startswith("## ")]
    assert titles == sorted(set(titles))
