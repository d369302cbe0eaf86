"""The state of every string and section: computed from what the files say, so that nobody can forget to change it."""

from __future__ import annotations

import re

import pytest

from bot.authoring.source.fingerprints import fingerprint, format_markdown, is_fingerprint, pair_fingerprints
from bot.authoring.source.risk import is_high
from bot.authoring.translations.review import HumanCheck, Review, format_review, review_path
from bot.authoring.translations.status import Item
from bot.core.translation import Status
from tests.authoring.tree import CATALOG, PERMIT, SHELTER, SHELTER_NL, Tree

QUESTION, LINE = "permit.safe.question", "permit.safety.do_now.go"
SHORT, CAREFUL = "shelter#short", "shelter#careful"
SAME_AS = "translations/same-as.yaml"
REVIEW = review_path("nl")


def item(tree: Tree, its_id: str) -> Item:
    return next(each for each in tree.read().items["nl"] if each.id == its_id)


def state(tree: Tree, its_id: str) -> Status:
    return item(tree, its_id).state


def checked(tree: Tree, its_id: str, *people: str, on: str = "2026-11-25") -> str:
    """What stands in review.yaml when these people have checked a text as it is now."""
    now = item(tree, its_id)
    checks = tuple(
        HumanCheck(pair_fingerprints(fingerprint(now.english), fingerprint(now.words)), on, by) for by in people
    )
    return format_review(Review({}, {its_id: checks}) if now.is_section else Review({its_id: checks}, {}))


def test_a_fingerprint_does_not_change_with_the_layout_of_a_file() -> None:
    assert fingerprint("a  b\n c ") == fingerprint("a b c") != fingerprint("a bc")
    assert fingerprint("caf\u00e9") == fingerprint("cafe\u0301")
    assert fingerprint("Are you safe?") == "0b7a6e75"
    assert is_fingerprint("0b7a6e75")
    assert not any(map(is_fingerprint, ("0b7a6e7", "0B7A6E75", "0b7a6e750", "")))


def test_a_section_is_written_in_one_way(tree: Tree) -> None:
    page = tree.read().drafts.pages["shelter"]
    assert format_markdown(page.sections["for-whom"].pieces) == (
        "It is for you when you are **not safe**.\n\n- At home.\n- At work."
    )
    assert format_markdown(page.sections["careful"].pieces).startswith("{statement: deadline}\n\n")


def test_what_is_not_there_is_missing_and_its_english_is_named(tree: Tree) -> None:
    missing = item(tree, "permit.safe.why")
    assert (missing.state, missing.words, missing.english) == (Status.MISSING, "", "Your safety comes first.")
    assert str(missing.place).startswith(f"{PERMIT}:")
    assert state(tree, "shelter#prepare") is Status.MISSING


def test_what_was_made_from_this_english_is_a_draft(tree: Tree) -> None:
    draft = item(tree, QUESTION)
    assert (draft.state, draft.words, draft.place.file) == (Status.DRAFT, "Bent u veilig?", CATALOG)
    assert item(tree, SHORT).state is Status.DRAFT
    assert item(tree, SHORT).place.file == SHELTER_NL


def test_who_made_it_is_said_in_the_head_and_else_a_machine_did(tree: Tree) -> None:
    assert not item(tree, QUESTION).by_machine
    assert not item(tree, SHORT).by_machine
    tree.change(CATALOG, '"X-Origin: human\\n"\n', "")
    tree.change(SHELTER_NL, "origin: human\n", "")
    assert item(tree, QUESTION).by_machine
    assert item(tree, SHORT).by_machine
    assert tree.says() == []


def test_a_string_is_stale_when_its_english_changes(tree: Tree) -> None:
    tree.change(PERMIT, "Are you safe?", "Are you safe now?")
    stale = item(tree, QUESTION)
    assert (stale.state, stale.old_english) == (Status.STALE, "Are you safe?")
    assert stale.made_from == fingerprint("Are you safe?")
    assert tree.says() == [], "no fix of the English may break a check because of its translations"


def test_a_string_stays_stale_when_its_catalog_is_brought_up_to_date(tree: Tree) -> None:
    tree.change(PERMIT, "Are you safe?", "Are you safe now?")
    brought_up = '#, fuzzy\n#| msgctxt "permit.safe.question"\n#| msgid ""\n#| "Are you "\n#| "safe?"\n'
    tree.change(CATALOG, 'msgctxt "permit.safe.question"\nmsgid "Are you safe?"', brought_up + (
        'msgctxt "permit.safe.question"\nmsgid "Are you safe now?"'))  # fmt: skip
    assert item(tree, QUESTION).old_english == "Are you safe?"
    assert state(tree, QUESTION) is Status.STALE


def test_a_section_is_stale_when_its_english_changes_or_is_not_named(tree: Tree) -> None:
    tree.change(SHELTER, "There can be", "There may be")
    assert state(tree, SHORT) is Status.STALE
    tree.change(SHELTER_NL, f"  careful: {item(tree, CAREFUL).made_from}\n", "")
    assert item(tree, CAREFUL).made_from is None
    assert state(tree, CAREFUL) is Status.STALE
    assert tree.says() == []


def test_a_section_of_an_old_english_may_include_other_statements(tree: Tree) -> None:
    tree.change(SHELTER, "{statement: deadline}\n\n", "")
    tree.change(SHELTER, "Nothing has changed.", "{statement: deadline}")
    assert tree.says() == []
    assert state(tree, CAREFUL) is Status.STALE


