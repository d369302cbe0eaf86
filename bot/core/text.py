"""Texts as their authors wrote them, and the same as they are shown in one language."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.core.dates import Day, Weekday
from bot.core.language import Language
from bot.core.translation import NONE, Caveats, Translation

Value = str | int | Day | Weekday


Catalog = dict[str, Translation]
"""Permanent id (gettext's msgctxt) -> translation. Only entries that can be read and filled in are in it."""


STRONG = "**"
"""Stands around words that are strong. Authors' marks are balanced: the loader refuses others."""


def strip_strong(text: str) -> str:
    """Text without the marks around strong words, where nothing can be strong."""
    return text.replace(STRONG, "")


@dataclass(frozen=True, slots=True)
class Text:
    """A short authored string: ``context`` is its permanent id, ``english`` the source, with ``{names}`` to fill in.

    ``high_risk``: it tells law or safety, so an old translation of it is not shown (decided in
    ``bot.authoring.source.risk``).
    """

    context: str
    english: str
    high_risk: bool = False

    def __hash__(self) -> int:
        """That of its id alone, which no other text has: texts are looked up all the time."""
        return hash(self.context)


@dataclass(frozen=True, slots=True)
class Said:
    """A text in the language in which it is shown. ``**`` around words makes them strong; nothing else is markup.

    ``also`` are the other languages of what was filled in; ``caveats`` is what has to be said of all of it. ``source``
    is the permanent id of what was written, a context or ``page#section``; None: no author wrote it, as a name.
    What reads alike is alike, wherever it was written.
    """

    text: str
    language: Language
    also: tuple[Language, ...] = ()
    caveats: Caveats = NONE
    source: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text in one language, nothing filled in yet."""

    text: str
    language: Language
    caveats: Caveats = NONE
