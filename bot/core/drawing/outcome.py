"""Draws an outcome: what it is, whom to call, what to do now, what may fit; all else is folded."""

from __future__ import annotations

from bot.core import event as events
from bot.core.button import Button
from bot.core.drawing.outcome_layout import fit_outcome, say_age
from bot.core.drawing.pointers import collect_pointers, draw_topic_button
from bot.core.drawing.scene import Scene
from bot.core.flow import Outcome
from bot.core.overlay import AnotherSituation, Copying, MoreOnOutcome, MyAnswers, Noting
from bot.core.screen import Screen


def draw_outcome(scene: Scene, outcome: Outcome) -> Screen:
    """The end of a path. Several outcomes add up: the safest come first, of each its title and what to do first."""
    interface, say = scene.interface, scene.voice.say
    pointers, fitted = collect_pointers(scene), fit_outcome(scene)
    asides = []
    if not fitted.complete:
        asides.append(Button(say(interface.outcome_more), events.Opened(MoreOnOutcome())))
    elif pointers.ways and pointers.general:
        asides.append(draw_topic_button(scene, pointers.general))
    asides += (
        Button(say(interface.menu_answers), events.Opened(MyAnswers())),
        Button(say(interface.outcome_another), events.Opened(AnotherSituation())),
        Button(say(interface.outcome_note), events.Opened(Noting())),
        Button(say(interface.outcome_copy), events.Opened(Copying())),
    )
    return scene.text(outcome, fitted.blocks, (), asides, say_age(scene))
