"""What is said of a translation that is shown all the same."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.authoring.english.languages_file import Row
from bot.authoring.project import Project
from bot.authoring.reviewing.lint import Linter, Pair, script, term_patterns
from bot.authoring.source.fingerprints import fingerprint, format_markdown
from bot.authoring.source.problems import Place
from tests.authoring.tree import SHELTER_NL, Tree

KEEP = term_patterns(["IND", "buiten schuld", "mvv"])
PLACE = Place("translations/xx/LC_MESSAGES/messages.po", 7, 1)


@pytest.fixture(scope="session")
def rows(authored: Project) -> Mapping[str, Row]:
    """Every language that the guide knows."""
    return authored.drafts.rows


def mistakes(row: Row, english: str, translated: str) -> list[str]:
    return [problem.check for problem in Linter(row, KEEP).find_mistakes(Pair("some.text", PLACE, english, translated))]


def remarks(row: Row, english: str, translated: str) -> list[str]:
    return [problem.check for problem in Linter(row, KEEP).find_remarks(Pair("some.text", PLACE, english, translated))]


@pytest.mark.parametrize(
    ("code", "translated", "lost"),
    [
        ("ar", "القرار من (IND)", False),
        ("tr", "IND'den karar", False),
        ("ar", "القرار من دائرة الهجرة", True),
        ("nl", "Een besluit van de immigratiedienst", True),
    ],
)
def test_a_name_stays_in_latin_letters(rows: Mapping[str, Row], code: str, translated: str, *, lost: bool) -> None:
    assert mistakes(rows[code], "A decision of the IND", translated) == ["lost-term"] * lost


def test_all_lost_terms_are_named_at_once(rows: Mapping[str, Row]) -> None:
    pair = Pair("some.text", PLACE, "No fault (buiten schuld), or an (mvv)", "Geen")
    (problem,) = Linter(rows["fr"], KEEP).find_mistakes(pair)
    assert problem.what == "the translation of 'some.text' does not have 'buiten schuld' and 'mvv'."


def test_in_dutch_only_names_are_looked_for_as_words_bend(rows: Mapping[str, Row]) -> None:
    assert mistakes(rows["nl"], "The (buiten schuld) permit", "De buitenschuldvergunning") == []


def test_a_term_is_a_whole_word(rows: Mapping[str, Row]) -> None:
    assert mistakes(rows["fr"], "INDEED, mvvs", "Oui") == []


@pytest.mark.parametrize(
    ("code", "translated"),
    [("fa", "كار"), ("fa_AF", "كار"), ("ps", "كار"), ("ckb", "كار"), ("fa", "زندگي"), ("ar", "کتاب"), ("ckb", "ژيان"),
     ("ar", "في ٣ أيام"), ("fa", "۳ روز"), ("fr", "d\u043eux"), ("ru", "\u0434\u043em")],
)  # fmt: skip
def test_a_letter_of_another_keyboard_is_a_mistake(rows: Mapping[str, Row], code: str, translated: str) -> None:
    assert mistakes(rows[code], "", translated) == ["wrong-letter"]


@pytest.mark.parametrize(
    ("code", "translated"),
    [("fa", "زندگی"), ("ps", "ژوندي ملګری"), ("ckb", "ژیان ەوە"), ("ar", "كتاب في 3 أيام"), ("ru", "дом IND"),
     ("ku", "Kurdî"), ("ti", "ኣብ 3 መዓልቲ")],
)  # fmt: skip
def test_the_letters_of_a_language_are_none(rows: Mapping[str, Row], code: str, translated: str) -> None:
    assert mistakes(rows[code], "", translated) == []


def test_a_word_that_runs_the_other_way_is_a_mistake_where_lines_do_not(rows: Mapping[str, Row]) -> None:
    assert mistakes(rows["nl"], "Arabic", "Arabisch: العربية") == ["wrong-direction"]


def test_the_english_itself_asks_for_a_look_and_a_name_does_not(rows: Mapping[str, Row]) -> None:
    assert remarks(rows["fr"], "Go on", "go on") == ["same-as-english"]
    assert remarks(rows["fr"], "{name}", "{name}") == []
    assert remarks(rows["fr"], "112", "112") == []
    assert remarks(rows["fr"], "IND (mvv)", "IND (mvv)") == []


@pytest.mark.parametrize(
    ("translated", "odd"), [("Demandez à un avocat de vous aider.", False), ("Oui.", True), ("très " * 30, True)]
)
def test_a_length_that_is_far_off_asks_for_a_look(rows: Mapping[str, Row], translated: str, *, odd: bool) -> None:
    assert remarks(rows["fr"], "Ask a lawyer to help you with it.", translated) == ["odd-length"] * odd


def test_a_text_in_syllables_may_be_shorter(rows: Mapping[str, Row]) -> None:
    assert remarks(rows["ti"], "Do not travel before a lawyer has looked at it.", "ጠበቓ ከይረኣዮ ኣይትጓዓዙ።") == []
    assert remarks(rows["ti"], "Do not travel before a lawyer has looked at it.", "ኣይትጓዓዙ።") == ["odd-length"]


def test_a_short_text_may_have_any_length(rows: Mapping[str, Row]) -> None:
    assert remarks(rows["fr"], "Go on", "Continuer à lire la suite ici") == []


def test_much_in_other_letters_asks_for_a_look_and_names_do_not_count(rows: Mapping[str, Row]) -> None:
    english = "Call Veilig Thuis and VluchtelingenWerk. They help."
    assert remarks(rows["ar"], english, "Bel Veilig Thuis en zeg dat ze helpen moeten") == ["little-script"]
    assert remarks(rows["ar"], english, "اتصلوا بمنظمة Veilig Thuis أو VluchtelingenWerk. يساعدونكم.") == []
    assert remarks(rows["ar"], "Yes", "OK") == []


def test_a_number_more_asks_for_a_look_unless_the_english_says_it_in_words(rows: Mapping[str, Row]) -> None:
    assert remarks(rows["nl"], "Wait a while", "Wacht 6 weken") == ["added-number"]
    assert remarks(rows["ti"], "On 13 May, two people.", "13-5, 2 ሰባት") == []
    assert remarks(rows["nl"], "Both parents", "Alle 2 de ouders") == []
    assert remarks(rows["nl"], "About a year", "Ongeveer 1 jaar") == []


def test_the_script_of_a_sign_is_none() -> None:
    assert script("1") == ""
    assert script("\u1200") == "ETHIOPIC"


def test_an_entry_of_a_list_is_looked_at_where_it_stands(tree: Tree) -> None:
    english = fingerprint(format_markdown(tree.read().drafts.pages["shelter"].sections["for-whom"].pieces))
    tree.change(SHELTER_NL, "source:\n", f"source:\n  for-whom: {english}\n")
    tree.change(
        SHELTER_NL,
        "## careful\n",
        "## for-whom\n\nAls u **niet veilig** bent.\n\n- Thuis.\n- Op 7 plekken.\n\n## careful\n",
    )
    line = tree.text(SHELTER_NL).split("\n").index("- Op 7 plekken.") + 1
    (said,) = tree.says()
    assert said.startswith(f"{SHELTER_NL}:{line}:3: this text of 'shelter#for-whom' has 7, the English does not.")
