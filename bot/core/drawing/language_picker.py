"""Draws the language picker."""

from __future__ import annotations

from bot.core import event as events
from bot.core.blocks import Paragraph
from bot.core.button import Button
from bot.core.drawing.scene import Scene
from bot.core.language import order_by_suggestion
from bot.core.overlay import Languages, ReadingPage
from bot.core.screen import Screen

WORLD = "\U0001f310"
"""The title of the languages: a globe, for there is no language yet to write it in. Its direction is neutral."""


LIKELY = 4
"""The languages that say what this is: those that are asked for first. All sixteen would be two screens of a phone."""


def draw_languages(scene: Scene) -> Screen:
    """Every language by its own name. Before one is chosen, the likely ones say what this is; a number stands below.

    To whoever comes by a partner's link these say too what is never asked.
    """
    quote, words, at_first = scene.voice.quote, scene.voice.words, scene.conversation.language is None
    line = scene.interface.picker_line_linked if scene.linked else scene.interface.picker_line
    buttons = [
        Button(
            quote(language.autonym, language),
            events.ChangedLanguage(language),
            marked=language is scene.conversation.language,
            about=words.voice(language).say(line) if at_first and place < LIKELY else None,
        )
        for place, language in enumerate(order_by_suggestion(words.offered, words.languages.values(), scene.suggests))
    ]
    if at_first:
        help_now = scene.flow.help
        number = next(phone.number for helper in help_now.helpers for phone in helper.phones)
        buttons.append(Button(quote(number), events.Opened(ReadingPage(help_now))))
    return scene.screen(Languages(), (Paragraph(quote(WORLD)),), buttons, columns=2)
