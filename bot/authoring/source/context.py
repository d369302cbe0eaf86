"""The context in which one file is read: what reading it gathers, and where in it things stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.authoring.source.plain_language import PlainLanguage
from bot.authoring.source.problems import Findings, Place, Problem
from bot.authoring.source.yaml_nodes import Scalar
from bot.core.text import Text


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """A text with its place, and the remarks of its author above it."""

    text: Text
    place: Place
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WebAddress:
    """A web address where it stands, and below which key: ``site``, ``source``, or the ``address`` of a source."""

    written: Scalar
    key: str


@dataclass(slots=True)
class FileContext:
    """All that reading one file gathers: problems, texts, addresses, and its lines, for what is looked up in them.

    ``plain`` are the rules of writing that count in this file; None in a translation.
    """

    findings: Findings
    lines: tuple[str, ...] = ()
    texts: list[ExtractedText] = field(default_factory=list)
    plain: PlainLanguage | None = None
    addresses: list[WebAddress] = field(default_factory=list)

    def comments_above(self, place: Place) -> tuple[str, ...]:
        """The ``#`` lines directly above a place."""
        above = list[str]()
        for line in reversed(self.lines[: place.line - 1]):
            if not line.strip().startswith("#"):
                break
            above.insert(0, line.strip().lstrip("#").strip())
        return tuple(above)

    def check_words(self, text: str, place: Place) -> list[Problem]:
        """The problems with the words of an English text."""
        return list(self.plain.problems(text, place)) if self.plain else []

    def place_of(self, token: str, place: Place, last_line: int, nth: int = 1) -> Place:
        """The place where ``token`` stands the ``nth`` time from ``place`` on; ``place`` itself where it does not."""
        left = nth
        for number in range(place.line, min(last_line, len(self.lines)) + 1):
            column = place.column - 1 if number == place.line else 0
            while (column := self.lines[number - 1].find(token, column)) >= 0:
                left -= 1
                if not left:
                    return Place(place.file, number, column + 1)
                column += len(token)
        return place
