"""The built-in language of tests: every text and section in it, as drafts that a computer made.

It is longer than a real translation, runs right to left and gets the strongest notice, so what fits in it fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.authoring.content import DraftPage
from bot.authoring.desk import Found
from bot.core.flow import Body, Items, Piece, Prose
from bot.core.language import Language
from bot.core.pseudo import PSEUDO, pseudo
from bot.core.translation import State, Translation, Trust
from bot.core.words import Catalog

LANGUAGE = Language(PSEUDO, PSEUDO, right_to_left=True, risky_drafts=True)
TRUST = Trust(State.DRAFT)


def catalog(texts: Iterable[Found]) -> Catalog:
    """Every string."""
    return {found.text.context: Translation(pseudo(found.text.english), TRUST) for found in texts}


def bodies(pages: Mapping[str, DraftPage]) -> dict[str, Body]:
    """Every section, by ``page#section``."""
    return {
        f"{page.name}#{name}": Body(tuple(map(_piece, section.pieces)), TRUST)
        for page in pages.values()
        for name, section in page.sections.items()
    }


def _piece(piece: Piece) -> Piece:
    match piece:
        case Prose(text):
            return Prose(pseudo(text))
        case Items(texts):
            return Items(tuple(pseudo(text) for text in texts))
    return piece
