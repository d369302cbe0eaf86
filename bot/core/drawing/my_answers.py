"""Draws the answers given, each to change."""

from __future__ import annotations

from bot.core import event as events
from bot.core.blocks import Bullets, Paragraph
from bot.core.drawing.scene import Scene
from bot.core.flow import Question
from bot.core.overlay import MyAnswers
from bot.core.screen import Button, Screen


def draw_my_answers(scene: Scene) -> Screen:
    """The answers given, each to change. A situation that another answer told is changed there."""
    interface, say, flow = scene.interface, scene.voice.say, scene.flow
    items, asked = [], dict[str, Question]()
    for choice in scene.journey.steps:
        question = flow.states[choice.question]
        if isinstance(question, Question):
            items.append(say(interface.answer, question=say(question.title), answer=say(choice.label)))
            asked.setdefault(question.name, question)
    buttons = [Button(say(question.title), events.ChangedAnswer(question)) for question in asked.values()]
    buttons.append(Button(say(interface.go_on), events.Closed()))
    if not items:
        return scene.screen(MyAnswers(), (Paragraph(say(interface.answers_none)),), buttons)
    return scene.screen(MyAnswers(), (Paragraph(say(interface.answers)), Bullets(tuple(items))), buttons)
