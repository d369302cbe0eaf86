"""The public pages: everything there is to read, each at an address of its own. Pure: it knows no HTML and no HTTP.

They show what the guide shows (``bot.core.drawing.full_page``), without a conversation: nobody is asked anything here,
and each page has a way into the guide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from bot.channels.web.addresses import HELPERS, PageAddress, StaffAddress, link_to_staff, staff_languages
from bot.channels.web.texts import WebTexts
from bot.channels.web.whole_pages import WholePages
from bot.core import event as events
from bot.core.blocks import Block, Notice, buttons_among
from bot.core.button import Button
from bot.core.content import Topic
from bot.core.conversation import Conversation
from bot.core.dates import Day
from bot.core.drawing.full_page import FullPage, FullSection
from bot.core.drawing.our_addresses import say_never
from bot.core.drawing.scene import Speaker
from bot.core.guide import Guide
from bot.core.overlay import ReadingPage, ReadingTopic
from bot.core.site import Site
from bot.core.text import Said
from bot.core.voice import Voice


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


class PublicKind(Enum):
    """What a page is, where that makes a difference to its look; the value is its class for styles."""

    TOPIC = "topic"
    OUTCOME = "outcome"
    """The next steps, for whoever has a link to them: they are nothing that a search should lead to."""

    OTHER = ""


DAY = "00-00-0000"
"""Stands where the page's script puts the day on which the reader saved it, in the same form."""

