"""Each kind of paper in each language, as it comes out: its codes, numbers and dates, and that nothing is missing."""

from __future__ import annotations

import pytest

from bot.channels.web.publishing import WebPublisher
from bot.core.dates import format_digits
from bot.core.guide import Guide
from bot.core.language import Language
from bot.printing.booklet import draw_booklet
from bot.printing.leaflet import draw_leaflet
from bot.printing.poster import MOST_LANGUAGES, draw_poster
from bot.printing.printed_link import QUIET
from bot.printing.printer import Printer
from bot.printing.typesetting import typeset
from bot.printing.wallet_card import PER_PAGE, draw_card
from tests.authored import OFFERED
from tests.channels.public import SITE
from tests.printing.sheet import Sheets

SMALLEST_CODE = 40
"""Millimetres: a poster is scanned from a step away (issue 16)."""

A4, A3_LYING = (210, 297), (420, 297)


def start(language: Language, topic: str | None = None) -> str:
    about = f"_t-{topic}" if topic else ""
    return f"{SITE.origin}/?start=l-{language.code}{about}_p-my-ngo"


def test_a_poster_has_a_code_of_its_size_and_all_that_it_promises(printer: Printer, language: Language) -> None:
    poster = draw_poster(printer, [language])
    sheets = Sheets(typeset(poster))
    (code,) = sheets.codes(0)
    assert (len(sheets), sheets.size(0), code.text) == (1, A4, start(language))
    assert code.side >= SMALLEST_CODE
    lines = sheets.lines(0)
    (share,) = poster.shares
    assert sheets.are_quiet(0, share.link.qr.modules, QUIET)
    assert share.call
    assert share.emergency
    for said in ("wegwijs.example", share.link.digits or "", share.call.number, share.emergency.number, "Foundation"):
        assert any(said in line for line in lines), said
    assert all(name.startswith("NotoSans") for name in sheets.fonts())
    assert len(poster.names) == len(OFFERED)
    assert (share.mark is None) == (language.code == "en")


@pytest.mark.parametrize("several", range(2, MOST_LANGUAGES + 1))
def test_a_poster_in_several_languages_has_a_code_for_each(printer: Printer, guide: Guide, several: int) -> None:
    chosen = tuple(guide.words.offered)[-several:]
    poster = draw_poster(printer, chosen, guide.flow.topics["family"])
    sheets = Sheets(typeset(poster))
    codes = sheets.codes(0)
    assert sheets.are_quiet(0, poster.shares[0].link.qr.modules, QUIET)
    assert {code.text for code in codes} == {start(each, "family") for each in chosen}
    assert (len(sheets), len(codes)) == (1, several)
    assert all(code.side >= SMALLEST_CODE for code in codes)


def test_eight_cards_are_on_a_page_with_their_backs_on_the_next(printer: Printer, language: Language) -> None:
    card = draw_card(printer, language)
    sheets = Sheets(typeset(card))
    assert [code.text for code in sheets.codes(0)] == [start(language)] * PER_PAGE
    assert (len(sheets), sheets.codes(1)) == (2, [])
    assert sheets.are_quiet(0, card.link.qr.modules, QUIET)
    for call in card.calls:
        assert "".join(sheets.lines(1)).count(call.number) == PER_PAGE
    assert "".join(sheets.lines(0)).count(card.link.digits or "") == PER_PAGE


def test_a_card_names_no_subject_on_its_front(printer: Printer, guide: Guide) -> None:
    card = draw_card(printer, guide.words.english, guide.flow.topics["trafficking"])
    front = " ".join(Sheets(typeset(card)).lines(0))
    for word in ("permit", "asylum", "residence", "forced", "controlled", "traffick"):
        assert word.lower() not in front.lower()


def test_a_leaflet_is_the_whole_page_with_its_dates_numbers_and_sources(
    printer: Printer, guide: Guide, language: Language
) -> None:
    topic = guide.flow.topics["domestic-violence"]
    leaflet = draw_leaflet(printer, language, topic)
    sheets = Sheets(typeset(leaflet))
    (code,) = sheets.codes(0)
    assert code.text == f"{SITE.origin}/{language.tag}/domestic-violence?partner=my-ngo"
    lines = [line for number in range(len(sheets)) for line in sheets.lines(number)]
    phones = [phone.number for helper in topic.helpers for phone in helper.phones]
    dates = [printer.today, *(each.checked for each in topic.helpers), *(each.date for each in topic.sources)]
    for said in (*phones, *(format_digits(date) for date in dates if date)):
        assert any(said in line for line in lines), said
    assert any("IND" in line for line in lines[-40:])


@pytest.mark.slow
def test_a_booklet_has_every_topic_and_the_questions_on_one_page_that_folds_out(
    printer: Printer, guide: Guide, language: Language
) -> None:
    booklet = draw_booklet(printer, language)
    sheets = Sheets(typeset(booklet))
    assert [name for name, _ in booklet.pages] == [guide.flow.help.name, *(each.name for each in guide.flow.options)]
    assert {each.name for each in guide.flow.options} == set(guide.flow.topics)
    sizes = [sheets.size(number) for number in range(len(sheets))]
    assert sizes == [A4] * (len(sizes) - 1) + [A3_LYING]
    assert sheets.codes(0)[0].text == start(language)
    assert len(booklet.tree) == len(guide.flow.states)
    drawn = "".join(sheets.lines(len(sheets) - 1))
    assert all(str(step.number) in drawn for step in booklet.tree)


def test_every_answer_of_the_tree_leads_to_a_step(printer: Printer, guide: Guide) -> None:
    tree = draw_booklet(printer, guide.words.english).tree
    numbers = {step.number for step in tree}
    assert (tree[0].number, tree[0].look) == (1, "question")
    assert {to for step in tree for answer in step.answers for to in answer.to} == numbers - {1}
    assert all(step.answers or step.topics for step in tree)


def test_a_poster_can_name_every_language_that_will_ever_be_offered(offered_guide: Guide) -> None:
    printer = Printer(offered_guide, WebPublisher(offered_guide, SITE), "2026-11-28")
    for language in offered_guide.words.offered:
        assert typeset(draw_poster(printer, [language])).startswith(b"%PDF")
