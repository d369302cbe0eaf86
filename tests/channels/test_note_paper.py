"""The note for a lawyer as a PDF: it is sent as a form, made once, kept nowhere, and its name says nothing."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import pypdfium2
import pytest

from bot.channels.web.addresses import NOTE
from bot.channels.web.paper_queue import MOST_WAITING, PER_MINUTE, PaperQueue
from bot.channels.web.routes import Web
from bot.core import event as events
from bot.core.guide import Guide
from bot.core.note import LineKind, NoteLine, NoteStep
from bot.core.overlay import Noting
from bot.printing.order import Paper
from bot.printing.typesetting import PrintError
from bot.server.application import build_application
from tests.asgi import Asking
from tests.channels.browser import read
from tests.channels.public import SITE
from tests.core.paths import conversation_of, shortest_ways
from tests.printing.sheet import Sheets

CHOSEN = frozenset({NoteLine(LineKind.HAD, "identity"), NoteLine(LineKind.ASK, "exam")})


def press(guide: Guide, language: str, event: events.Pressed) -> str:
    """What the button carries that makes the note, in a form."""
    way = next(way for (name, _), way in shortest_ways(guide.flow).items() if name == "dutch_partner")
    now = replace(conversation_of(guide, way), language=guide.words.languages[language])
    return urlencode({"press": guide.coder.button(replace(now, overlay=Noting(NoteStep.MAKE, CHOSEN)), event)})


def asking(guide: Guide, papers: PaperQueue | None) -> Asking:
    return Asking(build_application(Web(guide, SITE, papers=papers)))


@pytest.mark.parametrize("language", ["ar", "ti", "nl"])
def test_a_note_is_one_pdf_with_both_languages_and_no_name(guide: Guide, language: str) -> None:
    answer = asking(guide, PaperQueue()).post(NOTE, content=press(guide, language, events.MadeNote()))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == 'inline; filename="page.pdf"'
    with pypdfium2.PdfDocument(answer.content) as pdf:
        told = {key: value for key, value in pdf.get_metadata_dict().items() if value}
        assert told["Title"] == "Notitie"
        assert not any("wegwijs" in value.lower() for value in told.values())
    sheets = Sheets(answer.content)
    text = "\n".join(line for number in range(len(sheets)) for line in sheets.lines(number))
    dutch, own = (guide.words.voice(guide.words.languages[code]) for code in ("nl", language))
    for said in (guide.interface.note_title, guide.flow.note.papers["identity"].label):
        assert dutch.say(said).text in text
        if language == "ti":
            assert own.say(said).text in text


def test_the_button_is_there_where_something_prints_and_only_there(guide: Guide) -> None:
    shown = press(guide, "en", events.Opened(Noting(NoteStep.QUESTIONS, CHOSEN)))
    onward = press(guide, "en", events.Opened(Noting(NoteStep.MAKE, CHOSEN)))
    for papers, count in ((PaperQueue(), 1), (None, 0)):
        site = asking(guide, papers)
        for form, expected in ((shown, 0), (onward, count)):
            page = read(site.post("/", content=form).text)
            found = [each for each in page.all("button") if each.attributes.get("formaction") == NOTE]
            assert len(found) == expected
            assert all(each.attributes["formtarget"] == "_blank" for each in found)


def test_what_is_no_note_shows_the_first_page(guide: Guide) -> None:
    site = asking(guide, PaperQueue())
    for form in ("", "press=strange", press(guide, "en", events.Closed())):
        answer = site.post(NOTE, content=form)
        assert answer.status_code == 400
        assert read(answer.text).all("button", name="press")


def test_a_note_is_made_each_time_anew_and_nothing_of_it_is_kept(guide: Guide) -> None:
    made = list[Paper]()

    def make(paper: Paper, _seconds: float) -> bytes:
        made.append(paper)
        return b"%PDF"

    site = asking(guide, PaperQueue(make))
    for _ in range(2):
        assert site.post(NOTE, content=press(guide, "ar", events.MadeNote())).content == b"%PDF"
    assert len(made) == 2


def test_where_a_note_cannot_be_printed_the_first_page_says_the_way_on(guide: Guide) -> None:
    def fails(_paper: Paper, _seconds: float) -> bytes:
        raise PrintError

    answer = asking(guide, PaperQueue(fails)).post(NOTE, content=press(guide, "ar", events.MadeNote()))
    assert answer.status_code == 503
    assert read(answer.text).all("button", name="press")


def test_no_more_are_made_than_there_can_be(guide: Guide) -> None:
    ticks = iter([0.0] * (2 * PER_MINUTE))
    queue = PaperQueue(lambda _paper, _seconds: b"%PDF", clock=lambda: next(ticks, 0.0))
    site = asking(guide, queue)
    codes = [site.post(NOTE, content=press(guide, "ar", events.MadeNote())).status_code for _ in range(PER_MINUTE + 1)]
    assert codes[-1] == 429
    assert codes.count(200) >= MOST_WAITING
