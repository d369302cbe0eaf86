"""What a tool saved is left in its form: the real library by which Weblate writes, and gettext's rules of a head."""

from __future__ import annotations

import pytest
from translate.storage.pypo import pofile

from bot.authoring.translations.merge import merge_catalog
from bot.authoring.translations.po_form import format_catalog, parse_catalog, read_language
from bot.authoring.translations.template import make_template
from bot.wiring import NEEDS
from tests.authoring.tree import INTERFACE, PERMIT, Tree

ASKED, TITLE = "permit.safe.question", "permit.safe.title"
LONG = "Dit is een lange zin, die Weblate over twee regels zou schrijven omdat hij meer dan 77 letters heeft."
HEAD = (
    'msgid ""\nmsgstr ""\n"X-Generator: Poedit 3\\n"\n"Language: nl\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n"Project-Id-Version: Wegwijs\\n"\n'
    '"PO-Revision-Date: 2026-11-29 10:00+0000\\n"\n"Last-Translator: Anna\\n"\n"Language-Team: Dutch\\n"\n'
)


def brought_up(tree: Tree, catalog: str = "") -> str:
    """The Dutch catalog, brought up to date."""
    return merge_catalog(catalog, make_template(tree.root, NEEDS), tree.read().drafts.rows["nl"], lambda *_: False)


def saved_by_weblate(catalog: str, **translated: str) -> str:
    """A catalog as Weblate saves it: translations by their ids, with ``__`` for a dot; and fields of its own."""
    store = pofile(catalog.encode())
    for name, said in translated.items():
        unit = next(each for each in store.units if each.getcontext() == name.replace("__", "."))
        unit.target = said
    store.updateheader(  # type: ignore[no-untyped-call]  # the library has types for a part
        add=True, Last_Translator="Anna", X_Generator="Weblate 2026.8", PO_Revision_Date="2026-11-29"
    )
    return bytes(store).decode()


def test_what_weblate_saved_is_left_as_it_is(tree: Tree) -> None:
    saved = saved_by_weblate(brought_up(tree), permit__safe__question=LONG)
    assert '"Dit is een lange zin' in saved, "it breaks lines"
    assert brought_up(tree, saved) == saved
    assert saved_by_weblate(brought_up(tree, saved)) == saved


def test_only_what_has_changed_is_written(tree: Tree) -> None:
    saved = saved_by_weblate(brought_up(tree), permit__safe__question=LONG)
    tree.change(INTERFACE, "control_menu: The menu", "control_menu: All of it")
    lines = {*brought_up(tree, saved).splitlines()} - {*saved.splitlines()}
    assert lines == {'msgid "All of it"'}


def test_the_longest_a_button_may_be_is_a_flag_that_weblate_reads(tree: Tree) -> None:
    store = pofile(brought_up(tree).encode())
    unit = next(each for each in store.units if each.getcontext() == TITLE)
    assert unit.hastypecomment("max-length:24")
    unit.markfuzzy()
    saved = bytes(store).decode()
    assert "#, fuzzy, max-length:24\n" in saved
    unit.target = "Veilig"
    saved = bytes(store).decode()
    assert brought_up(tree, saved) == saved, "the order of flags is no edit"


def test_the_order_of_a_head_is_kept(tree: Tree) -> None:
    kept = brought_up(tree, HEAD)
    fields = [line.partition(":")[0] for line in kept.partition("\n\n")[0].splitlines() if ":" in line]
    assert fields[:3] == ['"X-Generator', '"Language', '"MIME-Version']
    assert brought_up(tree, kept) == kept


def test_a_new_head_has_all_that_gettext_asks_of_one(tree: Tree) -> None:
    head = brought_up(tree).partition("\n\n")[0]
    for field in ("Project-Id-Version", "PO-Revision-Date", "Last-Translator", "Language-Team", "Language"):
        assert f'"{field}: ' in head
    assert "YEAR" not in head


@pytest.mark.parametrize("apart", ["\n", "\n\n\n"])
def test_entries_with_other_space_between_them_lose_no_word(tree: Tree, apart: str) -> None:
    tree.change(PERMIT, "question: Are you safe?", "question: Are you safe today?")
    written = apart.join(
        [
            HEAD.strip(),
            f'msgctxt "{ASKED}"\nmsgid "Are you safe?"\nmsgstr "Veilig?"',
            f'msgctxt "{TITLE}"\nmsgid "Safe now"\nmsgstr "Nu"',
        ]
    )
    kept = brought_up(tree, written + "\n")
    assert 'msgstr "Veilig?"' in kept
    assert 'msgstr "Nu"' in kept
    assert brought_up(tree, kept) == kept


def test_a_remark_after_the_last_entry_stays(tree: Tree) -> None:
    kept = brought_up(tree, brought_up(tree) + "\n# Anna was here.\n")
    assert kept.endswith("\n\n# Anna was here.\n")


def test_a_catalog_of_nothing_is_only_its_head() -> None:
    assert format_catalog(parse_catalog("")) == 'msgid ""\nmsgstr ""\n'


def test_the_head_names_the_language() -> None:
    assert read_language('msgid ""\nmsgstr "Language: nl\\n"\n') == "nl"
    assert read_language("") == ""
