"""Draws the menu and the list of all topics."""

from __future__ import annotations

from dataclasses import replace

from bot.core import event as events
from bot.core.blocks import Block, Paragraph, Way
from bot.core.button import Button
from bot.core.drawing.scene import Scene
from bot.core.overlay import AllCards, AllTopics, Helpers, Menu, MyAnswers, ReadingPage, ReadingTopic
from bot.core.screen import Screen


def draw_menu(scene: Scene) -> Screen:
    """What this is, and the way into it; then what to know of it, and the other ways.

    It has to fit a small phone: to our own addresses leads the page about the guide, where somebody wrote that.
    """
    interface, say = scene.interface, scene.voice.say
    begun = bool(scene.conversation.answers or scene.conversation.situations)
    elsewhere = {scene.flow.help, scene.flow.is_this_us if scene.flow.about else None}
    start = replace(scene.way_back, primary=True)
    if not begun:
        start = replace(start, label=say(interface.menu_start))
    asides = [Button(say(interface.menu_answers), events.Opened(MyAnswers()))] if begun else []
    asides += (
        Button(say(interface.menu_topics), events.Opened(AllTopics())),
        Button(say(interface.menu_helpers), events.Opened(Helpers())),
        Button(say(interface.show), events.Opened(AllCards())),
    )
    asides += (
        Button(say(page.title), events.Opened(ReadingPage(page)))
        for page in scene.flow.pages.values()
        if page not in elsewhere
    )
    if begun:
        asides.append(Button(say(interface.menu_restart), events.Restarted()))
    what, *caveats = [Paragraph(said) for said in scene.voice.say_each(interface.menu)]
    blocks: tuple[Block, ...] = (Paragraph(say(interface.first_line)), what, Way(start), *caveats)
    return scene.screen(Menu(), (*blocks, *scene.how_sure(blocks)), (), asides=asides)


def draw_all_topics(scene: Scene) -> Screen:
    """Every topic: first what everybody should read, then the ways in safety order."""
    say = scene.voice.say
    buttons = [Button(say(topic.title), events.Opened(ReadingTopic(topic))) for topic in scene.flow.options]
    return scene.screen(AllTopics(), (Paragraph(say(scene.interface.all_topics)),), buttons)
