"""Pages: their names, their sections and what stands in them."""

from __future__ import annotations

import pytest

from bot.core.content import Include, Items, Prose, Section
from tests.authoring.tree import SHELTER, Tree


def test_a_section_is_paragraphs_lists_and_statements(tree: Tree) -> None:
    guide = tree.read().guide
    assert guide
    sections = guide.flow.topics["shelter"].sections
    assert sections[Section.FOR_WHOM].bodies["en"].pieces == (
        Prose("It is for you when you are **not safe**."),
        Items(("At home.", "At work.")),
    )
    statement, paragraph = sections[Section.CAREFUL].bodies["en"].pieces
    assert isinstance(statement, Include)
    assert statement.statement.name == "deadline"
    assert paragraph == Prose("Ask a lawyer before you travel.")


def test_a_paragraph_may_be_written_on_several_lines(tree: Tree) -> None:
    tree.change(SHELTER, "Ask a lawyer before you travel.", "Ask a lawyer\nbefore   you travel.")
    guide = tree.read().guide
    assert guide
    assert guide.flow.topics["shelter"].sections[Section.CAREFUL].bodies["en"].pieces[1] == Prose(
        "Ask a lawyer before you travel."
    )


@pytest.mark.parametrize(
    "form",
    [
        *("1. One", "> Quote", "```\ncode\n```", "    code", "<div>\nx\n</div>", "***", "# Title", "Title\n==="),
        *("- a\n\n  b", "- - a", "| a |\n|---|\n| b |"),
    ],
)
def test_a_form_that_a_chat_has_not_is_told(form: str, tree: Tree) -> None:
    tree.change(SHELTER, "Nothing has changed.", f"{form}\n\nNothing has changed.")
    (said,) = tree.says()
    assert said.startswith(f"{SHELTER}:54:")
    assert "cannot be shown in a chat" in said


def test_nothing_that_was_written_is_dropped(tree: Tree) -> None:
    tree.change(SHELTER, "Nothing has changed.", "[all]: of this")
    guide = tree.read().guide
    assert guide
    assert guide.flow.topics["shelter"].sections[Section.CHANGED].bodies["en"].pieces == (Prose("[all]: of this"),)


def test_the_place_of_a_mark_is_the_line_it_is_on(tree: Tree) -> None:
    tree.change(SHELTER, "Nothing has changed.", "Nothing\nhas **changed\nhere.")
    assert [said.partition(" ")[0] for said in tree.says()] == [f"{SHELTER}:55:5:"]


def test_the_name_of_a_topic_leaves_room_for_a_partner_in_a_link(tree: Tree) -> None:
    tree.write("content/a-topic-with-too-long-a-name/en.md", tree.text(SHELTER))
    assert "Links have room for 23 letters: take a shorter one." in tree.says()[0]


def test_the_name_of_a_page_that_is_no_topic_may_be_longer(tree: Tree) -> None:
    tree.write("content/a-page-with-quite-a-long-name/en.md", tree.text("content/help/en.md"))
    assert set(tree.checks()) == {"missing-code", "unfindable"}


@pytest.mark.parametrize("name", ["Shelter", "shelter_two", "shelter two", "-shelter"])
def test_the_name_of_a_folder_is_the_name_in_links(name: str, tree: Tree) -> None:
    tree.write(f"content/{name}/en.md", tree.text("content/help/en.md"))
    assert "wrong-name" in tree.checks()
