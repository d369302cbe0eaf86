"""Draws the screens that are lists: the languages, the menu, all topics, all helpers, and the answers given."""

from __future__ import annotations

from bot.core import event as events
from bot.core.blocks import Paragraph
from bot.core.drawing.scene import Scene
from bot.core.overlay import AllTopics, Helpers, Menu, MyAnswers, ReadingPage, ReadingTopic
from bot.core.screen import Button, Screen


def draw_menu(scene: Scene) -> Screen:
    """The guide in a few sentences, and the ways into it."""
    interface, say = scene.interface, scene.voice.say
    begun = bool(scene.conversation.answers or scene.conversation.situations)
    help_now = scene.flow.help
    buttons = [Button(say(interface.menu_go_on if begun else interface.menu_start), events.Closed())]
    if begun:
        buttons.append(Button(say(interface.menu_answers), events.Opened(MyAnswers())))
    buttons += (
        Button(say(interface.menu_topics), events.Opened(AllTopics())),
        Button(say(help_now.title), events.Opened(ReadingPage(help_now))),
        Button(say(interface.menu_helpers), events.Opened(Helpers())),
    )
    buttons += (
        Button(say(page.title), events.Opened(ReadingPage(page)))
        for page in scene.flow.pages.values()
        if page is not help_now
    )
    if begun:
        buttons.append(Button(say(interface.menu_restart), events.Restarted()))
    blocks = [Paragraph(said) for said in scene.voice.say_each(interface.menu)]
    return scene.screen(Menu(), scene.with_remarks((Paragraph(say(interface.first_line)), *blocks)), buttons)


def draw_all_topics(scene: Scene) -> Screen:
    """Every topic: first what everybody should read, then the ways in safety order."""
    say = scene.voice.say
    buttons = [Button(say(topic.title), events.Opened(ReadingTopic(topic))) for topic in scene.flow.options]
    return scene.screen(AllTopics(), (Paragraph(say(scene.interface.all_topics)),), buttons)
