"""Typed words that mean a button, in every language at once: back, menu, help, language, clear, start again.

What a person types is compared with these and forgotten. It is matched whole, never searched and never guessed at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.core import event as events
from bot.core.content import Page
from bot.core.event import Event
from bot.core.interface import Interface
from bot.core.overlay import Languages, Menu, ReadingPage
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


class TypedWords:
    """Every word that authors gave for a control; each text of theirs is a list with commas."""

    def __init__(self, interface: Interface, words: Words, help_now: Page) -> None:
        self._meanings = dict[str, Event]()
        meanings: tuple[tuple[Text, Event], ...] = (
            (interface.typed_back, events.WentBack()),
            (interface.typed_menu, events.Opened(Menu())),
            (interface.typed_help, events.Opened(ReadingPage(help_now))),
            (interface.typed_language, events.Opened(Languages())),
            (interface.typed_clear, events.Cleared()),
            (interface.typed_restart, events.Restarted()),
        )
        for text, event in meanings:
            for language in words.languages.values():
                said = words.find(text, language).text
                self._meanings.update(dict.fromkeys(split_words(said), event))

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
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_SPELT_ALIKE)
    kept = "".join(_digit(character) for character in folded if not _is_mark(character))
    return " ".join(kept.split()).strip(_AROUND)


def _digit(character: str) -> str:
    return str(unicodedata.digit(character, character))


def _is_mark(character: str) -> bool:
    """Whether this is a mark on or between letters: a direction, a vowel of Arabic, the stroke that lengthens."""
    vowel = unicodedata.category(character) == "Mn" and unicodedata.name(character, "").startswith("ARABIC")
    return vowel or character == _TATWEEL or unicodedata.category(character) == "Cf"
