"""Reads translations: gettext catalogs and the content in other languages.

A wrong entry is left out, so that its text falls back to the next language, and is told by ``check``. It never stops the
guide: one volunteer's slip must not take a language from everybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

from bot.authoring.checks import translations as checks
from bot.authoring.fields import Found, fault_in_marks, placeholders
from bot.authoring.problems import Findings, Place
from bot.core.flow import Include, Items, Piece, Prose
from bot.core.language import Language
from bot.core.pseudo import pseudo
from bot.core.words import Catalog


def read_catalog(root: Path, language: Language, texts: Iterable[Found], findings: Findings) -> Catalog:
    """The sound, current entries of one language's catalog; none where it has no catalog."""
    path = root / "translations" / language.code / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return {}
    file = path.relative_to(root).as_posix()
    english = {found.text.context: found.text.english for found in texts}
    try:
        with path.open("rb") as source:
            catalog = read_po(source, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        findings.add(checks.broken_catalog(Place(file, 1, 1), str(error)))
        return {}
    entries = dict[str, str]()
    for message in catalog:
        context, translated = message.context, message.string
        if not context or not isinstance(translated, str) or not translated or message.fuzzy:
            continue
        if english.get(context) != message.id:
            continue
        fault = fault_in_marks(translated)
        if set(placeholders(translated) or ("",)) != set(placeholders(english[context]) or ("",)):
            fault = "the {values} are others than in English."
        if fault:
            findings.add(checks.wrong_translation(Place(file, message.lineno or 1, 1), context, fault))
        else:
            entries[context] = translated
    return entries


def pseudo_catalog(texts: Iterable[Found]) -> Catalog:
    """Every text in the built-in language of tests."""
    return {found.text.context: pseudo(found.text.english) for found in texts}


def pseudo_pieces(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """A section in the built-in language of tests."""
    return tuple(_pseudo_piece(piece) for piece in pieces)


def _pseudo_piece(piece: Piece) -> Piece:
    match piece:
        case Prose(text):
            return Prose(pseudo(text))
        case Items(texts):
            return Items(tuple(pseudo(text) for text in texts))
        case Include():
            return piece


def translated_files(folder: Path, languages: Mapping[str, Language]) -> dict[str, Path]:
    """The content files of a page in other languages than English, by code."""
    return {code: path for code in languages if code != "en" and (path := folder / f"{code}.md").exists()}
