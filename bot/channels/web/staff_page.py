"""The page for staff: every public page in every language, under names that they can read. Pure: no HTML, no HTTP.

Whoever sits beside somebody finds a topic and a language by their Dutch names, and opens the page, copies its address
or lets it be scanned. In English it is the same page at another address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from bot.channels.web.addresses import GUIDE, HELPERS, StaffAddress
from bot.channels.web.invitations import Destination, Invitation, invite
from bot.channels.web.public_page import PublicPages
from bot.channels.web.staff_papers import StaffPaper, offer_papers
from bot.channels.web.texts import WebTexts
from bot.core.blocks import Block, Notice, Paragraph
from bot.core.drawing.scene import Speaker
from bot.core.guide import Guide
from bot.core.language import DUTCH, Language
from bot.core.text import Said, Text
from bot.core.voice import Voice

_WORDS = (
    "web_leave", "web_staff", "web_staff_what", "web_copy_link", "web_copied", "web_qr", "web_print",
    "web_staff_page", "web_staff_partner", "web_staff_show", "web_papers", "web_desk", "web_desk_what",
)  # fmt: skip
"""The web's words that the page says, by their names in ``WebTexts``."""


class PictureFormat(Enum):
    """The format of a code to scan; the value ends the name of its file."""

    SVG = "svg"
    PNG = "png"


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language in which pages can be had: what staff call it, and its own name where that is another."""

    language: Language
    name: Said
    autonym: Said | None


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A page, with its address for staff in each of the languages."""

    name: str
    title: Said
    cells: tuple[tuple[Tongue, StaffAddress], ...]


@dataclass(frozen=True, slots=True)
class StaffRows:
    """Pages of one kind."""

    title: Said | None
    rows: tuple[StaffRow, ...]


