"""The desk: what the chat shows, twice on one screen, in Dutch and in the client's language. Pure: no HTML, no HTTP.

The two columns are one turn in two languages (``desk_turn``). Around them stands what only a counter needs: the
languages as staff call them, the seconds until the screen clears itself, and a code that the client's phone scans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import zip_longest

from bot.channels.web.addresses import GUIDE, HELPERS, OUTCOMES
from bot.channels.web.chat_page import ChatPage, read_form, to_page
from bot.channels.web.desk_turn import DeskTurn, step_for_two
from bot.channels.web.invitations import Destination, invite
from bot.channels.web.staff_page import Tongue, name_tongue
from bot.channels.web.texts import WebTexts
from bot.core import event as events
from bot.core.blocks import Block
from bot.core.conversation import Conversation
from bot.core.drawing.scene import Speaker
from bot.core.flow import Outcome
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from bot.core.overlay import Helpers, Languages, MoreOnOutcome, ReadingPage, ReadingTopic
from bot.core.site import Site
from bot.core.text import Said, Text
from bot.core.voice import Voice

SECONDS, WARNING = 90, 30
"""Seconds without a touch after which the screen is cleared, and the last of them, which are counted in sight."""

COUNTED = "000"
"""Stands where the page's script puts the seconds that are left."""

_WORDS = ("web_desk", "web_desk_what", "web_desk_choose", "web_desk_new", "web_desk_print", "web_offline", "web_stays")
"""The web's words that only staff read here and that take no values, by their names in ``WebTexts``."""

_BOTH = ("web_desk_phone", "web_desk_phone_what")


@dataclass(frozen=True, slots=True)
class Column:
    """The screen in one language. Where the other column has a block or a button that this one has not, is None."""

    page: ChatPage
    blocks: tuple[Block | None, ...]
    spare_keys: int


@dataclass(frozen=True, slots=True)
class HandedLink:
    """A link for the client's own phone, to scan: what it opens, in the languages of the columns."""

    opens: tuple[Said, ...]
    to: str


@dataclass(frozen=True, slots=True)
class DeskPage:
    """One screen of the desk. ``staff`` is the language of what stands around the columns, the client's first.

    ``tongues`` are the languages to choose from, as staff call them, where that is what the screen asks. ``is_fresh``:
    nothing has been pressed yet. ``both`` are words in the languages of the columns.
    """

    staff: Language
    columns: tuple[Column, ...]
    tongues: Mapping[str, Tongue]
    is_fresh: bool
    links: tuple[HandedLink, ...]
    words: Mapping[str, Said]
    both: Mapping[str, tuple[Said, ...]]
    notices: tuple[Block, ...]


