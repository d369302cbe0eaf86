"""The built-in language of tests: every text and section in it, as drafts that a computer made, or in another state.

It is longer than a real translation, runs right to left and gets the strongest notice, so what fits in it fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from bot.authoring.english.draft_page import DraftPage
from bot.authoring.english.languages_file import name_months, name_weekdays
from bot.authoring.source.context import ExtractedText
from bot.core.content import Body, Include, Items, Piece, Prose
from bot.core.language import Language
from bot.core.pseudo_language import PSEUDO, make_pseudo
from bot.core.text import Catalog
from bot.core.translation import Status, Translation, Trust

LANGUAGE = Language(
    PSEUDO,
    PSEUDO,
    right_to_left=True,
    risky_drafts=True,
    english=PSEUDO,
    dutch=PSEUDO,
    months=tuple(map(make_pseudo, name_months("en"))),
    weekdays=tuple(map(make_pseudo, name_weekdays("en"))),
)
DRAFT = Trust(Status.DRAFT)


def catalog(texts: Iterable[ExtractedText], trust: Trust) -> Catalog:
    """Every string; none where they are missing."""
    there = texts if trust.status is not Status.MISSING else ()
    return {found.text.context: Translation(make_pseudo(found.text.english), trust) for found in there}


def bodies(pages: Mapping[str, DraftPage], trust: Trust) -> dict[str, Body]:
    """Every section, by ``page#section``; none where they are missing."""
    there = pages.values() if trust.status is not Status.MISSING else ()
    return {
        f"{page.name}#{name}": Body(tuple(map(_piece, section.pieces)), trust)
        for page in there
        for name, section in page.sections.items()
    }


def _piece(piece: Piece) -> Piece:
    match piece:
        case Prose(text):
            return Prose(make_pseudo(text))
        case Items(texts):
            return Items(tuple(make_pseudo(text) for text in texts))
        case Include():
            return piece
        case _ as never:
            assert_never(never)
