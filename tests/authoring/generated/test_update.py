"""What is made from the authored files, and the ledger that only grows."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest

from bot.authoring.generated.languages_page import LANGUAGES as STATUS
from bot.authoring.generated.update import format_manual
from bot.check_report import ALL_CHECKS
from bot.core.ledger import ALPHABET, Field, Ledger
from bot.loading import load
from bot.wiring import make_files, update
from tests.authoring.tree import CATALOG, CODES, LANGUAGES, PERMIT, REPOSITORY, Tree
from tests.talk import Talk


def codes(tree: Tree) -> Ledger:
    return tree.read().drafts.ledger


@pytest.fixture(scope="session")
def made_now() -> Mapping[str, str]:
    """What follows from what is authored, made once: it takes seconds."""
    return make_files(REPOSITORY)


@pytest.mark.parametrize("file", ["flows/codes.yaml", "translations/messages.pot", "docs/checks.md", STATUS])
def test_what_is_committed_is_what_is_made(file: str, made_now: Mapping[str, str]) -> None:
    assert (REPOSITORY / file).read_text(encoding="utf-8") == made_now[file], "run 'wegwijs update'"


def test_nothing_is_written_where_nothing_has_changed(tree: Tree) -> None:
    assert update(tree.root) == ["translations/messages.pot", "docs/checks.md", CATALOG, STATUS]
    assert update(tree.root) == []


def with_work(tree: Tree) -> None:
    """Asks what work it is."""
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


def test_a_new_question_gets_the_next_slot_and_each_choice_a_character(tree: Tree) -> None:
    before = codes(tree)
    with_work(tree)
    assert set(tree.checks()) == {"missing-code"}
    assert update(tree.root)[0] == CODES
    assert tree.says() == []
    assert codes(tree).slots == (*before.slots, "work")
    assert codes(tree).choices["work"] == {"job": "A", "own": "B", "dont_know": "C"}
    assert codes(tree).fields == (*before.fields, Field("work", 3))


def test_a_question_that_outgrows_its_field_gets_another_at_the_end(tree: Tree) -> None:
    before, names = codes(tree), ["no_danger", "well", "very_well", "quite_well", "as_well"]
    for old, new in pairwise(names):
        assert codes(tree).fields == before.fields
        tree.change(PERMIT, f"      {old}:\n", f"      {new}:\n")
        update(tree.root)
    assert tree.says() == []
    assert codes(tree).choices["safe"]["as_well"] == "H"
    assert codes(tree).fields == (*before.fields, Field("safe", 3))
    talk = Talk(load(tree.root)).start().chooses("as_well")
    assert talk.guide.coder.code(talk.conversation) == f"2A-_{ALPHABET[(1 << 7) % 62]}{ALPHABET[(1 << 7) // 62]}"
    assert talk.answers == {"safe": "as_well"}


def test_a_question_of_many_choices_has_a_wide_field_and_several_where_one_is_not_enough(tree: Tree) -> None:
    added = "".join(f", gone_{number}: {character}" for number, character in enumerate(ALPHABET[3:30]))
    tree.write(CODES, tree.text(CODES).partition("fields:")[0] + "fields: []\n")
    tree.change(CODES, "another_country: B, dont_know: C}", f"another_country: B, dont_know: C{added}}}")
    update(tree.root)
    assert codes(tree).fields == (
        Field("safe", 3), Field("call_now", 1), Field("asylum", 4), Field("asylum", 4),
    )  # fmt: skip


def test_what_was_to_read_and_is_a_question_now_gets_a_field_of_a_question(tree: Tree) -> None:
    before = codes(tree)
    start, end = tree.text(PERMIT).index("  call_now:"), tree.text(PERMIT).index("  asylum:")
    question = """\
  call_now:
    question: Can you call?
    title: Calling
    why: It is faster.
    choices:
      can: {label: I can call, to: asylum}
      can_not: {label: I cannot, to: situation}
    dont_know: asylum

"""
    tree.write(PERMIT, tree.text(PERMIT)[:start] + question + tree.text(PERMIT)[end:])
    update(tree.root)
    assert tree.says() == []
    assert codes(tree).fields == (*before.fields, Field("call_now", 3))


def test_a_ledger_of_version_1_gets_fields_for_what_the_flow_asks_but_the_situations(tree: Tree) -> None:
    before = codes(tree)
    tree.change(CODES, "- name: safe", "- name: gone\n  choices: {yes: A, no: B}\n- name: safe")
    tree.write(CODES, tree.text(CODES).partition("fields:")[0] + "fields: []\n")
    assert set(tree.checks()) == {"missing-code"}
    update(tree.root)
    assert codes(tree).fields == before.fields


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


def test_the_manual_has_every_check_once() -> None:
    titles = [line for line in format_manual(ALL_CHECKS).splitlines() if line.startswith("## ")]
    assert titles == sorted(set(titles))
