"""Draws what a conversation shows: one module for each kind of screen, and the one function that picks among them."""

from __future__ import annotations

from typing import assert_never

from bot.core import overlay as overlays
from bot.core.drawing.answering import draw_answering
from bot.core.drawing.helper_list import draw_helpers
from bot.core.drawing.information import draw_information
from bot.core.drawing.language_picker import draw_languages
from bot.core.drawing.menu import draw_all_topics, draw_menu
from bot.core.drawing.my_answers import draw_my_answers
from bot.core.drawing.near_you import draw_near_you
from bot.core.drawing.note import draw_note
from bot.core.drawing.note_lines import NoteMaker
from bot.core.drawing.note_making import draw_noting
from bot.core.drawing.outcome import draw_outcome
from bot.core.drawing.outcome_copy import draw_copy, draw_copying
from bot.core.drawing.outcome_more import draw_more
from bot.core.drawing.page import draw_page
from bot.core.drawing.question import draw_question, draw_why
from bot.core.drawing.scene import Scene
from bot.core.drawing.show_cards import draw_all_cards, draw_card
from bot.core.drawing.topic import draw_topic
from bot.core.flow import Information, Outcome, Question
from bot.core.screen import Screen

__all__ = ["NoteMaker", "draw", "draw_copy", "draw_note"]


def draw(scene: Scene) -> Screen:  # noqa: C901, PLR0911, PLR0912  # one case for each kind of overlay
    """The screen of a scene: what lies open, else the place."""
    match scene.overlay:
        case overlays.Menu():
            return draw_menu(scene)
        case overlays.Languages():
            return draw_languages(scene)
        case overlays.ReadingTopic(topic, section, part):
            return draw_topic(scene, topic, section, part)
        case overlays.ReadingPage(page, part):
            return draw_page(scene, page, part)
        case overlays.AllTopics():
            return draw_all_topics(scene)
        case overlays.Helpers(part):
            return draw_helpers(scene, part)
        case overlays.AllCards():
            return draw_all_cards(scene)
        case overlays.NearYou(province):
            return draw_near_you(scene, province)
        case overlays.OneCard(card):
            return draw_card(scene, card)
        case overlays.MyAnswers():
            return draw_my_answers(scene)
        case overlays.Why():
            return draw_why(scene)
        case overlays.ChangingAnswer(question, group):
            return draw_question(scene, question, group)
        case overlays.AnotherSituation(group):
            return draw_question(scene, scene.flow.situation, group)
        case overlays.MoreOnOutcome(part):
            return draw_more(scene, part)
        case overlays.Copying():
            return draw_copying(scene)
        case overlays.Noting() as noting:
            return draw_noting(scene, noting)
        case overlays.Answering() as answering:
            return draw_answering(scene, answering)
        case None:
            return _draw_place(scene)
        case _ as never:
            assert_never(never)


def _draw_place(scene: Scene) -> Screen:
    place = scene.journey.place
    match place:
        case Question():
            return draw_question(scene, place, 0)
        case Information():
            return draw_information(scene, place)
        case Outcome():
            return draw_outcome(scene, place)
        case _ as never:
            assert_never(never)
