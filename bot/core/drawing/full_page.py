"""Draws topics and pages whole, for those who read, print or keep them: every section, and what is known of each.

It is the same content as in a talk, and nothing here knows of a conversation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.blocks import Block, Paragraph
from bot.core.content import Page, Section, Topic
from bot.core.dates import format_with_dutch_month
from bot.core.drawing.contact import draw_contact
from bot.core.drawing.provenance import draw_sources, say_age
from bot.core.drawing.scene import Speaker
from bot.core.drawing.section_body import draw_body
from bot.core.drawing.translation_remarks import said_texts
from bot.core.organisation import Organisation
from bot.core.text import Said, Text
from bot.core.translation import Caveat, Caveats


@dataclass(frozen=True, slots=True)
class FullSection:
    """A section, by its name. ``known`` says in short what is known of its translation; English needs none."""

    name: str
    title: Said | None
    blocks: tuple[Block, ...]
    known: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class FullPage:
    """Everything that can be read of one thing. ``ages`` says how old it is; ``notices`` is about all of it."""

    title: Said
    ages: tuple[Said, ...]
    notices: tuple[Block, ...]
    parts: tuple[FullSection, ...]


def draw_full_topic(speaker: Speaker, topic: Topic) -> FullPage:
    """A topic: its sections in reading order. The last has who helps, and the sources."""
    say, interface = speaker.voice.say, speaker.interface
    parts = [
        _part(speaker, each.value, say(interface.section(each)), _section(speaker, topic, each)) for each in Section
    ]
    return _whole(speaker, say(topic.title), say_age(speaker, topic), parts)


def draw_full_page(speaker: Speaker, page: Page) -> FullPage:
    """A page that is no topic: whom to call first, then its text."""
    blocks = (*(draw_contact(speaker, helper) for helper in page.helpers), *draw_body(speaker, page.text))
    updated = speaker.voice.say(speaker.interface.page_updated, date=format_with_dutch_month(page.updated))
    return _whole(speaker, speaker.voice.say(page.title), (updated,), [_part(speaker, page.name, None, blocks)])


def draw_full_helpers(speaker: Speaker, organisations: Iterable[Organisation]) -> FullPage:
    """Everybody who can help, each with the day on which we looked."""
    say, interface = speaker.voice.say, speaker.interface
    blocks = tuple(draw_contact(speaker, organisation) for organisation in organisations)
    return _whole(speaker, say(interface.menu_helpers), (), [_part(speaker, "helpers", None, blocks)])


def draw_full_words(speaker: Speaker, title: Text, name: str, texts: Iterable[Text]) -> FullPage:
    """Words of the guide's own, as one part; in each an empty line parts the paragraphs."""
    voice = speaker.voice
    blocks = [Paragraph(said) for text in texts for said in voice.say_each(text)]
    return _whole(speaker, voice.say(title), (), [_part(speaker, name, None, blocks)])


def _section(speaker: Speaker, topic: Topic, section: Section) -> Iterable[Block]:
    if section is not Section.WHO_HELPS:
        return draw_body(speaker, topic.sections[section])
    return [*(draw_contact(speaker, helper) for helper in topic.helpers), *draw_sources(speaker, topic)]


def _part(speaker: Speaker, name: str, title: Said | None, blocks: Iterable[Block]) -> FullSection:
    shown = tuple(blocks)
    return FullSection(name, title, shown, tuple(_known(speaker, shown)))


def _known(speaker: Speaker, blocks: Iterable[Block]) -> Iterable[Said]:
    """The facts about the words in this voice's language, and that others stand in another."""
    voice, interface, caveats = speaker.voice, speaker.interface, Caveats()
    if voice.language is voice.words.english:
        return
    texts = list(said_texts(blocks))
    yield from (gap.said for gap in speaker.gaps(texts))
    own = [said for said in texts if said.language is voice.language]
    if not own:
        return
    caveats = caveats.union(*(said.caveats for said in own))
    if Caveat.MACHINE in caveats:
        yield voice.say(interface.web_machine)
    elif Caveat.UNCHECKED in caveats:
        yield voice.say(interface.web_unchecked)
    else:
        yield voice.say(interface.web_checked)
    if Caveat.OLDER in caveats:
        yield voice.say(interface.notice_older)


def _whole(speaker: Speaker, title: Said, ages: tuple[Said, ...], parts: list[FullSection]) -> FullPage:
    blocks = [block for part in parts for block in part.blocks]
    said = [title, *ages, *said_texts(blocks), *(part.title for part in parts if part.title)]
    return FullPage(title, ages, (*speaker.remarks(blocks), *speaker.gaps(said)), tuple(parts))
