"""What is made from the authored files, and the ledger that only grows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.authoring.generated import update as generated
from bot.authoring.generated.languages_page import LANGUAGES as STATUS
from bot.authoring.generated.update import format_ledger, format_manual
from bot.authoring.project import Project
from bot.authoring.source.problems import AuthoringError, Problem
from bot.check_report import ALL_CHECKS
from bot.core.guide import Guide
from bot.core.ledger import ALPHABET, Field, Ledger
from bot.wiring import PROGRAM, load, make_files, read, update
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


def test_a_ledger_that_has_lost_a_field_is_never_written_over(tree: Tree) -> None:
    tree.change(CODES, "- {slot: call_now, bits: 1}\n", "")
    broken = tree.text(CODES)
    with pytest.raises(AuthoringError, match="wrong-field"):
        update(tree.root)
    assert tree.text(CODES) == broken


@pytest.mark.parametrize(
    ("gone", "fault"),
    [
        (51, "the longest button needs 53 bytes, 1 more than the 52 that are allowed."),
        (58, "there is no slot left for 'work'"),
    ],
)
def test_what_has_no_room_gets_no_code(tree: Tree, gone: int, fault: str) -> None:
    bits = {51: 4, 58: 3}[gone]
    slots = "".join(f"- name: gone_{number}\n  choices: {{go_on: A}}\n" for number in range(gone))
    fields = "".join(f"- {{slot: gone_{number}, bits: {bits}}}\n" for number in range(gone))
    tree.change(CODES, "- name: safe\n", f"{slots}- name: safe\n")
    tree.change(CODES, "- {slot: safe, bits: 3}\n", f"{fields}- {{slot: safe, bits: 3}}\n")
    assert tree.says() == []
    before = tree.text(CODES)
    with_work(tree)
    with pytest.raises(AuthoringError, match=fault) as refused:
        update(tree.root)
    assert len(refused.value.problems) == 1
    assert refused.value.problems[0].place.file == PERMIT
    assert tree.text(CODES) == before


def test_what_check_would_refuse_gets_no_code(tree: Tree) -> None:
    with_work(tree)
    tree.change(
        PERMIT, "        when: another_country_decides\n        text: Do not travel", "        text: Do not travel"
    )
    before = tree.text(CODES)
    with pytest.raises(AuthoringError, match="contradicted-title"):
        update(tree.root)
    assert tree.text(CODES) == before


def test_a_screen_that_does_not_fit_gets_no_code_and_old_ones_are_not_looked_at(tree: Tree) -> None:
    def too_much(project: Project, _guide: Guide) -> Iterator[Problem]:
        yield Problem(project.drafts.flow.states["safe"].name.place, "it is too much.", "Say less.", "does-not-fit")

    generated.update(replace(PROGRAM, screens=too_much), tree.root)
    before = tree.text(CODES)
    with_work(tree)
    with pytest.raises(AuthoringError, match="does-not-fit"):
        generated.update(replace(PROGRAM, screens=too_much), tree.root)
    assert tree.text(CODES) == before


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


@pytest.mark.parametrize(
    ("find", "replace", "fault"),
    [
        ("      no_danger:\n", "      No danger:\n", "wrong-name"),
        ("    dont_know: lawyer_first\n", "    dont_know: nowhere\n", "unknown-state"),
        ("      own: {label: My own, to: safe_place}\n", "", "number-of-choices"),
        ("job: {label: A job, to: lawyer_first}", "job: {label: A job, to: situation}", "circle"),
        ("to: work", "to: lawyer_first", "unreachable"),
    ],
)
def test_a_mistake_in_the_flow_gets_no_code_for_ever(tree: Tree, find: str, replace: str, fault: str) -> None:
    with_work(tree)
    tree.write(PERMIT, tree.text(PERMIT).replace(find, replace))
    before = tree.text(CODES)
    with pytest.raises(AuthoringError, match=fault):
        update(tree.root)
    assert tree.text(CODES) == before
    assert set(tree.checks()) > {"missing-code"}


def test_what_is_wrong_over_every_way_gets_no_code_for_ever(tree: Tree) -> None:
    with_work(tree)
    tree.change(
        PERMIT,
        "plan: Plan your journey with a lawyer.",
        "plan: Plan your journey with a lawyer.\n"
        "      ask: {when: another_country_decides, text: Ask your lawyer before you travel.}",
    )
    before = tree.text(CODES)
    with pytest.raises(AuthoringError, match="never-said"):
        update(tree.root)
    assert tree.text(CODES) == before


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
    before = tree.text(CODES)
    with pytest.raises(AuthoringError, match=r"All 62 characters are taken, .*: ask it in a question of its own\."):
        update(tree.root)
    assert tree.text(CODES) == before
    written = format_ledger(read(tree.root, with_new_codes=True).drafts.ledger)
    assert "one_more" not in written
    (said,) = tree.write(CODES, written).says()
    assert "All 62 characters are taken" in said


def test_a_topic_for_which_no_character_is_left_gets_none(tree: Tree) -> None:
    taken = ", ".join(f"gone_{number}: {character}" for number, character in enumerate(ALPHABET))
    tree.change(CODES, "topics: {shelter: A}", f"topics: {{{taken}}}")
    before = tree.text(CODES)
    with pytest.raises(AuthoringError, match=r"All 62 characters are taken, .*: the code needs a new version \(docs/"):
        update(tree.root)
    assert tree.text(CODES) == before


def test_the_manual_has_every_check_once() -> None:
    titles = [line for line in format_manual(ALL_CHECKS).splitlines() if line.startswith("## ")]
    assert titles == sorted(set(titles))
