"""The translators' commands, through their real entry: what they say, and what they refuse."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot import cli
from bot.authoring import ready
from bot.authoring.source.problems import AuthoringError
from tests.authoring.reviewing.test_word_diff import git
from tests.authoring.tree import CATALOG, PERMIT, SHELTER, SHELTER_NL, SOUND, Tree


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """A copy of the sound tree that the commands take for the repository."""
    root = tmp_path / "tree"
    shutil.copytree(SOUND, root)
    (root / "pyproject.toml").touch()
    monkeypatch.setattr(ready, "authored_root", lambda: root)
    return Tree(root)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, arguments)


def test_update_says_what_it_wrote_and_that_there_is_nothing_more(tree: Tree) -> None:
    assert CATALOG in run("update").stdout
    assert run("update").stdout == "Nothing has changed.\n"
    assert (tree.root / CATALOG).exists()


def test_update_begins_the_catalog_of_a_language(tree: Tree) -> None:
    assert "translations/ar/LC_MESSAGES/messages.po" in run("update", "ar").stdout
    assert (tree.root / "translations/ar/LC_MESSAGES/messages.po").exists()


@pytest.mark.parametrize("code", ["en", "xx"])
def test_update_refuses_a_language_that_is_not_translated_into(tree: Tree, code: str) -> None:
    result = run("update", code)
    assert result.exit_code == 1
    assert result.stderr == f"there is no language '{code}' to translate into. There are: ar, nl.\n"
    assert (tree.root / CATALOG).exists()


def test_update_tells_a_catalog_that_it_can_not_read(tree: Tree) -> None:
    tree.write(CATALOG, tree.text(CATALOG) + 'msgid "Open\n')
    result = run("update")
    assert result.exit_code == 1
    assert "[broken-catalog]" in result.stderr


REVIEW = "translations/nl/review.yaml"
SAME_AS = "translations/same-as.yaml"
ASKED, TITLE = "permit.safe.question", "permit.safe.title"


@pytest.fixture
def history(tree: Tree) -> Tree:
    """The tree with its files in a repository, as they are now."""
    run("update")
    git(tree.root, "init", "--quiet")
    commit(tree)
    return tree


def commit(tree: Tree) -> None:
    git(tree.root, "add", ".")
    git(tree.root, "commit", "--quiet", "--message", "more")


def states(tree: Tree, *names: str) -> list[str]:
    """How these texts stand in Dutch."""
    items = {item.id: item.state.value for item in tree.read().items["nl"]}
    return [items[name] for name in names]


def reworded(tree: Tree) -> None:
    """The English of one short text and of one section is another."""
    tree.change(PERMIT, "question: Are you safe?", "question: Are you safe today?")
    tree.change(SHELTER, "Ask a lawyer before you travel.", "Ask a lawyer long before you travel.")


def test_status_counts_every_language(tree: Tree) -> None:
    lines = run("status").stdout
    assert "Dutch (nl)" in lines
    assert "Arabic (ar)" in lines
    assert tree.root.exists()


def test_status_of_one_language_names_what_is_to_be_done_law_and_safety_first(tree: Tree) -> None:
    reworded(tree)
    said = run("status", "nl").stdout
    assert "(law and safety)" in said
    assert "... and " in said
    everything = run("status", "nl", "--all").stdout
    line = tree.text(CATALOG).split("\n").index('msgctxt "permit.safe.why"') + 1
    assert f"{SHELTER_NL}:12: shelter#careful is stale (law and safety)" in everything
    assert f"{CATALOG}:{line}: permit.safe.why is missing\n" in everything
    assert f"{CATALOG}:9: {ASKED} is stale\n" in everything
    assert everything.index("shelter#careful") < everything.index(ASKED)
    assert "... and " not in everything


@pytest.mark.parametrize("command", [["status"], ["diff"], ["preview"], ["mark", "permit"], ["pending", "x.po"]])
def test_a_language_that_is_not_there_is_refused_with_the_nearest_one(tree: Tree, command: list[str]) -> None:
    result = run(command[0], "nll", *command[1:])
    assert result.exit_code == 1
    assert result.stderr == "there is no language 'nll' to translate into. Did you mean 'nl'?\n"
    assert tree.root.exists()


def test_a_flow_that_is_not_sound_is_told_first(tree: Tree) -> None:
    tree.change(PERMIT, "start: safe", "start: saef")
    result = run("status")
    assert isinstance(result.exception, AuthoringError)


def test_diff_shows_the_words_that_changed(history: Tree) -> None:
    reworded(history)
    said = run("diff", "nl").stdout
    assert "Are you safe{+ today+}?" in said
    assert "Ask a lawyer {+long +}before you travel." in said


def test_diff_shows_the_same_after_the_catalog_was_brought_up_to_date(history: Tree) -> None:
    reworded(history)
    run("update")
    assert "Are you safe{+ today+}?" in run("diff", "nl", ASKED).stdout


def test_diff_says_why_there_is_nothing_to_show(tree: Tree) -> None:
    assert run("diff", "nl").stdout == "Every translation is of the present English.\n"
    assert "its translation is of the present English." in run("diff", "nl", "shelter#short").stdout
    assert "there is no translation of it yet." in run("diff", "nl", "shelter#prepare").stdout
    reworded(tree)
    assert "(16739884) is not in the history." in run("diff", "nl", "shelter#careful").stdout
    tree.change(SHELTER_NL, "  careful: 16739884\n", "")
    assert "does not say which English" in run("diff", "nl", "shelter#careful").stdout


def test_diff_refuses_a_text_that_is_not_there(tree: Tree) -> None:
    assert "Did you mean 'shelter'?" in run("diff", "nl", "sheltr").stderr
    assert "Did you mean 'shelter#short'?" in run("diff", "nl", "shelter#shrot").stderr
    assert tree.root.exists()


def test_a_section_that_was_fixed_is_marked_as_of_the_present_english(tree: Tree) -> None:
    reworded(tree)
    assert states(tree, "shelter#careful") == ["stale"]
    assert run("mark", "nl", "shelter").exit_code == 1
    assert run("mark", "nl", "shelter#careful").stdout == f"Written: {SHELTER_NL}\n"
    assert states(tree, "shelter#careful", "shelter#short") == ["draft", "draft"]
    assert tree.text(SHELTER_NL).startswith("---\norigin: human\nsource:\n  short: 4114ce73\n  careful: ")
    assert run("mark", "nl", "shelter#careful").stdout == "Nothing has changed.\n"


def test_a_page_without_front_matter_gets_one(tree: Tree) -> None:
    tree.write(SHELTER_NL, tree.text(SHELTER_NL).split("---\n")[2].lstrip())
    assert run("mark", "nl", "shelter#short").exit_code == 0
    assert tree.text(SHELTER_NL).startswith("---\nsource:\n  short: 4114ce73\n---\n\n## short\n")
    assert states(tree, "shelter#short") == ["draft"]


def test_a_short_text_that_was_fixed_is_marked_too(tree: Tree) -> None:
    reworded(tree)
    run("update")
    assert states(tree, ASKED) == ["stale"]
    run("mark", "nl", ASKED)
    assert states(tree, ASKED) == ["draft"]


def test_a_check_is_written_with_name_and_day(tree: Tree) -> None:
    said = run("mark", "nl", ASKED, "--checked", "--by", " Anna  B. ", "--on", "2026-11-24").stdout
    assert said == f"Written: {REVIEW}\n"
    assert "2026-11-24 Anna B." in tree.text(REVIEW)
    assert states(tree, ASKED) == ["checked"]
    assert tree.says() == []


def test_law_and_safety_need_two_people(tree: Tree) -> None:
    said = run("mark", "nl", "shelter#careful", "--checked", "--by", "Anna").stdout
    assert said.endswith("1 text about law or safety waits for the check of a second person.\n")
    assert "waits" in run("mark", "nl", "shelter#careful", "--checked", "--by", "anna").stdout
    assert states(tree, "shelter#careful") == ["draft"]
    assert "wait" not in run("mark", "nl", "shelter#careful", "--checked", "--by", "Ben").stdout
    assert states(tree, "shelter#careful") == ["checked"]


def test_a_check_of_something_old_or_missing_is_refused(tree: Tree) -> None:
    assert "there is no translation of it." in run("mark", "nl", TITLE, "--checked", "--by", "Anna").stderr
    reworded(tree)
    assert "the English has changed since." in run("mark", "nl", ASKED, "--checked", "--by", "Anna").stderr
    tree.change(SHELTER_NL, "  careful: 16739884\n", "")
    said = run("mark", "nl", "shelter#careful", "--checked", "--by", "Anna").stderr
    assert "does not say which English" in said
    assert not (tree.root / REVIEW).exists()


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--checked"], "say who has checked it"),
        (["--checked", "--by", " "], "say who has checked it"),
        (["--checked", "--by", "Anna", "--on", "today"], "'today' is not a day."),
        (["--checked", "--by", "Anna", "--on", "2999-01-01"], "2999-01-01 is still to come."),
        (["--by", "Anna"], "belong to --checked"),
        (["--minor"], "'wegwijs mark en TEXT --minor'"),
    ],
)
def test_what_makes_no_sense_is_refused(tree: Tree, options: list[str], why: str) -> None:
    result = run("mark", "nl", ASKED, *options)
    assert result.exit_code == 1
    assert why in result.stderr
    assert not (tree.root / REVIEW).exists()
