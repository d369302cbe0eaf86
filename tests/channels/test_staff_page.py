"""The page for staff: what it lists, where it leads, and what it costs."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from bot.channels.web.addresses import GUIDE, PageAddress, StaffAddress
from bot.channels.web.chat_page import to_page
from bot.channels.web.html import HEAVIEST_STAFF, to_html, to_public_html, to_staff_html
from bot.channels.web.invitations import Destination, invite
from bot.channels.web.pictures import draw_code
from bot.channels.web.public_page import PublicPages
from bot.channels.web.routes import Web
from bot.channels.web.staff_page import PictureFormat, StaffPages
from bot.core.conversation import Conversation
from bot.core.event import Started
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.site import Site
from bot.core.start_payload import Payload, read_payload
from bot.loading import load
from bot.server.application import build_application
from tests.asgi import Asking
from tests.channels.browser import Document, read
from tests.channels.public import SITE
from tests.conftest import ROOT

ORIGIN = "https://wegwijs.example"
PARTNER = "p" * 28


@pytest.fixture(scope="module")
def staff(pseudo_guide: Guide) -> StaffPages:
    return StaffPages(pseudo_guide, PublicPages(pseudo_guide, SITE))


@pytest.fixture(scope="module")
def site(pseudo_guide: Guide) -> Asking:
    return Asking(build_application(Web(pseudo_guide, SITE)))


def dutch(guide: Guide) -> Language:
    return guide.words.languages["nl"]


def drawn(staff: StaffPages, address: StaffAddress) -> Document:
    return read(to_staff_html(staff.page(address)))


def links(document: Document) -> set[str]:
    return {each.attributes["href"] for each in document.all("a")}


def test_every_page_is_there_in_every_language(pseudo_guide: Guide, staff: StaffPages) -> None:
    found = links(drawn(staff, StaffAddress(dutch(pseudo_guide))))
    for language in pseudo_guide.words.offered:
        for name in staff.names:
            if name != GUIDE:
                assert str(PageAddress(language, name)) in found
        assert f"/?start=l-{language.code}" in found


def test_names_are_those_that_staff_read(pseudo_guide: Guide, staff: StaffPages) -> None:
    tigrinya = pseudo_guide.words.languages["ti"]
    for path, name in (("nl", tigrinya.dutch), ("en", tigrinya.english)):
        page = staff.page(StaffAddress(pseudo_guide.words.languages[path]))
        (cell, _) = next(each for each in page.groups[0].rows[0].cells if each[0].language is tigrinya)
        assert cell.name.text == name
        assert cell.autonym
        assert cell.autonym.text == tigrinya.autonym
        english = next(each for each in page.narrow if each[0].language.code == "en")[0]
        assert (english.autonym is None) == (path == "en")
    topic = pseudo_guide.flow.topics["family"]
    said = pseudo_guide.words.voice(dutch(pseudo_guide)).say(topic.title)
    assert said.text in drawn(staff, StaffAddress(dutch(pseudo_guide))).text


def test_a_partner_is_handed_on_everywhere(pseudo_guide: Guide, staff: StaffPages) -> None:
    for to in (None, dutch(pseudo_guide)):
        found = links(drawn(staff, StaffAddress(dutch(pseudo_guide), to, None, "my-ngo")))
        for link in found:
            query = parse_qs(urlsplit(link).query)
            if "start" in query:
                assert read_payload(query["start"][0]).partner == "my-ngo"
            elif link.startswith("/"):
                assert query["partner"] == ["my-ngo"], link
    card = drawn(staff, StaffAddress(dutch(pseudo_guide), dutch(pseudo_guide), "family", "my-ngo"))
    assert "/nl/family?partner=my-ngo" in card.text
    assert f"{SITE.origin}/nl/family?partner=my-ngo" in links(card)


def test_a_number_on_whatsapp_has_a_link_and_a_code_too(pseudo_guide: Guide) -> None:
    staff = StaffPages(pseudo_guide, PublicPages(pseudo_guide, SITE))
    card = staff.page(StaffAddress(dutch(pseudo_guide), dutch(pseudo_guide), "family", "my-ngo")).card
    assert card
    link = next(each for each in card.links if each.place is Destination.WHATSAPP)
    digits = pseudo_guide.short_code(dutch(pseudo_guide), pseudo_guide.flow.topics["family"])
    assert link.to == f"https://wa.me/31612345678?text={digits}%20p-my-ngo"
    assert link.pictures


def test_a_card_says_it_in_both_languages_and_has_a_code(pseudo_guide: Guide, staff: StaffPages) -> None:
    tigrinya = pseudo_guide.words.languages["ti"]
    page = staff.page(StaffAddress(dutch(pseudo_guide), tigrinya, "family"))
    assert page.card
    to = {link.place: link.to for link in page.card.links}
    digits = pseudo_guide.short_code(tigrinya, pseudo_guide.flow.topics["family"])
    assert to == {
        Destination.PAGE: f"{SITE.origin}/ti/family",
        Destination.GUIDE: f"{SITE.origin}/?start=l-ti_t-family",
        Destination.TELEGRAM: f"https://t.me/{SITE.bot}?start=l-ti_t-family",
        Destination.WHATSAPP: f"https://wa.me/31612345678?text={digits}",
    }
    assert page.card.title.language is dutch(pseudo_guide)
    assert page.card.own_title.language is tigrinya
    assert len(read(to_staff_html(page)).all("svg")) == 1 + len(to)
    guide_card = staff.page(StaffAddress(dutch(pseudo_guide), tigrinya, GUIDE)).card
    assert guide_card
    assert [link.place for link in guide_card.links] == [Destination.GUIDE, Destination.TELEGRAM, Destination.WHATSAPP]
    assert read_payload(parse_qs(urlsplit(guide_card.links[0].to).query)["start"][0]) == Payload("ti")


def test_a_card_says_the_digits_that_begin_there(pseudo_guide: Guide, staff: StaffPages) -> None:
    tigrinya, family = pseudo_guide.words.languages["ti"], pseudo_guide.flow.topics["family"]
    for name, topic in (("family", family), (GUIDE, None)):
        card = drawn(staff, StaffAddress(dutch(pseudo_guide), tigrinya, name))
        assert pseudo_guide.short_code(tigrinya, topic) in card.text
    page = staff.page(StaffAddress(dutch(pseudo_guide), tigrinya, "privacy"))
    assert page.card
    assert (page.card.code, len(page.card.links)) == (None, 1)


@pytest.mark.parametrize("place", Destination)
@pytest.mark.parametrize("kind", PictureFormat)
def test_a_code_can_be_had_as_a_file_and_leads_where_the_link_does(
    site: Asking, pseudo_guide: Guide, place: Destination, kind: PictureFormat
) -> None:
    answer = site.get(f"/staff/ti/family/{place.value}.{kind.value}?partner=my-ngo")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="wegwijs-ti-family-{place.value}.{kind.value}"'
    )
    link = dict(invite(pseudo_guide, SITE, pseudo_guide.words.languages["ti"], "family", "my-ngo").links)[place]
    assert answer.content == draw_code(link, kind)
    assert "my-ngo" in link


@pytest.mark.parametrize(
    "path",
    ["/staff/ti/family/page.gif", "/staff/ti/family/x.svg", "/staff/ti/privacy/guide.svg", "/staff/xx/family/page.svg"],
)
def test_a_picture_that_is_not_there_leads_to_the_languages(site: Asking, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 404
    assert read(answer.text).all("button", name="press")


def test_without_the_public_address_there_is_no_picture(pseudo_guide: Guide) -> None:
    here = Asking(build_application(Web(pseudo_guide, Site())))
    assert here.get("/staff/ti/family/page.svg").status_code == 404


def test_the_form_leads_to_a_card_without_a_script(site: Asking) -> None:
    form = read(site.get("/staff?partner=my-ngo").text).one("form")
    assert (form.attributes["method"], form.attributes["action"]) == ("get", "/staff")
    answer = site.get("/staff?to=ti&name=family&partner=my-ngo")
    assert (answer.status_code, answer.headers["location"]) == (307, "/staff/ti/family?partner=my-ngo")
    assert site.get("/staff?to=ti&name=family&partner=").headers["location"] == "/staff/ti/family"


def test_a_name_that_cannot_be_a_partners_is_refused_with_one_that_can(site: Asking) -> None:
    answer = site.get("/staff?" + urlencode({"to": "ti", "name": "family", "partner": "Hulp & Co. Übersee " * 3}))
    assert answer.status_code == 200
    page = read(answer.text)
    assert page.one("input", name="partner").attributes["value"] == "hulp-co-ubersee-hulp-co-uber"
    assert "hulp-co-ubersee-hulp-co-uber" in page.one("p", **{"class": "notice"}).text
    assert "partner=" not in answer.text


def test_where_the_public_address_is_not_known_there_is_no_code(pseudo_guide: Guide) -> None:
    staff = StaffPages(pseudo_guide, PublicPages(pseudo_guide, Site()))
    page = drawn(staff, StaffAddress(dutch(pseudo_guide)))
    assert not page.all("a", **{"class": "qr"})
    card = drawn(staff, StaffAddress(dutch(pseudo_guide), dutch(pseudo_guide), "family"))
    assert "/nl/family" in links(card)
    assert not card.all("a", **{"class": "file"})
    assert len(card.all("svg")) == 1


def test_one_language_alone_is_a_shorter_list(pseudo_guide: Guide, staff: StaffPages) -> None:
    tigrinya = pseudo_guide.words.languages["ti"]
    page = staff.page(StaffAddress(dutch(pseudo_guide), tigrinya))
    assert {tongue.language for group in page.groups for row in group.rows for tongue, _ in row.cells} == {tigrinya}
    assert len(page.narrow) == len(pseudo_guide.words.offered)


def test_it_tells_what_is_known_of_its_own_words(pseudo_guide: Guide, staff: StaffPages) -> None:
    assert staff.page(StaffAddress(dutch(pseudo_guide))).notices
    assert not staff.page(StaffAddress(pseudo_guide.words.english)).notices


def test_no_page_is_too_heavy(pseudo_guide: Guide, staff: StaffPages) -> None:
    for language in staff.languages:
        for address in (
            StaffAddress(language, partner=PARTNER),
            *(StaffAddress(language, to, "family", PARTNER) for to in pseudo_guide.words.offered),
        ):
            assert len(to_staff_html(staff.page(address)).encode()) <= HEAVIEST_STAFF


def test_no_folder_of_content_has_the_name_of_the_guide(pseudo_guide: Guide) -> None:
    assert GUIDE not in {*pseudo_guide.flow.topics, *pseudo_guide.flow.pages}
    assert not (ROOT / "content" / GUIDE).exists()


def test_without_dutch_it_is_in_english_alone(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "sound", tmp_path, dirs_exist_ok=True)
    table = tmp_path / "translations" / "languages.yaml"
    table.write_text(
        table.read_text(encoding="utf-8").replace("offered: yes\nar:", "offered: no\nar:"), encoding="utf-8"
    )
    guide = load(tmp_path)
    staff = StaffPages(guide, PublicPages(guide, Site()))
    assert [each.path for each in staff.alternates] == ["/staff"]
    assert staff.page(StaffAddress(guide.words.english)).twin is None
    picker = read(to_html(to_page(guide, guide.step(Conversation(), Started()))))
    assert picker.one("a", href="/staff")


@pytest.mark.parametrize("path", ["/voor-hulpverleners", "/staff", "/staff?to=ti", "/voor-hulpverleners/ti/family"])
def test_it_may_be_kept_for_some_minutes_by_anybody(site: Asking, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert "set-cookie" not in answer.headers
    assert site.get(path, {"If-None-Match": answer.headers["etag"]}).status_code == 304
    policy = answer.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"} <= set(policy)
    assert not [each for each in policy if "http" in each]


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("/staff/", "/staff"),
        ("/voor-hulpverleners/?partner=ngo", "/voor-hulpverleners?partner=ngo"),
        ("/staff/nl-BE/family", "/staff/nl/family"),
        ("/staff/ti/?x=1", None),
        ("/staff?to=xx&partner=NO%20ONE", None),
    ],
)
def test_another_spelling_leads_to_it(site: Asking, path: str, leads: str | None) -> None:
    answer = site.get(path)
    assert (answer.status_code, answer.headers.get("location")) == ((307, leads) if leads else (200, None))


@pytest.mark.parametrize("path", ["/staff/xx/family", "/staff/ti/nothing", "/staffs"])
def test_a_card_that_is_not_there_leads_to_the_languages(site: Asking, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 404
    assert read(answer.text).all("button", name="press")


@pytest.mark.slow
def test_every_link_leads_somewhere(site: Asking, pseudo_guide: Guide, staff: StaffPages) -> None:
    for link in links(drawn(staff, StaffAddress(dutch(pseudo_guide), pseudo_guide.words.english))):
        if link.startswith("/"):
            assert site.get(link).status_code == 200, link


def test_search_engines_find_it_in_both_languages(site: Asking) -> None:
    text = site.get("/sitemap.xml").text
    for path in ("/voor-hulpverleners", "/staff"):
        assert f"<loc>{ORIGIN}{path}</loc>" in text
    page = read(site.get("/staff").text)
    assert page.one("link", rel="canonical").attributes["href"] == f"{ORIGIN}/staff"
    assert {each.attributes["hreflang"] for each in page.all("link", rel="alternate")} == {"nl", "en"}
    assert read(site.get("/staff/ti/family").text).one("meta", name="robots").attributes["content"] == "noindex"


def test_the_languages_and_all_topics_lead_to_it(pseudo_guide: Guide) -> None:
    picker = read(to_html(to_page(pseudo_guide, pseudo_guide.step(Conversation(), Started()))))
    assert picker.one("a", href="/voor-hulpverleners").attributes["lang"] == "nl"
    menu = read(to_html(to_page(pseudo_guide, pseudo_guide.step(Conversation(), Started("l-en")))))
    assert not menu.all("a", href="/voor-hulpverleners")
    public = PublicPages(pseudo_guide, SITE)
    for code, path in (("en", "/staff"), ("nl", "/voor-hulpverleners"), ("ti", "/voor-hulpverleners")):
        address = PageAddress(pseudo_guide.words.languages[code], partner="my-ngo")
        page = read(to_public_html(public.page(address, megabytes="1.0")))
        assert page.one("a", href=f"{path}?partner=my-ngo")
        topic = read(to_public_html(public.page(replace(address, name="family"), megabytes="1.0")))
        assert not topic.all("a", href=f"{path}?partner=my-ngo")
