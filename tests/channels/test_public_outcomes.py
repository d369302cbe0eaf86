"""Outcomes as public pages: what each shows and where it leads, how it is asked for, and how a talk leads to it."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from bot.channels.web.addresses import OUTCOMES, PageAddress, staff_languages
from bot.channels.web.chat_page import ChatPage, to_page
from bot.channels.web.html import HEAVIEST_BESIDE, HEAVIEST_PUBLIC, to_html, to_public_html
from bot.channels.web.public_page import PublicPages
from bot.channels.web.routes import Web
from bot.channels.web.texts import WebTexts
from bot.core import event as events
from bot.core.flow import Outcome
from bot.core.guide import Guide
from bot.core.overlay import InOtherLanguage, Menu
from bot.core.pseudo_language import PSEUDO
from bot.core.site import Site
from bot.core.start_payload import Payload, write_payload
from bot.core.subject import Apart
from bot.server.application import build_application
from tests.asgi import Asking
from tests.channels.browser import read
from tests.channels.public import document, english, every_address, every_outcome, page, sampled
from tests.channels.public import public as public  # noqa: PLC0414  # a fixture
from tests.core.paths import conversation_of, shortest_ways

ORIGIN = "https://wegwijs.example"
NAME = f"{OUTCOMES}own_permit"


@pytest.fixture(scope="module")
def site(pseudo_guide: Guide) -> Asking:
    return Asking(build_application(Web(pseudo_guide, Site(ORIGIN))))


def test_every_outcome_has_an_address_that_no_other_page_can_have(pseudo_guide: Guide, public: PublicPages) -> None:
    states = pseudo_guide.flow.states.values()
    assert [*public.outcomes] == [f"next/{each.name}" for each in states if isinstance(each, Outcome)]
    assert not any("/" in name or f"{name}/" == OUTCOMES for name in public.names)


@pytest.mark.slow
def test_no_outcome_is_too_heavy_also_with_another_language_beside_it(pseudo_guide: Guide, public: PublicPages) -> None:
    for address in sampled(pseudo_guide, public.outcomes):
        for beside in (None, *staff_languages(pseudo_guide.words, address.language)):
            drawn = page(public, PageAddress(address.language, address.name, beside))
            most = HEAVIEST_BESIDE if beside or address.language.code == PSEUDO else HEAVIEST_PUBLIC
            assert len(to_public_html(drawn).encode()) <= most, drawn.address


@pytest.mark.slow
def test_every_link_leads_to_a_page_or_into_the_guide(pseudo_guide: Guide, public: PublicPages) -> None:
    every = (*every_address(pseudo_guide, public), *every_outcome(pseudo_guide, public))
    known = {address.path for address in every} | {"/"}
    for address in sampled(pseudo_guide, public.outcomes):
        links = [each.attributes["href"] for each in document(public, address).all("a")]
        assert {urlsplit(link).path for link in links if link.startswith("/")} <= known
        outcome = pseudo_guide.flow.states[address.name.removeprefix(OUTCOMES)]
        assert isinstance(outcome, Outcome)
        assert {address.to(each.topic.name).path for each in outcome.pointers} <= {*links}
        assert {address.to("help").path, f"/?start={write_payload(Payload(address.language.code))}"} <= {*links}


@pytest.mark.slow
def test_it_is_described_as_no_other_page_is(pseudo_guide: Guide, public: PublicPages) -> None:
    for language in pseudo_guide.words.offered:
        names = (*public.names, *public.outcomes)
        described = [page(public, PageAddress(language, name)).description for name in names]
        assert all(described)
        assert len({*described}) == len(described)


def test_whom_to_call_and_what_to_do_come_before_all_else(pseudo_guide: Guide, public: PublicPages) -> None:
    for language in pseudo_guide.words.offered:
        html = to_public_html(page(public, PageAddress(language, NAME)))
        places = ("<h1", 'href="tel:112"', 'id="do-now"', 'id="may-fit"', 'class="tongues"', 'id="only-if"')
        assert [html.index(each) for each in places] == sorted(html.index(each) for each in places)


def test_its_folds_lie_open_until_a_script_folds_them(pseudo_guide: Guide, public: PublicPages) -> None:
    parts = document(public, english(pseudo_guide, NAME)).all("details")
    assert all("open" in each.attributes for each in parts)
    folded = [each.attributes["id"] for each in parts if "data-fold" in each.attributes]
    assert folded == ["only-if", "also", "who-helps", "sure"]


def test_another_language_stands_beside_it_and_leads_to_its_own_topics(
    pseudo_guide: Guide, public: PublicPages
) -> None:
    pseudo, dutch = pseudo_guide.words.languages[PSEUDO], pseudo_guide.words.languages["nl"]
    both = page(public, PageAddress(pseudo, NAME, dutch, partner="my-ngo"))
    assert {row[0].name for row in both.rows if len(row) == 1} == {"call", "who-helps"}
    links = {link.label.language.code: link.to for link in both.inside.values() if "/general" in link.to}
    assert links == {PSEUDO: "/ar-XB/general?partner=my-ngo", "nl": "/nl/general?partner=my-ngo"}


def test_a_search_does_not_lead_to_it_and_it_is_not_saved(pseudo_guide: Guide, public: PublicPages) -> None:
    drawn = document(public, english(pseudo_guide, NAME))
    assert drawn.one("meta", name="robots").attributes["content"] == "noindex"
    assert not document(public, english(pseudo_guide)).all("meta", name="robots")
    html = to_public_html(page(public, english(pseudo_guide, NAME)))
    assert 'id="save"' not in html
    assert "caches" not in html


def test_it_has_its_address_on_paper_and_links_to_the_same_in_every_language(
    pseudo_guide: Guide, public: PublicPages
) -> None:
    html = to_public_html(page(public, english(pseudo_guide, NAME)))
    assert f">wegwijs.example/en/{NAME}</bdi>" in html
    links = {each.attributes["href"] for each in read(html).all("a")}
    others = [each for each in pseudo_guide.words.offered if each is not pseudo_guide.words.english]
    assert {f"/{each.tag}/{NAME}" for each in others} <= links


@pytest.mark.parametrize("query", ["", "?beside=nl", "?partner=my-ngo"])
def test_it_may_be_kept_and_its_style_is_allowed(site: Asking, query: str) -> None:
    answer = site.get(f"/en/{NAME}{query}")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "public, max-age=300")
    assert site.get(f"/en/{NAME}{query}", {"If-None-Match": answer.headers["etag"]}).status_code == 304
    (style,) = re.findall("<style>(.*?)</style>", answer.text, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in answer.headers["content-security-policy"]
    for script in re.findall("<script>(.*?)</script>", answer.text, re.DOTALL):
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        (f"/nl-BE/{NAME}?partner=ngo", f"/nl/{NAME}?partner=ngo"),
        (f"/en/{NAME}/", f"/en/{NAME}"),
        ("/en/next/OWN_PERMIT", f"/en/{NAME}"),
        (f"/en/{NAME}?seen=zz&x=1/", None),
    ],
)
def test_another_spelling_of_its_address_leads_to_it(site: Asking, path: str, leads: str | None) -> None:
    answer = site.get(path)
    assert (answer.status_code, answer.headers.get("location")) == (307 if leads else 200, leads)


@pytest.mark.parametrize("path", ["/en/next/nothing", "/en/next/", "/en/next", "/en/next/danger", "/en/own_permit"])
def test_an_outcome_that_there_is_not_shows_all_pages(site: Asking, path: str) -> None:
    answer = site.get(path)
    assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")
    assert read(answer.text).all("a", href="/en/family")


def test_without_its_language_it_leads_to_the_languages(site: Asking) -> None:
    answer = site.get(f"/xx/{NAME}")
    assert answer.status_code == 404
    assert read(answer.text).all("button", name="press")


def test_no_list_of_pages_has_it(site: Asking) -> None:
    saved = json.loads(site.get("/en/offline.json").text)["pages"]
    assert not [each for each in saved if OUTCOMES in each]
    addresses = [each.text or "" for each in ET.fromstring(site.get("/sitemap.xml").text).iter() if each.text]  # noqa: S314  # our own
    assert addresses
    assert not [each for each in addresses if OUTCOMES in each]


def ended(guide: Guide, *outcomes: str) -> ChatPage:
    """The page of the chat after the ways to some outcomes."""
    ways = {name: way for (name, _), way in reversed([*shortest_ways(guide.flow).items()])}
    turn = guide.step(conversation_of(guide, *(ways[name] for name in outcomes)), events.Closed())
    assert isinstance(turn.screen.subject, Outcome)
    return to_page(guide, turn)


def test_the_talk_leads_from_each_outcome_to_its_page_in_a_tab_of_its_own(
    pseudo_guide: Guide, public: PublicPages
) -> None:
    texts = pseudo_guide.texts(WebTexts)
    for name in public.outcomes:
        link = ended(pseudo_guide, name.removeprefix(OUTCOMES)).frame.pages
        assert link
        assert (link[0].text, str(link[1])) == (texts.web_next.english, f"/en/{name}")
    (way,) = read(to_html(ended(pseudo_guide, "own_permit"))).all("a", href=f"/en/{NAME}")
    assert (way.attributes["target"], way.attributes["rel"]) == ("_blank", "noopener")


def test_of_several_outcomes_it_leads_to_the_first_and_says_so(pseudo_guide: Guide) -> None:
    link = ended(pseudo_guide, "study", "parent_of_dutch_child").frame.pages
    assert link
    assert link[0].text == pseudo_guide.texts(WebTexts).web_next_first.english
    assert str(link[1]) == "/en/next/parent_of_dutch_child"


def test_all_else_leads_to_all_pages_and_another_language_to_its_own(pseudo_guide: Guide) -> None:
    way = next(way for (name, _), way in shortest_ways(pseudo_guide.flow).items() if name == "own_permit")
    now = conversation_of(pseudo_guide, way)
    menu = to_page(pseudo_guide, pseudo_guide.step(now, events.Opened(Menu()))).frame.pages
    dutch = InOtherLanguage(pseudo_guide.words.languages["nl"])
    beside = to_page(pseudo_guide, pseudo_guide.step(now, events.Opened(dutch))).frame.pages
    copy = pseudo_guide.step(now, events.KeptCopy())
    assert [each.screen.subject for each in copy.copies] == [Apart.COPY]
    assert [str(each[1]) for each in (menu, beside) if each] == ["/en/", f"/nl/{NAME}"]
