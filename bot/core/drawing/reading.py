"""Draws topics and pages: one section a screen, in several screens where it is long, with its date and its sources."""

from __future__ import annotations

from bot.core import event as events
from bot.core.content import SECTIONS, Page, Source, Topic
from bot.core.conversation import Reading, ReadingPage
from bot.core.dates import in_digits, with_dutch_month
from bot.core.drawing.helping import is_reachable_helper
from bot.core.drawing.parts import body, contact
from bot.core.drawing.scene import Scene, Speaker, in_screens
from bot.core.drawing.steps import most_urgent, named_by, wording
from bot.core.screen import Block, Button, Contact, Dial, Heading, Notice, Origin, Paragraph, Screen
from bot.core.words import Said


def draw_topic(scene: Scene, topic: Topic, section: str, part: int) -> Screen:
    """One section of a topic. The first leads to all others; the last names who helps, and the sources.

    What the answers have to say of a section stands above it.
    """
    say, interface, number = scene.voice.say, scene.interface, SECTIONS.index(section) + 1
    screens = _screens(scene, topic, section)
    part = min(part, len(screens) - 1)
    name = say(interface.section(section))
    if len(screens) > 1:
        first = say(
            interface.topic_part_screens,
            number=number, total=len(SECTIONS), part=name, screen=part + 1, screens=len(screens),
        )  # fmt: skip
    else:
        first = say(interface.topic_part, number=number, total=len(SECTIONS), part=name)
    blocks: list[Block] = [Paragraph(first), Heading(say(topic.title))]
    if section == "short" and part == 0 and not scene.conversation.answers:
        blocks.append(Paragraph(say(interface.topic_linked)))
    return scene.text(
        f"topic:{topic.name}:{section}:{part}",
        (*blocks, *screens[part]),
        _ways_on(scene, Reading(topic, section, part), len(screens)),
    )


def draw_page(scene: Scene, page: Page, part: int) -> Screen:
    """A page that is no topic. Help now can be asked for before a language is chosen: then it is numbers, no words.

    Whom to call comes first: nobody in danger should have to read on for a number.
    """
    if scene.conversation.language is None:
        return _without_words(scene, page)
    say, interface = scene.voice.say, scene.interface
    blocks: list[Block] = [*(contact(scene, helper) for helper in page.helpers), *body(scene, page.section)]
    blocks.append(Paragraph(say(interface.page_updated, date=with_dutch_month(page.updated))))
    screens = in_screens(blocks)
    part = min(part, len(screens) - 1)
    buttons = []
    if part + 1 < len(screens):
        buttons.append(Button(say(interface.topic_next), events.Opened(ReadingPage(page, part + 1))))
    buttons.append(Button(say(interface.go_on), events.Closed()))
    return scene.text(f"page:{page.name}:{part}", (Heading(say(page.title)), *screens[part]), buttons)


def _screens(scene: Scene, topic: Topic, section: str) -> list[tuple[Block, ...]]:
    """A section in screenfuls. Whatever the answers have to say of it comes first, with whom that names.

    Whichever screen is the last one of a topic, somebody to go to stands on it, also where the sources fill it.
    """
    lines = [
        opening.line
        for opening in scene.flow.openings
        if topic in opening.topics and section in opening.sections and scene.journey.says(opening.line)
    ]
    urgent = most_urgent(lines)
    said = (each for line in lines for each in scene.voice.say_safely(wording(line, urgent)))
    blocks: list[Block] = [Notice(each) for each in dict.fromkeys(said)]
    named = named_by(lines)
    if section != SECTIONS[-1]:
        blocks += (contact(scene, each, short=True) for each in named)
        blocks += body(scene, topic.sections[section])
        return in_screens((*blocks, *(_age(scene, topic) if section == SECTIONS[0] else ())))
    helpers = tuple(dict.fromkeys((*named, *topic.helpers)))
    blocks += (*(contact(scene, each) for each in helpers), *origins(scene, topic), *_age(scene, topic))
    screens = in_screens(blocks)
    reachable = [contact(scene, each) for each in helpers if is_reachable_helper(each)]
    if any(each in screens[-1] for each in reachable):
        return screens
    return in_screens((*blocks, Heading(scene.voice.say(scene.interface.outcome_helpers)), *reachable[:1]))


def _age(speaker: Speaker, topic: Topic) -> list[Block]:
    return [Paragraph(each) for each in age(speaker, topic)]


def age(speaker: Speaker, topic: Topic) -> tuple[Said, Said]:
    """When the words last changed, and whether a lawyer has checked the law."""
    say, interface = speaker.voice.say, speaker.interface
    updated = say(interface.topic_updated, date=with_dutch_month(topic.updated))
    if topic.checked_law:
        return updated, say(interface.topic_checked_law, date=with_dutch_month(topic.checked_law))
    return updated, say(interface.topic_unchecked_law)


def origins(speaker: Speaker, topic: Topic) -> list[Block]:
    """The sources with their dates, below a heading."""
    heading = Heading(speaker.voice.say(speaker.interface.topic_sources))
    return [heading, *(Origin(_source(speaker, source), source.address) for source in topic.sources)]


def _source(speaker: Speaker, source: Source) -> Said:
    say, interface = speaker.voice.say, speaker.interface
    if source.date:
        return say(interface.source_dated, name=source.name, date=in_digits(source.date))
    return say(interface.source_undated, name=source.name)


def _ways_on(scene: Scene, reading: Reading, screens: int) -> list[Button]:
    say, interface, topic = scene.voice.say, scene.interface, reading.topic
    buttons = []
    if reading.part + 1 < screens:
        following = Reading(topic, reading.section, reading.part + 1)
        buttons.append(Button(say(interface.topic_next), events.Opened(following)))
    if reading.section == "short":
        buttons += (
            Button(say(interface.section(section)), events.Opened(Reading(topic, section))) for section in SECTIONS[1:]
        )
    else:
        if reading.part + 1 == screens and reading.section != SECTIONS[-1]:
            after = SECTIONS[SECTIONS.index(reading.section) + 1]
            buttons.append(Button(say(interface.section(after)), events.Opened(Reading(topic, after))))
        buttons.append(Button(say(interface.topic_parts), events.Opened(Reading(topic))))
    buttons.append(Button(say(interface.go_on), events.Closed()))
    return buttons


def _without_words(scene: Scene, page: Page) -> Screen:
    quote = scene.voice.quote
    numbers = [
        Contact(quote(helper.title), (), tuple(Dial(phone.number) for phone in helper.phones))
        for helper in page.helpers
        if helper.phones
    ]
    languages = [
        Button(quote(language.autonym, language), events.ChangedLanguage(language))
        for language in scene.voice.words.offered
    ]
    return scene.screen(f"page:{page.name}:0", numbers, languages, columns=2)
