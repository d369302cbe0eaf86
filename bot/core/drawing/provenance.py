"""Says how old a topic's words are, who checked them, and where its facts were read."""

from __future__ import annotations

from bot.core.blocks import Block, Heading, Origin
from bot.core.content import Source, Topic
from bot.core.dates import Day, format_digits
from bot.core.drawing.scene import Speaker
from bot.core.text import Said


def say_age(speaker: Speaker, topic: Topic) -> tuple[Said, Said]:
    """Two sentences: when the words last changed, and whether a lawyer has checked the law."""
    say, interface = speaker.voice.say, speaker.interface
    updated = say(interface.topic_updated, date=Day(topic.updated))
    if topic.checked_law:
        return updated, say(interface.topic_checked_law, date=Day(topic.checked_law))
    return updated, say(interface.topic_unchecked_law)


def draw_sources(speaker: Speaker, topic: Topic) -> list[Block]:
    """The sources with their dates, below a heading."""
    return [Heading(speaker.voice.say(speaker.interface.topic_sources)), *list_sources(speaker, topic)]


def list_sources(speaker: Speaker, topic: Topic) -> list[Origin]:
    """The sources alone, where the heading stands already."""
    return [Origin(_source(speaker, source), source.address) for source in topic.sources]


def _source(speaker: Speaker, source: Source) -> Said:
    say, interface = speaker.voice.say, speaker.interface
    if source.date:
        return say(interface.source_dated, name=source.name, date=format_digits(source.date))
    return say(interface.source_undated, name=source.name)
