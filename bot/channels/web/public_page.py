"""The public pages: everything there is to read, each at an address of its own. Pure: it knows no HTML and no HTTP.

They show what the guide shows (``bot.core.drawing.full_page``), without a conversation: nobody is asked anything here,
and each page has a way into the guide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.channels.web.addresses import HELPERS, PageAddress, StaffAddress, link_to_staff, staff_languages
from bot.channels.web.texts import WebTexts
from bot.core.bidi import strip_marks
from bot.core.blocks import Block, Notice
from bot.core.content import Page, Topic
from bot.core.dates import Day
from bot.core.drawing.full_page import (
    FullPage,
    FullSection,
    draw_full_helpers,
    draw_full_page,
    draw_full_topic,
    draw_full_words,
)
from bot.core.drawing.scene import Speaker
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.organisation import Kind
from bot.core.text import Said, strip_strong
from bot.core.voice import Voice

LONGEST_DESCRIPTION = 200
"""Letters of what a search engine or a chat app shows of a page; they cut off the rest."""

CUT = "\u2026"
"""Stands where words were cut off."""


@dataclass(frozen=True, slots=True)
class Site:
    """The operator's settings: the origin that people reach (None: not set), the bot's name, and who runs it."""

    origin: str | None = None
    bot: str | None = None
    operator: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A way on. ``about`` stands below it."""

    to: str
    label: Said
    about: Said | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """Ways on of one kind."""

    title: Said | None
    links: tuple[Link, ...]


LEADING = 2
"""Rows of a topic that stand above the ways on: its short part, and whom to call."""

DAY = "00-00-0000"
"""Stands where the page's script puts the day on which the reader saved it, in the same form."""

_WORDS = (
    "web_leave", "web_stays", "web_contents", "web_print", "web_address", "web_save", "web_save_again",
    "web_saving", "web_save_failed", "web_remove", "web_removed",
    "web_remove_later",
)  # fmt: skip
"""The web's words on every page that take no values, by their names in ``WebTexts``."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page, above its parts, in one language: how old they are, and what holds for all of them.

    ``unchecked`` says once what the marks of the parts mean.
    """

    title: Said
    ages: tuple[Said, ...]
    notices: tuple[Block, ...]
    unchecked: Said | None


@dataclass(frozen=True, slots=True)
class PublicPage:
    """One page.

    ``heads`` has one, or two where another language stands beside it; so has each of ``rows``, but for what would be
    the same twice. The first ``leading`` rows stand above the ways on. ``numbers_first``: the first row is whom to
    call, and only the title stands above it.

    ``own`` is its address with what is read here now: in the code on paper, and in links to the same in another
    language; ``paper`` is what a hand can type. ``words`` are those of the interface that stand on every page, by their
    names there.
    """

    address: PageAddress
    description: str
    heads: tuple[Head, ...]
    notices: tuple[Block, ...]
    rows: tuple[tuple[FullSection, ...], ...]
    leading: int
    numbers_first: bool
    lists: tuple[Links, ...]
    ways: tuple[Link, ...]
    besides: Links
    languages: Links
    alternates: tuple[PageAddress, ...]
    default: PageAddress
    own: PageAddress
    paper: PageAddress
    words: Mapping[str, Said]
    site: Site
    staff: tuple[Said, StaffAddress] | None
    """The link to the page for staff, where the page is that of all topics."""

    @property
    def marks(self) -> tuple[Said, ...]:
        """What the marks of its parts say, each once."""
        return tuple(dict.fromkeys(part.mark for row in self.rows for part in row if part.mark))


