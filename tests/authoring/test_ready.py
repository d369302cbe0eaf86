"""The translations that are kept for the next start: the same guide, never an older one, and nothing without them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.authoring import ready
from bot.authoring.source.problems import AuthoringError
from bot.core.guide import Guide
from bot.wiring import load
from tests.authoring.tree import CATALOG, PERMIT, SHELTER_NL, Tree


@pytest.fixture(autouse=True)
def kept(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where it is kept: the tree is that of a program of its own."""
    monkeypatch.setattr("bot.__file__", str(tree.root / "bot" / "__init__.py"))
    (tree.root / "bot").mkdir()
    file = ready.place_of(tree.root)
    assert file
    return file


def said(guide: Guide) -> tuple[object, object]:
    """All that a guide says in other languages."""
    sections = {text.name: text.bodies for topic in guide.flow.topics.values() for text in topic.sections.values()}
    return guide.words.catalogs, sections


def names(guide: Guide) -> list[str]:
    """The statements that its sections include are those of the flow itself."""
    bodies = (
        body
        for topic in guide.flow.topics.values()
        for text in topic.sections.values()
        for body in text.bodies.values()
    )
    return [piece.statement.name for body in bodies for piece in body.pieces if hasattr(piece, "statement")]


def test_a_second_start_says_the_same(tree: Tree, kept: Path) -> None:
    tree.change(SHELTER_NL, "## careful", "## for-whom\n\nVoor u.\n\n- Thuis.\n- Op het werk.\n\n## careful")
    first = load(tree.root)
    assert kept.exists()
    second = load(tree.root)
    assert str(said(second)) == str(said(first))
    assert names(second) == names(first)


def test_what_was_kept_is_what_is_said(tree: Tree, kept: Path) -> None:
    load(tree.root)
    kept.write_text(kept.read_text("utf-8").replace("Bent u veilig?", "Bent u kept?"), encoding="utf-8")
    assert load(tree.root).words.catalogs["nl"]["permit.safe.question"].text == "Bent u kept?"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [(CATALOG, "Bent u veilig?", "Ben je veilig?"), (SHELTER_NL, "voor u zijn", "voor je zijn")],
)
def test_after_an_edit_everything_is_read_anew(tree: Tree, kept: Path, file: str, old: str, new: str) -> None:
    load(tree.root)
    tree.change(file, old, new)
    assert new in str(said(load(tree.root)))
    assert new in kept.read_text("utf-8")


def test_a_mistake_is_refused_all_the_same(tree: Tree, kept: Path) -> None:
    load(tree.root)
    assert kept.exists()
    tree.change(PERMIT, "start: safe", "start: saef")
    with pytest.raises(AuthoringError):
        load(tree.root)


@pytest.mark.parametrize("other", ["", "[]", "{}", '{"fingerprint": "other"}', "\x00"])
def test_what_cannot_be_used_is_written_anew(tree: Tree, kept: Path, other: str) -> None:
    kept.parent.mkdir()
    kept.write_text(other, encoding="utf-8")
    assert load(tree.root).words.catalogs["nl"]
    assert "Bent u veilig?" in kept.read_text("utf-8")


def test_where_nothing_can_be_written_it_is_read_each_time(tree: Tree, kept: Path) -> None:
    kept.mkdir(parents=True)
    assert load(tree.root).words.catalogs["nl"]
    assert not [*kept.iterdir()]


def test_other_code_reads_anew(tree: Tree, kept: Path) -> None:
    load(tree.root)
    before = kept.read_text("utf-8")
    tree.write("bot/other.py", "pass\n")
    load(tree.root)
    assert kept.read_text("utf-8") != before


def test_a_file_in_another_place_is_another_file(tree: Tree) -> None:
    before = ready.fingerprint_of(tree.root)
    (tree.root / "content" / "shelter").rename(tree.root / "content" / "refuge")
    assert ready.fingerprint_of(tree.root) != before


def test_of_other_files_nothing_is_kept(tree: Tree, tmp_path: Path) -> None:
    load(Path(shutil.copytree(tree.root, tmp_path / "elsewhere")))
    assert not [*tmp_path.glob("**/ready.json")]
