"""The guide that is kept for the next start: the same guide, never an older one, and nothing else without it."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

from bot.authoring import ready
from bot.authoring.source.problems import AuthoringError
from bot.core.conversation import Conversation
from bot.core.event import Started, Typed
from bot.core.guide import Guide
from bot.loading import load
from bot.search import search
from tests.authored import authored
from tests.authoring.tree import CATALOG, PERMIT, SHELTER_NL, Tree
from tests.talk import Talk


@pytest.fixture(autouse=True)
def kept(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where it is kept: the tree is that of a program of its own."""
    monkeypatch.setattr("bot.__file__", str(tree.root / "bot" / "__init__.py"))
    (tree.root / "bot").mkdir()
    file = ready.place_of(tree.root)
    assert file
    return file


def said(guide: Guide) -> str:
    """All that a guide says in other languages."""
    sections = {text.name: text.bodies for topic in guide.flow.topics.values() for text in topic.sections.values()}
    return str((guide.words.catalogs, sections))


def test_a_second_start_says_the_same(tree: Tree, kept: Path) -> None:
    tree.change(SHELTER_NL, "## careful", "## for-whom\n\nVoor u.\n\n- Thuis.\n- Op het werk.\n\n## careful")
    first = load(tree.root)
    assert kept.exists()
    second = load(tree.root)
    assert second is not first
    assert said(second) == said(first)


@pytest.mark.slow
def test_it_draws_the_same_screens() -> None:
    """Of the real guide, along many of its buttons; and for words that are typed."""
    guide = authored().require_guide()
    again: Guide = pickle.loads(pickle.dumps(guide))  # noqa: S301  # our own
    for code in ("en", "ar", "so"):
        one, other = Talk(guide, code).start(), Talk(again, code).start()
        for step in range(30):
            assert str(one.screen) == str(other.screen)
            offered = [each for each in one.offered if each != "clear"]
            assert one.offered.keys() == other.offered.keys()
            pressed = offered[step % len(offered)]
            assert one.button(pressed) == other.button(pressed)
            one.does(pressed)
            other.does(pressed)
    for typed in ("my husband hits me", "werk", "ابن"):
        turns = [each.step(Conversation(), Typed(typed)) for each in (guide, again)]
        assert str(turns[0].screen) == str(turns[1].screen)


def test_nothing_that_was_said_is_kept(tree: Tree) -> None:
    load(tree.root).step(Conversation(), Started())
    assert load(tree.root).words.remembered == {}


def test_what_people_type_leaves_the_memory_once_it_was_read(tree: Tree) -> None:
    for guide in (load(tree.root), load(tree.root)):
        lists = {text.context for text in guide.findable.lists}
        assert lists
        assert all(lists.isdisjoint(catalog) for catalog in guide.words.catalogs.values())


def test_the_next_start_need_not_read_what_people_type(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(tree.root)
    monkeypatch.delattr(search, "read_lists")
    monkeypatch.delattr(search, "read_cries")
    second = load(tree.root)
    assert str(second.search.find("safe place", None)) == str(first.search.find("safe place", None))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [(CATALOG, "Bent u veilig?", "Ben je veilig?"), (SHELTER_NL, "voor u zijn", "voor je zijn")],
)
def test_after_an_edit_everything_is_read_anew(tree: Tree, kept: Path, file: str, old: str, new: str) -> None:
    load(tree.root)
    tree.change(file, old, new)
    assert new in said(load(tree.root))
    assert new.encode() in kept.read_bytes()


def test_a_mistake_is_refused_all_the_same(tree: Tree, kept: Path) -> None:
    load(tree.root)
    assert kept.exists()
    tree.change(PERMIT, "start: safe", "start: saef")
    with pytest.raises(AuthoringError):
        load(tree.root)


def test_what_cannot_be_used_is_written_anew(tree: Tree, kept: Path) -> None:
    load(tree.root)
    whole = kept.read_bytes()
    for other in (b"", b"other", whole[:-1], whole[:40], whole[:-1] + b"\0", bytes(64) + whole[64:]):
        kept.write_bytes(other)
        assert ready.find_ready(kept, ready.fingerprint_of(tree.root)) is None
        assert load(tree.root).words.catalogs["nl"]
        assert ready.find_ready(kept, ready.fingerprint_of(tree.root))


def test_where_nothing_can_be_written_it_is_read_each_time(tree: Tree, kept: Path) -> None:
    kept.mkdir(parents=True)
    assert load(tree.root).words.catalogs["nl"]
    assert not [*kept.iterdir()]


def test_other_code_reads_anew(tree: Tree, kept: Path) -> None:
    load(tree.root)
    before = kept.read_bytes()
    tree.write("bot/other.py", "pass\n")
    load(tree.root)
    assert kept.read_bytes() != before


def test_another_version_of_what_reads_the_files_reads_anew(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ready.fingerprint_of(tree.root)
    monkeypatch.setattr(ready, "version", lambda name: f"{name} 9")
    assert ready.fingerprint_of(tree.root) != before


def test_a_library_that_is_not_named_as_ever_stops_nobody(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "READERS", ("there-is-no-such",))
    assert ready.fingerprint_of(tree.root)


def test_a_file_in_another_place_is_another_file(tree: Tree) -> None:
    before = ready.fingerprint_of(tree.root)
    (tree.root / "content" / "shelter").rename(tree.root / "content" / "refuge")
    assert ready.fingerprint_of(tree.root) != before


def test_of_other_files_nothing_is_kept(tree: Tree, tmp_path: Path) -> None:
    load(Path(shutil.copytree(tree.root, tmp_path / "elsewhere")))
    assert not [*tmp_path.glob("**/ready.*")]
