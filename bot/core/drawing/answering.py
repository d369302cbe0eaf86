"""Draws the answer to typed words: a few pages to choose from, whom to call in danger, or how to go on without either.

Nothing is answered here, and what was typed is not on the screen: only what the guide has to read is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from bot.core import event as events
from bot.core.blocks import Block, Heading, Paragraph, Way
from bot.core.button import Button
from bot.core.content import Section
from bot.core.danger import Danger
from bot.core.drawing.contact import MOST_CALLS, draw_calls
from bot.core.drawing.opening import sort_by_opening
from bot.core.drawing.outcome_helpers import is_reachable_helper
from bot.core.drawing.said_lines import say_steps
from bot.core.drawing.scene import Scene
from bot.core.drawing.section_body import draw_body
from bot.core.overlay import AllTopics, Answering, Helpers, ReadingPage, ReadingTopic, Target
from bot.core.screen import Screen
from bot.core.text import Said, strip_strong


def draw_answering(scene: Scene, answering: Answering) -> Screen:
    """The answer that lies open. Whom to call comes before everything else; nothing is opened that was not pressed."""
    if answering.danger:
        return _draw_danger(scene, answering, answering.danger)
    return _draw_targets(scene, answering) if answering.targets else _draw_nothing(scene, answering)


def _draw_danger(scene: Scene, answering: Answering, danger: Danger) -> Screen:
    """Whom to call, at most three things to know, and what can be read of it; it may not have been meant.

    What else was found is not shown beside a cry: that page is one press further.
    """
    interface, say = scene.interface, scene.voice.say
    calls = sort_by_opening(danger.calls, scene.moment)
    blocks = (
        Paragraph(say(interface.information_first_line)),
        Heading(say(danger.title)),
        *draw_calls(scene, calls),
        *say_steps(scene.voice, danger.lines, None, calls[:MOST_CALLS]),
        *((Way(_target_button(scene, ReadingTopic(danger.topic))),) if danger.topic else ()),
    )
    others = Answering(answering.targets, language=answering.language)
    not_meant = Button(say(interface.answer_not_meant), events.Opened(others))
    return scene.text(answering, blocks, (*_in_language(scene, answering), not_meant, scene.way_back))


def _draw_targets(scene: Scene, answering: Answering) -> Screen:
    interface, say = scene.interface, scene.voice.say
    several = len(answering.targets) > 1
    blocks: tuple[Block, ...] = (
        Paragraph(say(interface.answer_several if several else interface.answer_one)),
        *(Way(_target_button(scene, each), _first_line(scene, each)) for each in answering.targets),
    )
    none = Button(say(interface.answer_none if several else interface.answer_not_meant), events.Opened(Answering()))
    return scene.screen(answering, blocks, (*_in_language(scene, answering), none, scene.way_back))


def _draw_nothing(scene: Scene, answering: Answering) -> Screen:
    """Nothing fits: how to say it otherwise, the other ways, and somebody to call."""
    interface, say = scene.interface, scene.voice.say
    callable_helpers = [each for each in scene.flow.general.helpers if is_reachable_helper(each)]
    blocks: tuple[Block, ...] = (
        *(Paragraph(said) for said in scene.voice.say_each(interface.answer_nothing)),
        *draw_calls(scene, callable_helpers[:1]),
    )
    buttons = (
        *_in_language(scene, answering),
        scene.way_back,
        Button(say(interface.menu_topics), events.Opened(AllTopics())),
        Button(say(interface.menu_helpers), events.Opened(Helpers())),
    )
    return scene.screen(answering, blocks, buttons)


def _target_button(scene: Scene, target: Target) -> Button:
    return Button(_title(scene, target), events.Opened(target))


def _title(scene: Scene, target: Target) -> Said:
    say = scene.voice.say
    match target:
        case ReadingTopic(topic):
            return say(topic.title)
        case ReadingPage(page):
            return say(page.title)
        case Helpers():
            return say(scene.interface.menu_helpers)
        case _ as never:
            assert_never(never)


def _first_line(scene: Scene, target: Target) -> tuple[Said, ...]:
    """The first words of what a target shows, so that nobody has to open it to see what it is about."""
    match target:
        case ReadingTopic(topic):
            return _beginning(draw_body(scene, topic.sections[Section.SHORT]))
        case ReadingPage(page):
            return _beginning(draw_body(scene, page.text))
        case Helpers():
            return (scene.voice.say(scene.interface.all_helpers),)
        case _ as never:
            assert_never(never)


_SENTENCES = re.compile(r".{40,}?[.!?\u061f\u1362](?=\s|$)|.+", re.DOTALL)
"""A sentence, in any of our scripts; with the next one, where it is shorter than a line."""


def _beginning(blocks: Iterable[Block]) -> tuple[Said, ...]:
    """The first sentence of the first paragraph. It stands small below a title, so nothing in it is strong."""
    first = [block.said for block in blocks if isinstance(block, Paragraph)][:1]
    return tuple(replace(said, text=text) for said in first for text in _SENTENCES.findall(strip_strong(said.text))[:1])


def _in_language(scene: Scene, answering: Answering) -> tuple[Button, ...]:
    """The same in the other language: that of the words, or the person's own."""
    language = answering.language
    if language is None or language is scene.voice.language:
        return ()
    return (Button(scene.voice.quote(language.autonym, language), events.ChangedLanguage(language)),)