class Desk:
    """The desk of one guide."""

    def __init__(self, guide: Guide, site: Site) -> None:
        self.guide = guide.whole()
        self._site = site
        self.staff = guide.words.dutch or guide.words.english

    def start(self, payload: str, moment: datetime | None = None) -> DeskTurn:
        """The first turn: the languages, or what a link asks for."""
        return step_for_two(self.guide, self.staff, Conversation(), events.Started(payload), moment)

    def turn(self, form: Mapping[str, str], moment: datetime | None = None) -> DeskTurn:
        """The turn that follows a sent form. Of a strange or empty one, and after Clear: the languages, as at first."""
        return step_for_two(self.guide, self.staff, *read_form(self.guide, form), moment)

    def page(self, turn: DeskTurn) -> DeskPage:
        """The screen for a turn."""
        guide, now = self.guide, turn.client.conversation
        pages = [to_page(guide, turn.client, self.staff.tag)]
        if turn.staff:
            pages.append(to_page(guide, turn.staff, presses=now))
        voices = [guide.words.voice(page.language) for page in pages]
        speaker = Speaker(guide.interface, guide.words.voice(self.staff))
        links = tuple(self._links(turn.client, voices)) if now.language else ()
        words, both = self._words(speaker.voice), self._both(voices)
        client = Speaker(guide.interface, voices[0])
        read = [*(said[0] for said in both.values()), *(link.opens[0] for link in links)]
        is_picker = isinstance(turn.client.screen.subject, Languages)
        return DeskPage(
            self.staff,
            tuple(_columns(pages)),
            {each.language.tag: each for each in self._tongues(speaker.voice)} if is_picker else {},
            is_picker and now.language is None,
            links,
            words,
            both,
            tuple(dict.fromkeys((*client.gaps(read), *speaker.gaps(words.values())))),
        )

    def _words(self, voice: Voice) -> Mapping[str, Said]:
        texts, say = self.guide.texts(WebTexts), voice.say
        words = {name: say(getattr(texts, name)) for name in _WORDS}
        words["first_line"] = say(self.guide.interface.first_line)
        words["web_desk_keeps"] = say(texts.web_desk_keeps, seconds=SECONDS)
        words["web_desk_plain"] = say(texts.web_desk_plain, seconds=SECONDS)
        if self._site.operator:
            words["web_operator"] = say(self.guide.interface.web_operator, name=self._site.operator)
        return words

    def _both(self, voices: Iterable[Voice]) -> Mapping[str, tuple[Said, ...]]:
        texts, spoken = self.guide.texts(WebTexts), tuple(voices)
        both = {name: _say_in(spoken, getattr(texts, name)) for name in _BOTH}
        both["web_desk_clears"] = tuple(voice.say(texts.web_desk_clears, seconds=COUNTED) for voice in spoken)
        return both

    def _tongues(self, voice: Voice) -> Iterator[Tongue]:
        return (name_tongue(voice, each) for each in self.guide.words.offered)

    def _links(self, turn: Turn, voices: Iterable[Voice]) -> Iterator[HandedLink]:
        """Where the client goes on: at the same place, without an answer. Without our own address there is no code."""
        spoken, texts, name = tuple(voices), self.guide.texts(WebTexts), self._place(turn)
        language = turn.conversation.language or self.staff
        begin = dict(invite(self.guide, self._site, language, GUIDE).links)
        links = begin | dict(invite(self.guide, self._site, language, name).links)
        if self._site.origin:
            page = None if name in {*self.guide.flow.topics, GUIDE} else links.get(Destination.PAGE)
            opens = self._opens(turn) if page else texts.web_desk_browser
            yield HandedLink(_say_in(spoken, opens), page or links[Destination.GUIDE])
        if Destination.TELEGRAM in links:
            yield HandedLink(_say_in(spoken, texts.web_telegram), links[Destination.TELEGRAM])
        if Destination.WHATSAPP in links:
            yield HandedLink(_say_in(spoken, self.guide.interface.site_whatsapp), links[Destination.WHATSAPP])

    def _place(self, turn: Turn) -> str:
        """The name of the page that shows the same for everybody; of a question there is none."""
        match turn.screen.subject:
            case ReadingTopic(topic):
                return topic.name
            case ReadingPage(page):
                return page.name
            case Helpers():
                return HELPERS
            case Outcome() | MoreOnOutcome():
                return f"{OUTCOMES}{self.guide.outcomes(turn.conversation)[0].name}"
            case _:
                return GUIDE

    def _opens(self, turn: Turn) -> Text:
        texts = self.guide.texts(WebTexts)
        if not isinstance(turn.screen.subject, Outcome | MoreOnOutcome):
            return texts.web_staff_page
        return texts.web_next_first if len(self.guide.outcomes(turn.conversation)) > 1 else texts.web_next


def _say_in(voices: Iterable[Voice], text: Text) -> tuple[Said, ...]:
    return tuple(dict.fromkeys(voice.say(text) for voice in voices))


def _columns(pages: list[ChatPage]) -> Iterator[Column]:
    """The pages, with their blocks in rows: those of one kind beside each other, in the order in which they stand."""
    rows = list(_align([page.blocks for page in pages]))
    most = max(len(page.keys) for page in pages)
    for at, page in enumerate(pages):
        yield Column(page, tuple(row[at] for row in rows), most - len(page.keys))


def _align(columns: list[tuple[Block, ...]]) -> Iterator[tuple[Block | None, ...]]:
    if len(columns) == 1:
        yield from ((block,) for block in columns[0])
        return
    one, other = columns
    kinds, other_kinds = [type(block) for block in one], [type(block) for block in other]
    matcher = SequenceMatcher(None, kinds, other_kinds, autojunk=False)
    for _, begin, end, other_begin, other_end in matcher.get_opcodes():
        yield from zip_longest(one[begin:end], other[other_begin:other_end])
