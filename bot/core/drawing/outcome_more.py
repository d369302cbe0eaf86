"""Draws what an outcome's own screen had no room for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.core import event as events
from bot.core.blocks import Block, Heading, Paragraph
from bot.core.drawing.contact import draw_contact
from bot.core.drawing.next_steps import (
    collect_steps,
    drop_repeated_questions,
    every_line,
    find_urgent,
    organisations_named,
)
from bot.core.drawing.outcome_helpers import collect_helpers
from bot.core.drawing.outcome_layout import fit_outcome
from bot.core.drawing.paginate import paginate
from bot.core.drawing.pointers import Pointers, collect_pointers, draw_topic_button, draw_topics
from bot.core.drawing.said_lines import say_parts, say_statements
from bot.core.drawing.scene import Scene
from bot.core.organisation import Organisation
from bot.core.overlay import MoreOnOutcome
from bot.core.screen import Button, Screen


def draw_more(scene: Scene, part: int) -> Screen:
    """Everything that the outcome had no room for: every outcome in full, the other topics, all helpers."""
    interface, say = scene.interface, scene.voice.say
    pointers = collect_pointers(scene)
    screens = paginate(_more(scene, pointers))
    part = min(part, len(screens) - 1)
    buttons = [draw_topic_button(scene, topic) for topic in pointers.others]
    if part + 1 < len(screens):
        buttons.insert(0, Button(say(interface.topic_next), events.Opened(MoreOnOutcome(part + 1))))
    buttons.append(Button(say(interface.outcome_go_on), events.Closed()))
    return scene.text(MoreOnOutcome(part), (Paragraph(say(interface.outcome_first_line)), *screens[part]), buttons)


def _more(scene: Scene, pointers: Pointers) -> Iterator[Block]:
    """The blocks of "More". Urgent is only what the outcome's own screen says is. Whom a line names stands below it."""
    steps, shown = collect_steps(scene.flow, scene.journey), fit_outcome(scene).parts
    parts, called = drop_repeated_questions(steps.endings), dict[Organisation, None]()
    urgent = find_urgent((*shown, *parts))
    in_full = len(parts) > 1 or len(shown[0].lines) < len(steps.layouts[0][0].lines)
    for part in parts:
        yield from say_parts(scene.voice, (part,), urgent) if in_full else say_statements(scene.voice, (part,), urgent)
        names = organisations_named(every_line((part if in_full else replace(part, lines=()),)))
        yield from (draw_contact(scene, each) for each in names if each not in called)
        called |= dict.fromkeys(names)
    yield from draw_topics(scene, pointers.others, pointers)
    if others := [each for each in collect_helpers(scene.flow, scene.journey) if each not in called]:
        yield Heading(scene.voice.say(scene.interface.outcome_helpers))
        yield from (draw_contact(scene, each) for each in others)
