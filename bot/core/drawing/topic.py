"""Draws topics and pages: one section a screen, in several screens where it is long, with its date and its sources."""

from __future__ import annotations

from bot.core import event as events
from bot.core.blocks import Block, Heading, Notice, Paragraph
from bot.core.button import Button
from bot.core.content import Section, Topic
from bot.core.drawing.contact import draw_calls, draw_contact, draw_contacts
from bot.core.drawing.next_steps import choose_wording, most_urgent, organisations_named
from bot.core.drawing.outcome_helpers import is_reachable_helper, sort_emergencies_first
from bot.core.drawing.provenance import draw_sources, say_age
from bot.core.drawing.scene import Scene
from bot.core.drawing.section_body import draw_body
from bot.core.overlay import ReadingTopic
from bot.core.screen import Screen


def draw_topic(scene: Scene, topic: Topic, section: Section, part: int) -> Screen:
    """One section of a topic. The first leads to all others; the last names who helps, and the sources.

    What the answers have to say of a section stands above it.
    """
    say, interface, number = scene.voice.say, scene.interface, section.number
    screens = _screens(scene, topic, section)
    part = min(part, len(screens) - 1)
    name = say(interface.section(section))
    if len(screens) > 1:
        first = say(
            interface.topic_part_screens,
            number=number, total=len(Section), part=name, screen=part + 1, screens=len(screens),
        )  # fmt: skip
    else:
        first = say(interface.topic_part, number=number, total=len(Section), part=name)
    blocks: list[Block] = [Paragraph(first), Heading(say(topic.title))]
    if section is Section.SHORT and part == 0 and topic.is_about_danger:
        blocks += draw_calls(scene, sort_emergencies_first(topic.helpers))
    if section is Section.SHORT and part == 0 and not scene.conversation.answers:
        blocks.append(Paragraph(say(interface.topic_linked)))
    shown = ReadingTopic(topic, section, part)
    told = say_age(scene, topic) if section in {Section.SHORT, Section.WHO_HELPS} else ()
    return scene.text(shown, (*blocks, *screens[part]), _ways_on(scene, shown, len(screens)), told=told)


def _screens(scene: Scene, topic: Topic, section: Section) -> list[tuple[Block, ...]]:
    """A section in screenfuls. Whatever the answers have to say of it comes first, with whom that names.

    Whichever screen is the last one of a topic, somebody to go to stands on it, also where the sources fill it.
    """
    lines = [
        opening.line
        for opening in scene.flow.openings
        if topic in opening.topics and section in opening.sections and scene.journey.says(opening.line)
    ]
    urgent = most_urgent(lines)
    said = (each for line in lines for each in scene.voice.say_safely(choose_wording(line, urgent)))
    blocks: list[Block] = [Notice(each) for each in dict.fromkeys(said)]
    named = organisations_named(lines)
    if section is not Section.WHO_HELPS:
        blocks += draw_contacts(scene, named, short=True)
        blocks += draw_body(scene, topic.sections[section])
        return scene.in_screens(blocks)
    helpers = tuple(dict.fromkeys((*named, *topic.helpers)))
    blocks += (*draw_contacts(scene, helpers), *draw_sources(scene, topic))
    screens = scene.in_screens(blocks)
    reachable = [draw_contact(scene, each) for each in helpers if is_reachable_helper(each)]
    if any(each in screens[-1] for each in reachable):
        return screens
    return scene.in_screens((*blocks, Heading(scene.voice.say(scene.interface.outcome_helpers)), *reachable[:1]))


def _ways_on(scene: Scene, reading: ReadingTopic, screens: int) -> list[Button]:
    """What comes next, by its name; from the first part every other one; last, the way back."""
    say, interface, topic = scene.voice.say, scene.interface, reading.topic
    buttons = []
    if reading.part + 1 < screens:
        following = ReadingTopic(topic, reading.section, reading.part + 1)
        buttons.append(Button(say(interface.page_next), events.Opened(following), primary=True))
    elif reading.section is not Section.SHORT and (after := reading.section.following):
        buttons.append(_next(scene, after, ReadingTopic(topic, after)))
    if reading.section is Section.SHORT:
        buttons += (
            Button(say(interface.section(section)), events.Opened(ReadingTopic(topic, section)))
            for section in Section
            if section is not Section.SHORT
        )
    else:
        buttons.append(Button(say(interface.topic_parts), events.Opened(ReadingTopic(topic))))
    return [*buttons, scene.way_back]


def _next(scene: Scene, section: Section, reading: ReadingTopic) -> Button:
    name = scene.voice.say(scene.interface.section(section))
    return Button(scene.voice.say(scene.interface.topic_next, part=name), events.Opened(reading), primary=True)
