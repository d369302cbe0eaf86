"""Addresses of the public pages. Nothing of a person ever stands in one.

::

    /<language>/              all topics, and the ways to everything else
    /<language>/<topic>       a topic; in the same way the pages that are none, and everybody who can help
    /<language>/next/<outcome> the next steps of an outcome, as if nothing had been answered
    ?beside=<nl, en>          with the same in Dutch or English beside it
    ?seen=<meaning>           from a link or paper of that time, so that a change since can be told
    ?partner=<name>           from a partner's site; it is handed on to the guide, where a start is counted
    /voor-hulpverleners       every page in every language, with Dutch names, for staff; in English at /staff
    ?to=<language>            only the pages in one language
    ?name=<topic>&to=...      leads to the card of one of them
    /staff/<language>/<topic> one of them: its links, its short code, and codes to scan
    .../page.svg              a code to scan as a picture: page, guide or telegram, as svg or png
    .../poster.pdf            to print: poster, posters, card, leaflet or booklet
    /desk                     the chat for a counter, in two languages; ?start= as in the chat
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from bot.core.language import DUTCH, Language
from bot.core.start_payload import Payload, is_partner, write_payload
from bot.core.text import Said, Text
from bot.core.voice import Words

DESK = "/desk"

NOTE = "/note.pdf"
"""The note for a lawyer as a PDF. What stands in it is sent as a form, and is in no address."""
"""The chat for a counter. No language has such a tag: a test sees to that."""

GUIDE = "guide"
"""The guide itself, among the pages that staff choose from. It is no folder of ``content/``: a test sees to that."""

ALL = "all"
"""Stands for the page of all topics, whose name is empty, where a name has to stand: in the addresses of its files."""

HELPERS = "who-helps"
"""The page with everybody who can help. It is no folder of ``content/``: a test sees to that."""

OUTCOMES = "next/"
"""Stands before the name of an outcome in that of its page, which no folder of ``content/`` can have."""

MEANING = 2
"""Characters of what tells which words were read (``Topic.meaning``)."""


@dataclass(frozen=True, slots=True)
class PageAddress:
    """A page in one language. ``name`` is empty for all topics; ``beside`` is a language shown next to its own."""

    language: Language
    name: str = ""
    beside: Language | None = None
    seen: str | None = None
    partner: str | None = None

    @property
    def path(self) -> str:
        """The address of the page itself, whatever it carries along."""
        return f"/{self.language.tag}/{self.name}"

    @property
    def is_plain(self) -> bool:
        """Whether it carries nothing of where the link to it came from."""
        return self.seen is None and self.partner is None

    def __str__(self) -> str:
        carried = {"beside": self.beside and self.beside.tag, "seen": self.seen, "partner": self.partner}
        query = urlencode({name: value for name, value in carried.items() if value})
        return f"{self.path}?{query}" if query else self.path

    def to(self, name: str) -> PageAddress:
        """Another page in this language, for the same partner."""
        return replace(self, name=name, beside=None, seen=None)

    def start(self, topic: str | None) -> str:
        """The start payload of the guide at this page."""
        return write_payload(Payload(self.language.code, topic, self.partner))


@dataclass(frozen=True, slots=True)
class StaffAddress:
    """The page for staff: in Dutch, else in English. ``to`` is the one language it is about, ``name`` a page in it.

    None for ``name``: a list of pages. As elsewhere an empty one names all topics; ``GUIDE`` is the guide itself.
    """

    language: Language
    to: Language | None = None
    name: str | None = None
    partner: str | None = None

    @property
    def path(self) -> str:
        """The address without what it carries along."""
        first = "/voor-hulpverleners" if self.language.code == DUTCH else "/staff"
        return f"{first}/{self.to.tag}/{self.name}" if self.to and self.name is not None else first

    def __str__(self) -> str:
        one = self.to.tag if self.to and self.name is None else None
        query = urlencode({name: value for name, value in {"to": one, "partner": self.partner}.items() if value})
        return f"{self.path}?{query}" if query else self.path

    def to_file(self, file: str) -> str:
        """The address of a file on its card: a code to scan, or what can be printed."""
        path = self.path if self.name else f"{self.path}{ALL}"
        query = urlencode({"partner": self.partner} if self.partner else {})
        return f"{path}/{file}?{query}" if query else f"{path}/{file}"

    def to_desk(self, topic: str | None) -> str:
        """The address of the desk in the language that this is about, at a topic."""
        start = write_payload(Payload(self.to.code if self.to else None, topic, self.partner))
        return f"{DESK}?{urlencode({'start': start})}" if start else DESK

    def to_list(self) -> StaffAddress:
        """The list of all pages in all languages."""
        return replace(self, to=None, name=None)

    @property
    def leads_to(self) -> str:
        """The address of the page that is meant, for whoever is sent it."""
        page = PageAddress(self.to or self.language, self.name or "", partner=self.partner)
        return f"/?start={page.start(None)}" if self.name == GUIDE else str(page)


def link_to_staff(
    words: Words, title: Text, language: Language, partner: str | None = None
) -> tuple[Said, StaffAddress]:
    """The link to the page for staff from a page in ``language``: staff read Dutch, whatever their clients read."""
    own = language if language is words.english else words.dutch or words.english
    return words.voice(own).say(title), StaffAddress(own, partner=partner)


def read_address(words: Words, language: Language, name: str, query: Mapping[str, str]) -> PageAddress:
    """The address of a request. What it carries and means nothing is left out."""
    seen = query.get("seen", "")
    return PageAddress(
        language,
        name,
        next((each for each in staff_languages(words, language) if each.tag == query.get("beside")), None),
        seen if len(seen) == MEANING and seen.isascii() and seen.isalnum() else None,
        read_partner(query),
    )


def read_partner(query: Mapping[str, str]) -> str | None:
    """The partner of a request, where that is a partner's name."""
    partner = query.get("partner")
    return partner if is_partner(partner) else None


def staff_languages(words: Words, language: Language) -> tuple[Language, ...]:
    """Dutch and English, without the language itself: what staff, and whoever doubts a translation, read beside it."""
    return tuple(each for each in words.offered if each.code in {DUTCH, words.english.code} and each is not language)
