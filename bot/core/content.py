"""Everything there is to read: topics and pages, their sections in each language, and where their facts were read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.core.lines import Statement
from bot.core.organisation import Kind, Organisation
from bot.core.short_repr import Named
from bot.core.text import Text
from bot.core.translation import Trust


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph of a page, in one language."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list of a page, in one language."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Include:
    """The place in a page where a statement stands."""

    statement: Statement


Piece = Prose | Items | Include


class Section(StrEnum):
    """The sections of a topic by the names that authors write, in reading order.

    ``WHO_HELPS`` is made from the topic's helpers; the others are written.
    """

    SHORT = "short"
    FOR_WHOM = "for-whom"
    CONDITIONS = "conditions"
    PREPARE = "prepare"
    CAREFUL = "careful"
    CHANGED = "changed"
    WHO_HELPS = "who-helps"

    @property
    def number(self) -> int:
        """Its place in reading order, from 1."""
        return tuple(Section).index(self) + 1

    @property
    def following(self) -> Section | None:
        """The section to read next; None after the last."""
        return next((each for each in Section if each.number == self.number + 1), None)


@dataclass(frozen=True, slots=True)
class Body:
    """A section in one language. ``trust`` is None for the English, which is the source."""

    pieces: tuple[Piece, ...]
    trust: Trust | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SectionText(Named):
    """The text of one section, or of a page that is no topic. ``name`` is its permanent id, ``family#short``.

    ``bodies`` has it per language code; English is always there.

    ``high_risk``: it tells law or safety, so an old translation of it is not shown.
    """

    name: str
    bodies: Mapping[str, Body]
    high_risk: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A source of a page's facts. ``date`` is the one that it shows, as ISO year, month or day; None: no date."""

    name: str
    address: str
    date: str | None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Page(Named):
    """A text to read that is not about a rule of law: about, privacy, help now."""

    name: str
    title: Text
    updated: str
    text: SectionText
    helpers: tuple[Organisation, ...]

    @property
    def is_about_danger(self) -> bool:
        """Whether an emergency number is among those to call."""
        return any(each.kind is Kind.EMERGENCY for each in self.helpers)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Topic(Named):
    """One way to a permit. ``checked_law`` is the day on which a lawyer read the English; None: nobody has.

    ``meaning`` is another one as soon as the English was edited so that it means something else: two characters of
    ``ledger.ALPHABET`` (``fingerprints.meaning``). ``updated`` is the day of the last edit.
    """

    name: str
    title: Text
    passport: Text | None
    updated: str
    meaning: str
    checked_law: str | None
    sections: Mapping[Section, SectionText]
    helpers: tuple[Organisation, ...]
    sources: tuple[Source, ...]

    @property
    def is_about_danger(self) -> bool:
        """Whether an emergency number helps here: then the numbers stand directly below the title."""
        return any(each.kind is Kind.EMERGENCY for each in self.helpers)
