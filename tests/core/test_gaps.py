"""What a language lacks is shown in the next one, and it is said."""

from __future__ import annotations

from dataclasses import replace

from bot.core.blocks import Way
from bot.core.flow import Question
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.ledger import ALPHABET, Ledger
from bot.core.pseudo_language import PSEUDO
from bot.core.screen import ControlKind
from bot.core.text import Text
from bot.core.translation import Status, Translation, Trust
from bot.core.voice import Words
from tests.core.reachable import choices_of
from tests.talk import Talk

CHECKED = Trust(Status.CHECKED)


def test_a_language_falls_back_and_it_is_said(guide: Guide, ledger: Ledger) -> None:
    english, dutch = guide.words.english, Language("nl", "Nederlands")
    frisian = Language("fy", "Frysk", fallback=(dutch,))
    interface = guide.interface
    known = {
        "fy": {
            text.context: Translation(text.english, CHECKED)
            for text in (interface.control_back, interface.control_clear)
        },
        "nl": {
            text.context: Translation(text.english, CHECKED)
            for text in (interface.control_menu, interface.control_back)
        },
    }
    words = Words(english, {"en": english, "nl": dutch, "fy": frisian}, known)
    talk = Talk(in_words(guide, ledger, words), "fy").start()
    assert talk.screen.language == frisian
    labels = {control.kind: control.label.language.code for control in talk.screen.controls}
    assert labels[ControlKind.BACK] == labels[ControlKind.CLEAR] == "fy"
    assert labels[ControlKind.MENU] == "nl"
    assert labels[ControlKind.HELP] == "en"
    assert talk.is_told("notice_gap", language="Nederlands \u00b7 English")


def lacking(pseudo_guide: Guide, ledger: Ledger, text: Text) -> Talk:
    """A talk in the pseudo-language, which has everything but one text."""
    words = pseudo_guide.words
    catalog = {context: said for context, said in words.catalogs[PSEUDO].items() if context != text.context}
    return Talk(in_words(pseudo_guide, ledger, replace(words, catalogs={PSEUDO: catalog})), PSEUDO)


def test_a_gap_is_said_where_it_is(pseudo_guide: Guide, ledger: Ledger) -> None:
    question = pseudo_guide.flow.states["danger"]
    assert isinstance(question, Question)
    talk = lacking(pseudo_guide, ledger, question.ask).start().is_asked("danger")
    assert talk.is_told("notice_gap", language="English")
    assert talk.chooses("no_danger").is_asked("asylum").is_told_nothing


def test_a_gap_inside_a_sentence_is_said(pseudo_guide: Guide, ledger: Ledger) -> None:
    dutch = next(
        each for each in choices_of(pseudo_guide) if (each.question, each.name) == ("child_nationality", "dutch")
    )
    assert dutch.said
    talk = lacking(pseudo_guide, ledger, dutch.said).start()
    talk.chooses("no_danger", "refused", "never_had", "child", "under_18", "dutch")
    assert talk.is_told_nothing
    talk.chooses("yes_or_partly").sees("parent_of_dutch_child")
    assert talk.is_told("notice_gap", language="English")
    reasons = [said for block in talk.screen.blocks if isinstance(block, Way) for said in block.about]
    assert [(said.language.code, [also.code for also in said.also]) for said in reasons if said.also] == [
        (PSEUDO, ["en"])
    ]


def test_a_gap_on_a_control_is_said(pseudo_guide: Guide, ledger: Ledger) -> None:
    talk = lacking(pseudo_guide, ledger, pseudo_guide.interface.control_clear).start()
    assert talk.is_told("notice_gap", language="English")


def in_words(guide: Guide, ledger: Ledger, words: Words) -> Guide:
    """The same guide in other languages."""
    characters = dict(zip(words.languages, ALPHABET, strict=False))
    return Guide(
        guide.flow,
        guide.interface,
        words,
        replace(ledger, languages=characters),
        guide.channel_texts,
        guide.findable,
        guide.search,
    )
