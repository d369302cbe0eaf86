"""A catalog is brought up to date, and no word of it is lost."""

from __future__ import annotations

import re

import pytest

from bot.authoring.source.files import catalog_of
from bot.authoring.source.problems import Findings
from bot.authoring.translations.merge import merge_catalog
from bot.authoring.translations.po import read_entries
from bot.authoring.translations.template import make_template
from bot.wiring import NEEDS, update
from tests.authoring.tree import CATALOG, INTERFACE, PERMIT, Tree

ASKED, TITLE = "permit.safe.question", "permit.safe.title"


def brought_up(tree: Tree, catalog: str, *minor: str) -> str:
    """The Dutch catalog brought up to date; ``minor`` are older English texts that mean the same as now."""
    row = tree.read().drafts.rows["nl"]
    return merge_catalog(catalog, make_template(tree.root, NEEDS), row, lambda _, english: english in minor)


def entry(text: str, context: str) -> str:
    """The lines of one entry, comments included."""
    return next(part for part in text.split("\n\n") if re.search(f'^(#~ )?msgctxt "{context}"$', part, re.MULTILINE))


def test_a_reworded_text_keeps_its_translation_with_the_english_it_was_made_from(tree: Tree) -> None:
    tree.change(PERMIT, "question: Are you safe?", "question: Are you safe today?")
    update(tree.root)
    kept = entry(tree.text(CATALOG), ASKED).splitlines()
    assert kept[-5:] == [
        "#, fuzzy",
        '#| msgid "Are you safe?"',
        f'msgctxt "{ASKED}"',
        'msgid "Are you safe today?"',
        'msgstr "Bent u veilig?"',
    ]


def test_a_second_run_changes_nothing(tree: Tree) -> None:
    tree.change(PERMIT, "question: Are you safe?", "question: Are you safe today?")
    assert CATALOG in update(tree.root)
    assert update(tree.root) == []


def test_a_text_that_was_reworded_twice_keeps_the_first_english(tree: Tree) -> None:
    tree.change(PERMIT, "question: Are you safe?", "question: Are you safe today?")
    update(tree.root)
    tree.change(PERMIT, "question: Are you safe today?", "question: Are you safe here?")
    update(tree.root)
    assert '#| msgid "Are you safe?"' in entry(tree.text(CATALOG), ASKED)


def test_english_that_is_put_back_as_it_was_needs_no_look(tree: Tree) -> None:
    update(tree.root)
    before = tree.text(CATALOG)
    tree.change(PERMIT, "question: Are you safe?", "question: Are you safe today?")
    update(tree.root)
    tree.change(PERMIT, "question: Are you safe today?", "question: Are you safe?")
    update(tree.root)
    assert tree.text(CATALOG) == before


def test_an_edit_that_changes_no_meaning_makes_nothing_fuzzy(tree: Tree) -> None:
    tree.change(PERMIT, "question: Are you safe?", "question: Are you safe today?")
    kept = entry(brought_up(tree, tree.text(CATALOG), "Are you safe?"), ASKED)
    assert "fuzzy" not in kept
    assert "#|" not in kept
    assert 'msgid "Are you safe today?"\nmsgstr "Bent u veilig?"' in kept


def test_a_volunteer_takes_the_mark_away_and_may_leave_the_old_english_there(tree: Tree) -> None:
    text = f'#| msgid "Old"\nmsgctxt "{ASKED}"\nmsgid "Are you safe?"\nmsgstr "Bent u veilig?"\n'
    kept = entry(brought_up(tree, text), ASKED)
    assert "fuzzy" not in kept
    assert "#|" not in kept


def test_work_in_progress_stays_marked(tree: Tree) -> None:
    text = f'#, fuzzy\nmsgctxt "{ASKED}"\nmsgid "Are you safe?"\nmsgstr "Bent u veilig?"\n'
    assert "#, fuzzy" in entry(brought_up(tree, text), ASKED)


def test_what_is_empty_is_not_marked_and_gets_the_present_english(tree: Tree) -> None:
    text = f'#, fuzzy\nmsgctxt "{ASKED}"\nmsgid "Old"\nmsgstr ""\n'
    kept = entry(brought_up(tree, text), ASKED)
    assert "fuzzy" not in kept
    assert "#|" not in kept
    assert "Are you safe?" in kept


def test_new_texts_are_there_empty_in_the_order_of_the_template_with_its_remarks(tree: Tree) -> None:
    update(tree.root)
    contexts = [found.said("msgctxt") for found in read_entries(tree.text(CATALOG))]
    assert contexts == [found.said("msgctxt") for found in read_entries(make_template(tree.root, NEEDS))]
    assert '#: flows/permit.yaml\n#, max-length:24\nmsgctxt "permit.safe.title"' in tree.text(CATALOG)


