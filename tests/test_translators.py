"""The translators' commands, through their real entry: what they say, and what they refuse."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot import cli
from bot.authoring import project
from tests.authoring.tree import CATALOG, SOUND, Tree


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """A copy of the sound tree that the commands take for the repository."""
    root = tmp_path / "tree"
    shutil.copytree(SOUND, root)
    (root / "pyproject.toml").touch()
    monkeypatch.setattr(project, "authored_root", lambda: root)
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
    assert result.stderr == f"there is no language '{code}' to translate into. There is: ar, nl.\n"
    assert (tree.root / CATALOG).exists()


def test_update_tells_a_catalog_that_it_can_not_read(tree: Tree) -> None:
    tree.write(CATALOG, tree.text(CATALOG) + 'msgid "Open\n')
    result = run("update")
    assert result.exit_code == 1
    assert "[broken-catalog]" in result.stderr
