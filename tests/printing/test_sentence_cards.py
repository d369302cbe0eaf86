"""Sentences to show, on cards for a wallet: each whole on its own card in every language, with what is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from math import ceil

import pytest

from bot.channels.web.publishing import WebPublisher
from bot.core.bidi import strip_marks
from bot.core.blocks import CardFace
from bot.core.drawing.show_cards import cards_for
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.site import Site
from bot.core.text import Said
from bot.core.translation import Caveat, Status, Trust
from bot.printing.order import PaperKind, PaperOrder, draw_paper
from bot.printing.printer import Printer
from bot.printing.sentence_cards import SentenceCards, draw_sentence_cards
from bot.printing.typesetting import typeset
from bot.printing.wallet_card import PER_PAGE
from tests.printing.sheet import Box, Sheets
from tests.retranslated import WithCatalogs
from tests.retranslated import with_catalogs as with_catalogs  # noqa: PLC0414  # a fixture

A4 = (210, 297)
CARD = (85, 55)
"""Millimetres: the size of a card for a wallet."""

HELPED = ("juridisch-loket", "veilig-thuis", "comensha")


def places(language: Language) -> Iterator[Box]:
    """Where the cards of a page lie, in the order of reading."""
    wide, high = CARD
    left, top = (A4[0] - 2 * wide) / 2, (A4[1] - PER_PAGE / 2 * high) / 2
    for row in range(PER_PAGE // 2):
        for column in (1, 0) if language.right_to_left else (0, 1):
            x, y = left + column * wide, top + row * high
            yield x, y, x + wide, y + high


def bare(text: str) -> str:
    """The letters of a text, wherever its lines end; without brackets, which the reader of PDFs turns beside Arabic."""
    return re.sub(r"[\s()]", "", strip_marks(text))


def printed(paper: SentenceCards) -> list[str]:
    """The letters that stand on each card."""
    sheets, where = Sheets(typeset(paper)), list(places(paper.language))
    return [
        bare("".join(sheets.lines(number // PER_PAGE, where[number % PER_PAGE]))) for number in range(len(paper.cards))
    ]


def test_every_sentence_is_whole_on_a_card_of_its_own(printer: Printer, guide: Guide, language: Language) -> None:
    paper = draw_sentence_cards(printer, language)
    assert len(paper.cards) == len(cards_for(guide.flow.cards.values(), language))
    sheets = Sheets(typeset(paper))
    assert [sheets.size(number) for number in range(len(sheets))] == [A4] * ceil(len(paper.cards) / PER_PAGE)
    assert all(name.startswith("NotoSans") for name in sheets.fonts())
    for card, letters in zip(paper.cards, printed(paper), strict=True):
        assert card.face.large.language.code == "nl"
        assert letters.startswith(bare(card.face.large.text))
        if not language.right_to_left:
            said = (card.face.large, card.face.own, *card.remarks)
            assert letters == "".join(bare(each.text) for each in said if each)


def test_numbers_are_in_order_whatever_the_direction(printer: Printer, guide: Guide, language: Language) -> None:
    letters = printed(draw_sentence_cards(printer, language))
    shown = [card.name for card in cards_for(guide.flow.cards.values(), language)]
    for name in HELPED:
        organisation = guide.flow.cards[name].organisation
        assert organisation
        number = bare(organisation.phones[0].number)
        assert letters[shown.index(name)].count(number) == (1 if language.code == "nl" else 2)


def test_nothing_leads_anywhere_and_no_card_says_what_an_organisation_is_for(printer: Printer, guide: Guide) -> None:
    paper = draw_sentence_cards(printer, guide.words.english)
    sheets = Sheets(typeset(paper))
    assert not [code for number in range(len(sheets)) for code in sheets.codes(number)]
    for letters in printed(paper):
        for word in ("permit", "asylum", "wegwijs", "violence", "forced", "traffick", "exploit"):
            assert word not in letters.casefold()


def test_no_address_is_needed(guide: Guide, language: Language) -> None:
    nowhere = Printer(guide, WebPublisher(guide, Site()), "2026-11-28")
    order = PaperOrder(PaperKind.SENTENCES, (language,))
    assert order.file_name == f"wegwijs-sentences-{language.tag}.pdf"
    assert typeset(draw_paper(nowhere, order)).startswith(b"%PDF")


CHECKED, BY_PERSON, STALE = Trust(Status.CHECKED), Trust(Status.DRAFT, by_machine=False), Trust(Status.STALE)


def test_that_nobody_has_checked_it_is_told_of_the_dutch_too(printer: Printer, language: Language) -> None:
    """So who reads English is told as well: the officer reads the Dutch."""
    for card in draw_sentence_cards(printer, language).cards:
        assert Caveat.MACHINE in card.face.large.caveats
        assert [said.source for said in card.remarks] == [printer.guide.interface.web_machine.context]


@pytest.mark.parametrize(
    ("name", "trust", "told"),
    [
        ("lawyer", {"nl": CHECKED, "ti": CHECKED}, []),
        ("lawyer", {"nl": BY_PERSON, "ti": CHECKED}, ["web_unchecked"]),
        ("lawyer", {"nl": CHECKED, "ti": BY_PERSON}, ["web_unchecked"]),
        ("lawyer", {"nl": CHECKED}, ["notice_gap"]),
        ("lawyer", {"ti": CHECKED}, ["notice_gap"]),
        ("lawyer", {"nl": STALE, "ti": CHECKED}, ["notice_withdrawn"]),
        ("write-it-down", {"nl": CHECKED, "ti": STALE}, ["notice_withdrawn"]),
    ],
)
def test_what_is_known_of_a_translation_is_told_on_its_card(
    printer: Printer, with_catalogs: WithCatalogs, name: str, trust: dict[str, Trust], told: list[str]
) -> None:
    """A language of which nothing is said here lacks the sentence."""
    guide = printer.guide
    card = guide.flow.cards[name].says.context
    catalogs = {}
    for code in ("nl", "ti"):
        said = dict(guide.words.catalogs[code])
        sentence = said.pop(card)
        catalogs[code] = said | ({card: replace(sentence, trust=trust[code])} if code in trust else {})
    paper = draw_sentence_cards(replace(printer, guide=with_catalogs(catalogs)), guide.words.languages["ti"])
    shown = paper.cards[[*guide.flow.cards].index(name)]
    assert [said.source for said in shown.remarks] == [getattr(guide.interface, each).context for each in told]


@pytest.mark.parametrize(
    "word", ["arbeidsongeschiktheidsverzekering", "kindercarnavalsoptochtvoorbereidingswerkzaamhedenplan"]
)
def test_a_long_word_makes_the_letters_smaller_and_is_not_broken(printer: Printer, guide: Guide, word: str) -> None:
    paper = draw_sentence_cards(printer, guide.words.english)
    large = Said(f"Mijn {word}.", guide.words.languages["nl"])
    long = replace(paper, cards=(replace(paper.cards[0], face=CardFace(large)),))
    lines = Sheets(typeset(long)).lines(0, next(places(paper.language)))
    assert any(f"{word}." in line for line in lines)


def test_every_language_that_will_ever_be_offered_has_its_cards(offered_guide: Guide) -> None:
    printer = Printer(offered_guide, WebPublisher(offered_guide, Site()), "2026-11-28")
    for language in offered_guide.words.offered:
        assert typeset(draw_sentence_cards(printer, language)).startswith(b"%PDF")
