"""``wegwijs update`` writes no code for ever that ``check`` would refuse, and loses none that there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.authoring.generated import update as generated
from bot.authoring.generated.update import format_ledger
from bot.authoring.project import Project
from bot.authoring.source.problems import AuthoringError, Problem
from bot.core.guide import Guide
from bot.core.ledger import ALPHABET
from bot.wiring import PROGRAM, read, update
from tests.authoring.generated.test_update import with_work
from tests.authoring.tree import CODES, PERMIT, Tree


def test_a_ledger_that_has_lost_a_field_is_never_written_over(tree: Tree) -> None:
    tree.change(CODES, "- {slot: call_now, bits: 1}\n", "")
    broken = tree.text(CODES)
    with pytest.raises(AuthoringError, match="wrong-field"):
        update(tree.root)
    assert tree.text(CODES) == broken


RETIRED_LINES = {57: 53, 58: 0}
"""Of a note, so that the longest button has no byte left."""


@pytest.mark.parametrize(
    ("gone", "fault"),
    [
        (57, "the longest button needs 65 bytes, 1 more than the 64 that are allowed."),
        (58, "there is no slot left for 'work'"),
    ],
)
def test_what_has_no_room_gets_no_code(tree: Tree, gone: int, fault: str) -> None:
    bits = {57: 4, 58: 3}[gone]
    slots = "".join(f"- name: gone_{number}\n  choices: {{go_on: A}}\n" for number in range(gone))
    fields = "".join(f"- {{slot: gone_{number}, bits: {bits}}}\n" for number in range(gone))
    tree.change(CODES, "- name: safe\n", f"{slots}- name: safe\n")
    tree.change(CODES, "- {slot: safe, bits: 3}\n", f"{fields}- {{slot: safe, bits: 3}}\n")
    lines = "".join(f"'ask:gone_{number}', " for number in range(RETIRED_LINES[gone]))
    tree.change(CODES, "note: [", f"note: [{lines}")
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
