"""The parts of a page that are compared from one visit to the next: its words, its title, or its bytes, each as a hash.

"Changed" has to mean that a person should read the page again, or nobody will read what is told:

- Every word counts. One number is a whole change of law, so there is no share below which a change is let pass.
- Only what stands in the middle counts: ``<main>`` where a page has it, and never menus, heads, feet, asides, dialogs,
  scripts or what is hidden. Space, capitals and marks that nobody sees do not count either, nor where a word is bold.
- The date of the day is taken out, with a time after it. Other dates and times stay: deadlines and opening hours.
- Of an address that is only the site of an organisation nothing is told but that it is there. Its front page has news
  every day, so only its title is compared: another title can mean another owner.
- A PDF, or whatever else is no page, is compared byte by byte.

The words are taken with selectolax (lexbor): it reads as browsers read, has no dependencies, and leaves the choice to
the list below. trafilatura and readability-lxml guess what the main text is. Tried on a page of fees, the first took
the menu along and the second left out the table of the fees (25-11-2026); they bring 16 and 4 other packages.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.dates import format_date, get_day_names
from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.authoring.source.fingerprints import LENGTH, fingerprint
from bot.links.responses import FetchedPage
from bot.links.snapshots import Print, What

FEW = 20
"""Words that a page which means something has more of; one that is drawn by a script has none, or "Loading"."""

LONGEST_TITLE = 80
"""Letters of a title that are repeated in what is told."""

_HTML = {"text/html", "application/xhtml+xml"}
_TEXT = "text/plain"

_ASIDE = (
    "script, style, noscript, template, svg, iframe, nav, aside, dialog, button, select, textarea, [hidden], "
    "[aria-hidden=true], [role=navigation], [role=complementary], [role=search], [role=dialog], [role=alertdialog]"
)
_AROUND = "header, footer, [role=banner], [role=contentinfo]"
_MAIN = "main, [role=main]"

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_WHERE_IT_IS_SAID = 1024
"""Bytes at the beginning of a page in which it can say how its letters are written (HTML standard)."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LATIN = {"iso-8859-1", "latin1", "us-ascii", "ascii"}
"""Names that browsers read as Windows-1252 (Encoding standard)."""

_NOT_THERE = re.compile(r"not found|does not exist|niet gevonden|bestaat niet|^\W*404\b", re.IGNORECASE)
"""In a title: a site that answers 200 and says that it has no such page."""

_LANGUAGES = ("en", "nl")
_DATES = (
    "d MMMM y", "dd MMMM y", "d MMM y", "MMMM d, y", "MMM d, y", "y-MM-dd", "dd-MM-y", "d-M-y", "dd/MM/y", "d/M/y",
    "MM/dd/y", "dd.MM.y", "d.M.y",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """A page, read. ``seen`` is None where it has no words; ``missing`` is its title if that says it is gone."""

    seen: Print | None
    missing: str | None = None


def read(page: FetchedPage, day: date, *, only_title: bool = False) -> Read:
    """A page on the day of the visit."""
    if page.kind in _HTML or (not page.kind and page.data.lstrip().startswith(b"<")):
        tree = LexborHTMLParser(decode_page(page))
        title = _title(tree)
        if _NOT_THERE.search(title):
            return Read(None, title[:LONGEST_TITLE])
        if only_title:
            return Read(_print(What.TITLE, title, day, few=0))
        return Read(_print(What.WORDS, _words(tree), day))
    if page.kind == _TEXT:
        return Read(_print(What.WORDS, decode_page(page), day))
    return Read(Print(What.BYTES, hashlib.sha256(page.data).hexdigest()[:LENGTH]) if page.data else None)


def _print(what: What, text: str, day: date, few: int = FEW) -> Print | None:
    words = plain(text, day)
    return Print(what, fingerprint("".join(words))) if len(words) > few else None


def plain(text: str, day: date) -> list[str]:
    """The words of a text, without what changes though nothing has changed."""
    seen = "".join(each for each in unicodedata.normalize("NFKC", text) if unicodedata.category(each) != "Cf")
    return _today(day).sub(" ", " ".join(seen.casefold().split())).split()


@lru_cache(maxsize=1)
def _today(day: date) -> re.Pattern[str]:
    """A date of this day, or of the one before or after it, for it may be that day where the server is."""
    days = [date.fromordinal(number) for number in range(day.toordinal() - 1, day.toordinal() + 2)
            if date.min.toordinal() <= number <= date.max.toordinal()]  # fmt: skip
    names = {format_date(each, form, locale).casefold() for each in days for form in _DATES for locale in _LANGUAGES}
    names = {name.replace(".", "") if " " in name else name for name in names}
    weekdays = {name.casefold() for locale in _LANGUAGES for name in get_day_names("wide", locale=locale).values()}
    escaped = (re.escape(name) for name in sorted(names, key=len, reverse=True))
    dates = "|".join(name.replace(r"\ ", r"\.?\ ") for name in escaped)  # the name of a month may be cut short
    return re.compile(
        rf"\b(?:(?:{'|'.join(sorted(weekdays))}),? )?(?:{dates})\b(?:,? (?:at |om |- )?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?)?"
    )


def decode_page(page: FetchedPage) -> str:
    """The letters of a page, as its first bytes, the server or the page say; else UTF-8, or Windows-1252."""
    said = _CHARSET.search(page.data[:_WHERE_IT_IS_SAID])
    marked = next((name for mark, name in _MARKS if page.data.startswith(mark)), None)
    for name in (marked, page.charset, said[1].decode() if said else None):
        try:
            if name:
                return page.data.decode("cp1252" if name.lower() in _LATIN else name, errors="replace")
        except (LookupError, ValueError):
            continue
    try:
        return page.data.decode()
    except UnicodeDecodeError:
        return page.data.decode("cp1252", errors="replace")


def _title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("head title")
    words = " ".join(node.text().split()) if node else ""
    return "".join(each for each in words if each.isprintable())


def _words(tree: LexborHTMLParser) -> str:
    """The words in the middle of a page; of all of it where nothing says which part that is."""
    _take_out(tree, _ASIDE)
    main = tree.css_first(_MAIN)
    if main and len((text := _text(main)).split()) > FEW:
        return text
    _take_out(tree, _AROUND)
    return _text(tree.body) if tree.body else ""


def _take_out(tree: LexborHTMLParser, what: str) -> None:
    """Takes parts out of a page, the inner ones first: what is in one that is gone cannot be taken out any more."""
    for node in reversed(tree.css(what)):
        node.decompose()


def _text(node: LexborNode) -> str:
    return node.text(separator=" ", strip=True)
