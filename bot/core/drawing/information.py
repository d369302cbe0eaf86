"""Draws an information: who helps at once, before the next question."""

from __future__ import annotations

from bot.core import event as events
from bot.core.blocks import Block, Heading, Paragraph
from bot.core.drawing.contact import draw_contact
from bot.core.drawing.next_steps import (
    OutcomePart,
    find_urgent,
    organisations_named,
)
from bot.core.drawing.outcome_helpers import sort_emergencies_first
from bot.core.drawing.pointers import draw_topic_button
from bot.core.drawing.said_lines import say_parts
from bot.core.drawing.scene import Scene
from bot.core.flow import Information
from bot.core.screen import Button, Screen


def draw_information(scene: Scene, information: Information) -> Screen:
    """Who helps at once, before the next question."""
    interface, say = scene.interface, scene.voice.say
    part = OutcomePart(information.title, tuple(line for line in information.lines if scene.journey.says(line)))
    blocks: list[Block] = [Paragraph(say(interface.information_first_line)), Heading(say(part.title))]
    called = sort_emergencies_first((*information.helpers, *organisations_named(part.lines)))
    blocks += (draw_contact(scene, organisation) for organisation in called)
    blocks += say_parts(scene.voice, (part,), find_urgent((part,)))[1:]
    buttons = [Button(say(information.go_on.label), events.Chose(information.go_on))]
    if information.topic:
        buttons.append(draw_topic_button(scene, information.topic))
    return scene.text(information, blocks, buttons)
