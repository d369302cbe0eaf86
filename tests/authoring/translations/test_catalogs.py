"""Translations: one wrong entry costs one text."""

from __future__ import annotations

import pytest

from bot.authoring.translations.po import read_entries
from bot.core.content import Section
from bot.core.conversation import Conversation
from bot.core.event import Opened
from bot.core.guide import Guide
from bot.core.overlay import ReadingTopic
from bot.wiring import read
from tests.authoring.tree import CATALOG, SHELTER_NL, Tree


def guide_of(tree: Tree) -> Guide:
    guide = tree.read().guide
    assert guide
    return guide


def said(tree: Tree, context: str, language: str = "nl") -> str:
    """The text with this id, in the language in which it is shown."""
    guide = guide_of(tree)
    text = next(found.text for found in tree.read().texts if found.text.context == context)
    return guide.words.find(text, guide.words.languages[language]).text


def entry(context: str, english: str, translated: str, before: str = "") -> str:
    return f'{before}msgctxt "{context}"\nmsgid "{english}"\nmsgstr "{translated}"\n\n'


def test_a_sound_entry_is_shown_and_what_has_none_is_english(tree: Tree) -> None:
    assert said(tree, "permit.safe.question") == "Bent u veilig?"
    assert said(tree, "permit.safe.why") == "Your safety comes first."


def test_a_language_falls_back_to_the_one_it_names(tree: Tree) -> None:
    assert said(tree, "permit.safe.question", "ar") == "Bent u veilig?"


@pytest.mark.parametrize(
    "written",
    [
        entry("permit.safe.title", "Safe now", "Veilig", "#, fuzzy\n"),
        entry("permit.safe.title", "Safe now", "Veilig", '#, fuzzy\n#| msgctxt "permit.x"\n#| msgid "Safe then"\n'),
        entry("permit.safe.title", "Safe then", "Veilig", "#, fuzzy\n"),
        entry("permit.safe.title", "Safe now", ""),
        entry("permit.gone.title", "Gone", "Weg"),
        '#~ msgctxt "permit.safe.title"\n#~ msgid "Safe now"\n#~ msgstr "Veilig"\n',
    ],
    ids=["fuzzy", "guessed", "fuzzy and old", "empty", "of no text", "obsolete"],
)
def test_work_in_progress_is_left_out_without_a_word(tree: Tree, written: str) -> None:
    tree.write(CATALOG, written)
    assert tree.says() == []
    assert said(tree, "permit.safe.title") == "Safe now"


@pytest.mark.parametrize(
    "wrong", ["Veilig {nu}", "Veilig {", "**Veilig", "<b>Veilig</b>", "Veilig\\nnu", "Veilig\u200bnu"]
)
def test_a_wrong_entry_falls_back_alone(tree: Tree, wrong: str) -> None:
    tree.write(CATALOG, entry("permit.safe.title", "Safe now", wrong) + entry("permit.asylum.title", "Asylum", "Asiel"))
    assert tree.checks() == ["wrong-translation"]
    assert said(tree, "permit.safe.title") == "Safe now"
    assert said(tree, "permit.asylum.title") == "Asiel"


@pytest.mark.parametrize(
    "broken",
    [
        'msgctxt "permit.safe.title"\nmsgid "Safe now"\nmsgstr "Veilig\n',
        'msgctxt "permit.safe.title"\nmsgid "Safe now"\nmsgstr Veilig\n',
        'msgctxt "permit.safe.title"\nmsgid "Safe now"\nmsgstr "Veilig "nu""\n',
        'msgctxt "permit.safe.title"\nmsgid "Safe now"\n',
        'msgctxt "permit.safe.title"\nmsgstr "Veilig"\nmsgid "Safe now"\n',
        'msgctxt "permit.safe.title"\nmsgid "Safe now"\nmsgstr "Veilig"\nmsgstr "Veilig nu"\n',
        'msgctxt "permit.safe.title"\nmsgid "Safe now"\nmsgstr "Veilig"\n>>>>>>> theirs\n',
        '"Veilig"\n',
    ],
    ids=[
        "open quote",
        "no quotes",
        "quotes inside",
        "no msgstr",
        "out of order",
        "msgstr twice",
        "conflict",
        "no keyword",
    ],
)
def test_a_broken_entry_falls_back_alone(tree: Tree, broken: str) -> None:
    tree.write(CATALOG, broken + "\n" + entry("permit.asylum.title", "Asylum", "Asiel"))
    assert set(tree.checks()) == {"broken-catalog"}
    assert said(tree, "permit.safe.title") == "Safe now"
    assert said(tree, "permit.asylum.title") == "Asiel"


