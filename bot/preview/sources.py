"""Finds where words that are shown were written, by the words themselves: a screen does not say where it has them."""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bot.authoring.project import Project
from bot.authoring.reviewing.lint_project import lines_of, place_of, texts_of
from bot.authoring.source.problems import Place
from bot.core.bidi import strip_marks
from bot.core.content import Piece
from bot.core.text import strip_strong


@dataclass(frozen=True, slots=True)
class Source:
    """What was written: the permanent id of its string or ``page#section``, its place, and its words."""

    id: str
    place: Place
    words: str


class Sources:
    """The texts of one language, by what they say."""

    def __init__(self, project: Project, code: str) -> None:
        self._exact = defaultdict[str, list[Source]](list)
        self._patterns = list[tuple[re.Pattern[str], Source]]()
        for source in _english(project) if code == "en" else _translated(project, code):
            for part in dict.fromkeys((source.words, *source.words.split("\n\n"))):
                if "{" in part:
                    self._patterns.append((_pattern(part), source))
                else:
                    self._exact[_plain(part)].append(source)

    def find(self, said: str, shows: str) -> Source | None:
        """Where words on a screen were written; of several places the one that the screen is about."""
        plain = _plain(said)
        found = self._exact.get(plain) or [each for pattern, each in self._patterns if pattern.fullmatch(plain)]
        about = set(re.split("[:.#]", shows))
        return max(found, key=lambda source: len(about & set(re.split("[.#]", source.id))), default=None)


def _plain(text: str) -> str:
    return strip_strong(strip_marks(text)).strip()


def _pattern(text: str) -> re.Pattern[str]:
    """What a text with values looks like when they are filled in."""
    parts = string.Formatter().parse(_plain(text))
    return re.compile("".join(re.escape(before) + (".*" if name else "") for before, name, _, _ in parts), re.DOTALL)


def _english(project: Project) -> Iterator[Source]:
    for found in project.texts:
        yield Source(found.text.context, found.place, found.text.english)
    for page in project.drafts.pages.values():
        for name, section in page.sections.items():
            yield from _pieces(project, f"{page.name}#{name}", section.name.place, section.pieces)


def _translated(project: Project, code: str) -> Iterator[Source]:
    for item in project.items[code]:
        if item.is_section:
            yield from _pieces(project, item.id, item.place, item.pieces)
        elif item.words:
            yield Source(item.id, item.place, item.words)


def _pieces(project: Project, name: str, section: Place, pieces: tuple[Piece, ...]) -> Iterator[Source]:
    lines = lines_of(project.root, section.file)
    for text in texts_of(pieces):
        yield Source(name, place_of(text, section, lines), text)
