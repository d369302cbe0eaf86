"""Draws an information: who helps at once, before the next question."""

from __future__ import annotations

from bot.core import event as events
from bot.core.blocks import Block, Fold, Heading, Paragraph
from bot.core.button import Button
from bot.core.drawing.contact import MOST_CALLS, draw_calls, draw_contacts
from bot.core.drawing.next_steps import information_part, most_urgent, organisations_named
from bot.core.drawing.opening import sort_by_opening
from bot.core.drawing.outcome_helpers import choose_callable, sort_emergencies_first
from bot.core.drawing.outcome_layout import LONG_OUTCOME, count_screen, in_english_alone
from bot.core.drawing.pointers import draw_topic_button
from bot.core.drawing.said_lines import say_list, say_steps
from bot.core.drawing.scene import Scene
from bot.core.flow import Information
from bot.core.screen import Screen


def draw_information(scene: Scene, information: Information) -> Screen:
    """Who helps at once: the numbers directly under the title, what to do, and folded what is for some people only."""
    blocks = _blocks(scene, information)
    if not scene.whole and count_screen(scene, blocks) > LONG_OUTCOME:
        blocks = _blocks(in_english_alone(scene), information)
    go_on = information.go_on
    buttons = [Button(scene.voice.say(go_on.label), events.Chose(go_on), primary=True)]
    if information.topic:
        buttons.append(draw_topic_button(scene, information.topic))
    return scene.text(information, blocks, buttons)


def _blocks(scene: Scene, information: Information) -> tuple[Block, ...]:
    interface, say = scene.interface, scene.voice.say
    part = information_part(information, scene.journey)
    urgent = most_urgent(part.lines)
    first = urgent.names if urgent else ()
    called = sort_emergencies_first((*first, *information.helpers, *organisations_named(part.lines)))
    in_sight = sort_by_opening(choose_callable(called, part.now, urgent), scene.moment)[:MOST_CALLS]
    folds = (
        (interface.outcome_only_if, say_list(scene.voice, part.only_if, urgent)),
        (interface.outcome_also, say_list(scene.voice, part.also, urgent)),
        (interface.outcome_helpers, draw_contacts(scene, called)),
    )
    return (
        Paragraph(say(interface.information_first_line)),
        Heading(say(part.title)),
        *draw_calls(scene, in_sight),
        *say_steps(scene.voice, part.now, urgent, in_sight),
        *(Fold(say(title), tuple(inside)) for title, inside in folds if inside),
    )
