"""What of a page counts as its words, and what may be another thing every day."""

from __future__ import annotations

from datetime import date

import pytest

from bot.links.page_text import LONGEST_TITLE, Read, decode_page, plain, read
from bot.links.responses import FetchedPage
from bot.links.snapshots import Print, What

DAY = date(2026, 11, 25)
LONG = " ".join(f"word{number}" for number in range(30))


def seen(body: str, *, day: date = DAY, head: str = "<title>A page</title>") -> Print | None:
    return read(html(f"<!doctype html><head>{head}</head><body>{body}</body>"), day).seen


def html(text: str) -> FetchedPage:
    return FetchedPage("text/html", "utf-8", text.encode())


@pytest.mark.parametrize(
    "other",
    [
        f"<main><p>The fee is 405 euros. {LONG}</p></main>",
        f"<main><p>The  FEE\n is 405&nbsp;<b>euros.</b> {LONG}</p></main>",
        f"<main><p>The fe&shy;e is 405 euros. {LONG}</p></main>",
        f"<main><nav><button>Menu</button><ul><li>New</li></ul></nav><p>The fee is 405 euros. {LONG}</p></main>",
        f"<header>News!</header><main><script nonce=1>x()</script><p>The fee is 405 euros. {LONG}</p></main>",
        f"<main><aside>Read too</aside><p>The fee is 405 euros. {LONG}<span hidden>1a2b</span></p></main>",
        f"<main><p>The fee is 405 euros. {LONG}</p></main><div>3 visitors</div><footer>2026</footer>",
        f"<header>Menu</header><div><p>The fee is 405 euros. {LONG}</p></div><footer>Contact</footer>",
        f"<main></main><header>Menu</header><p>The fee is 405 euros. {LONG}</p>",
        f"<main><time>25 November 2026, 14:05</time><p>The fee is 405 euros. {LONG}</p></main>",
    ],
)  # fmt: skip
def test_what_is_around_the_words_does_not_count(other: str) -> None:
    assert seen(other) == seen(f"<main>The fee is 405 euros. {LONG}</main>")


@pytest.mark.parametrize(
    "other",
    ["The fee is 406 euros.", "The fee is not 405 euros.", "The fee is 405 euros. From 1 January.", "Fee: 405 euros."],
)
def test_every_word_counts(other: str) -> None:
    assert seen(f"<main>{other} {LONG}</main>") != seen(f"<main>The fee is 405 euros. {LONG}</main>")


@pytest.mark.parametrize(
    "today",
    ["25 November 2026", "Wednesday 25 November 2026", "25 november 2026 om 14:05", "November 25, 2026 at 9:03",
     "2026-11-25 14:05:33", "25-11-2026", "25/11/2026 - 8.30", "11/25/2026", "25.11.2026", "26 nov 2026",
     "24 nov. 2026", "Nov. 25, 2026", "woensdag 25 november 2026"],
)  # fmt: skip
def test_the_date_of_the_day_does_not_count(today: str) -> None:
    assert plain(f"From {today} on", DAY) == ["from", "on"]


@pytest.mark.parametrize("other", ["27 November 2026", "25 November 2025", "25 November", "125-11-2026", "9:00"])
def test_another_date_does(other: str) -> None:
    assert plain(other, DAY) == other.casefold().split()


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_clock_that_is_far_off_breaks_nothing(day: date) -> None:
    assert plain("From now on", day) == ["from", "now", "on"]


@pytest.mark.parametrize(
    "body", ["", "<main></main>", "<div id=root>Loading</div><script>draw()</script>", "<noscript>x</noscript>"]
)
def test_a_page_that_a_script_draws_has_no_words(body: str) -> None:
    assert seen(body) is None


def test_nothing_at_all_has_no_words() -> None:
    for kind in ("text/html", "text/plain", "application/pdf", ""):
        assert read(FetchedPage(kind, None, b""), DAY) == Read(None)


def test_menus_in_menus_are_taken_out_whole() -> None:
    nested = "<nav><aside><button>a<svg></svg></button></aside>" * 50 + "</nav>" * 50
    assert seen(f"{nested}<main>{LONG}</main>") == seen(f"<main>{LONG}</main>")


@pytest.mark.parametrize("title", ["Page not found | The Office", "Pagina niet gevonden", "404", "404 - The Office"])
def test_a_page_whose_title_says_that_it_is_gone_is_gone(title: str) -> None:
    assert read(html(f"<title>{title}</title><main>{LONG}</main>"), DAY) == Read(None, title)
    assert read(html("<title>Form 404 and how to fill it in</title>"), DAY).missing is None


def test_of_a_title_nothing_reaches_a_terminal_but_letters() -> None:
    title = f"Not\n found \x1b[31m{'x' * 200}"
    missing = read(html(f"<title>{title}</title>"), DAY).missing
    assert missing == f"Not found [31m{'x' * 200}"[:LONGEST_TITLE]


def test_of_a_site_only_its_title_counts() -> None:
    one, two = (html(f"<title>The Office</title><main>{news} {LONG}</main>") for news in ("Snow", "Sun"))
    assert read(one, DAY, only_title=True) == read(two, DAY, only_title=True)
    other = read(html("<title>Casino</title>"), DAY, only_title=True).seen
    assert other
    assert other.what is What.TITLE
    assert other != read(one, DAY, only_title=True).seen
    assert read(html("<p>Here</p>"), DAY, only_title=True) == Read(None)


def test_what_is_no_page_is_compared_byte_by_byte() -> None:
    one, two = (read(FetchedPage("application/pdf", None, data), DAY).seen for data in (b"%PDF-1", b"%PDF-2"))
    assert one
    assert one.what is What.BYTES
    assert one != two


def test_plain_text_has_words_and_what_says_nothing_of_itself_can_be_a_page() -> None:
    text = read(FetchedPage("text/plain", None, LONG.encode()), DAY).seen
    assert text == seen(f"<main>{LONG}</main>") == read(FetchedPage("", None, f" <p>{LONG}".encode()), DAY).seen


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("utf-8", "é €".encode()), (None, "é €".encode()), (None, "é €".encode("cp1252")),
        ("iso-8859-1", "é €".encode("cp1252")), ("no-such", "é €".encode()), ("base64", "é €".encode()),
        ("iso-8859-1", "\ufeffé €".encode()), ("utf-8", "\ufeffé €".encode("utf-16-le")),
        (None, "\ufeffé €".encode("utf-16-be")), ("utf-8\0", "é €".encode()),
    ],
)  # fmt: skip
def test_letters_are_read_however_they_are_written(charset: str | None, data: bytes) -> None:
    assert decode_page(FetchedPage("text/html", charset, data)) == "é €"


def test_a_page_can_say_itself_how_its_letters_are_written() -> None:
    text = '<meta charset="iso-8859-15"><p>é €'
    assert decode_page(FetchedPage("text/html", None, text.encode("iso-8859-15"))) == text


def test_broken_letters_are_no_reason_to_stop() -> None:
    assert decode_page(FetchedPage("text/html", "utf-8", b"a\xffb")) == "a\ufffdb"
