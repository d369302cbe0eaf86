"""``wegwijs mark --minor``: an edit of the English that changes no meaning makes nothing old, and is told to nobody."""

from __future__ import annotations

from bot import loading
from tests.authoring.tree import CATALOG, PERMIT, SHELTER, STATEMENTS, Tree
from tests.test_translators import ASKED, SAME_AS, TITLE, commit, reworded, run, states
from tests.test_translators import history as history  # noqa: PLC0414  # a fixture
from tests.test_translators import tree as tree  # noqa: PLC0414  # a fixture


def test_english_is_only_marked_for_an_edit_without_a_change_of_meaning(tree: Tree) -> None:
    assert "--minor" in run("mark", "en", ASKED).stderr
    assert "--minor" in run("mark", "en", ASKED, "--minor", "--checked", "--by", "Anna").stderr
    assert tree.says() == []


def test_an_edit_without_a_change_of_meaning_makes_nothing_old(history: Tree) -> None:
    reworded(history)
    run("update")
    assert states(history, ASKED, "shelter#careful") == ["stale", "stale"]
    assert run("mark", "en", ASKED, "--minor").stdout == f"Written: {SAME_AS}\n"
    assert run("mark", "en", "shelter#careful", "--minor").stdout == f"Written: {SHELTER}\n"
    assert states(history, ASKED, "shelter#careful") == ["draft", "draft"]
    assert history.says() == []
    run("update")
    assert "fuzzy" not in history.text(CATALOG).partition(ASKED)[0].rpartition("\n\n")[2]


def test_such_an_edit_may_have_been_committed_already(history: Tree) -> None:
    reworded(history)
    run("update")
    commit(history)
    run("mark", "en", ASKED, "--minor")
    run("mark", "en", "shelter#careful", "--minor")
    assert states(history, ASKED, "shelter#careful") == ["draft", "draft"]


def test_two_such_edits_in_a_row_mean_the_same_and_a_later_change_of_meaning_does_not(history: Tree) -> None:
    reworded(history)
    run("mark", "en", "shelter#careful", "--minor")
    run("update")
    run("mark", "en", ASKED, "--minor")
    commit(history)
    history.change(PERMIT, "question: Are you safe today?", "question: Are you safe here?")
    history.change(SHELTER, "Ask a lawyer long before you travel.", "First ask a lawyer.")
    run("update")
    run("mark", "en", "shelter#careful", "--minor")
    run("mark", "en", ASKED, "--minor")
    assert states(history, ASKED, "shelter#careful") == ["draft", "draft"]
    commit(history)
    history.change(PERMIT, "question: Are you safe here?", "question: Are you in danger?")
    history.change(SHELTER, "First ask a lawyer.", "Ask nobody.")
    run("update")
    assert states(history, ASKED, "shelter#careful") == ["stale", "stale"]
    commit(history)
    history.change(PERMIT, "question: Are you in danger?", "question: Are you in danger now?")
    history.change(SHELTER, "Ask nobody.", "Ask no one.")
    run("update")
    run("mark", "en", "shelter#careful", "--minor")
    run("mark", "en", ASKED, "--minor")
    assert states(history, ASKED, "shelter#careful") == ["stale", "stale"]


def meaning(tree: Tree) -> str:
    """What buttons tell of the words of the topic."""
    return loading.load(tree.root).flow.topics["shelter"].meaning


def test_such_edits_of_all_that_a_page_says_are_none_to_its_readers_however_many(history: Tree) -> None:
    edits = [
        (SHELTER, "shelter#careful", "Ask a lawyer before you travel.", "First ask a lawyer.", "Ask a lawyer first."),
        (SHELTER, "content.shelter.title", "title: A safe place", "title: The safe place", "title: One safe place"),
        (
            STATEMENTS,
            "statements.deadline.week",
            "lawyer this week.",
            "lawyer in this week.",
            "lawyer within this week.",
        ),
    ]
    before = meaning(history)
    for file, name, first, second, third in edits:
        for old, new in ((first, second), (second, third)):
            history.change(file, old, new)
            assert meaning(history) != before, "it is not said yet that this means the same"
            assert run("mark", "en", name, "--minor").exit_code == 0
            assert meaning(history) == before
            commit(history)
    assert history.says() == []
    history.change(SHELTER, "Ask a lawyer first.", "Ask nobody.")
    changed = meaning(history)
    assert changed != before
    commit(history)
    history.change(SHELTER, "Ask nobody.", "Ask no one.")
    assert run("mark", "en", "shelter#careful", "--minor").exit_code == 0
    assert meaning(history) == changed


def test_without_a_history_the_english_of_the_translations_is_taken_where_there_is_one(tree: Tree) -> None:
    reworded(tree)
    run("update")
    assert run("mark", "en", ASKED, "--minor").exit_code == 0
    assert states(tree, ASKED) == ["draft"]
    refused = run("mark", "en", TITLE, "--minor")
    assert refused.exit_code == 1
    assert "no older English of 'permit.safe.title' is known" in refused.stderr
