"""Draws the copy of an outcome, and the question before it is made."""

from __future__ import annotations

from dataclasses import replace

from bot.core import event as events
from bot.core.blocks import Heading, Paragraph
from bot.core.drawing.next_steps import (
    forget_answers,
)
from bot.core.drawing.outcome_layout import fit_outcome
from bot.core.drawing.scene import Scene
from bot.core.overlay import Copying
from bot.core.screen import Button, Screen
from bot.core.subject import Apart


def draw_copying(scene: Scene) -> Screen:
    """The question before a copy is made: it says what stays on the phone."""
    interface, say = scene.interface, scene.voice.say
    buttons = [
        Button(say(interface.copy_make), events.KeptCopy()),
        Button(say(interface.outcome_go_on), events.Closed()),
    ]
    blocks = [Paragraph(said) for said in scene.voice.say_each(interface.copy_what)]
    return scene.screen(Copying(), (Heading(say(interface.outcome_copy)), *blocks), buttons)


def draw_copy(scene: Scene) -> Screen:
    """The same next steps to keep or to show: nothing in them follows from an answer.

    The one button takes this copy away.
    """
    scene = replace(scene, notices=(), journey=forget_answers(scene.journey))
    button = Button(scene.voice.say(scene.interface.copy_delete), events.DroppedCopy())
    screen = scene.screen(Apart.COPY, scene.with_remarks(fit_outcome(scene).blocks))
    return replace(screen, buttons=(button,), controls=())
