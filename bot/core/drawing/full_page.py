"""Draws topics and pages whole, for those who read, print or keep them: every section, and what is known of each.

It is the same content as in a talk, and nothing here knows of a conversation. Of a topic, what everybody needs lies
open: the short part, whom to call, and what to do. The rest is folded, below its title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.core.blocks import Block, Bullets, Notice, Paragraph
from bot.core.content import Page, Section, Topic
from bot.core.dates import Day
from bot.core.drawing.contact import draw_contact
from bot.core.drawing.our_addresses import draw_page_blocks
from bot.core.drawing.outcome_helpers import sort_emergencies_first
from bot.core.drawing.provenance import list_sources, say_age
from bot.core.drawing.scene import Speaker
from bot.core.drawing.section_body import draw_body
from bot.core.drawing.translation_remarks import choose_mark, choose_remarks, said_texts
from bot.core.flow import Flow
from bot.core.organisation import Organisation
from bot.core.site import Site
from bot.core.text import Said, Text
from bot.core.translation import Caveat, Caveats

FIRST_HELPERS = 3
"""How many of a topic's helpers lie open; the others are folded, unless it is only one."""

MORE_HELPERS, SOURCES = "more-helpers", "sources"
"""The parts of a topic that nobody writes, besides ``Section.WHO_HELPS``."""

_OPEN = {Section.SHORT, Section.PREPARE}


@dataclass(frozen=True, slots=True)
class FullSection:
    """A section, by its name.

    ``mark`` says in short that nobody has checked its translation, ``known`` what else is known of it; English needs
    neither. ``folded``: it lies below its title until somebody unfolds it. ``once``: it is the same in every language,
    and does not have to stand beside itself. ``again`` are those of its blocks that stand in an earlier part already:
    whoever has all of the page before them, as on paper, need not read them twice.
    """

    name: str
    title: Said | None
    blocks: tuple[Block, ...]
    mark: Said | None = None
    known: tuple[Said, ...] = ()
    folded: bool = False
    once: bool = False
    again: frozenset[Block] = frozenset()


@dataclass(frozen=True, slots=True)
class FullPage:
    """Everything that can be read of one thing. ``ages`` says how old it is; ``notices`` is about all of it.

    ``unchecked`` says once what the marks of its parts mean. ``numbers_first``: its first part is whom to call, and
    nothing but the title stands above that. ``about`` is what it is about, in its own first words.
    """

    title: Said
    ages: tuple[Said, ...]
    notices: tuple[Block, ...]
    parts: tuple[FullSection, ...]
    about: tuple[Said, ...]
    unchecked: Said | None = None
    numbers_first: bool = False


def draw_full_topic(speaker: Speaker, topic: Topic) -> FullPage:
    """A topic: its sections in reading order, and whom to call beside the first; where there is danger, above it."""
    say, interface = speaker.voice.say, speaker.interface
    in_danger = topic.is_about_danger
    numbers, *more = _helpers(speaker, topic, None if in_danger else say(interface.outcome_helpers))
    short, *others = (_section(speaker, topic, each) for each in Section if each is not Section.WHO_HELPS)
    sources = draw_part(speaker, SOURCES, say(interface.topic_sources), list_sources(speaker, topic))
    first = (numbers, short) if in_danger else (short, numbers)
    parts = (*first, *others, *more, replace(sources, folded=True, once=True))
    whole = join_parts(speaker, say(topic.title), say_age(speaker, topic), parts)
    return replace(whole, about=tuple(said_texts(short.blocks)), numbers_first=in_danger)


def draw_full_page(speaker: Speaker, flow: Flow, page: Page, site: Site) -> FullPage:
    """A page that is no topic, as it stands in a talk."""
    updated = speaker.voice.say(speaker.interface.page_updated, date=Day(page.updated))
    part = draw_part(speaker, page.name, None, draw_page_blocks(speaker, flow, page, site))
    whole = join_parts(speaker, speaker.voice.say(page.title), (updated,), (part,))
    return replace(whole, about=tuple(said_texts(draw_body(speaker, page.text))))


