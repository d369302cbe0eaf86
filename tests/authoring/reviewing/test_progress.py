"""How far each language is, as the page in docs/ tells it."""

from __future__ import annotations

from bot.authoring.generated.languages_page import format_languages_page
from bot.authoring.reviewing.progress import count_by_kind, count_by_status, incomplete
from bot.core.translation import Status
from tests.authoring.tree import CATALOG, SHELTER, SHELTER_NL, Tree


def told(tree: Tree) -> str:
    project = tree.read()
    return format_languages_page(tree.root, project.drafts.rows, project.items)


def test_every_text_is_counted_once_by_its_kind(tree: Tree) -> None:
    items = tree.read().items["nl"]
    kinds = dict(count_by_kind(items))
    assert sum(counts.total for counts in kinds.values()) == len(items) == count_by_status(items).total
    assert kinds["sections: law and safety"].of[Status.DRAFT] == 1
    assert kinds["sections: the rest"].of[Status.DRAFT] == 1


def test_100_percent_is_all_of_them(tree: Tree) -> None:
    items = tree.read().items["nl"]
    drafts = [item for item in items if item.state is Status.DRAFT]
    missing = next(item for item in items if item.state is Status.MISSING)
    assert count_by_status(drafts).shown == 100
    assert count_by_status([*drafts * 100, missing]).shown == 99
    assert count_by_status([]).shown == 0


def test_the_page_has_a_line_for_each_language_and_a_chapter_for_those_that_were_begun(tree: Tree) -> None:
    text = told(tree)
    assert "| Dutch (`nl`) | yes | " in text
    assert "| Arabic (`ar`) | no | 0 % | 0 % | 0 | 0 | 0 | " in text
    assert "## Dutch" in text
    assert "## Arabic" not in text
    assert "languages/nl.md" not in text


def test_the_page_leads_to_how_a_language_was_made(tree: Tree) -> None:
    tree.write("docs/languages/nl.md", "# Dutch")
    assert "How it was made, and what is in doubt: [languages/nl.md](languages/nl.md)." in told(tree)


def test_a_language_that_is_offered_with_gaps_is_told(tree: Tree) -> None:
    project = tree.read()
    (gap,) = incomplete(project.drafts.rows["nl"], project.items["nl"])
    assert str(gap).startswith(
        "translations/languages.yaml:10:1: Dutch is offered, and texts are missing or stale in it: "
    )
    assert str(gap).endswith("See 'wegwijs status nl'. [incomplete]")
    assert list(incomplete(project.drafts.rows["ar"], project.items["ar"])) == []


def test_one_that_is_whole_is_not(tree: Tree) -> None:
    project = tree.read()
    whole = [item for item in project.items["nl"] if item.state is Status.DRAFT]
    assert {item.place.file for item in whole} == {CATALOG, SHELTER_NL}
    assert list(incomplete(project.drafts.rows["nl"], whole)) == []


def test_a_text_that_begins_on_no_line_is_told_at_its_section(tree: Tree) -> None:
    tree.change(SHELTER_NL, "Vraag een advocaat voordat u reist.", "Vraag\neen advocaat 7 dagen voordat u reist.")
    (said,) = tree.says()
    assert said.startswith(f"{SHELTER_NL}:12:1: this text of 'shelter#careful' has 7")
    assert tree.text(SHELTER)
