"""Texts as they were authored, and the same as they are said to a person in one language.

No sentence stands in Python. A ``Text`` is what an author wrote, in English, with its permanent id; a ``Voice`` says it
in one language and returns the language that was really used with it, so that a reader can be told of a gap.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.core.bidi import isolate, set_right_to_left
from bot.core.language import Language

Value = str | int

Catalog = Mapping[str, str]
"""Permanent id (gettext's msgctxt) -> translation. Only sound, current entries are in it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A short authored string: ``context`` is its permanent id, ``english`` the source, with ``{names}`` to fill in."""

    context: str
    english: str


@dataclass(frozen=True, slots=True)
class Said:
    """A text in the language in which it is shown. ``**`` around words makes them strong; nothing else is markup.

    ``also`` are the other languages of what was filled in.
    """

    text: str
    language: Language
    also: tuple[Language, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Every language's words: the source language and a catalog for each of the others."""

    english: Language
    languages: Mapping[str, Language]
    catalogs: Mapping[str, Catalog]

    @property
    def offered(self) -> tuple[Language, ...]:
        """The languages that a person may choose, in the order of ``languages.yaml``."""
        return tuple(language for language in self.languages.values() if language.offered)

    @property
    def spoken(self) -> tuple[Language, ...]:
        """English, and the languages in which anything is said: of the others nothing can be too long."""

        def has_words(language: Language) -> bool:
            return language is self.english or bool(self.catalogs.get(language.code))

        return tuple(each for each in self.languages.values() if any(map(has_words, (each, *each.fallback))))

    def voice(self, language: Language | None) -> Voice:
        """The voice of one language; of English where none was chosen yet."""
        return Voice(self, language or self.english)

    def find(self, text: Text, language: Language) -> tuple[str, Language]:
        """The text in the first language of the chain that has it, and that language."""
        for tried in (language, *language.fallback):
            if found := self.catalogs.get(tried.code, {}).get(text.context):
                return found, tried
        return text.english, self.english


@dataclass(frozen=True, slots=True)
class Voice:
    """Says texts in one language, with every value and every foreign run set for that language's direction."""

    words: Words
    language: Language

    def say(self, text: Text, **values: Said | Value) -> Said:
        """``text`` with its values filled in. A value that is itself said keeps its own direction."""
        pattern, language = self.words.find(text, self.language)
        filled = {name: self._value(value, language) for name, value in values.items()}
        inside = [value for value in values.values() if isinstance(value, Said)]
        also = dict.fromkeys(each for value in inside for each in (value.language, *value.also) if each != language)
        return Said(self._set(pattern.format(**filled), language), language, tuple(also))

    def say_each(self, text: Text, **values: Said | Value) -> tuple[Said, ...]:
        """The paragraphs of ``text``, which are parted by an empty line."""
        said = self.say(text, **values)
        return tuple(replace(said, text=part.strip()) for part in said.text.split("\n\n"))

    def quote(self, text: str, language: Language | None = None) -> Said:
        """Words that already are in ``language`` (this voice's, if none is named): long texts, names, numbers."""
        language = language or self.language
        return Said(self._set(text, language), language)

    @staticmethod
    def _set(text: str, language: Language) -> str:
        return set_right_to_left(text) if language.right_to_left else text

    @staticmethod
    def _value(value: Said | Value, around: Language) -> str:
        text = value.text if isinstance(value, Said) else str(value)
        return isolate(text) if around.right_to_left else text
