"""The extractor, as Babel calls it."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from bot.authoring.project import Project
from bot.authoring.source.own_lists import catalog_source
from bot.wiring import read
from tests.authoring.tree import ORGANISATIONS, PERMIT, REPOSITORY, SHELTER, Tree

KEYWORDS = {"pgettext": ((1, "c"), 2)}


def extracted(root: Path, method: str = "wegwijs") -> dict[str, tuple[str, int, str, list[str]]]:
    """Permanent id -> file, line, English and comments."""
    methods = [("flows/**.yaml", method), ("content/**/en.md", method)]
    found = extract_from_dir(root, method_map=methods, keywords=KEYWORDS, comment_tags=())
    return {str(context): (file, line, str(message), comments) for file, line, message, comments, context in found}


@pytest.mark.parametrize("method", ["wegwijs", "bot.wiring:extract"])
def test_what_is_extracted_is_what_is_shown(tree: Tree, method: str) -> None:
    shown = {
        found.text.context: catalog_source(found.text.context, found.text.english) for found in read(tree.root).texts
    }
    assert {context: english for context, (_, _, english, _) in extracted(tree.root, method).items()} == shown


def test_the_repository_too_is_extracted_whole(authored: Project) -> None:
    shown = {found.text.context for found in authored.texts}
    assert set(extracted(REPOSITORY)) >= shown


def test_a_text_has_its_place_its_remark_and_the_room_it_has(tree: Tree) -> None:
    tree.change(PERMIT, "    title: Safe now\n", "    # Safe from people.\n    # Not from fire.\n    title: Safe now\n")
    file, line, english, comments = extracted(tree.root)["permit.safe.title"]
    assert (file, line, english) == (PERMIT, 24, "Safe now")
    assert comments == ["Safe from people.", "Not from fire.", "max-length:24"]


def test_the_title_of_a_page_has_its_line_in_the_page(tree: Tree) -> None:
    assert extracted(tree.root)["content.shelter.title"][:3] == (SHELTER, 3, "A safe place")


def test_windows_line_ends_change_nothing(tree: Tree) -> None:
    before = extracted(tree.root)
    for file in (SHELTER, PERMIT):
        tree.write(file, tree.text(file).replace("\n", "\r\n"))
    assert extracted(tree.root) == before


def test_of_a_file_that_can_not_be_read_there_is_nothing(tree: Tree) -> None:
    tree.write(PERMIT, "{").write(SHELTER, "---\n{\n---\n")
    tree.change(ORGANISATIONS, "Somebody to talk to", "Sömebody to talk to", "latin-1")
    assert not [
        context
        for context in extracted(tree.root)
        if context.startswith(("permit", "organisations", "content.shelter"))
    ]


def test_the_ledger_has_nothing_to_translate(tree: Tree) -> None:
    assert "flows/codes.yaml" not in {file for file, *_ in extracted(tree.root).values()}
