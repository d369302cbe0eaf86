"""The lists of what people type, in English and in each translation: every phrase with the line that it stands on."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.authoring.english.checks.phrases import COMMANDS, PhraseList
from bot.authoring.source.context import ExtractedText
from bot.authoring.source.files import read_text
from bot.authoring.source.own_lists import is_own_list
from bot.authoring.source.problems import Findings, Place
from bot.authoring.translations.status import Item


def english_lists(root: Path, texts: Iterable[ExtractedText]) -> list[PhraseList]:
    """The lists of the English."""
    found = ((each.text.context, each.text.english, each.place) for each in texts)
    return list(_read_lists(root, found))


def translated_lists(root: Path, items: Iterable[Item]) -> list[PhraseList]:
    """The lists of one language, without those that it has not."""
    return list(_read_lists(root, ((item.id, item.words, item.place) for item in items if item.words)))


def _read_lists(root: Path, texts: Iterable[tuple[str, str, Place]]) -> Iterator[PhraseList]:
    files = dict[str, _Lines]()
    for context, text, place in texts:
        if is_own_list(context):
            if place.file not in files:
                files[place.file] = _Lines(read_text(root, place.file, Findings()) or "")
            phrases = text.split(",") if context.startswith(COMMANDS) else text.split("\n")
            kept = [phrase.strip() for phrase in phrases if phrase.strip()]
            yield PhraseList(context, tuple(_place_each(kept, files[place.file], place)), place)


class _Lines:
    """A file, by what stands on its lines, of YAML or of gettext: there are tens of thousands, and as many phrases."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self._having = defaultdict[str, list[int]](list)
        for number, line in enumerate(self.lines, 1):
            self._having[line.strip().removeprefix('"').removesuffix('"').removesuffix("\\n").strip()].append(number)

    def find(self, phrase: str, first: int) -> int | None:
        """The number of the first line from ``first`` on where this phrase is all that stands there."""
        numbers = self._having.get(phrase, ())
        at = bisect_left(numbers, first)
        return numbers[at] if at < len(numbers) else None


def _place_each(phrases: Iterable[str], file: _Lines, place: Place) -> Iterator[tuple[str, Place]]:
    """Each phrase with its own line; with the place of the list, where it stands on no line of its own."""
    number = place.line
    for phrase in phrases:
        at = file.find(phrase, number)
        number = at + 1 if at else number
        yield phrase, Place(place.file, at, file.lines[at - 1].index(phrase) + 1) if at else place
