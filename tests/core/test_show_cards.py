"""Cards to show: large and Dutch for whoever is shown them, with the person's own words beneath."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core import event as events
from bot.core.bidi import strip_marks
from bot.core.blocks import CardFace, Contact, Fold, Notice, Paragraph, every_block
from bot.core.conversation import Conversation
from bot.core.drawing.show_cards import draw_every_face
from bot.core.guide import Guide
from bot.core.organisation import Kind
from bot.core.overlay import AllCards, InOtherLanguage, Menu, OneCard, Overlay, ReadingPage
from bot.core.screen import Screen
from bot.core.translation import Caveat, Status, Trust
from tests.retranslated import WithCatalogs
from tests.retranslated import with_catalogs as with_catalogs  # noqa: PLC0414  # a fixture
from tests.talk import Talk

SPOKEN = ("en", "ar", "ti")
"""The offered languages of people who can need an interpreter."""


def opened(guide: Guide, overlay: Overlay, language: str = "en") -> Screen:
    return guide.step(Conversation(guide.words.languages[language]), events.Opened(overlay)).screen


def card(guide: Guide, name: str, language: str = "en") -> Screen:
    return opened(guide, OneCard(guide.flow.cards[name]), language)


def face(screen: Screen) -> CardFace:
    (found,) = (block for block in screen.blocks if isinstance(block, CardFace))
    return found


def names_on(screen: Screen) -> list[str]:
    """The cards that a list leads to."""
    overlays = [button.event.overlay for button in screen.buttons if isinstance(button.event, events.Opened)]
    return [each.card.name for each in overlays if isinstance(each, OneCard)]


def notices(screen: Screen) -> list[str]:
    return [block.said.text for block in every_block(screen.blocks) if isinstance(block, Notice)]


@pytest.mark.parametrize("language", SPOKEN)
def test_a_card_is_in_dutch_and_beneath_in_the_own_language(guide: Guide, language: str) -> None:
    for each in guide.flow.cards.values():
        screen = opened(guide, OneCard(each), language)
        shown = face(screen)
        assert shown.large.language.code == "nl"
        assert shown.own is not None
        assert shown.own.language.code == language
        assert screen.shows == f"card:{each.name}"


@pytest.mark.parametrize("language", [*SPOKEN, "nl"])
def test_the_first_line_is_neutral(guide: Guide, language: str) -> None:
    first = {opened(guide, OneCard(each), language).blocks[0] for each in guide.flow.cards.values()
             if names_on(opened(guide, AllCards(), language)).count(each.name)}  # fmt: skip
    assert first == {Paragraph(guide.words.voice(guide.words.languages[language]).say(guide.interface.show))}


@pytest.mark.parametrize(
    ("language", "in_dutch", "in_english", "own"),
    [
        ("en", "Engels", "English", "English"),
        ("ar", "Arabisch", "Arabic", "العربية"),
        ("ti", "Tigrinya", "Tigrinya", "ትግርኛ"),
    ],
)
def test_the_interpreter_is_asked_for_in_the_name_that_the_reader_knows(
    guide: Guide, language: str, in_dutch: str, in_english: str, own: str
) -> None:
    shown = face(card(guide, "interpreter", language))
    assert in_dutch in shown.large.text.split(". ")[-1]
    assert shown.own
    assert own in strip_marks(shown.own.text)
    interpreter = OneCard(guide.flow.cards["interpreter"])
    english = face(opened(guide, InOtherLanguage(guide.words.english, interpreter), language))
    assert in_english in (english.own.text if english.own else "")
    assert english.large == shown.large


def test_every_language_has_a_dutch_name(guide: Guide) -> None:
    assert all(language.dutch for language in guide.words.languages.values())


def test_staff_who_read_it_in_dutch_see_the_language_of_the_person(guide: Guide) -> None:
    assert guide.words.dutch
    interpreter = OneCard(guide.flow.cards["interpreter"])
    screen = opened(guide, InOtherLanguage(guide.words.dutch, interpreter), "ti")
    shown = face(screen)
    assert screen.language is guide.words.dutch
    assert "Tigrinya" in shown.large.text
    assert shown.own is None


def test_whoever_reads_in_dutch_reads_on_in_dutch(guide: Guide) -> None:
    talk = Talk(guide, "ar").start().does("open menu").does("open cards").does("open card lawyer").does("open in nl")
    assert talk.screen.language is guide.words.dutch
    talk.does("open cards").does("open card alone")
    assert talk.screen.language is guide.words.dutch
    assert talk.conversation.language is guide.words.languages["ar"]


def test_who_speaks_dutch_has_one_language_and_asks_for_no_interpreter(guide: Guide) -> None:
    asking = [each.name for each in guide.flow.cards.values() if each.asks_language]
    assert asking == ["interpreter"]
    listed = names_on(opened(guide, AllCards(), "nl"))
    assert listed == [name for name in guide.flow.cards if name not in asking]
    assert all(face(card(guide, name, "nl")).own is None for name in listed)
    assert card(guide, "interpreter", "nl").shows == "cards"


@pytest.mark.parametrize("language", SPOKEN)
def test_whom_to_call_is_named_with_the_number_and_stands_below(guide: Guide, language: str) -> None:
    calling = [each for each in guide.flow.cards.values() if each.organisation]
    assert len(calling) > 1
    for each in calling:
        screen, called = opened(guide, OneCard(each), language), each.organisation
        assert called
        assert called.kind is Kind.HELPER
        shown = face(screen)
        for said in (shown.large, shown.own):
            assert said
            assert called.title in strip_marks(said.text)
            assert called.phones[0].number.replace(" ", "\u00a0") in strip_marks(said.text)
        (contact,) = (block for block in screen.blocks if isinstance(block, Contact))
        assert [phone.number for phone in contact.phones] == [phone.number for phone in called.phones]


def test_dutch_on_a_card_is_no_gap(guide: Guide) -> None:
    for language in (*SPOKEN, "nl"):
        for screen in (card(guide, "lawyer", language), opened(guide, AllCards(), language)):
            assert not [block for block in screen.blocks if isinstance(block, Notice)]


def test_the_draft_of_the_dutch_is_told_also_to_readers_of_english(guide: Guide) -> None:
    assert Caveat.MACHINE in face(card(guide, "lawyer")).large.caveats
    (fold,) = (block for block in card(guide, "lawyer").blocks if isinstance(block, Fold))
    assert fold.title == guide.words.voice(None).say(guide.interface.sure_machine)
    assert Talk(guide).start().does("open menu").does("open cards").does("open card lawyer").is_told("notice_machine")


def test_without_dutch_a_card_is_in_english_and_that_is_told(with_catalogs: WithCatalogs) -> None:
    lacking = with_catalogs({"nl": {}})
    screen = card(lacking, "lawyer", "ti")
    shown = face(screen)
    assert (shown.large.language.code, shown.own and shown.own.language.code) == ("en", "ti")
    told = lacking.words.voice(lacking.words.languages["ti"]).say(lacking.interface.notice_gap, language="English")
    assert told.text in notices(screen)
    assert face(card(lacking, "lawyer")).own is None


def test_without_the_own_language_english_stands_beneath_and_that_is_told(with_catalogs: WithCatalogs) -> None:
    lacking = with_catalogs({"ti": {}})
    screen = card(lacking, "interpreter", "ti")
    shown = face(screen)
    assert shown.own
    assert shown.own.text.endswith("Tigrinya.")
    assert shown.own.language is lacking.words.english
    assert any("English" in notice for notice in notices(screen))


def test_a_translation_that_is_stale_is_not_held_in_front_of_anybody(guide: Guide, with_catalogs: WithCatalogs) -> None:
    card_id = guide.flow.cards["lawyer"].says.context
    old = replace(guide.words.catalogs["nl"][card_id], trust=Trust(Status.STALE))
    stale = with_catalogs({"nl": {**guide.words.catalogs["nl"], card_id: old}})
    assert guide.flow.cards["lawyer"].says.high_risk
    shown = face(card(stale, "lawyer", "ar"))
    assert shown.large.language.code == "en"
    assert Caveat.WITHDRAWN in shown.large.caveats


def test_cards_are_reached_from_the_menu_and_from_help_now(guide: Guide) -> None:
    for overlay in (Menu(), ReadingPage(guide.flow.help), ReadingPage(guide.flow.help, 1)):
        assert events.Opened(AllCards()) in [button.event for button in opened(guide, overlay).asides]
    others = [page for page in guide.flow.pages.values() if page is not guide.flow.help]
    for page in others:
        assert events.Opened(AllCards()) not in [button.event for button in opened(guide, ReadingPage(page)).buttons]


@pytest.mark.parametrize("word", ["interpreter", "show this", "tolk", "Laat zien!", "مترجم", "ተርጓሚ"])
def test_a_word_opens_the_cards(guide: Guide, word: str) -> None:
    Talk(guide).start().types(word).sees("cards")


def test_for_paper_there_is_a_face_of_every_card(guide: Guide) -> None:
    cards, words = guide.flow.cards, guide.words
    for language in (words.languages[code] for code in (*SPOKEN, "nl")):
        faces = draw_every_face(words, cards.values(), language)
        assert [each.name for each in faces] == names_on(opened(guide, AllCards(), language.code))
        for each, drawn in faces.items():
            assert drawn == face(opened(guide, OneCard(each), language.code))
