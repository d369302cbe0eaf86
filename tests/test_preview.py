"""The page that shows a translator every screen: what it says, where that was written, and how it follows."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from bot.authoring.project import Project
from bot.authoring.source.problems import AuthoringError
from bot.authoring.sweep.every_screen import FULLEST_SITE
from bot.channels.telegram.limits import LABEL_PIXELS
from bot.core.bidi import first_strong
from bot.core.guide import Guide
from bot.core.pseudo_language import make_pseudo
from bot.loading import load
from bot.preview.page import page, path_to
from bot.preview.screens import data_of, numbers_of
from bot.preview.serving import LiveData, answer, server
from bot.wiring import read
from tests.authoring.tree import CATALOG, PERMIT, SHELTER, SHELTER_NL, Tree
from tests.test_translators import run
from tests.test_translators import tree as tree  # noqa: PLC0414  # a fixture, for this module too

pytestmark = pytest.mark.slow

Data = dict[str, Any]


def data(tree: Tree, code: str = "nl") -> Data:
    return data_of(read(tree.root), load(tree.root), code)


def lines(shown: Data, shows: str, code: str = "nl") -> list[list[Any]]:
    """The lines of a screen in one language."""
    numbers = (number for message in messages(shown, shows, code) for number in numbers_of(message["blocks"]))
    return [shown["lines"][number] for number in numbers]


def keys(shown: Data, shows: str, code: str = "nl") -> list[list[Any]]:
    numbers = (number for message in messages(shown, shows, code) for row in message["keys"] for number in row)
    return [shown["labels"][number] for number in numbers]


def messages(shown: Data, shows: str, code: str) -> list[Data]:
    (screen,) = (screen for screen in shown["screens"] if screen["shows"] == shows)
    found: list[Data] = screen["messages"][code]
    return found


def source(shown: Data, said: str, shows: str, code: str = "nl") -> Data:
    """Where a line was written."""
    number = next(line[4] for line in lines(shown, shows, code) if said in line[1])
    found: Data = shown["sources"][number]
    return found


def test_every_screen_is_there_once_in_three_languages(tree: Tree) -> None:
    shown = data(tree)
    names = [screen["shows"] for screen in shown["screens"]]
    assert len(names) == len(set(names))
    assert {"safe", "safe > why", "call_now", "menu", "languages", "topic:shelter:short", "page:help"} <= set(names)
    assert [language["code"] for language in shown["languages"]] == ["en", "nl"]
    assert [language["code"] for language in data(tree, "ar")["languages"]] == ["en", "nl", "ar"]
    assert all(screen["messages"]["en"] for screen in shown["screens"])


def test_a_text_leads_to_its_line_with_its_state(tree: Tree) -> None:
    asked = source(data(tree), "Bent u veilig?", "safe")
    line = tree.text(CATALOG).split("\n").index('msgctxt "permit.safe.question"') + 1
    assert (asked["id"], asked["file"], asked["line"]) == ("permit.safe.question", CATALOG, line)
    assert (asked["state"], asked["high"]) == ("draft", False)
    assert dict(asked["texts"]) == {"English": "Are you safe?", "nl": "Bent u veilig?"}


def test_a_text_with_values_is_found_too(tree: Tree) -> None:
    assert source(data(tree), "Vraag 1 van ", "safe")["id"] == "interface.progress"


def test_a_text_of_a_section_leads_to_its_own_line(tree: Tree) -> None:
    shown = source(data(tree), "Vraag een advocaat", "topic:shelter:careful")
    line = tree.text(SHELTER_NL).split("\n").index("Vraag een advocaat voordat u reist.") + 1
    assert (shown["id"], shown["file"], shown["line"]) == ("shelter#careful", SHELTER_NL, line)
    assert (shown["state"], shown["high"]) == ("draft", True)


def test_what_is_missing_says_so_and_leads_to_where_it_belongs(tree: Tree) -> None:
    run("update")
    why = source(data(tree), "Your safety comes first.", "safe > why")
    line = tree.text(CATALOG).split("\n").index('msgctxt "permit.safe.why"') + 1
    assert (why["state"], why["file"], why["line"]) == ("missing", CATALOG, line)
    assert source(data(tree), "There are none.", "topic:shelter:conditions")["file"] == SHELTER


def test_what_is_old_tells_the_english_that_it_was_made_from(tree: Tree) -> None:
    tree.change(PERMIT, "question: Are you safe?", "question: Are you safe today?")
    asked = source(data(tree), "Bent u veilig?", "safe")
    assert asked["state"] == "stale"
    assert dict(asked["texts"])["English then"] == "Are you safe?"


def test_english_has_no_state(tree: Tree) -> None:
    asked = source(data(tree), "Are you safe?", "safe", "en")
    assert (asked["state"], asked["file"]) == (None, PERMIT)


def test_names_of_organisations_and_numbers_were_written_by_nobody_who_translates(tree: Tree) -> None:
    assert {line[4] for line in lines(data(tree), "call_now") if line[1] == "112"} == {None}


def test_a_line_runs_as_its_first_strong_letter_does(tree: Tree) -> None:
    run("update", "ar")
    catalog = "translations/ar/LC_MESSAGES/messages.po"
    texts = {found.text.english for found in read(tree.root).texts}
    written = tree.text(catalog)
    for english in texts:
        written = written.replace(
            f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{make_pseudo(english)}"'
        )
    tree.write(catalog, written)
    shown = data(tree, "ar")
    said = [line for line in lines(shown, "safe", "ar") if line[4] is not None]
    assert {line[2] for line in said if first_strong(line[1]) == "R"} == {"rtl"}
    assert {line[2] for line in lines(shown, "safe", "en")} == {"ltr"}
    assert {key[1] for key in keys(shown, "safe", "ar")} == {"rtl"}


@pytest.fixture(scope="module")
def real(authored: Project, guide: Guide) -> Data:
    """All screens of the real guide, in Arabic: they take seconds to draw."""
    return data_of(authored, guide, "ar")


def test_no_message_repeats_what_those_before_it_on_its_screen_say(real: Data) -> None:
    for screen in real["screens"]:
        for some in screen["messages"].values():
            seen = set[int]()
            for message in some:
                numbers = set(numbers_of(message["blocks"]))
                assert not numbers <= seen, screen["shows"]
                seen |= numbers


def test_what_telegram_folds_and_colours_is_folded_and_coloured(real: Data) -> None:
    (message,) = messages(real, "parent_of_dutch_child", "ar")
    folded = [block for block in message["blocks"] if block["is"] == "fold"]
    assert folded
    assert all(real["lines"][next(numbers_of([block]))][0] == "heading" for block in folded)
    styles = {real["labels"][number][5] for row in message["keys"] for number in row}
    assert styles == {"", "danger"}


def test_what_stands_on_many_screens_is_in_the_data_once(real: Data) -> None:
    for table in ("lines", "labels"):
        assert len(real[table]) == len({tuple(row) for row in real[table]})
    assert len(json.dumps(real, ensure_ascii=False)) < 3_000_000


def test_a_number_to_call_reads_as_it_is_dialled(real: Data, guide: Guide) -> None:
    phone = guide.flow.organisations["comensha"].phones[0].number
    assert f"\u200f\u2066{phone}\u2069" in [line[1] for line in lines(real, "controlled_now", "ar")]
    assert phone in [line[1] for line in lines(real, "controlled_now", "en")]


def test_a_key_has_its_width_and_its_room_and_leads_to_its_words(tree: Tree) -> None:
    tree.change(CATALOG, 'msgstr "Asiel?"', 'msgstr "Asiel?"\n\nmsgctxt "interface.control_back"\n'
                'msgid "Control back"\nmsgstr "Terug naar waar u hiervoor was"')  # fmt: skip
    label, _, pixels, room, number, _ = next(key for key in keys(data(tree), "safe") if key[0].startswith("Terug"))
    assert pixels > room == LABEL_PIXELS[3]
    assert data(tree)["sources"][number]["id"] == "interface.control_back"
    assert label == "Terug naar waar u hiervoor was"


def test_of_the_real_guide_everything_that_was_translated_is_found(real: Data, guide: Guide) -> None:
    organisations = {each.title for each in guide.flow.organisations.values()}
    contacts = {each for one in guide.flow.organisations.values() for each in (one.visit, one.site, one.email)}
    contacts |= {f"{one.title}: {one.phones[0].number}" for one in guide.flow.organisations.values() if one.phones}
    contacts |= {phone.number for one in guide.flow.organisations.values() for phone in one.phones}
    contacts |= {FULLEST_SITE.origin, FULLEST_SITE.telegram, FULLEST_SITE.whatsapp}
    sources = {source.address for topic in guide.flow.topics.values() for source in topic.sources}
    # On these several texts stand on one line, or a number alone.
    shown = {screen["shows"] for screen in real["screens"]} - {"answers", "noting:answers", "noting:questions"}
    shown = {shows for shows in shown if not shows.endswith("> note")}
    unknown = {
        re.sub("[\u200f\u2066\u2067\u2069]", "", line[1])
        for shows in shown
        for line in lines(real, shows, "ar")
        if line[4] is None
    }
    assert unknown - organisations - contacts - sources == {"\U0001f310"}


def test_the_states_of_all_texts_are_counted(tree: Tree) -> None:
    counts = data(tree)["counts"]
    assert set(counts) == {"missing", "stale", "draft", "checked"}
    assert sum(counts.values()) == len(read(tree.root).items["nl"])


def test_the_page_is_one_file_with_its_data_in_it(tree: Tree) -> None:
    tree.change(CATALOG, "Bent u veilig?", "Bent u </script> veilig & wel?")
    shown = data(tree)
    text = page(shown)
    (inside,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert json.loads(inside) == json.loads(json.dumps(shown))
    assert not re.search(r'(src|href)="(?!data:)', text)
    assert "http" not in text.replace(inside, "").replace("location.protocol.startsWith", "").replace('("http")', "")


@pytest.mark.parametrize(
    ("output", "way"), [("nl.html", ""), ("docs/nl.html", "../"), ("a/b/nl.html", "../../"), ("../nl.html", None)]
)
def test_a_file_beside_the_authored_ones_links_to_them_and_a_file_elsewhere_does_not(
    tmp_path: Path, output: str, way: str | None
) -> None:
    assert path_to(tmp_path / "repository", tmp_path / "repository" / output) == way


def test_preview_writes_a_file_to_send(tree: Tree, tmp_path: Path) -> None:
    file = tmp_path / "nl.html"
    assert run("preview", "nl", "--output", str(file)).stdout.startswith(f"Written: {file}. ")
    assert "Bent u veilig?" in file.read_text(encoding="utf-8")
    refused = run("preview", "nl", "--output", str(tmp_path / "none" / "nl.html"))
    assert refused.exit_code == 1
    assert "cannot be written" in refused.stderr
    assert tree.root.exists()


@pytest.fixture
def fresh(tree: Tree) -> LiveData:
    return LiveData(tree.root, lambda: data(tree))


def test_the_page_follows_the_files(tree: Tree, fresh: LiveData) -> None:
    before = fresh.data()
    assert fresh.data() is before
    tree.change(CATALOG, "Bent u veilig?", "Ben je nu veilig?")
    os.utime(tree.root / CATALOG, ns=(1, 1))
    after = json.loads(answer(fresh, "/data")[1])
    assert after["version"] != before["version"]
    assert answer(fresh, "/version") == ("text/plain", after["version"])
    assert source(after, "Ben je nu veilig?", "safe")["state"] == "draft"


def test_what_check_says_of_the_language_stands_above_the_screens(tree: Tree) -> None:
    assert data(tree)["mistakes"] == []
    tree.change(CATALOG, "Bent u veilig?", "**Bent u veilig?")
    (said,) = data(tree)["mistakes"]
    assert said.endswith("[wrong-translation]")
    assert data(tree, "ar")["mistakes"] == []


def test_files_that_can_not_be_read_now_leave_what_was_shown_before_and_say_why(tree: Tree, fresh: LiveData) -> None:
    before = fresh.data()
    tree.change(PERMIT, "start: safe", "start: saef")
    now = fresh.data()
    assert now["screens"] == before["screens"]
    assert now["wrong"][0].endswith("[unknown-state]")
    tree.change(PERMIT, "start: saef", "start: safe")
    os.utime(tree.root / PERMIT, ns=(1, 1))
    assert fresh.data()["wrong"] == []


def test_files_that_could_never_be_read_are_told_at_once(tree: Tree) -> None:
    def make() -> Data:
        raise AuthoringError([])

    with pytest.raises(AuthoringError):
        LiveData(tree.root, make).data()


def test_a_source_is_shown_with_numbered_lines(fresh: LiveData) -> None:
    kind, text = answer(fresh, f"/source/{SHELTER_NL}")
    assert kind == "text/html"
    assert '<li id="L2"><code dir="auto">origin: human</code></li>' in text


@pytest.mark.parametrize("path", ["/source/pyproject.toml", "/source/flows/../pyproject.toml", "/source/", "/other"])
def test_nothing_else_is_served(fresh: LiveData, path: str) -> None:
    assert answer(fresh, path) == (None, "There is nothing here.\n")


@pytest.fixture
def address(fresh: LiveData) -> Iterator[tuple[str, int]]:
    """A running server."""
    with server(fresh, 0) as running:
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield "127.0.0.1", running.server_port
        running.shutdown()
        thread.join()


def test_it_is_served_on_this_computer_alone_and_nothing_is_kept(address: tuple[str, int]) -> None:
    connection = HTTPConnection(*address)
    connection.request("GET", "/?x=1")
    got = connection.getresponse()
    assert (got.status, got.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert got.headers["Cache-Control"] == "no-store"
    assert b"Bent u veilig?" in got.read()
    connection.request("GET", "/none")
    got = connection.getresponse()
    assert got.status == 404
    got.read()
    connection.close()


def test_a_port_that_is_taken_is_told(tree: Tree, address: tuple[str, int]) -> None:
    refused = run("preview", "nl", "--port", str(address[1]))
    assert refused.exit_code == 1
    assert f"port {address[1]} cannot be used" in refused.stderr
    assert tree.root.exists()


def test_preview_serves_until_it_is_interrupted(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_server: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("http.server.ThreadingHTTPServer.serve_forever", interrupted)
    result = run("preview", "nl", "--port", "0")
    assert result.exit_code == 0
    assert re.search(r"Open http://127\.0\.0\.1:\d+/ and leave this running\.", result.stdout)
    assert tree.root.exists()
