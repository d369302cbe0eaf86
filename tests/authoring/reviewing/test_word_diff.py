"""Two texts side by side, and older versions of a file."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.authoring.reviewing.git_history import read_versions
from bot.authoring.reviewing.word_diff import DiffKind, diff_words


def test_words_that_changed_are_marked() -> None:
    words = diff_words("You have 28 days to appeal.", "You have 4 weeks to appeal, alone.")
    assert "".join(map(str, words)) == "You have [-28-]{+4+} [-days-]{+weeks+} to appeal{+, alone+}."


def test_what_is_the_same_is_told_once() -> None:
    assert [(words.text, words.change) for words in diff_words("The same.", "The same.")] == [
        ("The same.", DiffKind.SAME)
    ]


@given(some.text(), some.text())
def test_no_word_of_either_is_lost(old: str, new: str) -> None:
    words = list(diff_words(old, new))
    assert "".join(each.text for each in words if each.change is not DiffKind.NEW) == old
    assert "".join(each.text for each in words if each.change is not DiffKind.GONE) == new


def git(root: Path, *arguments: str) -> None:
    own = ("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *own, *arguments], cwd=root, check=True, capture_output=True)  # noqa: S603, S607


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two versions of a file in a folder."""
    git(tmp_path, "init", "--quiet")
    file = tmp_path / "below" / "text"
    file.parent.mkdir()
    for text in ("first\n", "second\n"):
        file.write_text(text, encoding="utf-8")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--quiet", "--message", text)
    return tmp_path


def test_older_versions_are_found_the_newest_first(repository: Path) -> None:
    assert list(read_versions(repository, "below/text")) == ["second\n", "first\n"]
    assert list(read_versions(repository / "below", "text")) == ["second\n", "first\n"]


def test_a_version_in_which_the_file_was_taken_away_is_none(repository: Path) -> None:
    git(repository, "rm", "--quiet", "below/text")
    git(repository, "commit", "--quiet", "--message", "gone")
    assert list(read_versions(repository, "below/text")) == ["second\n", "first\n"]


def test_without_a_history_there_are_none(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert list(read_versions(tmp_path_factory.mktemp("none"), "below/text")) == []
    assert list(read_versions(repository, "other")) == []


def test_without_git_there_are_none(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert list(read_versions(repository, "below/text")) == []
