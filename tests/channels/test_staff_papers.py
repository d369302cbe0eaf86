"""What can be printed from the page for staff: what it offers, what comes, and what is said when nothing can."""

from __future__ import annotations

import pytest

from bot.channels.web.addresses import GUIDE, StaffAddress
from bot.channels.web.html import to_staff_html
from bot.channels.web.paper_queue import PaperQueue
from bot.channels.web.public_page import PublicPages
from bot.channels.web.routes import Web
from bot.channels.web.staff_page import StaffPages
from bot.core.guide import Guide
from bot.core.site import Site
from bot.printing.order import Paper
from bot.printing.typesetting import PrintError
from bot.server.application import PAPER_BUCKET, build_application
from tests.asgi import Asking
from tests.channels.browser import read
from tests.channels.public import SITE
from tests.printing.sheet import Sheets


@pytest.fixture(scope="module")
def site(guide: Guide) -> Asking:
    return Asking(build_application(Web(guide, SITE, papers=PaperQueue())))


def asked_with(guide: Guide, make: PaperQueue | None, site: Site = SITE) -> Asking:
    return Asking(build_application(Web(guide, site, papers=make)))


def offered(site: Asking, path: str) -> list[str]:
    links = read(site.get(path).text).all("a")
    return [each.attributes["href"] for each in links if ".pdf" in each.attributes["href"]]


def test_each_page_offers_what_can_be_printed_of_it(site: Asking) -> None:
    def at(name: str, *files: str) -> list[str]:
        return [f"/staff/ti/{name}/{file}.pdf?partner=my-ngo" for file in files]

    assert offered(site, "/staff/ti/family?partner=my-ngo") == at("family", "poster", "posters", "card", "leaflet")
    assert offered(site, "/staff/ti/guide?partner=my-ngo") == at(
        "guide", "poster", "posters", "card", "sentences", "booklet"
    )
    assert offered(site, "/staff/ti/?partner=my-ngo") == at("all", "sentences", "booklet")
    assert offered(site, "/staff/ti/help") == []
    assert offered(site, "/staff") == []


@pytest.mark.parametrize(
    ("file", "name", "leads"),
    [
        ("ti/guide/poster", "wegwijs-poster-ti", "/?start=l-ti_p-my-ngo"),
        ("ti/family/posters", "wegwijs-poster-ti-en-nl-ar-family", "/?start=l-ti_t-family_p-my-ngo"),
        ("ti/family/card", "wegwijs-card-ti-family", "/?start=l-ti_t-family_p-my-ngo"),
        ("ti/family/leaflet", "wegwijs-leaflet-ti-family", "/ti/family?partner=my-ngo"),
    ],
)
def test_a_paper_comes_as_a_file_whose_code_leads_to_the_page(site: Asking, file: str, name: str, leads: str) -> None:
    answer = site.get(f"/voor-hulpverleners/{file}.pdf?partner=my-ngo", {"Accept-Encoding": "gzip"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.pdf"'
    assert "content-encoding" not in answer.headers
    assert answer.headers["x-robots-tag"] == "noindex", "whoever searches should find the page, which is of today"
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert f"{SITE.origin}{leads}" in {code.text for code in Sheets(answer.content).codes(0)}


def test_the_sentences_to_show_come_as_a_file(site: Asking) -> None:
    answer = site.get("/staff/ar/guide/sentences.pdf")
    assert answer.headers["content-disposition"] == 'attachment; filename="wegwijs-sentences-ar.pdf"'
    assert len(Sheets(answer.content)) > 1


@pytest.mark.slow
def test_the_booklet_comes_from_the_page_of_all_topics_too(site: Asking) -> None:
    answer = site.get("/staff/nl/all/booklet.pdf")
    assert answer.headers["content-disposition"] == 'attachment; filename="wegwijs-booklet-nl.pdf"'
    assert site.get("/staff/nl/guide/booklet.pdf").content == answer.content


@pytest.mark.parametrize(
    "path",
    ["ti/family/booklet", "ti/family/sentences", "ti/guide/leaflet", "ti/help/poster", "xx/family/card", "ti/family/x"],
)
def test_what_there_is_not_leads_to_the_languages(site: Asking, path: str) -> None:
    answer = site.get(f"/staff/{path}.pdf")
    assert answer.status_code == 404
    assert read(answer.text).all("button", name="press")


@pytest.mark.parametrize(("prints", "address"), [(False, SITE), (True, Site())])
def test_without_the_extra_or_a_public_address_nothing_is_offered(guide: Guide, prints: bool, address: Site) -> None:  # noqa: FBT001  # a value of the test
    site = asked_with(guide, PaperQueue() if prints else None, address)
    assert offered(site, "/staff/ti/family") == []
    assert site.get("/staff/ti/family/poster.pdf").status_code == 404


def test_where_it_fails_the_card_says_so(guide: Guide, caplog: pytest.LogCaptureFixture) -> None:
    def fails(_paper: Paper, _seconds: float) -> bytes:
        raise PrintError

    answer = asked_with(guide, PaperQueue(fails)).get("/staff/ti/family/poster.pdf")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    assert answer.headers["cache-control"] == "no-store"
    page = read(answer.text)
    assert page.one("p", id="refused").text
    assert page.all("a", href="/staff/ti/family/poster.pdf")
    assert [record.message for record in caplog.records] == ["a paper could not be printed"]


def test_where_too_much_is_asked_for_the_card_says_so(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.web.paper_queue.MOST_WAITING", 0)
    answer = asked_with(guide, PaperQueue()).get("/staff/ti/family/poster.pdf")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")


def test_one_address_can_ask_for_so_many_and_no_more(guide: Guide) -> None:
    site = asked_with(guide, PaperQueue(lambda _paper, _seconds: b"%PDF"))
    answers = [site.get("/staff/ti/family/poster.pdf").status_code for _ in range(int(PAPER_BUCKET) + 1)]
    assert answers == [200] * int(PAPER_BUCKET) + [429]
    assert site.get("/staff/ti/family").status_code == 200


def test_the_codes_of_the_page_of_all_topics_are_there(site: Asking) -> None:
    assert site.get("/staff/ti/all/page.svg").status_code == 200
    assert "/staff/ti/all/page.svg" in site.get("/staff/ti/").text


def test_no_folder_of_content_has_the_name_of_all_topics(guide: Guide) -> None:
    assert "all" not in {GUIDE, *guide.flow.topics, *guide.flow.pages}


def test_the_page_is_in_dutch_too(guide: Guide) -> None:
    dutch = guide.words.languages["nl"]
    pages = StaffPages(guide, PublicPages(guide, SITE), prints=True)
    page = read(to_staff_html(pages.page(StaffAddress(dutch, dutch, "family"))))
    assert "Poster" in page.one("p", **{"class": "papers"}).text
