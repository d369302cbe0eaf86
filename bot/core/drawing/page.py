"""Draws a page that is no topic: about, privacy, help now."""

from __future__ import annotations

from bot.core import event as events
from bot.core.blocks import Contact, Dial, Heading
from bot.core.button import Button
from bot.core.content import Page
from bot.core.dates import Day
from bot.core.drawing.our_addresses import draw_page_blocks
from bot.core.drawing.scene import Scene
from bot.core.overlay import AllCards, ReadingPage
from bot.core.screen import Screen


def draw_page(scene: Scene, page: Page, part: int) -> Screen:
    """A page that is no topic. Help now can be asked for before a language is chosen: then it is numbers, no words."""
    if scene.conversation.language is None:
        return _without_words(scene, page)
    say, interface = scene.voice.say, scene.interface
    screens = scene.in_screens(draw_page_blocks(scene, scene.flow, page, scene.site))
    part = min(part, len(screens) - 1)
    buttons = []
    if part + 1 < len(screens):
        more = say(interface.help_more) if page is scene.flow.help else say(interface.page_next)
        buttons.append(Button(more, events.Opened(ReadingPage(page, part + 1)), primary=True))
    buttons.append(scene.way_back)
    asides = [Button(say(interface.show), events.Opened(AllCards()))] if page is scene.flow.help else []
    told = (say(interface.page_updated, date=Day(page.updated)),)
    return scene.text(ReadingPage(page, part), (Heading(say(page.title)), *screens[part]), buttons, asides, told)


def _without_words(scene: Scene, page: Page) -> Screen:
    quote = scene.voice.quote
    numbers = [
        Contact(quote(helper.title), (), tuple(Dial(phone.number) for phone in helper.phones))
        for helper in page.helpers
        if helper.phones
    ]
    languages = [
        Button(quote(language.autonym, language), events.ChangedLanguage(language))
        for language in scene.voice.words.offered
    ]
    return scene.screen(ReadingPage(page), numbers, languages, columns=2)
