"""Draws what a conversation shows: one module for each kind of screen, and the one function that picks among them."""

from __future__ import annotations

from bot.core import conversation as over
from bot.core.drawing.asking import draw_question, draw_why
from bot.core.drawing.ending import draw_copy, draw_copying, draw_information, draw_more, draw_outcome
from bot.core.drawing.lists import draw_all_topics, draw_answers, draw_helpers, draw_languages, draw_menu
from bot.core.drawing.reading import draw_page, draw_topic
from bot.core.drawing.scene import Scene
from bot.core.flow import Information, Question
from bot.core.screen import Screen

__all__ = ["draw", "draw_copy"]


def draw(scene: Scene) -> Screen:  # noqa: C901, PLR0911  # one case for each kind of overlay
    """The screen of a scene: what lies open, else the place."""
    match scene.overlay:
        case over.Menu():
            return draw_menu(scene)
        case over.Languages():
            return draw_languages(scene)
        case over.Reading(topic, section, part):
            return draw_topic(scene, topic, section, part)
        case over.ReadingPage(page, part):
            return draw_page(scene, page, part)
        case over.AllTopics():
            return draw_all_topics(scene)
        case over.Helpers(part):
            return draw_helpers(scene, part)
        case over.MyAnswers():
            return draw_answers(scene)
        case over.Why():
            return draw_why(scene)
        case over.Changing(question, group):
            return draw_question(scene, question, group)
        case over.Another(group):
            return draw_question(scene, scene.flow.situation, group)
        case over.More(part):
            return draw_more(scene, part)
        case over.Copying():
            return draw_copying(scene)
    return _draw_place(scene)


def _draw_place(scene: Scene) -> Screen:
    place = scene.journey.place
    match place:
        case Question():
            return draw_question(scene, place, 0)
        case Information():
            return draw_information(scene, place)
    return draw_outcome(scene, place)
