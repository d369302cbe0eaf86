"""What addresses of the public pages carry along: a language beside, what was read, and from whose site one comes."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import segno

from bot.channels.web.addresses import PageAddress, read_address, staff_languages
from bot.channels.web.html import to_public_html
from bot.channels.web.public_page import PublicPage, PublicPages
from bot.core.blocks import Notice
from bot.core.content import Section
from bot.core.drawing.translation_remarks import said_texts
from bot.core.guide import Guide
from bot.core.pseudo_language import PSEUDO
from bot.core.site import Site
from bot.core.translation import WITHDRAWN, Status, Trust
from tests.channels.public import SITE, document, english, page
from tests.channels.public import public as public  # noqa: PLC0414  # a fixture


def test_staff_can_have_dutch_beside_it(pseudo_guide: Guide, public: PublicPages) -> None:
    pseudo, dutch = pseudo_guide.words.languages[PSEUDO], pseudo_guide.words.languages["nl"]
    alone = page(public, PageAddress(pseudo, "family"))
    assert {link.to.split("beside=")[1][:2] for link in alone.besides.links} == {"nl", "en"}
    both = page(public, PageAddress(pseudo, "family", dutch))
    once = {"who-helps", "more-helpers", "sources"}
    assert {row[0].name for row in both.rows if len(row) == 1} == once
    assert {len(row) for row in both.rows if row[0].name not in once} == {2}
    for row in both.rows:
        texts = [said for part in row[1:] for said in said_texts(part.blocks)]
        assert all(said.language is dutch for said in texts if not said.caveats & WITHDRAWN)
    assert [head.title.language for head in both.heads] == [pseudo, dutch]
    assert all(said.language is dutch for said in both.heads[1].ages)
    drawn = document(public, both.address)
    written = len(both.rows) - len(once)
    assert len([each for each in drawn.all("div", lang="nl") if each.attributes["dir"] == "ltr"]) == written + 1
    assert len(drawn.all("span", lang="nl")) == written + len([mark for mark in both.marks if mark.language is dutch])
    family = pseudo_guide.flow.topics["family"]
    assert [len(drawn.all("a", href=source.address)) for source in family.sources] == [1] * len(family.sources)
    numbers = [phone.number for helper in family.helpers for phone in helper.phones]
    assert [drawn.text.count(number) for number in numbers] == [1] * len(numbers)
    assert str(replace(both.own, beside=None)) in {link.to for link in both.besides.links}
    assert both.own.beside is dutch


def test_what_the_dutch_beside_it_lacks_is_said_in_dutch(pseudo_guide: Guide) -> None:
    family = pseudo_guide.flow.topics["family"]
    section = family.sections[Section.CAREFUL]
    stale = replace(section.bodies["nl"], trust=Trust(Status.STALE))
    careful = replace(section, bodies={**section.bodies, "nl": stale})
    old = replace(family, sections={**family.sections, Section.CAREFUL: careful})
    flow = replace(pseudo_guide.flow, topics={**pseudo_guide.flow.topics, "family": old})
    guide = copy(pseudo_guide)
    guide.flow = flow
    words = guide.words
    both = page(PublicPages(guide, SITE), PageAddress(words.languages[PSEUDO], "family", words.languages["nl"]))
    start = words.voice(words.languages["nl"]).say(guide.interface.notice_withdrawn, language="").text[:20]
    assert [row[1].name for row in both.rows if any(said.text.startswith(start) for said in row[-1].known)] == [
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
    pseudo_guide: Guide, public: PublicPages
) -> None:
    address = english(pseudo_guide, partner="my-ngo")
    drawn = document(public, address)
    inner = [each.attributes["href"] for each in drawn.all("a") if each.attributes["href"].startswith("/")]
    assert all("my-ngo" in link for link in inner)
    assert drawn.one("link", rel="canonical").attributes["href"] == "https://wegwijs.example/en/family"
    assert drawn.one("meta", property="og:url").attributes["content"] == "https://wegwijs.example/en/family"


def test_a_link_that_is_shared_has_a_picture(pseudo_guide: Guide, public: PublicPages) -> None:
    drawn = document(public, english(pseudo_guide))
    assert drawn.one("meta", property="og:image").attributes["content"] == "https://wegwijs.example/picture.png"


def test_without_a_public_address_nothing_is_said_of_one(pseudo_guide: Guide) -> None:
    drawn = document(PublicPages(pseudo_guide, Site()), english(pseudo_guide))
    assert not drawn.all("link", rel="canonical")
    assert not drawn.all("meta", property="og:url")
    assert "wegwijs.example" not in drawn.text


def changed(whole: PublicPage, guide: Guide) -> bool:
    voice = guide.words.voice(whole.address.language)
    start = voice.say(guide.interface.notice_page_changed, date="").text[:20]
    return any(isinstance(each, Notice) and each.said.text.startswith(start) for each in whole.notices)


def test_words_that_were_seen_and_are_todays_make_no_other_address(pseudo_guide: Guide, public: PublicPages) -> None:
    meaning = pseudo_guide.flow.topics["family"].meaning
    assert public.normalise(english(pseudo_guide, seen=meaning)) == english(pseudo_guide)
    assert public.normalise(english(pseudo_guide, seen="zz")).seen == "zz"
    assert public.normalise(english(pseudo_guide, "about", seen="zz")) == english(pseudo_guide, "about")


def test_a_link_from_before_the_words_changed_says_so(pseudo_guide: Guide, public: PublicPages) -> None:
    meaning = pseudo_guide.flow.topics["family"].meaning
    assert not changed(page(public, english(pseudo_guide)), pseudo_guide)
    assert not changed(page(public, english(pseudo_guide, seen=meaning)), pseudo_guide)
    assert changed(page(public, english(pseudo_guide, seen="zz")), pseudo_guide)
    assert not changed(page(public, english(pseudo_guide, "about", seen="zz")), pseudo_guide)


def test_what_a_reader_takes_along_knows_what_was_read(pseudo_guide: Guide, public: PublicPages) -> None:
    meaning, address = pseudo_guide.flow.topics["family"].meaning, english(pseudo_guide, seen="zz")
    drawn = page(public, address)
    links = [link.to for links in (drawn.languages, drawn.besides) for link in links.links]
    assert links
    assert all(parse_qs(urlsplit(link).query)["seen"] == [meaning] for link in links)
    assert str(drawn.own) == f"/en/family?seen={meaning}"
    html = to_public_html(drawn)
    assert segno.make_qr(f"{SITE.origin}{drawn.own}", error="m").svg_inline(omitsize=True, border=2) in html
    assert ">wegwijs.example/en/family</bdi>" in html
