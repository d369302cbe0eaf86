"""Typed words that mean a button, in every language at once: back, menu, help, language, show, clear, start again.

The name of a language chooses it, and a short code begins where it says.

What a person types is compared with these and forgotten. It is matched whole, never searched and never guessed at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from bot.core import event as events
from bot.core.content import Page
from bot.core.event import Event
from bot.core.interface import Interface
from bot.core.overlay import AllCards, Languages, Menu, ReadingPage
from bot.core.start_payload import Payload, write_payload
from bot.core.text import Text
from bot.core.voice import Words

_COMMAS = re.compile("[,\u060c\u3001]")
"""The signs that part the words of a list: the comma, and the ones that Arabic and Chinese write."""

_AROUND = " .,!?/\u060c\u061f\u06d4\u1362"
"""Signs around the words that mean nothing: also the comma, question mark and full stops of Arabic, Urdu and Ge'ez."""


_SPELT_ALIKE = str.maketrans(
    "\u0622\u0623\u0625\u0671\u0624\u0626\u0649\u06cc\u06a9\u0629",
    "\u0627\u0627\u0627\u0627\u0648\u064a\u064a\u064a\u0643\u0647",
    "\u0621",
)
"""Letters that Arabic and Persian keyboards write for one another: alef, waw and yeh with or without hamza, yeh without
dots, kaf, teh marbuta as heh. A hamza that stands alone is left out."""

_TATWEEL = "\u0640"

_PLANE, _TAGS = 0x10000, range(0xE0000, 0xE0080)
"""The characters of the scripts that people type here, and those that nobody sees (Unicode's tags)."""


class TypedWords:
    """Every word that authors gave for a control; each text of theirs is a list with commas.

    ``codes`` are the short codes, with what a link to the same carries.
    """

    def __init__(self, interface: Interface, words: Words, help_now: Page, codes: Mapping[str, Payload]) -> None:
        self._meanings = dict[str, Event]()
        meanings: tuple[tuple[Text, Event], ...] = (
            (interface.typed_back, events.WentBack()),
            (interface.typed_menu, events.Opened(Menu())),
            (interface.typed_help, events.Opened(ReadingPage(help_now))),
            (interface.typed_language, events.Opened(Languages())),
            (interface.typed_show, events.Opened(AllCards())),
            (interface.typed_clear, events.Cleared()),
            (interface.typed_restart, events.Restarted()),
        )
        for text, event in meanings:
            for language in words.languages.values():
                said = words.find(text, language).text
                self._meanings.update(dict.fromkeys(split_words(said), event))
        for language in words.offered:
            names = (normalize(name) for name in (language.autonym, language.english))
            self._meanings.update(dict.fromkeys(names, events.ChangedLanguage(language)))
        self._meanings.update((code, events.Started(write_payload(payload))) for code, payload in codes.items())

    def meaning(self, text: str) -> Event | None:
        """The event that a text means; None where it means none."""
        return self._meanings.get(normalize(text))


def split_words(text: str) -> Iterator[str]:
    """The words of such a list, as they are compared."""
    return (normalize(word) for word in _COMMAS.split(text) if normalize(word))


def normalize(text: str) -> str:
    """A text as it is compared: without case, without marks of direction and vowels, without what stands around it.

    Digits of any script are 0 to 9, and letters that keyboards write for one another are one.
    """
    return " ".join(spell_alike(text).split()).strip(_AROUND)


def spell_alike(text: str) -> str:
    """A text without case, marks of direction and vowels; digits and letters that are written for others are one."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_spellings())


@cache
def _spellings() -> dict[int, str | None]:
    """What is written for each character that has another spelling, or is only a mark: None, it is left out.

    A mark stands on or between letters: a direction, a vowel of Arabic, the stroke that lengthens.
    """
    table: dict[int, str | None] = {ord(_TATWEEL): None}
    for code in (*range(_PLANE), *_TAGS):
        character = chr(code)
        category = unicodedata.category(character)
        vowel = category == "Mn" and unicodedata.name(character, "").startswith("ARABIC")
        if vowel or category == "Cf":
            table[code] = None
        elif category == "Nd":
            table[code] = str(unicodedata.digit(character))
    table.update({code: chr(letter) if letter else None for code, letter in _SPELT_ALIKE.items()})
    return table
