"""Reads gettext catalogs: of each language the entries that are sound and current.

A wrong entry is left out, so that its text falls back to the next language, and is told by ``check``. It never stops
the guide: one volunteer's slip must not take a language from everybody. An entry that is empty, fuzzy, obsolete, or
made from another English text than the present one is left out without a word: that is work in progress.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bot.authoring.checks import translations as checks
from bot.authoring.desk import Found
from bot.authoring.files import catalog_of, read_text
from bot.authoring.po import Entry, read_entries
from bot.authoring.problems import Findings, Place
from bot.authoring.texts import fault_in_translation
from bot.core.flow import Items, Piece, Prose
from bot.core.language import Language
from bot.core.pseudo import pseudo
from bot.core.words import Catalog

POT = "translations/messages.pot"

_LANGUAGE = re.compile(r"^Language: *(.*?) *$", re.MULTILINE)


def read_catalog(root: Path, language: Language, texts: Iterable[Found], findings: Findings) -> Catalog:
    """The sound, current entries of one language's catalog; none where it has none, or one of another language."""
    file = catalog_of(language.code)
    text = read_text(root, file, findings) if (root / file).is_file() else None
    entries = list(read_entries(text or ""))
    if other := _other_language(entries, language):
        what = f"this is the head of a catalog in '{other}': all of it falls back."
        findings.add(
            checks.broken_catalog(Place(file, entries[0].line, 1), what, f"Write 'Language: {language.code}'.")
        )
        return {}
    english = {each.text.context: each.text.english for each in texts}
    count, sound = Counter(entry.said("msgctxt") for entry in entries), dict[str, str]()
    for entry in entries:
        context, translated = entry.said("msgctxt") or "", entry.said("msgstr") or entry.said("msgstr[0]")
        if entry.fault:
            what = "this can not be read: its text falls back."
            findings.add(checks.broken_catalog(Place(file, entry.fault, 1), what))
        elif not context and entry.said("msgid"):
            what = "this entry has no 'msgctxt', so it is not known for which text it is."
            findings.add(checks.broken_catalog(Place(file, entry.line, 1), what, f"Take it from {POT}."))
        elif translated and not entry.fuzzy and entry.said("msgid") == english.get(context):
            fault = _fault(english[context], entry, translated, count[context])
            if fault:
                findings.add(checks.wrong_translation(Place(file, entry.line, 1), context, fault))
            else:
                sound[context] = translated
    return sound


def _other_language(entries: list[Entry], language: Language) -> str | None:
    """The language that the head names, where it is another: a copy of a catalog that was begun with."""
    head = entries[0].said("msgstr") if entries and not entries[0].said("msgctxt") else None
    named = _LANGUAGE.search(head or "")
    return named[1] if named and named[1].replace("-", "_") not in {"", language.code} else None


def _fault(english: str, entry: Entry, translated: str, entries: int) -> str | None:
    if entries > 1:
        return "it has two entries."
    if "msgid_plural" in entry.parts:
        return "it has plural forms, and the English has none."
    return fault_in_translation(english, translated)


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
    return piece
