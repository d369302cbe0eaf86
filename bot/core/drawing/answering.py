"""Draws the answer to typed words: a few pages to choose from, whom to call in danger, or how to go on without either.

Nothing is answered here, and what was typed is not on the screen: only what the guide has to read is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from bot.core import event as events
from bot.core.blocks import Block, Heading, Paragraph, Way
from bot.core.button import Button
from bot.core.content import Section
from bot.core.danger import Danger
from bot.core.drawing.contact import MOST_CALLS, draw_calls
from bot.core.drawing.outcome_helpers import is_reachable_helper
from bot.core.drawing.said_lines import say_steps
from bot.core.drawing.scene import Scene
from bot.core.drawing.section_body import draw_body
from bot.core.overlay import AllTopics, Answering, Helpers, ReadingPage, ReadingTopic, Target
from bot.core.screen import Screen
from bot.core.text import Said


def draw_answering(scene: Scene, answering: Answering) -> Screen:
    """The answer that lies open. Whom to call comes before everything else; nothing is opened that was not pressed."""
    if answering.danger:
        return _draw_danger(scene, answering, answering.danger)
    return _draw_targets(scene, answering) if answering.targets else _draw_nothing(scene, answering)


def _draw_danger(scene: Scene, answering: Answering, danger: Danger) -> Screen:
    """Whom to call, at most three things to know, help now, and what can be read; it may not have been meant."""
    interface, say = scene.interface, scene.voice.say
    help_now = ReadingPage(scene.flow.help)
    reading = (ReadingTopic(danger.topic),) if danger.topic else ()
    targets = dict.fromkeys((*reading, *(each for each in answering.targets if each != help_now)))
    blocks = (
        Paragraph(say(interface.information_first_line)),
        Heading(say(danger.title)),
        *draw_calls(scene, danger.calls),
        *say_steps(scene.voice, danger.lines, None, danger.calls[:MOST_CALLS]),
        Way(Button(say(scene.flow.help.title), events.Opened(help_now), primary=True), ()),
        *(Way(_target_button(scene, target)) for target in list(targets)[:_BELOW_DANGER]),
    )
    others = Answering(answering.targets, language=answering.language)
    buttons = (Button(say(interface.answer_not_meant), events.Opened(others)), scene.way_back)
    return scene.text(answering, blocks, buttons, asides=_in_language(scene, answering))


_BELOW_DANGER = 2
"""The pages below a danger: what it is about, and what else was found."""


def _draw_targets(scene: Scene, answering: Answering) -> Screen:
    interface, say = scene.interface, scene.voice.say
    several = len(answering.targets) > 1
    blocks: tuple[Block, ...] = (
        Paragraph(say(interface.answer_several if several else interface.answer_one)),
        *(Way(_target_button(scene, each), _first_line(scene, each)) for each in answering.targets),
    )
    buttons = (Button(say(interface.answer_none), events.Opened(Answering())), scene.way_back)
    return scene.screen(answering, blocks, buttons, asides=_in_language(scene, answering))


def _draw_nothing(scene: Scene, answering: Answering) -> Screen:
    """Nothing fits: how to say it otherwise, the other ways, and somebody to call."""
    interface, say = scene.interface, scene.voice.say
    callable_helpers = [each for each in scene.flow.general.helpers if is_reachable_helper(each)]
    blocks: tuple[Block, ...] = (
        *(Paragraph(said) for said in scene.voice.say_each(interface.answer_nothing)),
        *draw_calls(scene, callable_helpers[:1]),
    )
    buttons = (
        scene.way_back,
        Button(say(interface.menu_topics), events.Opened(AllTopics())),
        Button(say(interface.menu_helpers), events.Opened(Helpers())),
    )
    return scene.screen(answering, blocks, buttons, asides=_in_language(scene, answering))


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
    """The first paragraph of what a target shows, so that nobody has to open it to see what it is about."""
    match target:
        case ReadingTopic(topic):
            return tuple(_paragraphs(draw_body(scene, topic.sections[Section.SHORT])))[:1]
        case ReadingPage(page):
            return tuple(_paragraphs(draw_body(scene, page.text)))[:1]
        case Helpers():
            return (scene.voice.say(scene.interface.all_helpers),)
        case _ as never:
            assert_never(never)


def _paragraphs(blocks: list[Block]) -> Iterator[Said]:
    yield from (block.said for block in blocks if isinstance(block, Paragraph))


def _in_language(scene: Scene, answering: Answering) -> tuple[Button, ...]:
    """The same in the language in which the words were written, where the conversation is in another."""
    language = answering.language
    if language is None or language is scene.voice.language:
        return ()
    return (Button(scene.voice.quote(language.autonym, language), events.ChangedLanguage(language)),)