def test_an_edit_that_changes_no_meaning_makes_nothing_stale(tree: Tree) -> None:
    before, now = item(tree, SHORT).made_from, fingerprint("There may be a safe place for you.")
    tree.change(PERMIT, "Are you safe?", "Are you safe now?").change(SHELTER, "There can be", "There may be")
    tree.change(SHELTER, "helpers: [helpline]", f"same_as: {{short: [{before}, {now}]}}\nhelpers: [helpline]")
    tree.write(SAME_AS, f"{QUESTION}: [{fingerprint('Are you safe?')}, {fingerprint('Are you safe now?')}]\n")
    assert tree.says() == []
    assert state(tree, QUESTION) is state(tree, SHORT) is Status.DRAFT


def test_an_old_english_that_meant_the_same_is_looked_at_like_the_present_one(tree: Tree) -> None:
    tree.change(PERMIT, "Are you safe?", "Are you safe now?").change(CATALOG, "Bent u veilig?", "Bent u **veilig?")
    assert tree.checks() == []
    tree.write(SAME_AS, f"{QUESTION}: [{fingerprint('Are you safe?')}, {fingerprint('Are you safe now?')}]\n")
    assert tree.checks() == ["wrong-translation"]


def test_one_person_checks_what_can_do_little_harm(tree: Tree) -> None:
    for its_id in (QUESTION, SHORT):
        tree.write(REVIEW, checked(tree, its_id, "Anna B."))
        assert tree.says() == []
        assert state(tree, its_id) is Status.CHECKED
        assert [check.by for check in item(tree, its_id).checks] == ["Anna B."]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (["Anna B."], Status.DRAFT),
        (["Anna B.", "anna b."], Status.DRAFT),
        (["Anna B.", "C."], Status.CHECKED),
        (["Anna B.", "C.", 'D. "Q" #1: x'], Status.CHECKED),
    ],
)
def test_two_people_check_what_tells_law_or_safety(tree: Tree, people: list[str], expected: Status) -> None:
    tree.write(REVIEW, checked(tree, CAREFUL, *people))
    assert tree.says() == []
    assert state(tree, CAREFUL) is expected


def test_an_edit_of_either_text_ends_a_check(tree: Tree) -> None:
    tree.write(REVIEW, checked(tree, QUESTION, "Anna B."))
    tree.change(CATALOG, "Bent u veilig?", "Bent u nu veilig?")
    assert state(tree, QUESTION) is Status.DRAFT
    tree.change(CATALOG, "Bent u nu veilig?", "Bent u veilig?")
    assert state(tree, QUESTION) is Status.CHECKED
    tree.change(PERMIT, "Are you safe?", "Are you safe now?")
    assert (state(tree, QUESTION), item(tree, QUESTION).checks) == (Status.STALE, ())
    assert tree.says() == []


def test_a_check_holds_through_an_edit_that_changes_no_meaning(tree: Tree) -> None:
    tree.write(REVIEW, checked(tree, QUESTION, "Anna B."))
    tree.change(PERMIT, "Are you safe?", "Are you safe now?")
    tree.write(SAME_AS, f"{QUESTION}: [{fingerprint('Are you safe?')}, {fingerprint('Are you safe now?')}]\n")
    assert state(tree, QUESTION) is Status.CHECKED


def test_a_check_that_says_too_little_does_not_count(tree: Tree) -> None:
    tree.write(REVIEW, checked(tree, QUESTION, "Anna B.", on="2999-01-01"))
    assert tree.checks() == ["wrong-review"]
    assert state(tree, QUESTION) is Status.DRAFT
    assert tree.read().guide


def test_a_review_that_can_not_be_read_costs_the_checks_alone(tree: Tree) -> None:
    tree.write(REVIEW, "strings: [")
    assert tree.checks() == ["yaml-syntax"]
    assert state(tree, QUESTION) is Status.DRAFT


def test_an_empty_review_is_none(tree: Tree) -> None:
    tree.write(REVIEW, format_review(Review({}, {})))
    assert tree.says() == []


@pytest.mark.parametrize(
    "context",
    ["statements.police", LINE, "permit.a.lines.b", "permit.a.choices.b.advice", "content.family.passport",
     "organisations.ind.what", "organisations.ind.hours_note", "organisations.ind.cost", "interface.open_now",
     "interface.opens_later", "interface.hours_days"],
)  # fmt: skip
def test_law_and_safety_are_told_by_id(context: str) -> None:
    assert is_high(context)


@pytest.mark.parametrize(
    "context",
    ["interface.menu", "permit.a.question", "permit.a.why", "permit.a.title", "permit.a.outcome",
     "permit.a.information", "permit.a.choices.b.label", "permit.a.choices.b.said", "content.family.title",
     "organisations.ind.languages", "permit.lines.title"],
)  # fmt: skip
def test_labels_and_titles_are_of_low_risk(context: str) -> None:
    assert not is_high(context)


def test_every_string_has_one_state_in_every_language(tree: Tree) -> None:
    project = tree.read()
    wanted = {*(found.text.context for found in project.texts)}
    wanted |= {f"{page.name}#{name}" for page in project.drafts.pages.values() for name in page.sections}
    assert set(project.items) == {"nl", "ar"}
    for some in project.items.values():
        assert [each.id for each in some if re.search("#", each.id)] == [each.id for each in some if each.is_section]
        assert {each.id for each in some} == wanted
        assert len(some) == len(wanted)
