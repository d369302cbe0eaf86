"""The drafts of a content file in English, before its names are resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.authoring.source.problems import Place
from bot.authoring.source.yaml_nodes import Scalar
from bot.core.content import Include, Piece, Source
from bot.core.text import Text


@dataclass(frozen=True, slots=True)
class DraftSection:
    """The pieces of one section, in one language. ``sound``: nothing in it is wrong."""

    name: Scalar
    pieces: tuple[Piece, ...]
    sound: bool

    @property
    def statements(self) -> tuple[str, ...]:
        """The names of the statements that it includes."""
        return tuple(piece.statement.name for piece in self.pieces if isinstance(piece, Include))


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A content file in English, its names not yet resolved. ``kind`` is None where it is not said.

    ``looked_up`` is the date that tells how old its law is, where it stands: ``checked_law``, else ``updated``.
    ``same_as`` has, by section, the fingerprints of texts that mean the same, oldest first (``fingerprints.alike``).
    """

    name: str
    kind: str | None
    title: Text
    passport: Text | None
    updated: str
    checked_law: str | None
    looked_up: Scalar | None
    covers: Mapping[str, tuple[Scalar, ...]]
    risk: Mapping[str, str]
    same_as: Mapping[str, tuple[str, ...]]
    helpers: tuple[Scalar, ...]
    helpers_place: Place
    sources: tuple[Source, ...]
    sources_place: Place
    sections: Mapping[str, DraftSection]
    place: Place

    def is_high_risk(self, section: str) -> bool:
        """Whether a section tells law or safety; the text of a page that is no topic always does."""
        return self.risk.get(section) != "low"