@dataclass(frozen=True, slots=True)
class GivenLink:
    """A link to give away, with what it opens. ``pictures`` are the addresses of its code to scan, in two formats.

    Without the site's own address there is none: a code must never lead to an address that somebody made up.
    """

    place: Destination
    opens: Said
    to: str
    pictures: tuple[tuple[PictureFormat, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One page in one language: its title for staff and for the reader, its links, and its short code.

    ``papers`` are what can be printed, each with its address.
    """

    tongue: Tongue
    title: Said
    own_title: Said
    links: tuple[GivenLink, ...]
    code: Said | None
    papers: tuple[tuple[Said, str], ...]


@dataclass(frozen=True, slots=True)
class StaffPage:
    """The list, or one card. ``narrow`` are the ways to the list in one language alone, ``twin`` is it in English.

    ``choices`` are the pages to choose from, by name, and ``chosen`` the one that was. ``mended`` is a name for a
    partner that can be one, where somebody gave another. ``refusal`` says so, or that nothing can be printed now.
    ``desk`` leads to the desk there.
    """

    address: StaffAddress
    groups: tuple[StaffRows, ...]
    card: Card | None
    narrow: tuple[tuple[Tongue, StaffAddress], ...]
    twin: tuple[Said, StaffAddress] | None
    alternates: tuple[StaffAddress, ...]
    notices: tuple[Block, ...]
    words: Mapping[str, Said]
    origin: str | None
    choices: tuple[tuple[str, Said], ...]
    chosen: str | None
    mended: str | None
    refusal: Said | None
    desk: str


def name_tongue(voice: Voice, language: Language) -> Tongue:
    """A language as staff who read ``voice`` call it."""
    name = (language.dutch if voice.language.code == DUTCH else language.english) or language.autonym
    autonym = None if name == language.autonym else voice.quote(language.autonym, language)
    return Tongue(language, voice.quote(name), autonym)


class StaffPages:
    """The pages for staff of one guide, from what its public pages are. ``prints``: papers can be made here."""

    def __init__(self, guide: Guide, public: PublicPages, *, prints: bool = False) -> None:
        self._guide = guide
        self._public = public
        self._prints = prints and public.site.origin is not None

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which the page is: Dutch where it is offered, and English."""
        words = self._guide.words
        return (*([words.dutch] if words.dutch else []), words.english)

    @property
    def alternates(self) -> tuple[StaffAddress, ...]:
        """The list in each of its languages."""
        return tuple(StaffAddress(each) for each in self.languages)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all that staff can choose, and of the guide itself."""
        return (GUIDE, *self._public.names)

    def page(
        self, address: StaffAddress, *, chosen: str | None = None, mended: str | None = None, is_busy: bool = False
    ) -> StaffPage:
        """The list; where the address names a page, its card. ``chosen`` and ``mended``: see ``StaffPage``.

        ``is_busy``: what was asked for could not be printed now.
        """
        speaker = Speaker(self._guide.interface, self._guide.words.voice(address.language))
        card = self._card(speaker.voice, address)
        groups = () if card else tuple(self._groups(speaker.voice, address))
        words = self._words(speaker.voice)
        said = [*words.values(), *(row.title for group in groups for row in group.rows)]
        return StaffPage(
            address,
            groups,
            card,
            tuple((each, replace(address, to=each.language, name=None)) for each in self._tongues(speaker.voice)),
            self._twin(address),
            self.alternates,
            tuple(self._notices(speaker, said)),
            words,
            self._public.site.origin,
            () if card else tuple((name, speaker.voice.say(self._title(name))) for name in self._ordered),
            chosen,
            mended,
            self._refusal(speaker.voice, mended, is_busy=is_busy),
            address.to_desk(address.name if address.name in self._guide.flow.topics else None),
        )

    def _refusal(self, voice: Voice, mended: str | None, *, is_busy: bool) -> Said | None:
        texts = self._guide.texts(WebTexts)
        if is_busy:
            return voice.say(texts.web_papers_busy)
        return voice.say(texts.web_staff_partner_form, name=mended) if mended else None

    def invitation(self, to: Language, name: str, partner: str | None) -> Invitation:
        """The links to a page, and its short code."""
        return invite(self._guide, self._public.site, to, name, partner)

    @property
    def _ordered(self) -> tuple[str, ...]:
        """The names of all pages as they stand in the list."""
        first = (self._guide.flow.help.name, HELPERS, GUIDE, "")
        topics = (*self._guide.flow.topics,)
        return (*first, *topics, *(name for name in self._public.names if name not in {*first, *topics}))

    @staticmethod
    def _notices(speaker: Speaker, said: Iterable[Said]) -> Iterator[Notice]:
        texts = tuple(said)
        yield from speaker.remarks(Paragraph(each) for each in texts)
        yield from speaker.gaps(texts)

    def _words(self, voice: Voice) -> Mapping[str, Said]:
        texts, say = self._guide.texts(WebTexts), voice.say
        words = {"first_line": say(self._guide.interface.first_line), "help": say(self._guide.flow.help.title)}
        words |= {"language": say(self._guide.interface.control_language)}
        words |= {name: say(getattr(texts, name)) for name in _WORDS}
        if self._public.site.operator:
            words["web_operator"] = say(self._guide.interface.web_operator, name=self._public.site.operator)
        return words

    def _tongues(self, voice: Voice) -> tuple[Tongue, ...]:
        return tuple(name_tongue(voice, each) for each in self._guide.words.offered)

    def _groups(self, voice: Voice, address: StaffAddress) -> Iterator[StaffRows]:
        flow, say = self._guide.flow, voice.say
        tongues = [each for each in self._tongues(voice) if address.to in {None, each.language}]

        def rows(names: Iterable[str]) -> tuple[StaffRow, ...]:
            return tuple(
                StaffRow(
                    name or "all",
                    say(self._title(name)),
                    tuple((each, replace(address, to=each.language, name=name)) for each in tongues),
                )
                for name in names
            )

        at = self._ordered.index(next(iter(flow.topics)))
        yield StaffRows(None, rows(self._ordered[:at]))
        yield StaffRows(say(self._guide.interface.menu_topics), rows(flow.topics))
        yield StaffRows(say(self._guide.texts(WebTexts).web_more), rows(self._ordered[at + len(flow.topics) :]))

    def _title(self, name: str) -> Text:
        flow, interface = self._guide.flow, self._guide.interface
        if thing := flow.topics.get(name) or flow.pages.get(name):
            return thing.title
        titles = {GUIDE: self._guide.texts(WebTexts).web_staff_guide, HELPERS: interface.menu_helpers}
        return titles.get(name, interface.menu_topics)

    def _card(self, voice: Voice, address: StaffAddress) -> Card | None:
        if address.to is None or address.name is None:
            return None
        title, texts = self._title(address.name), self._guide.texts(WebTexts)
        invitation = self.invitation(address.to, address.name, address.partner)
        opens = {
            Destination.PAGE: texts.web_staff_page,
            Destination.GUIDE: texts.web_staff_guide,
            Destination.TELEGRAM: texts.web_telegram,
            Destination.WHATSAPP: self._guide.interface.site_whatsapp,
        }
        return Card(
            name_tongue(voice, address.to),
            voice.say(title),
            self._guide.words.voice(address.to).say(title),
            tuple(
                GivenLink(place, voice.say(opens[place]), to, tuple(self._pictures(address, place)))
                for place, to in invitation.links
            ),
            voice.say(texts.web_staff_code, code=invitation.code) if invitation.code else None,
            tuple(self._papers(voice, address)),
        )

    def _papers(self, voice: Voice, address: StaffAddress) -> Iterator[tuple[Said, str]]:
        texts = self._guide.texts(WebTexts)
        labels = {
            StaffPaper.POSTER: texts.web_poster,
            StaffPaper.SEVERAL: texts.web_poster_several,
            StaffPaper.CARD: texts.web_cards,
            StaffPaper.SENTENCES: texts.web_sentences,
            StaffPaper.LEAFLET: texts.web_leaflet,
            StaffPaper.BOOKLET: texts.web_booklet,
        }
        if self._prints:
            for paper, _ in offer_papers(self._guide, address):
                yield voice.say(labels[paper]), address.to_file(f"{paper.value}.pdf")

    def _pictures(self, address: StaffAddress, place: Destination) -> Iterator[tuple[PictureFormat, str]]:
        if self._public.site.origin:
            for kind in PictureFormat:
                yield kind, address.to_file(f"{place.value}.{kind.value}")

    def _twin(self, address: StaffAddress) -> tuple[Said, StaffAddress] | None:
        other = next((each for each in self.languages if each is not address.language), None)
        if other is None:
            return None
        return self._guide.words.voice(other).quote(other.autonym), replace(address, language=other)
