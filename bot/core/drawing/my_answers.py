"""Draws the answers given, each to change."""

from __future__ import annotations

from bot.core import event as events
from bot.core.blocks import Answered, Paragraph
from bot.core.button import Button
from bot.core.drawing.scene import BETWEEN, Scene
from bot.core.flow import Question
from bot.core.overlay import MyAnswers
from bot.core.screen import Screen
from bot.core.text import Said


def draw_my_answers(scene: Scene) -> Screen:
    """The answers given, a row for each question. A situation that another answer told is changed there."""
    interface, say, flow = scene.interface, scene.voice.say, scene.flow
    given = dict[Question, list[Said]]()
    for choice in scene.journey.steps:
        question = flow.states[choice.question]
        if isinstance(question, Question):
            given.setdefault(question, []).append(say(choice.label))
    rows = [
        Answered(
            say(question.title),
            scene.voice.joined(BETWEEN, answers),
            Button(say(interface.answer_change), events.ChangedAnswer(question)),
        )
        for question, answers in given.items()
    ]
    text = interface.answers if rows else interface.answers_none
    return scene.screen(MyAnswers(), (Paragraph(say(text)), *rows), (scene.way_back,))