_WORDS = (
    "web_leave", "web_stays", "web_contents", "web_print", "web_address", "web_save", "web_save_again",
    "web_saving", "web_save_failed", "web_remove", "web_removed",
    "web_remove_later", "web_type", "web_send",
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
    the same twice. ``inside`` is where the buttons among its blocks lead. The first ``leading`` rows stand above the
    ways on. ``numbers_first``: the first row is whom to call, and only the title stands above it.

    ``own`` is its address with what is read here now: in the code on paper, and in links to the same in another
    language; ``paper`` is what a hand can type. ``words`` are those of the interface that stand on every page, by their
    names there; ``asks`` is the conversation in which a question that is typed is answered, in the chat.
    """

    address: PageAddress
    kind: PublicKind
    description: str
    heads: tuple[Head, ...]
    notices: tuple[Block, ...]
    rows: tuple[tuple[FullSection, ...], ...]
    inside: Mapping[Button, Link]
    leading: int
    numbers_first: bool
    lists: tuple[Links, ...]
    ways: tuple[Link, ...]
    besides: Links
    languages: Links
    own: PageAddress
    paper: PageAddress
    words: Mapping[str, Said]
    asks: str
    site: Site
    staff: tuple[Said, StaffAddress] | None
    """The link to the page for staff, where the page is that of all topics."""

    never: tuple[Said, ...]
    is_this_us: Link | None
    """The end of every page that does not say so already: what is never asked, and the way to our own addresses."""

    @property
    def can_be_saved(self) -> bool:
        """Whether it is one of those that a reader saves for offline, all at once."""
        return self.kind is not PublicKind.OUTCOME and not self.address.beside

    @property
    def marks(self) -> tuple[Said, ...]:
        """What the marks of its parts say, each once."""
        return tuple(dict.fromkeys(part.mark for row in self.rows for part in row if part.mark))


class PublicPages:
    """All pages of one guide."""

    def __init__(self, guide: Guide, site: Site) -> None:
        self._guide = guide.at(site)
        self.site = site
        self._wholes = WholePages(self._guide)

    @property
    def names(self) -> tuple[str, ...]:
        """The name of every page that anybody can find, as addresses have it; first that of all topics: it is empty."""
        return self._wholes.names

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The names of the outcomes: pages for whoever has a link to them."""
        return tuple(self._wholes.outcomes)

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
        speaker = Speaker(self._guide.interface, self._guide.words.voice(address.language))
        name, topic = address.name, self._guide.flow.topics.get(address.name)
        whole = self._wholes.draw(address.language, name)
        wholes = [whole, *([self._wholes.draw(address.beside, name)] if address.beside else [])]
        own = replace(address, seen=topic.meaning if topic else None)
        words = self._words(speaker.voice, megabytes)
        notices = self._notices(speaker, address, topic, missing=missing)
        return PublicPage(
            address,
            self._kind(name),
            self._wholes.describe(address.language, name, whole),
            tuple(Head(each.title, each.ages, each.notices, each.unchecked) for each in wholes),
            tuple(dict.fromkeys((*notices, *speaker.gaps(words.values())))),
            tuple(_align_row(parts) for parts in zip(*(each.parts for each in wholes), strict=True)),
            dict(_links_among(address, wholes)),
            self._wholes.count_leading(name, whole),
            whole.numbers_first or name == self._guide.flow.help.name,
            () if name else tuple(self._page_lists(speaker.voice, address)),
            tuple(self._guide_links(speaker.voice, address, topic)),
            self._beside_links(speaker.voice, own),
            self._languages(speaker.voice, own),
            own,
            replace(own, seen=None),
            words,
            self._guide.coder.code(Conversation(address.language)),
            self.site,
            None if name else self._staff(address),
            *self._never(speaker, address),
        )

    def _kind(self, name: str) -> PublicKind:
        if name in self._guide.flow.topics:
            return PublicKind.TOPIC
        return PublicKind.OUTCOME if name in self._wholes.outcomes else PublicKind.OTHER

    def _staff(self, address: PageAddress) -> tuple[Said, StaffAddress]:
        title = self._guide.texts(WebTexts).web_staff
        return link_to_staff(self._guide.words, title, address.language, address.partner)

    def _never(self, speaker: Speaker, address: PageAddress) -> tuple[tuple[Said, ...], Link | None]:
        """What is never asked, and the way to our own addresses; nothing where the page itself says so."""
        flow, page = self._guide.flow, self._guide.flow.is_this_us
        if page and flow.pages.get(address.name) in {page, flow.about}:
            return (), None
        return say_never(speaker), Link(str(address.to(page.name)), speaker.voice.say(page.title)) if page else None

    def _words(self, voice: Voice, megabytes: str) -> Mapping[str, Said]:
        texts, say = self._guide.texts(WebTexts), voice.say
        words = {"first_line": say(self._guide.interface.first_line)}
        words |= {name: say(getattr(texts, name)) for name in _WORDS}
        words["web_save_what"] = say(texts.web_save_what, size=megabytes)
        words |= {name: say(getattr(texts, name), date=DAY) for name in ("web_saved", "web_save_old", "web_saved_copy")}
        words["help"] = say(self._guide.flow.help.title)
        if self.site.operator:
            words["web_operator"] = say(self._guide.interface.web_operator, name=self.site.operator)
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
                Link(
                    str(address.to(topic.name)),
                    say(topic.title),
                    self._wholes.own_words(address.language, topic.name)[0],
                )
                for topic in flow.options
            ),
        )
        others = [page for page in flow.pages.values() if page is not flow.help]
        yield Links(
            say(self._guide.texts(WebTexts).web_more),
            tuple(Link(str(address.to(page.name)), say(page.title)) for page in others),
        )

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


def _links_among(address: PageAddress, wholes: Iterable[FullPage]) -> Iterator[tuple[Button, Link]]:
    """Where the buttons among the blocks lead: each to a topic or a page, in the language of the button."""
    for whole in wholes:
        for button in buttons_among(block for part in whole.parts for block in part.blocks):
            match button.event:
                case events.Opened(ReadingTopic(read) | ReadingPage(read)):
                    language = address.beside if button.label.language is address.beside else address.language
                    to = replace(address.to(read.name), language=language or address.language)
                    yield button, Link(str(to), button.label)
                case _:
                    pass


def _align_row(parts: tuple[FullSection, ...]) -> tuple[FullSection, ...]:
    """A part in each language; what would be the same twice stands there once."""
    return parts[:1] if parts[0].once else parts