def test_a_text_that_is_gone_is_kept_out_of_use_and_comes_back(tree: Tree) -> None:
    update(tree.root)
    before, text = tree.text(CATALOG), tree.text(INTERFACE)
    tree.write(CATALOG, before.replace('msgid "The menu"\nmsgstr ""', 'msgid "The menu"\nmsgstr "Het menu"'))
    before = tree.text(CATALOG)
    tree.change(INTERFACE, "control_menu: The menu", "control_menu: All")
    update(tree.root)
    gone = brought_up(tree, tree.text(CATALOG).replace("interface.control_menu", "interface.control_old"))
    assert '#~ msgctxt "interface.control_old"\n#~ msgid "The menu"\n#~ msgstr "Het menu"' in gone
    assert brought_up(tree, gone) == gone
    tree.write(INTERFACE, text)
    assert brought_up(tree, gone.replace("interface.control_old", "interface.control_menu")) == before


def test_what_was_never_translated_leaves_nothing_behind(tree: Tree) -> None:
    assert "gone" not in brought_up(tree, 'msgctxt "gone"\nmsgid "Gone"\nmsgstr ""\n')
    assert "# Mine" in brought_up(tree, 'msgid ""\nmsgstr ""\n\n# Mine\nmsgctxt "gone"\nmsgid "Gone"\nmsgstr ""\n')


def test_of_a_text_that_is_there_twice_both_stay(tree: Tree) -> None:
    twice = "".join(f'msgctxt "{TITLE}"\nmsgid "Safe now"\nmsgstr "{said}"\n\n' for said in ("Veilig", "Nu veilig"))
    kept = brought_up(tree, twice)
    assert kept.count(f'msgctxt "{TITLE}"') == 2
    assert brought_up(tree, kept) == kept


def test_an_old_translation_beside_a_present_one_stays_out_of_use(tree: Tree) -> None:
    both = (
        f'msgctxt "{TITLE}"\nmsgid "Safe now"\nmsgstr "Veilig"\n\n'
        f'#~ msgctxt "{TITLE}"\n#~ msgid "Safe then"\n#~ msgstr "Toen veilig"\n'
    )
    kept = brought_up(tree, both)
    assert '#~ msgstr "Toen veilig"' in kept
    assert brought_up(tree, kept) == kept


def test_the_remarks_of_a_translator_stay(tree: Tree) -> None:
    head = '# By us.\nmsgid ""\nmsgstr "X-Origin: machine\\n"\n\n'
    text = f'{head}# Ask Anna.\nmsgctxt "{TITLE}"\nmsgid "Safe now"\nmsgstr "Veilig"\n'
    kept = brought_up(tree, text)
    assert kept.startswith("# By us.\n")
    assert "# Ask Anna.\n" in entry(kept, TITLE)
    assert '"X-Origin: machine\\n"' in kept


def test_the_head_says_what_the_list_of_languages_says(tree: Tree) -> None:
    head = 'msgid ""\nmsgstr ""\n"Language: nl_BE\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    kept = brought_up(tree, head)
    assert '"Language: nl\\n"' in kept
    assert '"Plural-Forms: nplurals=2; plural=n != 1;\\n"' in kept
    assert kept.startswith("# Dutch translation of Wegwijs.")


def test_letters_are_put_together(tree: Tree) -> None:
    kept = brought_up(tree, f'msgctxt "{TITLE}"\nmsgid "Safe now"\nmsgstr "Ve\u0308ilig"\n')
    assert 'msgstr "V\u00ebilig"' in kept


def test_a_catalog_is_begun_where_it_is_asked_for(tree: Tree) -> None:
    assert not (tree.root / catalog_of("ar")).exists()
    assert catalog_of("ar") not in update(tree.root)
    assert update(tree.root, ["ar"]) == [catalog_of("ar")]
    assert tree.says() == []


@pytest.mark.parametrize("end", ["", "\r\n"])
def test_line_ends_of_another_system_are_no_change_of_words(tree: Tree, end: str) -> None:
    update(tree.root)
    before = tree.text(CATALOG)
    tree.write(CATALOG, before.replace("\n", end or "\n"))
    update(tree.root)
    assert (tree.root / CATALOG).read_bytes() == before.encode()


def test_a_catalog_that_can_not_be_read_is_left_and_told_and_the_others_are_not(tree: Tree) -> None:
    broken, findings = tree.text(CATALOG) + 'msgid "Open\n', Findings()
    tree.write(CATALOG, broken)
    assert catalog_of("ar") in update(tree.root, ["ar"], findings)
    assert tree.text(CATALOG) == broken
    (problem,) = findings
    what = "this cannot be read, so this catalog was not brought up to date."
    assert str(problem).startswith(f"{CATALOG}:29:1: {what} ")


def test_a_catalog_that_is_no_utf8_is_left_and_told(tree: Tree) -> None:
    findings = Findings()
    tree.write(CATALOG, tree.text(CATALOG) + "# \u00e9\n", encoding="latin-1")
    assert CATALOG not in update(tree.root, findings=findings)
    assert [problem.check for problem in findings] == ["not-utf8"]