def test_letters_that_were_typed_in_two_parts_are_put_together(tree: Tree) -> None:
    tree.write(CATALOG, entry("permit.safe.title", "Safe now", "Ve\u0308ilig a\u030a"))
    assert tree.says() == []
    assert said(tree, "permit.safe.title") == "V\u00ebilig \u00e5"


def test_of_two_translations_of_an_old_english_neither_is_used(tree: Tree) -> None:
    tree.write(
        CATALOG, entry("permit.safe.title", "Safe then", "Toen") + entry("permit.safe.title", "Safe then", "Ooit")
    )
    assert said(tree, "permit.safe.title") == "Safe now"


def test_a_text_on_several_lines_is_put_together() -> None:
    (entry,) = read_entries('msgctxt ""\n"a."\n"b"\nmsgid "x\\"y"\nmsgstr "1\\n"\n"2"\n')
    assert (entry.said("msgctxt"), entry.said("msgid"), entry.said("msgstr")) == ("a.b", 'x"y', "1\n2")


def test_a_catalog_may_be_named_by_the_tag_of_its_language(tree: Tree) -> None:
    tree.change(CATALOG, "Language: nl", "Language: ")
    assert said(tree, "permit.safe.question") == "Bent u veilig?"


def test_the_english_is_never_translated_to_english(tree: Tree) -> None:
    tree.write("translations/en/LC_MESSAGES/messages.po", entry("permit.safe.title", "Safe now", "Other"))
    assert tree.checks() == ["unused-file"]
    assert said(tree, "permit.safe.title", "en") == "Safe now"


def bodies(tree: Tree, section: str) -> set[str]:
    return set(guide_of(tree).flow.topics["shelter"].sections[Section(section)].bodies)


def test_a_translated_section_is_shown_and_the_others_are_english(tree: Tree) -> None:
    assert bodies(tree, "short") == {"en", "nl"}
    assert bodies(tree, "prepare") == {"en"}


@pytest.mark.parametrize(
    "wrong", ["**Er kan", "Er kan {iets}", "1. Er kan", "{statement: police}\n\nEr kan", "# Kop\n\nEr kan"]
)
def test_a_wrong_section_falls_back_alone(tree: Tree, wrong: str) -> None:
    tree.change(SHELTER_NL, "Er kan", wrong)
    assert len(tree.says()) == 1
    assert bodies(tree, "short") == {"en"}
    assert bodies(tree, "careful") == {"en", "nl"}


def test_a_translated_page_may_have_front_matter_of_its_own(tree: Tree) -> None:
    assert tree.text(SHELTER_NL).startswith("---\norigin: ")
    without = tree.text(SHELTER_NL).rpartition("---\n")[2]
    for matter in ("", "---\n---\n", "---\norigin: machine\n---\n"):
        tree.write(SHELTER_NL, matter + without)
        assert tree.says() == []
        assert bodies(tree, "short") == {"en", "nl"}


def test_a_paragraph_may_be_longer_in_another_language(tree: Tree) -> None:
    tree.change(SHELTER_NL, "Er kan", "Er kan " + "nog meer " * 130)
    assert tree.checks() == ["odd-length"]


def test_the_language_of_tests_is_read_like_any_other(tree: Tree) -> None:
    guide = read(tree.root).with_pseudo()
    language = guide.words.languages["ar_XB"]
    for section in guide.flow.topics["shelter"].sections:
        overlay = ReadingTopic(guide.flow.topics["shelter"], section)
        assert guide.step(Conversation(language), Opened(overlay)).screen.language is language
