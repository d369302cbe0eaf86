"""Draws the cards to show to somebody: the list of them, and each as a sentence in large Dutch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.core import event as events
from bot.core.blocks import Block, CardFace, Paragraph
from bot.core.button import Button
from bot.core.drawing.contact import draw_contact
from bot.core.drawing.scene import Scene
from bot.core.language import DUTCH, ENGLISH, Language
from bot.core.overlay import AllCards, OneCard
from bot.core.screen import Screen
from bot.core.show_card import LANGUAGE, NUMBER, ORGANISATION, ShowCard
from bot.core.text import Said
from bot.core.voice import Voice, Words

NO_BREAK = "\u00a0"
"""Between the parts of a number, so that it stays on one line: parted, it is read wrongly, most of all by strangers."""


def draw_all_cards(scene: Scene) -> Screen:
    """Every card that says something for this person, as a button."""
    say, interface = scene.voice.say, scene.interface
    buttons = [
        Button(say(card.label), events.Opened(OneCard(card)))
        for card in cards_for(scene.flow.cards.values(), _whose(scene))
    ]
    blocks = (Paragraph(say(interface.show)), Paragraph(say(interface.show_what)))
    return scene.screen(AllCards(), blocks, buttons)


def draw_card(scene: Scene, card: ShowCard) -> Screen:
    """One card; the list where it says nothing for this person. Whom it asks to call stands below it, whole.

    Its first line is neutral, as on every screen: it can be read in the list of chats.
    """
    whose = _whose(scene)
    if card not in cards_for((card,), whose):
        return draw_all_cards(scene)
    say, interface = scene.voice.say, scene.interface
    blocks: list[Block] = [Paragraph(say(interface.show)), draw_face(scene.voice, card, whose)]
    if card.organisation:
        blocks.append(draw_contact(scene, card.organisation, short=True))
    others = Button(say(interface.show_others), events.Opened(AllCards()))
    return scene.text(OneCard(card), blocks, (others, scene.way_back))


def cards_for(cards: Iterable[ShowCard], whose: Language) -> tuple[ShowCard, ...]:
    """The cards that say something for a person of this language: who speaks Dutch asks for no interpreter."""
    return tuple(card for card in cards if not (card.asks_language and whose.code == DUTCH))


def draw_every_face(words: Words, cards: Iterable[ShowCard], whose: Language) -> Mapping[ShowCard, CardFace]:
    """The face of every card for a person of this language, in the order of the cards: for paper."""
    voice = words.voice(whose)
    return {card: draw_face(voice, card, whose) for card in cards_for(cards, whose)}


def draw_face(voice: Voice, card: ShowCard, whose: Language) -> CardFace:
    """The sentence in Dutch, or in English as long as there is no Dutch; and as this voice says it, unless that is one.

    ``whose`` is the language of the person, whatever the voice is: it is the one to be named.
    """
    dutch = voice.words.voice(voice.words.dutch)
    large, own = _say(dutch, card, whose), _say(voice, card, whose)
    return CardFace(large, own if own.language is not large.language else None)


def _say(voice: Voice, card: ShowCard, whose: Language) -> Said:
    values = dict[str, str]()
    if card.asks_language:
        values[LANGUAGE] = _name(whose, voice.words.find(card.says, voice.language).language)
    if card.organisation:
        number = card.organisation.phones[0].number.replace(" ", NO_BREAK)
        values |= {ORGANISATION: card.organisation.title, NUMBER: number}
    return voice.say(card.says, **values)


def _name(language: Language, within: Language) -> str:
    """The name of a language within a sentence of another: those that we know it by, else its own."""
    return {DUTCH: language.dutch, ENGLISH: language.english}.get(within.code, language.autonym)


def _whose(scene: Scene) -> Language:
    """The person's own language, in whichever other one the card is looked at."""
    return scene.conversation.language or scene.voice.language