class PublicPages:
    """All pages of one guide."""

    def __init__(self, guide: Guide, site: Site) -> None:
        self._guide = guide
        self.site = site
        self._first_words = dict[Language, Mapping[str, tuple[Said, ...]]]()

    @property
    def names(self) -> tuple[str, ...]:
        """The name of every page, as addresses have it; first that of all topics, which is empty."""
        flow = self._guide.flow
        return (
            "",
            flow.help.name,
            HELPERS,
            *flow.topics,
            *(each.name for each in flow.pages.values() if each is not flow.help),
        )

    def last_updated(self, name: str) -> str | None:
        """The ISO date on which a page's words last changed; None for one that is made of others."""
        thing = self._guide.flow.topics.get(name) or self._guide.flow.pages.get(name)
        return thing.updated if thing else None

    def normalise(self, address: PageAddress) -> PageAddress:
        """The same address, without what makes no difference: words that were seen and are today's."""
        topic = self._guide.flow.topics.get(address.name)
        return replace(address, seen=None) if topic is None or address.seen == topic.meaning else address

    def page(self, address: PageAddress, *, megabytes: str, missing: bool = False) -> PublicPage:
        """The page at an address; with ``missing``, all topics, saying that there is no such page.

        ``megabytes`` is how much a reader saves who saves all pages in this language.
        """
        speaker, topic = self._speaker(address.language), self._guide.flow.topics.get(address.name)
        whole = self._full_page(address.language, address.name)
        wholes = [whole, *([self._full_page(address.beside, address.name)] if address.beside else [])]
        own = replace(address, seen=topic.meaning if topic else None)
        words = self._words(speaker.voice, megabytes)
        notices = self._notices(speaker, address, topic, missing=missing)
        return PublicPage(
            address,
            self._describe(address.language, address.name, whole),
            tuple(Head(each.title, each.ages, each.notices, each.unchecked) for each in wholes),
            tuple(dict.fromkeys((*notices, *speaker.gaps(words.values())))),
            tuple(_align_row(parts) for parts in zip(*(each.parts for each in wholes), strict=True)),
            LEADING if topic else 1,
            whole.numbers_first or address.name == self._guide.flow.help.name,
            () if address.name else tuple(self._page_lists(speaker.voice, address)),
            tuple(self._guide_links(speaker.voice, address, topic)),
            self._beside_links(speaker.voice, own),
            self._languages(speaker.voice, own),
            tuple(PageAddress(each, address.name) for each in self._guide.words.offered),
            PageAddress(self._guide.words.english, address.name),
            own,
            replace(own, seen=None),
            words,
            self.site,
            None if address.name else self._staff(address),
        )

    def _staff(self, address: PageAddress) -> tuple[Said, StaffAddress]:
        title = self._guide.texts(WebTexts).web_staff
        return link_to_staff(self._guide.words, title, address.language, address.partner)

    def _speaker(self, language: Language) -> Speaker:
        return Speaker(self._guide.interface, self._guide.words.voice(language))

    def _full_page(self, language: Language, name: str) -> FullPage:
        flow, interface, speaker = self._guide.flow, self._guide.interface, self._speaker(language)
        if name in flow.topics:
            return draw_full_topic(speaker, flow.topics[name])
        if name == HELPERS:
            return draw_full_helpers(
                speaker, [each for each in flow.organisations.values() if each.kind is not Kind.AUTHORITY]
            )
        if page := flow.pages.get(name):
            return self._privacy(speaker, page) if page is flow.privacy else draw_full_page(speaker, page)
        return draw_full_words(speaker, interface.first_line, "guide", (interface.menu,))

    def _privacy(self, speaker: Speaker, page: Page) -> FullPage:
        """The page about privacy: first the web's own words, then the page itself, which speaks of the chat."""
        here = draw_full_words(speaker, page.title, "here", self._guide.texts(WebTexts).privacy)
        chat = draw_full_page(speaker, page)
        told = (replace(part, title=speaker.voice.quote("Telegram")) for part in chat.parts)
        notices = tuple(dict.fromkeys((*here.notices, *chat.notices)))
        return replace(chat, notices=notices, parts=(*here.parts, *told))

    def _words(self, voice: Voice, megabytes: str) -> Mapping[str, Said]:
        texts, say = self._guide.texts(WebTexts), voice.say
        words = {"first_line": say(self._guide.interface.first_line)}
        words |= {name: say(getattr(texts, name)) for name in _WORDS}
        words["web_save_what"] = say(texts.web_save_what, size=megabytes)
        words |= {name: say(getattr(texts, name), date=DAY) for name in ("web_saved", "web_save_old", "web_saved_copy")}
        words["help"] = say(self._guide.flow.help.title)
        if self.site.operator:
            words["web_operator"] = say(texts.web_operator, name=self.site.operator)
        return words

    def _notices(
        self, speaker: Speaker, address: PageAddress, topic: Topic | None, *, missing: bool
    ) -> Iterator[Notice]:
        """Notices about this visit alone."""
        interface, say = self._guide.interface, speaker.voice.say
        if missing:
            yield Notice(say(self._guide.texts(WebTexts).web_missing))
        if topic and self.normalise(address).seen:
            yield Notice(say(interface.notice_page_changed, date=Day(topic.updated)))

    def _page_lists(self, voice: Voice, address: PageAddress) -> Iterator[Links]:
        flow, interface, say = self._guide.flow, self._guide.interface, voice.say
        helps = ((flow.help.name, flow.help.title), (HELPERS, interface.menu_helpers))
        yield Links(None, tuple(Link(str(address.to(name)), say(title)) for name, title in helps))
        yield Links(
            say(interface.menu_topics),
            tuple(
                Link(str(address.to(topic.name)), say(topic.title), self._own_words(address.language, topic.name)[0])
                for topic in flow.options
            ),
        )
        others = [page for page in flow.pages.values() if page is not flow.help]
        yield Links(
            say(self._guide.texts(WebTexts).web_more),
            tuple(Link(str(address.to(page.name)), say(page.title)) for page in others),
        )

    def _own_words(self, language: Language, topic: str) -> tuple[Said, ...]:
        """The first words of a topic that are no other topic's; where all are, all of them."""
        if language not in self._first_words:
            self._first_words[language] = {
                name: self._full_page(language, name).about for name in self._guide.flow.topics
            }
        about = self._first_words[language][topic]
        all_words = Counter(said.text for each in self._first_words[language].values() for said in each)
        return tuple(said for said in about if all_words[said.text] == 1) or about

    def _describe(self, language: Language, name: str, whole: FullPage) -> str:
        """The first words of a page that are its own, without marks; no word is cut."""
        about = self._own_words(language, name) if name in self._guide.flow.topics else whole.about
        words = strip_strong(strip_marks(" ".join(said.text for said in about)))
        return words if len(words) <= LONGEST_DESCRIPTION else f"{words[:LONGEST_DESCRIPTION].rpartition(' ')[0]} {CUT}"

    def _guide_links(self, voice: Voice, address: PageAddress, topic: Topic | None) -> Iterator[Link]:
        """The guide at this page: here, and on Telegram where its bot is known."""
        interface, start = self._guide.interface, address.start(topic.name if topic else None)
        yield Link(f"/?start={start}", voice.say(interface.menu_start))
        if self.site.bot:
            yield Link(
                f"https://t.me/{self.site.bot}?start={start}", voice.say(self._guide.texts(WebTexts).web_telegram)
            )

    def _beside_links(self, voice: Voice, own: PageAddress) -> Links:
        if not own.name:
            return Links(None, ())
        texts = self._guide.texts(WebTexts)
        others = [each for each in staff_languages(self._guide.words, own.language) if each is not own.beside]
        links = [Link(str(replace(own, beside=each)), voice.quote(each.autonym, each)) for each in others]
        if own.beside:
            links.append(Link(str(replace(own, beside=None)), voice.say(texts.web_alone)))
        return Links(voice.say(texts.web_beside), tuple(links))

    def _languages(self, voice: Voice, own: PageAddress) -> Links:
        others = [each for each in self._guide.words.offered if each is not own.language]
        links = tuple(
            Link(str(replace(own, language=each, beside=None)), voice.quote(each.autonym, each)) for each in others
        )
        return Links(voice.say(self._guide.texts(WebTexts).web_languages), links)


def _align_row(parts: tuple[FullSection, ...]) -> tuple[FullSection, ...]:
    """A part in each language; what would be the same twice stands there once."""
    return parts[:1] if parts[0].once else parts
