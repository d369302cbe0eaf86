"""The public pages: what each shows and where it leads, without a server."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import segno

from bot.authoring.project import load
from bot.channels.web import html as rendering
from bot.channels.web.addresses import HELPERS, PageAddress, read_address, staff_languages
from bot.channels.web.html import HEAVIEST_PUBLIC, to_public_html
from bot.channels.web.public_page import DAY, Public, PublicPage, Site
from bot.core.content import Section
from bot.core.drawing.remarks import texts_of
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.ledger import Ledger
from bot.core.pseudo_language import PSEUDO
from bot.core.screen import Contact, Notice
from bot.core.start_payload import Payload, read_payload
from bot.core.translation import WITHDRAWN, Status, Trust
from tests.channels.browser import Document, read
from tests.conftest import ROOT

LONG_SITE = Site(f"https://{'w' * 40}.example", f"{'w' * 29}bot", "F" * 60)
SITE = Site("https://wegwijs.example", "wegwijs_bot", "Foundation")


@pytest.fixture(scope="module")
def public(pseudo_guide: Guide) -> Public:
    return Public(pseudo_guide, SITE)


def page(public: Public, address: PageAddress) -> PublicPage:
    return public.page(address, megabytes="0.7")


def document(public: Public, address: PageAddress) -> Document:
    return read(to_public_html(page(public, address)))


def english(guide: Guide, name: str = "family", **carried: str | Language | None) -> PageAddress:
    return PageAddress(guide.words.english, name, **carried)  # type: ignore[arg-type]  # each is what its name says


def every_address(guide: Guide, public: Public) -> list[PageAddress]:
    return [PageAddress(language, name) for language in guide.words.offered for name in public.names]


def text_of(whole: PublicPage) -> str:
    return " ".join(said.text for row in whole.rows for part in row for said in texts_of(part.blocks))


def test_every_topic_and_page_has_an_address(pseudo_guide: Guide, public: Public) -> None:
    assert set(public.names) == {"", HELPERS, *pseudo_guide.flow.topics, *pseudo_guide.flow.pages}
    assert len(set(public.names)) == len(public.names)
    assert HELPERS not in {*pseudo_guide.flow.topics, *pseudo_guide.flow.pages}


@pytest.mark.slow
def test_no_page_is_too_heavy(pseudo_guide: Guide, public: Public) -> None:
    for address in every_address(pseudo_guide, public):
        assert len(to_public_html(page(public, address)).encode()) <= HEAVIEST_PUBLIC, address


@pytest.mark.slow
def test_no_page_with_dutch_or_english_beside_it_is_too_heavy(guide: Guide) -> None:
    public = Public(guide, LONG_SITE)
    for language in guide.words.offered:
        for beside in staff_languages(guide.words, language):
            for name in (*guide.flow.topics, *guide.flow.pages):
                address = PageAddress(language, name, beside, "zz", "p" * 28)
                assert len(to_public_html(page(public, address)).encode()) <= HEAVIEST_PUBLIC, address


@pytest.mark.slow
def test_every_link_within_leads_to_a_page_or_into_the_guide(pseudo_guide: Guide, public: Public) -> None:
    known = {address.path for address in every_address(pseudo_guide, public)} | {"/"}
    for address in every_address(pseudo_guide, public):
        drawn = document(public, address)
        links = [each.attributes["href"] for each in drawn.all("a") if each.attributes["href"].startswith("/")]
        assert {urlsplit(link).path for link in links} <= known
        anchors = {each.attributes["href"][1:] for each in drawn.all("a") if each.attributes["href"].startswith("#")}
        assert anchors <= {each.attributes.get("id") for each in drawn.elements}


@pytest.mark.slow
def test_every_page_leads_to_help_and_into_the_guide(pseudo_guide: Guide, public: Public) -> None:
    for address in every_address(pseudo_guide, public):
        links = {each.attributes["href"] for each in document(public, address).all("a")}
        assert address.to("help").path in links
        starts = [link for link in links if "?start=" in link]
        assert {urlsplit(link).netloc for link in starts} == {"", "t.me"}
        payloads = {read_payload(parse_qs(urlsplit(link).query)["start"][0]) for link in starts}
        topic = address.name if address.name in pseudo_guide.flow.topics else None
        assert payloads == {Payload(address.language.code, topic)}


def test_without_a_bot_there_is_no_way_to_telegram(pseudo_guide: Guide) -> None:
    assert "https://t.me" not in to_public_html(page(Public(pseudo_guide, Site()), english(pseudo_guide)))


def test_a_topic_shows_all_that_the_guide_shows(pseudo_guide: Guide, public: Public) -> None:
    family = pseudo_guide.flow.topics["family"]
    for code in ("en", PSEUDO):
        drawn = document(public, PageAddress(pseudo_guide.words.languages[code], "family"))
        for helper in family.helpers:
            assert helper.title in drawn.text
        sources = [each for each in drawn.all("a", target="_blank") if "https://t.me" not in each.attributes["href"]]
        assert {source.address for source in family.sources} <= {each.attributes["href"] for each in sources}
        assert drawn.one("html").attributes["dir"] == ("rtl" if code == PSEUDO else "ltr")


def test_all_options_are_on_the_first_page(pseudo_guide: Guide, public: Public) -> None:
    links = {each.attributes["href"] for each in document(public, english(pseudo_guide, "")).all("a")}
    assert {english(pseudo_guide, name).path for name in public.names} <= links


def test_help_now_has_numbers_to_call(pseudo_guide: Guide, public: Public) -> None:
    drawn = document(public, english(pseudo_guide, "help"))
    assert {"tel:112", "tel:113"} & {each.attributes["href"] for each in drawn.all("a")}


def test_who_helps_leaves_authorities_out(pseudo_guide: Guide, public: Public) -> None:
    named = {
        block.title.text
        for row in page(public, english(pseudo_guide, HELPERS)).rows
        for block in row[0].blocks
        if isinstance(block, Contact)
    }
    organisations = pseudo_guide.flow.organisations
    assert organisations["juridisch-loket"].title in named
    assert organisations["police"].title not in named


def test_privacy_says_what_holds_here_and_then_what_holds_in_the_chat(pseudo_guide: Guide, public: Public) -> None:
    here, chat = page(public, english(pseudo_guide, "privacy")).rows
    told = " ".join(said.text for said in texts_of(here[0].blocks))
    assert pseudo_guide.interface.web_privacy_pages.english.split("\n\n")[1] in told
    assert chat[0].title
    assert chat[0].title.text == "Telegram"


def test_staff_can_have_dutch_beside_it(pseudo_guide: Guide, public: Public) -> None:
    pseudo, dutch = pseudo_guide.words.languages[PSEUDO], pseudo_guide.words.languages["nl"]
    alone = page(public, PageAddress(pseudo, "family"))
    assert {link.to.split("beside=")[1][:2] for link in alone.besides.links} == {"nl", "en"}
    both = page(public, PageAddress(pseudo, "family", dutch))
    assert {len(row) for row in both.rows} == {2}
    for row in both.rows:
        texts = [said for part in row[1:] for said in texts_of(part.blocks)]
        assert all(said.language is dutch for said in texts if not said.caveats & WITHDRAWN)
    assert [head.title.language for head in both.heads] == [pseudo, dutch]
    assert all(said.language is dutch for said in both.heads[1].ages)
    drawn = document(public, both.address)
    assert len([each for each in drawn.all("div", lang="nl") if each.attributes["dir"] == "ltr"]) == len(both.rows) + 1
    family = pseudo_guide.flow.topics["family"]
    assert [len(drawn.all("a", href=source.address)) for source in family.sources] == [1] * len(family.sources)
    assert str(replace(both.own, beside=None)) in {link.to for link in both.besides.links}
    assert both.own.beside is dutch


def test_what_the_dutch_beside_it_lacks_is_said_in_dutch(pseudo_guide: Guide) -> None:
    family = pseudo_guide.flow.topics["family"]
    section = family.sections["careful"]
    stale = replace(section.bodies["nl"], trust=Trust(Status.STALE))
    careful = Section("careful", {**section.bodies, "nl": stale}, section.high_risk)
    old = replace(family, sections={**family.sections, "careful": careful})
    flow = replace(pseudo_guide.flow, topics={**pseudo_guide.flow.topics, "family": old})
    guide = copy(pseudo_guide)
    guide.flow = flow
    words = guide.words
    both = page(Public(guide, SITE), PageAddress(words.languages[PSEUDO], "family", words.languages["nl"]))
    start = words.voice(words.languages["nl"]).say(guide.interface.notice_withdrawn, language="").text[:20]
    assert [row[1].name for row in both.rows if any(said.text.startswith(start) for said in row[1].known)] == [
        "careful"
    ]
    assert any(isinstance(each, Notice) and each.said.text.startswith(start) for each in both.heads[1].notices)


def test_what_is_beside_what(pseudo_guide: Guide) -> None:
    words = pseudo_guide.words
    assert [each.code for each in staff_languages(words, words.english)] == ["nl"]
    assert [each.code for each in staff_languages(words, words.languages["nl"])] == ["en"]


@pytest.mark.parametrize(
    ("query", "read_as"),
    [
        ({}, "/en/family"),
        ({"beside": "nl", "seen": "Ab", "partner": "my-ngo"}, "/en/family?beside=nl&seen=Ab&partner=my-ngo"),
        ({"beside": "en"}, "/en/family"),
        ({"beside": "ar-XB"}, "/en/family"),
        ({"seen": ""}, "/en/family"),
        ({"seen": "A b"}, "/en/family"),
        ({"seen": "\u0661"}, "/en/family"),
        ({"seen": "x"}, "/en/family"),
        ({"seen": "xyz"}, "/en/family"),
        ({"partner": "My NGO"}, "/en/family"),
        ({"partner": "x" * 29}, "/en/family"),
        ({"name": "x", "start": "l-nl"}, "/en/family"),
    ],
)
def test_an_address_carries_what_means_something(pseudo_guide: Guide, query: dict[str, str], read_as: str) -> None:
    assert str(read_address(pseudo_guide.words, pseudo_guide.words.english, "family", query)) == read_as


def test_a_partner_is_handed_on_and_never_a_part_of_what_search_engines_see(
    pseudo_guide: Guide, public: Public
) -> None:
    address = english(pseudo_guide, partner="my-ngo")
    drawn = document(public, address)
    inner = [each.attributes["href"] for each in drawn.all("a") if each.attributes["href"].startswith("/")]
    assert all("my-ngo" in link for link in inner)
    assert drawn.one("link", rel="canonical").attributes["href"] == "https://wegwijs.example/en/family"
    assert drawn.one("meta", property="og:url").attributes["content"] == "https://wegwijs.example/en/family"


def test_search_engines_find_the_same_in_every_language(pseudo_guide: Guide, public: Public) -> None:
    drawn = document(public, english(pseudo_guide))
    found = {each.attributes["hreflang"]: each.attributes["href"] for each in drawn.all("link", rel="alternate")}
    wanted = {each.tag: f"https://wegwijs.example/{each.tag}/family" for each in pseudo_guide.words.offered}
    assert found == wanted | {"x-default": wanted["en"]}
    assert drawn.one("meta", property="og:image").attributes["content"] == "https://wegwijs.example/picture.png"


def test_without_a_public_address_nothing_is_said_of_one(pseudo_guide: Guide) -> None:
    drawn = document(Public(pseudo_guide, Site()), english(pseudo_guide))
    assert not drawn.all("link", rel="canonical")
    assert not drawn.all("meta", property="og:url")
    assert "wegwijs.example" not in drawn.text


def changed(whole: PublicPage, guide: Guide) -> bool:
    voice = guide.words.voice(whole.address.language)
    start = voice.say(guide.interface.notice_page_changed, date="").text[:20]
    return any(isinstance(each, Notice) and each.said.text.startswith(start) for each in whole.notices)


def test_words_that_were_seen_and_are_todays_make_no_other_address(pseudo_guide: Guide, public: Public) -> None:
    meaning = pseudo_guide.flow.topics["family"].meaning
    assert public.settled(english(pseudo_guide, seen=meaning)) == english(pseudo_guide)
    assert public.settled(english(pseudo_guide, seen="zz")).seen == "zz"
    assert public.settled(english(pseudo_guide, "about", seen="zz")) == english(pseudo_guide, "about")


def test_a_link_from_before_the_words_changed_says_so(pseudo_guide: Guide, public: Public) -> None:
    meaning = pseudo_guide.flow.topics["family"].meaning
    assert not changed(page(public, english(pseudo_guide)), pseudo_guide)
    assert not changed(page(public, english(pseudo_guide, seen=meaning)), pseudo_guide)
    assert changed(page(public, english(pseudo_guide, seen="zz")), pseudo_guide)
    assert not changed(page(public, english(pseudo_guide, "about", seen="zz")), pseudo_guide)


def test_what_a_reader_takes_along_knows_what_was_read(pseudo_guide: Guide, public: Public) -> None:
    meaning, address = pseudo_guide.flow.topics["family"].meaning, english(pseudo_guide, seen="zz")
    drawn = page(public, address)
    links = [link.to for links in (drawn.languages, drawn.besides) for link in links.links]
    assert links
    assert all(parse_qs(urlsplit(link).query)["seen"] == [meaning] for link in links)
    assert str(drawn.own) == f"/en/family?seen={meaning}"
    html = to_public_html(drawn)
    assert segno.make_qr(f"{SITE.origin}{drawn.own}", error="m").svg_inline(omitsize=True, border=2) in html
    assert ">wegwijs.example/en/family</bdi>" in html


def test_what_is_not_there_says_so_and_shows_all_there_is(pseudo_guide: Guide, public: Public) -> None:
    index = english(pseudo_guide, "")
    missing = public.page(index, megabytes="0.7", missing=True)
    said = pseudo_guide.words.voice(index.language).say(pseudo_guide.interface.web_missing)
    assert missing.notices == (Notice(said), *page(public, index).notices)
    assert missing.lists == page(public, index).lists


@pytest.mark.slow
def test_a_gap_in_the_pages_own_words_is_told(ledger: Ledger) -> None:
    guide = load(ROOT, with_pseudo=True)
    catalog = dict(guide.words.catalogs[PSEUDO])
    del catalog["interface.web_save"]
    words = replace(guide.words, catalogs={**guide.words.catalogs, PSEUDO: catalog})
    lacking = Guide(guide.flow, guide.interface, words, ledger)
    language = words.languages[PSEUDO]
    full = page(Public(guide, SITE), PageAddress(language, "family")).notices
    assert len(page(Public(lacking, SITE), PageAddress(language, "family")).notices) == len(full) + 1


def test_the_operator_is_named_and_saving_says_how_much(pseudo_guide: Guide, public: Public) -> None:
    drawn = page(public, english(pseudo_guide))
    assert "Foundation" in drawn.words["web_operator"].text
    assert "web_operator" not in page(Public(pseudo_guide, Site()), english(pseudo_guide)).words
    assert "0.7" in drawn.words["web_save_what"].text
    assert DAY in drawn.words["web_saved"].text
    assert text_of(drawn)


@pytest.mark.slow
def test_the_page_and_what_serves_saved_pages_mean_the_same(pseudo_guide: Guide, public: Public) -> None:
    folder = Path(rendering.__file__).parent
    worker, script = ((folder / name).read_text(encoding="utf-8") for name in ("offline.js", "saving.js"))
    (marker,) = re.findall(r"HIDDEN = '(.*)'", worker)
    for address in every_address(pseudo_guide, public):
        html = to_public_html(page(public, address))
        assert html.count(marker) == 1
        assert DAY in html.split(marker)[1].split("</p>")[0]
    assert f'DAY = "{DAY}"' in worker
    assert f'DAY = "{DAY}"' in script


def test_a_date_is_not_broken_at_its_hyphens(pseudo_guide: Guide, public: Public) -> None:
    drawn = document(public, english(pseudo_guide))
    assert {each.text for each in drawn.all("bdi") if each.text.endswith("2026")}


def test_on_help_the_numbers_come_first(pseudo_guide: Guide, public: Public) -> None:
    for language in pseudo_guide.words.offered:
        html = to_public_html(page(public, PageAddress(language, "help")))
        assert html.index("<h1") < html.index('href="tel:') < html.index('class="tongues"')


def test_the_first_words_of_a_topic_come_before_all_that_is_around_it(pseudo_guide: Guide, public: Public) -> None:
    html = to_public_html(page(public, english(pseudo_guide)))
    assert html.index("<h1") < html.index('id="short"') < html.index('class="on"') < html.index('class="contents"')
