"""Texts as they were authored, and the same as they are said to a person in one language.

No sentence stands in Python. A ``Text`` is what an author wrote, in English, with its permanent id; a ``Voice`` says it
in one language and returns with it the language that was really used and what has to be said of the translation, so
that a reader can be told of a gap, a draft, or a text that had to be withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from bot.core.bidi import isolate, set_right_to_left
from bot.core.dates import Day, Weekday, format_with_month
from bot.core.language import DUTCH, Language
from bot.core.text import Catalog, Said, Text, Value, Wording
from bot.core.translation import NONE, WITHDRAWN, Caveats


@dataclass(frozen=True, slots=True)
class Words:
    """Every language's words: the source language and a catalog for each of the others."""

    english: Language
    languages: Mapping[str, Language]
    catalogs: Mapping[str, Catalog]
    remembered: dict[tuple[Text, str], Said] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Texts without values as they were said before, by the language's code: authors' words, and nobody's own."""

    def __reduce__(self) -> tuple[type[Words], tuple[object, ...]]:
        """Where it is kept for the next start, it is without what was said."""
        return Words, (self.english, self.languages, self.catalogs)

    @property
    def offered(self) -> tuple[Language, ...]:
        """The languages that a person may choose, in the order of ``languages.yaml``."""
        return tuple(language for language in self.languages.values() if language.offered)

    @property
    def spoken(self) -> tuple[Language, ...]:
        """English, and the languages in which anything is said: of the others nothing can be too long.

        What is said in an earlier language in its place counts where people can choose it.
        """

        def has_words(language: Language) -> bool:
            return language is self.english or bool(self.catalogs.get(language.code))

        def instead_of(language: Language) -> tuple[Language, ...]:
            return (language, *(language.fallback if language.offered else ()))

        return tuple(each for each in self.languages.values() if any(map(has_words, instead_of(each))))

    def forget(self, texts: Iterable[Text]) -> None:
        """Drops the translations of texts that are shown to nobody: what people type, once a search has read it."""
        for text, catalog in product(texts, self.catalogs.values()):
            catalog.pop(text.context, None)

    def voice(self, language: Language | None) -> Voice:
        """The voice of one language; of English where none was chosen yet."""
        return Voice(self, language or self.english)

    @property
    def dutch(self) -> Language | None:
        """Dutch, for staff and for what is not in the reader's language; None while it is not offered."""
        dutch = self.languages.get(DUTCH)
        return dutch if dutch and dutch.offered else None

    def find(self, text: Text, language: Language) -> Wording:
        """The text in the first language of the chain in which it may be shown."""
        caveats = NONE
        for tried in (language, *language.fallback):
            found = self.catalogs.get(tried.code, {}).get(text.context)
            if found and found.trust.may_be_shown(high_risk=text.high_risk):
                return Wording(found.text, tried, caveats | found.trust.caveats)
            if found:
                caveats = WITHDRAWN
        return Wording(text.english, self.english, caveats)


@dataclass(frozen=True, slots=True)
class Voice:
    """Says texts in one language, with every value and every foreign run set for that language's direction.

    ``alone``: what cannot be shown in it is said in English alone, where there is no room for the Dutch beside it.
    """

    words: Words
    language: Language
    alone: bool = False

    def say(self, text: Text, **values: Said | Value) -> Said:
        """``text`` with its values filled in. A value that is itself said keeps its own direction."""
        if values:
            return self._filled(text, values)
        key, remembered = (text, self.language.code), self.words.remembered
        if key not in remembered:
            remembered[key] = self._filled(text, values)
        return remembered[key]

    def say_safely(self, text: Text) -> tuple[Said, ...]:
        """The same; a text whose translation is not shown, because the English has changed, in Dutch and in English."""
        said, dutch = self.say(text), self.words.dutch
        if dutch and not self.alone and said.language is self.words.english and said.caveats & WITHDRAWN:
            in_dutch = self.words.voice(dutch).say(text)
            if in_dutch.language is dutch:
                return replace(in_dutch, caveats=in_dutch.caveats | WITHDRAWN), said
        return (said,)

    def say_each(self, text: Text) -> tuple[Said, ...]:
        """The paragraphs of ``text``, which are parted by an empty line; said safely."""
        said = self.say_safely(text)
        return tuple(replace(each, text=part.strip()) for each in said for part in each.text.split("\n\n"))

    def quote(
        self, text: str, language: Language | None = None, caveats: Caveats = NONE, source: str | None = None
    ) -> Said:
        """Words that already are in ``language`` (this voice's, if none is named): long texts, names, numbers."""
        language = language or self.language
        return Said(self._set(text, language), language, (), caveats, source)

    def joined(self, between: str, names: Iterable[Said]) -> Said:
        """Names or answers with ``between`` between them, each in its own direction."""
        said = tuple(names)
        text = between.join(self._value(each, self.language) for each in said)
        caveats = NONE.union(*(each.caveats for each in said))
        return Said(text, said[0].language, tuple(each.language for each in said[1:]), caveats)

    def _filled(self, source: Text, values: Mapping[str, Said | Value]) -> Said:
        wording = self.words.find(source, self.language)
        language = wording.language
        filled = {name: self._value(value, language) for name, value in values.items()}
        inside = [value for value in values.values() if isinstance(value, Said)]
        also = dict.fromkeys(each for value in inside for each in (value.language, *value.also) if each != language)
        caveats = wording.caveats.union(*(value.caveats for value in inside))
        text = self._set(wording.text.format(**filled), language)
        return Said(text, language, tuple(also), caveats, source.context)

    @staticmethod
    def _set(text: str, language: Language) -> str:
        return set_right_to_left(text) if language.right_to_left else text

    @staticmethod
    def _value(value: Said | Value, around: Language) -> str:
        match value:
            case Said():
                text = value.text
            case Day(iso):
                text = format_with_month(iso, around.months)
            case Weekday():
                text = around.weekdays[value.value]
            case _:
                text = str(value)
        return isolate(text) if around.right_to_left else text