def draw_full_helpers(speaker: Speaker, organisations: Iterable[Organisation]) -> FullPage:
    """Everybody who can help, each with the day on which we looked."""
    say, interface = speaker.voice.say, speaker.interface
    about = say(interface.all_helpers)
    contacts: list[Block] = [draw_contact(speaker, organisation) for organisation in organisations]
    whole = join_parts(
        speaker, say(interface.menu_helpers), (), (draw_part(speaker, "helpers", None, [Paragraph(about), *contacts]),)
    )
    return replace(whole, about=(about,))


def draw_full_words(speaker: Speaker, title: Text, name: str, texts: Iterable[Text]) -> FullPage:
    """Words of the guide's own, as one part; in each an empty line parts the paragraphs."""
    voice = speaker.voice
    about = tuple(said for text in texts for said in voice.say_each(text))
    return join_parts(speaker, voice.say(title), (), (draw_part(speaker, name, None, map(Paragraph, about)),))


def _section(speaker: Speaker, topic: Topic, section: Section) -> FullSection:
    title, blocks = speaker.voice.say(speaker.interface.section(section)), draw_body(speaker, topic.sections[section])
    return replace(draw_part(speaker, section, title, blocks), folded=section not in _OPEN)


def _helpers(speaker: Speaker, topic: Topic, title: Said | None) -> Iterator[FullSection]:
    """Whom to call first; and where there are more, the others, folded."""
    helpers = sort_emergencies_first(topic.helpers)
    first = len(helpers) if len(helpers) <= FIRST_HELPERS + 1 else FIRST_HELPERS
    contacts = [draw_contact(speaker, each) for each in helpers]
    yield replace(draw_part(speaker, Section.WHO_HELPS, title, contacts[:first]), once=True)
    if others := contacts[first:]:
        more = speaker.voice.say(speaker.interface.topic_more_helpers)
        yield replace(draw_part(speaker, MORE_HELPERS, more, others), folded=True, once=True)


def draw_part(speaker: Speaker, name: str, title: Said | None, blocks: Iterable[Block]) -> FullSection:
    """A part of a page, with what is known of its translation."""
    shown = tuple(blocks)
    return FullSection(name, title, shown, *_known(speaker, shown))


def _known(speaker: Speaker, blocks: Iterable[Block]) -> tuple[Said | None, tuple[Said, ...]]:
    """What is known of the words in this voice's language: the mark of those that nobody has checked, and what else.

    That they were checked is said, and that they are old, or that others stand in another language.
    """
    voice, interface, caveats = speaker.voice, speaker.interface, Caveats()
    if voice.language is voice.words.english:
        return None, ()
    texts = list(said_texts(blocks))
    known = [gap.said for gap in speaker.gaps(texts)]
    own = [said for said in texts if said.language is voice.language]
    if not own:
        return None, tuple(known)
    caveats = caveats.union(*(said.caveats for said in own))
    mark = choose_mark(caveats, interface)
    if mark is None:
        known.append(voice.say(interface.web_checked))
    if Caveat.OLDER in caveats:
        known.append(voice.say(interface.notice_older))
    return voice.say(mark) if mark else None, tuple(known)


def join_parts(speaker: Speaker, title: Said, ages: tuple[Said, ...], parts: tuple[FullSection, ...]) -> FullPage:
    """The page of these parts, with what has to be said of all of them. It is about what it says."""
    blocks = [block for part in parts for block in part.blocks]
    texts = tuple(said_texts(blocks))
    said = [title, *ages, *texts, *(part.title for part in parts if part.title)]
    remarks = choose_remarks(blocks, speaker.interface)
    unchecked = next((each for each in remarks if each is not speaker.interface.notice_older), None)
    notices = [Notice(speaker.voice.say(each)) for each in remarks if each is not unchecked]
    told = speaker.voice.say(unchecked) if unchecked else None
    return FullPage(title, ages, (*notices, *speaker.gaps(said)), tuple(_note_repeats(parts)), texts, told)


def _note_repeats(parts: Iterable[FullSection]) -> Iterator[FullSection]:
    """The same parts, each with what it says again. What leads to a list stays with it."""
    said = set[Block]()
    for part in parts:
        leading = {block for block, after in pairwise(part.blocks) if isinstance(after, Bullets)}
        paragraphs = {block for block in part.blocks if isinstance(block, Paragraph)}
        yield replace(part, again=frozenset(said & paragraphs - leading))
        said |= paragraphs
