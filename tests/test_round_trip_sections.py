"""The long texts go out with the short ones, a paragraph an entry, and come back: with Poedit or Weblate alone."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from translate.storage.pypo import pofile

from tests.authoring.tree import SHELTER, SHELTER_NL, Tree
from tests.test_round_trip import change, entry_of, take
from tests.test_translators import REVIEW, run, states
from tests.test_translators import tree as tree  # noqa: PLC0414  # a fixture, for this module too

SHORT, CAREFUL, FOR_WHOM = "shelter#short.1", "shelter#careful.1", "shelter#for-whom"
DUTCH = {
    f"{FOR_WHOM}.1": "Het is voor u als u **niet veilig** bent.",
    f"{FOR_WHOM}.2": "Thuis.",
    f"{FOR_WHOM}.3": "Op het werk.",
}


@pytest.fixture
def copy(tree: Tree, tmp_path: Path) -> Path:
    """A copy to check, of all texts."""
    assert tree.says() == []
    run("update")
    file = tmp_path / "check.po"
    assert run("pending", "nl", str(file)).exit_code == 0
    return file


def write(file: Path, said: dict[str, str], *, right: bool = True) -> None:
    for context, words in said.items():
        change(file, context, words, right=right)


def test_the_copy_has_a_paragraph_an_entry_and_no_statement(copy: Path) -> None:
    found = {entry.msgctxt: entry for entry in polib.pofile(str(copy)) if "#" in entry.msgctxt}
    assert [each for each in found if each.startswith(FOR_WHOM)] == [*DUTCH]
    assert (found[SHORT].msgid, found[SHORT].msgstr) == (
        "There can be a safe place for you.",
        "Er kan een veilige plek voor u zijn.",
    )
    assert found[SHORT].fuzzy
    assert found[f"{FOR_WHOM}.1"].msgstr == ""
    assert [each for each in found if each.startswith("shelter#careful")] == [CAREFUL]


def test_what_nobody_touched_comes_back_without_a_change(tree: Tree, copy: Path) -> None:
    before = tree.text(SHELTER_NL)
    assert take(copy) == (0, "Nothing has changed.\nChecked: 0. Corrected: 0. Not taken: 0.\n", "")
    assert tree.text(SHELTER_NL) == before


def test_weblate_can_carry_it(tree: Tree, copy: Path) -> None:
    store = pofile(copy.read_bytes())
    for unit in store.units:
        if unit.getcontext() in DUTCH:
            unit.target = DUTCH[unit.getcontext()]
    copy.write_bytes(bytes(store))
    code, told, _ = take(copy)
    assert (code, told.splitlines()[-1]) == (0, "Checked: 1. Corrected: 1. Not taken: 0.")
    assert "- Thuis.\n- Op het werk.\n" in tree.text(SHELTER_NL)


def test_a_section_that_was_not_there_is_written_at_its_place_with_its_source(tree: Tree, copy: Path) -> None:
    write(copy, DUTCH)
    assert take(copy)[0] == 0
    text = tree.text(SHELTER_NL)
    assert text.index("## short") < text.index("## for-whom") < text.index("## careful")
    assert "als u **niet veilig** bent.\n\n- Thuis.\n- Op het werk.\n\n## careful" in text
    assert states(tree, FOR_WHOM, "shelter#short") == ["checked", "draft"]
    assert tree.says() == []


def test_a_page_that_was_not_there_is_begun_as_a_persons(tree: Tree, copy: Path) -> None:
    (tree.root / SHELTER_NL).unlink()
    write(copy, DUTCH)
    assert take(copy)[0] == 0
    assert tree.text(SHELTER_NL).startswith("---\norigin: human\nsource:\n  for-whom: ")
    assert states(tree, FOR_WHOM) == ["checked"]


def test_the_last_section_of_a_page_is_written_after_the_others(tree: Tree, copy: Path) -> None:
    write(copy, {"shelter#changed.1": "Er is niets veranderd."})
    assert take(copy)[0] == 0
    assert tree.text(SHELTER_NL).endswith("voordat u reist.\n\n## changed\n\nEr is niets veranderd.\n")


def test_a_correction_is_written_and_checked_and_the_rest_of_the_page_stays(tree: Tree, copy: Path) -> None:
    change(copy, CAREFUL, "Vraag het een advocaat voordat u reist.")
    code, told, _ = take(copy)
    assert code == 0
    assert "1 text about law or safety waits" in told
    assert "{statement: deadline}\n\nVraag het een advocaat voordat u reist.\n" in tree.text(SHELTER_NL)
    assert "shelter#careful" in tree.text(REVIEW)
    change(copy, CAREFUL)
    assert take(copy, "Ben")[0] == 0
    assert states(tree, "shelter#careful") == ["checked"]


def test_a_section_with_an_empty_paragraph_is_not_written(tree: Tree, copy: Path) -> None:
    write(copy, dict([*DUTCH.items()][:2]))
    before = tree.text(SHELTER_NL)
    assert take(copy)[2] == f"  {FOR_WHOM}: 1 of its 3 paragraphs are still empty.\n"
    assert tree.text(SHELTER_NL) == before


def test_a_paragraph_that_is_still_marked_keeps_its_section_from_being_checked(tree: Tree, copy: Path) -> None:
    write(copy, DUTCH)
    take(copy)
    (tree.root / REVIEW).unlink()
    other = copy.with_name("other.po")
    run("pending", "nl", str(other))
    change(other, f"{FOR_WHOM}.2")
    assert take(other)[2] == f"  {FOR_WHOM}: 2 of its 3 paragraphs are still marked.\n"
    change(other, f"{FOR_WHOM}.3", "Op uw werk.")
    assert take(other)[2] == f"  {FOR_WHOM}: its check counts when none of its 3 paragraphs is marked.\n"
    assert "- Op uw werk.\n" in tree.text(SHELTER_NL)
    assert states(tree, FOR_WHOM) == ["draft"]


@pytest.mark.parametrize(
    "words", ["## Veilig", "- Een lijst", "{statement: deadline}", "Bel 06 12345678.", "Eén.\n\nTwee."]
)
def test_what_would_not_be_the_same_on_the_page_is_told_and_left(tree: Tree, copy: Path, words: str) -> None:
    before = tree.text(SHELTER_NL)
    change(copy, SHORT, words)
    code, _, told = take(copy)
    assert code == 1
    assert "shelter#short" in told
    assert "it would not be shown" in told
    assert tree.text(SHELTER_NL) == before


def test_english_that_has_changed_meanwhile_is_told(tree: Tree, copy: Path) -> None:
    change(copy, CAREFUL)
    tree.change(SHELTER, "Ask a lawyer before you travel.", "Ask a lawyer long before you travel.")
    told = take(copy)[2]
    assert f"{CAREFUL}: the English has changed meanwhile" in told
    assert states(tree, "shelter#careful") == ["stale"]


def test_an_old_section_that_was_mended_is_of_the_present_english(tree: Tree, copy: Path) -> None:
    tree.change(SHELTER, "Ask a lawyer before you travel.", "Ask a lawyer long before you travel.")
    other = copy.with_name("other.po")
    run("pending", "nl", str(other))
    change(other, CAREFUL, "Vraag een advocaat lang voordat u reist.")
    take(other)
    assert states(tree, "shelter#careful") == ["draft"]


def test_an_old_section_of_another_shape_goes_out_empty(tree: Tree, copy: Path) -> None:
    tree.change(SHELTER, "Ask a lawyer before you travel.", "Ask a lawyer.\n\nThen travel.")
    other = copy.with_name("other.po")
    run("pending", "nl", str(other))
    catalog = polib.pofile(str(other))
    assert [entry_of(catalog, f"shelter#careful.{number}").msgstr for number in (1, 2)] == ["", ""]


def test_a_paragraph_that_is_gone_is_told(tree: Tree, copy: Path) -> None:
    catalog = polib.pofile(str(copy))
    catalog.append(polib.POEntry(msgctxt="shelter#short.9", msgid="Gone", msgstr="Weg"))
    catalog.save()
    assert "shelter#short.9: there is no such text any more." in take(copy)[2]
    assert tree.says() == []
