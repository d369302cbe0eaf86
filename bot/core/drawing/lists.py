"""Draws the screens that are lists: the languages, the menu, all topics, all helpers, and the answers given."""

from __future__ import annotations

from bot.core import event as events
from bot.core.conversation import AllTopics, Helpers, MyAnswers, Reading, ReadingPage
from bot.core.drawing.parts import contact
from bot.core.drawing.scene import Scene, in_screens
from bot.core.flow import Question
from bot.core.language import suggested_first
from bot.core.lines import Kind
from bot.core.screen import Bullets, Button, Paragraph, Screen

WORLD = "\U0001f310"
"""The title of the languages: a globe, for there is no language yet to write it in. Its direction is neutral."""


def draw_languages(scene: Scene) -> Screen:
    """Every language by its own name. Before one is chosen, a number to call stands below them, without words."""
    quote, words = scene.voice.quote, scene.voice.words
    buttons = [
        Button(
            quote(language.autonym, language),
            events.ChangedLanguage(language),
            marked=language is scene.conversation.language,
        )
        for language in suggested_first(words.offered, words.languages.values(), scene.suggests)
    ]
    if scene.conversation.language is None:
        help_now = scene.flow.pages["help"]
        number = next(phone.number for helper in help_now.helpers for phone in helper.phones)
        buttons.append(Button(quote(number), events.Opened(ReadingPage(help_now))))
    return scene.screen("languages", (Paragraph(quote(WORLD)),), buttons, columns=2)


def draw_menu(scene: Scene) -> Screen:
    """What this is, and the ways into it."""
    interface, say = scene.interface, scene.voice.say
    begun = bool(scene.conversation.answers or scene.conversation.situations)
    pages = scene.flow.pages
    buttons = [Button(say(interface.menu_go_on if begun else interface.menu_start), events.Closed())]
    if begun:
        buttons.append(Button(say(interface.menu_answers), events.Opened(MyAnswers())))
    buttons += (
        Button(say(interface.menu_topics), events.Opened(AllTopics())),
        Button(say(pages["help"].title), events.Opened(ReadingPage(pages["help"]))),
        Button(say(interface.menu_helpers), events.Opened(Helpers())),
    )
    buttons += (
        Button(say(page.title), events.Opened(ReadingPage(page))) for page in pages.values() if page.name != "help"
    )
    if begun:
        buttons.append(Button(say(interface.menu_restart), events.Restarted()))
    blocks = [Paragraph(said) for said in scene.voice.say_each(interface.menu)]
    return scene.screen("menu", scene.with_remarks((Paragraph(say(interface.first_line)), *blocks)), buttons)


def draw_all_topics(scene: Scene) -> Screen:
    """Every topic, in safety order."""
    say = scene.voice.say
    buttons = [Button(say(topic.title), events.Opened(Reading(topic))) for topic in scene.flow.topics.values()]
    return scene.screen("topics", (Paragraph(say(scene.interface.all_topics)),), buttons)


def draw_helpers(scene: Scene, part: int) -> Screen:
    """Everybody who can help, some on each screen. Authorities are not among them."""
    say = scene.voice.say
    helpers = [each for each in scene.flow.organisations.values() if each.kind is not Kind.AUTHORITY]
    screens = in_screens(contact(scene, helper) for helper in helpers)
    part = min(part, len(screens) - 1)
    buttons = []
    if part + 1 < len(screens):
        buttons.append(Button(say(scene.interface.topic_next), events.Opened(Helpers(part + 1))))
    buttons.append(Button(say(scene.interface.go_on), events.Closed()))
    return scene.text(f"helpers:{part}", (Paragraph(say(scene.interface.all_helpers)), *screens[part]), buttons)


def draw_answers(scene: Scene) -> Screen:
    """What was answered, each to change. A situation that another answer told is changed there."""
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
        return scene.screen("answers", (Paragraph(say(interface.answers_none)),), buttons)
    return scene.screen("answers", (Paragraph(say(interface.answers)), Bullets(tuple(items))), buttons)
