"""Small words on which a rule turns are counted in a translation, and nothing else is said of it."""

from __future__ import annotations

import re

import pytest

from bot.authoring.reviewing.signal_words import Signal, SignalWords, read_signal_words
from bot.authoring.source.problems import Findings
from bot.check_report import report_translations
from tests.authoring.tree import SHELTER_NL, Tree

FILE = "translations/nl/signal-words.yaml"
DUTCH = """\
not: [niet, geen]
never: [nooit]
must: [moet, "-plicht"]
or: [of]
only: [alleen, "-slechts "]
unless: [tenzij]
before: [voordat]
"""


@pytest.fixture
def dutch(tree: Tree) -> SignalWords:
    tree.write(FILE, DUTCH)
    findings = Findings()
    found = read_signal_words(tree.root, "nl", findings)
    assert not findings
    return found


def lost(words: SignalWords, english: str, translated: str) -> list[tuple[str, int, int]]:
    return [(each.signal.value, each.wanted, each.found) for each in words.find_lost(english, translated)]


@pytest.mark.parametrize(
    ("english", "translated", "found"),
    [
        ("Never go alone.", "Ga nooit alleen.", []),
        ("Never go alone.", "Ga niet alleen.", [("never", 1, 0)]),
        ("You must ask. You must wait.", "U moet vragen en wachten.", [("must", 2, 1)]),
        ("You must report.", "U hebt een meldplicht.", []),
        ("A or b.", "A of b.", []),
        ("A or b.", "A en b.", [("or", 1, 0)]),
        ("It cannot.", "Het kan niet.", []),
        ("Do NOT or not.", "Niet of.", []),
        ("Only here.", "Slechts hier.", []),
        ("Only here.", "Slechtsten hier.", [("only", 1, 0)]),
        ("Not in May.", "Niet in mei.", []),
        ("It may be.", "Het is zo.", []),
        ('Read "Yours or mine".', "Lees verder.", []),
        ("From {only} on.", "Vanaf {only}.", []),
    ],
)
def test_what_is_lost(dutch: SignalWords, english: str, translated: str, found: list[tuple[str, int, int]]) -> None:
    """'May' is in no list of this file, so it is not compared; a word counts where it begins, a part anywhere."""
    assert lost(dutch, english, translated) == found


def test_a_language_without_the_file_is_not_compared(tree: Tree) -> None:
    findings = Findings()
    assert lost(read_signal_words(tree.root, "nl", findings), "Never.", "Ja.") == []
    assert not findings


def test_every_signal_has_its_english() -> None:
    assert lost(SignalWords({}), "Never.", "") == []
    for signal in Signal:
        words = SignalWords({signal: re.compile("x")})
        assert lost(words, f"So {signal} it is.", "") == [(signal.value, 1, 0)]


def test_what_a_person_found_right_is_said_no_more_until_it_changes(tree: Tree) -> None:
    tree.write(FILE, DUTCH)
    tree.change(SHELTER_NL, "voordat u reist", "en reis dan")
    (remark,) = [each for each in report_translations(tree.read()).remarks if each.check == "lost-signal-word"]
    assert str(remark).startswith(f"{SHELTER_NL}:16:1: this text of 'shelter#careful' has 0 words for 'before'")
    mark = remark.fix.split("'")[1]
    tree.write(FILE, f"{DUTCH}right: [{mark}]\n")
    assert not [each for each in report_translations(tree.read()).remarks if each.check == "lost-signal-word"]
    tree.change(SHELTER_NL, "en reis dan", "en reis dan rustig")
    assert [each for each in report_translations(tree.read()).remarks if each.check == "lost-signal-word"]
