"""Draws the copy of an outcome, and the question before it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.core import event as events
from bot.core.blocks import Block, Bullets, Fold, Heading, Paragraph, Way
from bot.core.button import Button
from bot.core.drawing.next_steps import forget_answers
from bot.core.drawing.outcome_layout import fit_outcome, say_age
from bot.core.drawing.scene import Scene
from bot.core.overlay import Copying
from bot.core.screen import Screen
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
    """The same next steps to keep or to show: nothing in them follows from an answer, and nothing is of this moment.

    The one button takes this copy away.
    """
    scene = replace(scene, notices=(), journey=forget_answers(scene.journey), moment=None)
    button = Button(scene.voice.say(scene.interface.copy_delete), events.DroppedCopy())
    blocks = without_ways(fit_outcome(scene).blocks)
    screen = scene.screen(Apart.COPY, (*blocks, *scene.how_sure(blocks, say_age(scene))))
    return replace(screen, below=(button,), asides=(), controls=())


def without_ways(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks with nothing to press in them: what a button led to keeps its title and its words."""
    return tuple(each for block in blocks for each in _without_way(block))


def _without_way(block: Block) -> Iterator[Block]:
    match block:
        case Way(button, about):
            yield Paragraph(replace(button.label, text=f"**{button.label.text}**"))
            if about:
                yield Bullets(about)
        case Fold(title, inside):
            yield Fold(title, without_ways(inside))
        case _:
            yield block
