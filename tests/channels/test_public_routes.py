"""The public pages over HTTP: what may be kept, what leads elsewhere, and what a site has beside its pages."""

from __future__ import annotations

import json
import struct
from xml.etree import ElementTree as ET

import pytest

from bot.channels.web.public_page import PublicPages
from bot.channels.web.public_routes import MOST_REMEMBERED, PICTURES
from bot.channels.web.routes import Web
from bot.core.guide import Guide
from bot.core.ledger import Ledger
from bot.core.pseudo_language import PSEUDO
from bot.core.site import Site
from bot.server.application import build_application
from tests.asgi import Asking
from tests.channels.browser import read
from tests.offered import without_offering

ORIGIN = "https://wegwijs.example"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def site(pseudo_guide: Guide) -> Asking:
    return Asking(build_application(Web(pseudo_guide, Site(ORIGIN), frame_ancestors="https://partner.example")))


@pytest.fixture(scope="module")
def bare(pseudo_guide: Guide) -> Asking:
    """A site whose public address is not set."""
    return Asking(build_application(Web(pseudo_guide)))


@pytest.mark.parametrize("path", ["/en/", "/en/family", "/nl/help", "/ar-XB/who-helps", "/en/family?beside=nl"])
def test_a_page_may_be_kept_for_some_minutes_by_anybody(site: Asking, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert "set-cookie" not in answer.headers
    again = site.get(path, {"If-None-Match": f'"other", {answer.headers["etag"]}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", answer.headers["etag"])
    assert site.get(path, {"If-None-Match": "*"}).status_code == 304
    assert site.get(path, {"If-None-Match": 'W/"other"'}).status_code == 200
    head = site.request("HEAD", path)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", answer.headers["etag"])


def test_it_is_the_same_for_everybody(site: Asking) -> None:
    first = site.get("/en/family", {"Accept-Language": "nl", "User-Agent": "x", "Cookie": "a=b"})
    assert first.text == site.get("/en/family").text


def test_what_it_carries_along_changes_it_and_is_not_kept_in_memory(site: Asking) -> None:
    plain = site.get("/en/family").headers["etag"]
    for number in range(3):
        answer = site.get(f"/en/family?partner=ngo-{number}")
        assert f"p-ngo-{number}" in answer.text
        assert answer.headers["etag"] != plain
    assert site.get("/en/family?partner=NO%20ONE&x=1").headers["etag"] == plain
    assert site.get("/en/family?seen=zz").headers["etag"] != plain


def test_all_pages_are_remembered_when_there_are_sixteen_languages(pseudo_guide: Guide) -> None:
    assert len(PublicPages(pseudo_guide, Site()).names) * 16 <= MOST_REMEMBERED


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("/en", "/en/"),
        ("/nl-BE/family?partner=ngo", "/nl/family?partner=ngo"),
        ("/AR-xb/", "/ar-XB/"),
        ("/en/family/", "/en/family"),
        ("/en/FAMILY?partner=ngo", "/en/family?partner=ngo"),
        (f"/{PSEUDO}/help", "/ar-XB/help"),
    ],
)
def test_another_tag_of_a_language_leads_to_it(site: Asking, path: str, leads: str) -> None:
    answer = site.get(path)
    assert (answer.status_code, answer.headers["location"]) == (307, leads)


@pytest.mark.parametrize("path", ["/en/nothing", "/en/family%22", "/en/%00", "/nl-BE/nothing"])
def test_a_page_that_is_not_there_shows_all_that_are(site: Asking, path: str) -> None:
    answer = site.get(path)
    assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")
    ways = [each.attributes["href"] for each in read(answer.text).all("a")]
    assert any(way.endswith("/family") for way in ways)


@pytest.mark.parametrize(
    "path", ["/xx/", "/xx", "/xx/family", "/xx/manifest.webmanifest", "/xx/offline.json", "/en/a/b"]
)
def test_a_language_that_there_is_not_leads_to_the_languages(site: Asking, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 404
    assert read(answer.text).all("button", name="press")


def test_a_language_that_is_not_offered_yet_keeps_the_topic(pseudo_guide: Guide, ledger: Ledger) -> None:
    guide = without_offering(pseudo_guide, ledger, "tr")
    site = Asking(build_application(Web(guide, Site(ORIGIN))))
    drawn = read(site.get("/tr/family?partner=ngo").text)
    presses = [each.attributes["value"] for each in drawn.all("button", name="press")]
    chosen = {guide.press(press).screen.shows for press in presses}
    assert "topic:family:short:0" in chosen
    presses = [each.attributes["value"] for each in read(site.get("/xx/a_l-ar").text).all("button", name="press")]
    assert len(presses) > len(guide.words.offered)


def test_what_can_not_be_asked_so_has_a_way_on(site: Asking) -> None:
    answer = site.post("/en/family", "press=x")
    assert answer.status_code == 405
    assert read(answer.text).all("button", name="press")


def test_the_browser_is_asked_to_forget_pages(site: Asking) -> None:
    answer = site.get("/forget")
    assert (answer.status_code, answer.headers["clear-site-data"]) == (204, '"cache"')


def test_nothing_comes_from_elsewhere_and_only_partners_may_frame_it(site: Asking, bare: Asking) -> None:
    policy = site.get("/en/family").headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "base-uri 'none'", "form-action 'self'"} <= set(policy)
    assert not [each for each in policy if "http" in each and not each.startswith("frame-ancestors")]
    assert "frame-ancestors https://partner.example" in policy
    assert "frame-ancestors 'none'" in bare.get("/en/family").headers["content-security-policy"]


def test_what_is_saved_is_all_pages_of_a_language_and_nothing_of_another(site: Asking, pseudo_guide: Guide) -> None:
    saved = site.get("/ar-XB/offline.json").json()["pages"]
    names = PublicPages(pseudo_guide, Site()).names
    assert saved == [f"/ar-XB/{name}" for name in names]
    for path in saved:
        assert site.get(path).status_code == 200


def test_a_home_screen_shows_a_name_and_a_sign_that_tell_nothing(site: Asking) -> None:
    answer = site.get("/ar-XB/manifest.webmanifest")
    assert answer.headers["content-type"] == "application/manifest+json"
    manifest = json.loads(answer.text)
    assert (manifest["lang"], manifest["dir"], manifest["start_url"]) == ("ar-XB", "rtl", "/ar-XB/")
    assert {json.loads(site.get(f"/{tag}/manifest.webmanifest").text)["name"] for tag in ("en", "ar", "ti")} == {
        "Wegwijs"
    }
    for icon in manifest["icons"]:
        width, height = size_of(site.get(icon["src"]).content)
        assert icon["sizes"] == f"{width}x{height}"


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a picture in PNG (PNG specification, 11.2.2)."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def test_the_picture_beside_a_link_has_the_size_that_is_said(site: Asking) -> None:
    answer = site.get("/picture.png")
    drawn = read(site.get("/en/").text)
    said = [drawn.one("meta", property=f"og:image:{side}").attributes["content"] for side in ("width", "height")]
    assert size_of(answer.content) == tuple(map(int, said))
    assert len(answer.content) < 30_000
    assert {site.get(f"/{name}").headers["content-type"] for name in PICTURES} == {"image/png"}


def test_the_script_that_serves_saved_pages_is_asked_for_again_each_time(site: Asking) -> None:
    answer = site.get("/offline.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-security-policy"] == "default-src 'none'; connect-src 'self'"


@pytest.mark.slow
def test_the_map_of_the_site_has_every_page_in_every_language(site: Asking, pseudo_guide: Guide) -> None:
    answer = site.get("/sitemap.xml")
    assert answer.headers["content-type"].startswith("application/xml")
    urls = ET.fromstring(answer.text).findall("s:url", SPACES)  # noqa: S314  # our own
    found = {url.findtext("s:loc", None, SPACES): url for url in urls}
    languages, names = pseudo_guide.words.offered, PublicPages(pseudo_guide, Site()).names
    staff = {f"{ORIGIN}/staff", f"{ORIGIN}/voor-hulpverleners"}
    assert set(found) - staff == {f"{ORIGIN}/{language.tag}/{name}" for language in languages for name in names}
    assert staff < set(found)
    for address, url in found.items():
        if address in staff:
            continue
        others = {each.attrib["hreflang"]: each.attrib["href"] for each in url.findall("x:link", SPACES)}
        name = (address or "").removeprefix(ORIGIN).split("/", 2)[2]
        assert others.pop("x-default") == f"{ORIGIN}/en/{name}"
        assert others == {each.tag: f"{ORIGIN}/{each.tag}/{name}" for each in languages}
        assert site.get((address or "").removeprefix(ORIGIN)).status_code == 200
    family = found[f"{ORIGIN}/en/family"]
    assert family.findtext("s:lastmod", None, SPACES) == pseudo_guide.flow.topics["family"].updated


def test_robots_read_pages_and_no_talks(site: Asking, bare: Asking) -> None:
    told = site.get("/robots.txt").text.splitlines()
    assert f"Sitemap: {ORIGIN}/sitemap.xml" in told
    assert {"Disallow: /leave", "Disallow: /?"} <= set(told)
    assert "Sitemap" not in bare.get("/robots.txt").text
    assert bare.get("/sitemap.xml").status_code == 404


def test_the_names_of_other_things_are_not_taken_for_languages(site: Asking) -> None:
    assert site.get("/leave").status_code == 303
    assert site.get("/healthz").text == "ok"
