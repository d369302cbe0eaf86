"""Typed words that mean a button, in every language at once: back, menu, help, language, clear, start again.

What a person types is compared with these and forgotten. It is matched whole, never searched and never guessed at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.core import event as events
from bot.core.conversation import Languages, Menu, ReadingPage
from bot.core.event import Event
from bot.core.flow import Page
from bot.core.interface import Interface
from bot.core.words import Text, Words

_COMMAS = re.compile("[,\u060c\u3001]")
"""What parts the words of a list: the comma, and the ones that Arabic and Chinese write."""

_AROUND = " .,!?/\u060c\u061f\u06d4\u1362"
"""What may stand around the words: also the comma, question mark and full stops of Arabic, Urdu and Ge'ez."""


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
                self._meanings.update(dict.fromkeys(words_of(said), event))

    def meaning(self, text: str) -> Event | None:
        """The event that a text means; None where it means none."""
        return self._meanings.get(plain(text))


def words_of(text: str) -> Iterator[str]:
    """The words of such a list, as they are compared."""
    return (plain(word) for word in _COMMAS.split(text) if plain(word))


def plain(text: str) -> str:
    """A text as it is compared: without case, without marks for direction, without what stands around the words."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(character for character in folded if unicodedata.category(character) != "Cf")
    return " ".join(kept.split()).strip(_AROUND)
