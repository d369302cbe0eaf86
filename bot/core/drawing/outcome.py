"""Draws an outcome and an information: what to do now, what may fit, who helps. And the copy of an outcome."""

from __future__ import annotations

from bot.core import event as events
from bot.core.drawing.outcome_layout import fit_outcome
from bot.core.drawing.pointers import collect_pointers, draw_topic_button
from bot.core.drawing.scene import Scene
from bot.core.flow import Outcome
from bot.core.overlay import AnotherSituation, Copying, MoreOnOutcome, MyAnswers
from bot.core.screen import Button, Screen


def draw_outcome(scene: Scene, outcome: Outcome) -> Screen:
    """The end of a path. Several outcomes add up: the safest come first, of each its title and what to do first."""
    interface, say = scene.interface, scene.voice.say
    pointers, steps = collect_pointers(scene), fit_outcome(scene)
    buttons = [draw_topic_button(scene, topic) for topic in pointers.first]
    if not steps.complete:
        buttons.append(Button(say(interface.outcome_more), events.Opened(MoreOnOutcome())))
    buttons.append(Button(say(interface.menu_answers), events.Opened(MyAnswers())))
    buttons.append(Button(say(interface.outcome_another), events.Opened(AnotherSituation())))
    buttons.append(Button(say(interface.outcome_copy), events.Opened(Copying())))
    return scene.text(outcome, steps.blocks, buttons)
