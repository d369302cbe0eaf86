"""The public pages: what each shows and where it leads, without a server."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.channels.web import html as rendering
from bot.channels.web.addresses import HELPERS, PageAddress, staff_languages
from bot.channels.web.html import HEAVIEST_BESIDE, HEAVIEST_PUBLIC, to_public_html
from bot.channels.web.public_page import DAY, PublicPages
from bot.channels.web.texts import WebTexts
from bot.channels.web.whole_pages import CUT, LONGEST_DESCRIPTION
from bot.core.bidi import RLM, strip_marks
from bot.core.blocks import Contact, Notice
from bot.core.drawing.translation_remarks import said_texts
from bot.core.guide import Guide
from bot.core.ledger import Ledger
from bot.core.pseudo_language import PSEUDO
from bot.core.site import Site
from bot.core.start_payload import Payload, read_payload
from bot.core.text import strip_strong
from tests.channels.public import SITE, document, english, every_address, page, sampled, text_of
from tests.channels.public import public as public  # noqa: PLC0414  # a fixture
from tests.nightly import in_languages

LONG_SITE = Site(f"https://{'w' * 40}.example", f"{'w' * 29}bot", "F" * 60)


def test_every_topic_and_page_has_an_address(pseudo_guide: Guide, public: PublicPages) -> None:
    assert set(public.names) == {"", HELPERS, *pseudo_guide.flow.topics, *pseudo_guide.flow.pages}
    assert len(set(public.names)) == len(public.names)
    assert HELPERS not in {*pseudo_guide.flow.topics, *pseudo_guide.flow.pages}


@pytest.mark.slow
def test_no_page_is_too_heavy(pseudo_guide: Guide, public: PublicPages) -> None:
    """The language of tests is longer than any."""
    for address in every_address(pseudo_guide, public):
        most = HEAVIEST_BESIDE if address.language.code == PSEUDO else HEAVIEST_PUBLIC
        assert len(to_public_html(page(public, address)).encode()) <= most, address


@pytest.mark.slow
def test_no_page_with_dutch_or_english_beside_it_is_too_heavy(guide: Guide) -> None:
    public = PublicPages(guide, LONG_SITE)
    for language, name in in_languages(guide.words.offered, (*guide.flow.topics, *guide.flow.pages)):
        for beside in staff_languages(guide.words, language):
            address = PageAddress(language, name, beside, "zz", "p" * 28)
            assert len(to_public_html(page(public, address)).encode()) <= HEAVIEST_BESIDE, address


@pytest.mark.slow
def test_every_link_within_leads_to_a_page_or_into_the_guide(pseudo_guide: Guide, public: PublicPages) -> None:
    known = {address.path for address in every_address(pseudo_guide, public)}
    known |= {"/", "/staff", "/voor-hulpverleners"}
    for address in sampled(pseudo_guide, public.names):
        drawn = document(public, address)
        links = [each.attributes["href"] for each in drawn.all("a") if each.attributes["href"].startswith("/")]
        assert {urlsplit(link).path for link in links} <= known
        anchors = {each.attributes["href"][1:] for each in drawn.all("a") if each.attributes["href"].startswith("#")}
        assert anchors <= {each.attributes.get("id") for each in drawn.elements}


@pytest.mark.slow
def test_every_page_leads_to_help_and_into_the_guide(pseudo_guide: Guide, public: PublicPages) -> None:
    for address in sampled(pseudo_guide, public.names):
        links = {each.attributes["href"] for each in document(public, address).all("a")}
        assert address.to("help").path in links
        starts = [link for link in links if "?start=" in link]
        assert {urlsplit(link).netloc for link in starts} == {"", "t.me"}
        payloads = {read_payload(parse_qs(urlsplit(link).query)["start"][0]) for link in starts}
        topic = address.name if address.name in pseudo_guide.flow.topics else None
        assert payloads == {Payload(address.language.code, topic)}


def test_without_a_bot_there_is_no_way_to_telegram(pseudo_guide: Guide) -> None:
    assert "https://t.me" not in to_public_html(page(PublicPages(pseudo_guide, Site()), english(pseudo_guide)))


def test_a_topic_shows_all_that_the_guide_shows(pseudo_guide: Guide, public: PublicPages) -> None:
    family = pseudo_guide.flow.topics["family"]
    for code in ("en", PSEUDO):
        drawn = document(public, PageAddress(pseudo_guide.words.languages[code], "family"))
        for helper in family.helpers:
            assert helper.title in drawn.text
        sources = [each for each in drawn.all("a", target="_blank") if "https://t.me" not in each.attributes["href"]]
        assert {source.address for source in family.sources} <= {each.attributes["href"] for each in sources}
        assert drawn.one("html").attributes["dir"] == ("rtl" if code == PSEUDO else "ltr")


def test_all_options_are_on_the_first_page(pseudo_guide: Guide, public: PublicPages) -> None:
    links = {each.attributes["href"] for each in document(public, english(pseudo_guide, "")).all("a")}
    assert {english(pseudo_guide, name).path for name in public.names} <= links


def test_help_now_has_numbers_to_call(pseudo_guide: Guide, public: PublicPages) -> None:
    drawn = document(public, english(pseudo_guide, "help"))
    assert {"tel:112", "tel:113"} & {each.attributes["href"] for each in drawn.all("a")}


def test_who_helps_leaves_authorities_out(pseudo_guide: Guide, public: PublicPages) -> None:
    named = {
        block.title.text
        for row in page(public, english(pseudo_guide, HELPERS)).rows
        for block in row[0].blocks
        if isinstance(block, Contact)
    }
    organisations = pseudo_guide.flow.organisations
    assert organisations["juridisch-loket"].title in named
    assert organisations["police"].title not in named


def test_privacy_says_what_holds_here_and_then_what_holds_in_the_chat(pseudo_guide: Guide, public: PublicPages) -> None:
    here, chat = page(public, english(pseudo_guide, "privacy")).rows
    told = " ".join(said.text for said in said_texts(here[0].blocks))
    assert pseudo_guide.texts(WebTexts).web_privacy_pages.english.split("\n\n")[1] in told
    assert chat[0].title
    assert chat[0].title.text == "Telegram"


def test_what_is_not_there_says_so_and_shows_all_there_is(pseudo_guide: Guide, public: PublicPages) -> None:
    index = english(pseudo_guide, "")
    missing = public.page(index, megabytes="0.7", missing=True)
    said = pseudo_guide.words.voice(index.language).say(pseudo_guide.texts(WebTexts).web_missing)
    assert missing.notices == (Notice(said), *page(public, index).notices)
    assert missing.lists == page(public, index).lists


def test_a_gap_in_the_pages_own_words_is_told(pseudo_guide: Guide, ledger: Ledger) -> None:
    guide = pseudo_guide
    catalog = dict(guide.words.catalogs[PSEUDO])
    del catalog["interface.web_save"]
    words = replace(guide.words, catalogs={**guide.words.catalogs, PSEUDO: catalog})
    lacking = Guide(guide.flow, guide.interface, words, ledger, guide.channel_texts, guide.findable, guide.search)
    language = words.languages[PSEUDO]
    full = page(PublicPages(guide, SITE), PageAddress(language, "family")).notices
    assert len(page(PublicPages(lacking, SITE), PageAddress(language, "family")).notices) == len(full) + 1


def test_every_page_says_what_is_never_asked_and_leads_to_our_addresses(public: PublicPages, guide: Guide) -> None:
    for name in ("", "family", "help"):
        drawn = page(public, english(guide, name, partner="ngo"))
        assert [said.source for said in drawn.never] == [text.context for text in guide.interface.never_asks]
        assert drawn.is_this_us
        assert drawn.is_this_us.to == "/en/is-this-us?partner=ngo"


@pytest.mark.parametrize("name", ["about", "is-this-us"])
def test_what_says_so_itself_does_not_say_it_again(public: PublicPages, guide: Guide, name: str) -> None:
    drawn = page(public, english(guide, name))
    assert (drawn.never, drawn.is_this_us) == ((), None)


def test_where_nobody_wrote_of_our_addresses_nothing_leads_there(guide: Guide) -> None:
    lacking = copy(guide)
    lacking.flow = replace(guide.flow, is_this_us=None)
    drawn = page(PublicPages(lacking, SITE), english(guide))
    assert drawn.never
    assert drawn.is_this_us is None


def test_the_page_of_our_addresses_names_those_that_are_set(public: PublicPages, guide: Guide) -> None:
    html = document(public, english(guide, "is-this-us")).text
    assert "wegwijs.example" in html
    assert "t.me/wegwijs_bot" in html
    assert "Foundation" in html


def test_the_page_about_the_guide_leads_to_it_in_its_own_language(public: PublicPages, guide: Guide) -> None:
    drawn = page(public, english(guide, "about"))
    assert [link.to for link in drawn.inside.values()] == ["/en/is-this-us"]


def test_the_operator_is_named_and_saving_says_how_much(pseudo_guide: Guide, public: PublicPages) -> None:
    drawn = page(public, english(pseudo_guide))
    assert "Foundation" in drawn.words["web_operator"].text
    assert "web_operator" not in page(PublicPages(pseudo_guide, Site()), english(pseudo_guide)).words
    assert "0.7" in drawn.words["web_save_what"].text
    assert DAY in drawn.words["web_saved"].text
    assert text_of(drawn)


@pytest.mark.slow
def test_the_page_and_what_serves_saved_pages_mean_the_same(pseudo_guide: Guide, public: PublicPages) -> None:
    folder = Path(rendering.__file__).parent
    worker, script = ((folder / name).read_text(encoding="utf-8") for name in ("offline.js", "saving.js"))
    (marker,) = re.findall(r"HIDDEN = '(.*)'", worker)
    for address in every_address(pseudo_guide, public):
        html = to_public_html(page(public, address))
        assert html.count(marker) == 1
        assert DAY in html.split(marker)[1].split("</p>")[0]
    assert f'DAY = "{DAY}"' in worker
    assert f'DAY = "{DAY}"' in script


def test_a_date_is_not_broken_at_its_hyphens(pseudo_guide: Guide, public: PublicPages) -> None:
    drawn = document(public, english(pseudo_guide))
    assert {each.text for each in drawn.all("bdi") if each.text.endswith("2026")}


def test_on_help_the_numbers_come_first(pseudo_guide: Guide, public: PublicPages) -> None:
    for language in pseudo_guide.words.offered:
        html = to_public_html(page(public, PageAddress(language, "help")))
        assert html.index("<h1") < html.index('href="tel:') < html.index('class="tongues"')


def test_the_first_words_of_a_topic_come_before_all_that_is_around_it(pseudo_guide: Guide, public: PublicPages) -> None:
    html = to_public_html(page(public, english(pseudo_guide)))
    assert html.index("<h1") < html.index('id="short"') < html.index('id="who-helps"') < html.index('class="on"')
    assert html.index('class="on"') < html.index('class="contents"') < html.index('id="for-whom"')


@pytest.mark.parametrize("name", ["trafficking", "domestic-violence"])
def test_where_there_is_danger_the_numbers_come_before_all_but_the_title(
    pseudo_guide: Guide, public: PublicPages, name: str
) -> None:
    for language in pseudo_guide.words.offered:
        html = to_public_html(page(public, PageAddress(language, name)))
        assert (
            html.index("<h1") < html.index('href="tel:112"') < html.index('class="tongues"') < html.index('id="short"')
        )
        assert 'class="notice"' not in html[html.index("<h1") : html.index('href="tel:112"')]


def test_everything_is_in_the_page_and_open_until_a_script_folds_it(pseudo_guide: Guide, public: PublicPages) -> None:
    for name in pseudo_guide.flow.topics:
        parts = document(public, english(pseudo_guide, name)).all("details")
        assert all("open" in each.attributes for each in parts)
        open_parts = {each.attributes["id"] for each in parts if "data-fold" not in each.attributes}
        assert open_parts | {"who-helps"} == {"short", "who-helps", "prepare"}


def test_the_notice_that_nobody_checked_stands_once_and_each_part_has_a_mark(
    pseudo_guide: Guide, public: PublicPages
) -> None:
    address = PageAddress(pseudo_guide.words.languages[PSEUDO], "family")
    drawn, html = page(public, address), to_public_html(page(public, address))
    notice = drawn.heads[0].unchecked
    assert notice
    assert document(public, address).text.count(strip_marks(notice.text)) == 1
    (mark,) = drawn.marks
    assert document(public, address).one("span", id="m0")
    assert mark.caveats
    marked = [row for row in drawn.rows if row[0].mark]
    assert len(marked) >= len(drawn.rows) - 1
    assert html.count('aria-labelledby="m0"') == len(marked)
    assert not page(public, english(pseudo_guide)).marks


def test_read_this_first_comes_first(pseudo_guide: Guide, public: PublicPages) -> None:
    topics = page(public, english(pseudo_guide, "")).lists[1].links
    assert topics[0].to == "/en/general"
    assert len(topics) == len(pseudo_guide.flow.topics)


@pytest.mark.slow
def test_no_two_topics_are_described_alike_and_no_word_is_cut(pseudo_guide: Guide, public: PublicPages) -> None:
    for language in pseudo_guide.words.offered:
        drawn = {name: page(public, PageAddress(language, name)) for name in pseudo_guide.flow.topics}
        described = [each.description for each in drawn.values()]
        assert len({*described}) == len(described)
        begun = [link.about.text for link in page(public, PageAddress(language, "")).lists[1].links if link.about]
        assert len({*begun}) == len(begun) == len(described)
        for name, whole in drawn.items():
            words = {*strip_strong(strip_marks(text_of(whole))).split(), CUT}
            assert {*whole.description.split()} <= words, (language.code, name)
            assert len(whole.description) <= LONGEST_DESCRIPTION + len(CUT) + 1


def test_sources_run_left_to_right_on_a_page_that_does_not(pseudo_guide: Guide, public: PublicPages) -> None:
    html = to_public_html(page(public, PageAddress(pseudo_guide.words.languages[PSEUDO], "family")))
    sources = html[html.index('id="sources"') :]
    assert '<div class="cell" dir="ltr">' in sources
    first = sources[sources.index('rel="noopener">') + len('rel="noopener">') :]
    assert not first.startswith(RLM)
    assert (
        'dir="ltr">'
        not in to_public_html(page(public, english(pseudo_guide)))
        .partition('id="sources"')[2]
        .partition('class="paper"')[0]
    )
