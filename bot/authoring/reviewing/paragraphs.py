"""The paragraphs of a section as texts of their own: to compare them one by one, and to carry them in a catalog.

A paragraph, and each entry of a list, is one text. Its id is that of the section and its number from 1:
``family#short.3``. A statement is none of them: it is a string with an id of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import assert_never

from bot.authoring.project import Project
from bot.authoring.translations.status import Item
from bot.core.content import Include, Items, Piece, Prose


def texts_of(pieces: Iterable[Piece]) -> Iterator[str]:
    """The texts that stand in a section itself: its paragraphs and the entries of its lists."""
    for piece in pieces:
        match piece:
            case Prose(text):
                yield text
            case Items(texts):
                yield from texts
            case Include():
                pass  # Its texts are strings, with a status of their own.
            case _ as never:
                assert_never(never)


def with_texts(pieces: Iterable[Piece], texts: Iterable[str]) -> Iterator[Piece]:
    """The same pieces with other texts in them, as many as they have."""
    left = iter(texts)
    for piece in pieces:
        match piece:
            case Prose():
                yield Prose(next(left))
            case Items(old):
                yield Items(tuple(islice(left, len(old))))
            case Include():
                yield piece
            case _ as never:
                assert_never(never)


def describe_shape(pieces: Iterable[Piece]) -> str:
    """The pieces of a section in words: "a paragraph, a list of 3"."""
    return ", ".join(_describe_piece(piece) for piece in pieces)


def english_pieces(project: Project) -> dict[str, tuple[Piece, ...]]:
    """The English of every section, by ``page#section``."""
    return {
        f"{page.name}#{name}": section.pieces
        for page in project.drafts.pages.values()
        for name, section in page.sections.items()
    }


def paragraph_items(project: Project, code: str) -> dict[str, tuple[Item, ...]]:
    """The paragraphs of every section in one language, by ``page#section``, each as an item with its own English.

    They have the state of their section. Where it has another shape than the English, nobody knows which paragraph
    would be which, so all are empty.
    """
    english, found = english_pieces(project), dict[str, tuple[Item, ...]]()
    for item in project.items[code]:
        if item.is_section:
            source = list(texts_of(english[item.id]))
            same = describe_shape(english[item.id]) == describe_shape(item.pieces)
            words = list(texts_of(item.pieces)) if same else [""] * len(source)
            found[item.id] = tuple(
                replace(item, id=f"{item.id}.{number}", is_section=False, english=text, words=said, pieces=())
                for number, (text, said) in enumerate(zip(source, words, strict=True), 1)
            )
    return found


def _describe_piece(piece: Piece) -> str:
    match piece:
        case Prose():
            return "a paragraph"
        case Items(texts):
            return f"a list of {len(texts)}"
        case Include(statement):
            return f"the statement '{statement.name}'"
        case _ as never:
            assert_never(never)
