"""Reads gettext catalogs: of each language the entries that are sound, each with the English that it was made from.

A wrong entry is left out, so that its text falls back to the next language, and is told by ``check``. It never stops
the guide: one volunteer's mistake must not take a language from everybody. An entry that is empty or obsolete, or fuzzy
without the English that it was made from, is left out without a word: that is work in progress. One that was made from
another English than the present one is old; what becomes of it is decided in ``items``.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.authoring.source import file_checks
from bot.authoring.source.context import ExtractedText
from bot.authoring.source.files import catalog_of, read_text
from bot.authoring.source.fingerprints import fingerprint, same_fingerprints
from bot.authoring.source.markup import fault_in_translation
from bot.authoring.source.own_lists import catalog_source, is_own_list
from bot.authoring.source.problems import Findings, Place
from bot.authoring.translations import checks
from bot.authoring.translations.po import PoEntry, read_entries
from bot.authoring.translations.translated_page import HUMAN, MACHINE, ORIGINS
from bot.core.language import Language

POT = "translations/messages.pot"

ORIGIN = "X-Origin"
"""The field of a catalog's head that says who made it."""

SameAs = Mapping[str, tuple[str, ...]]
"""Permanent id -> fingerprints of English texts that mean the same, oldest first."""


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """A catalog's entry for one text: the translation, the English that it was made from, and where it stands."""

    words: str
    english: str
    place: Place


@dataclass(frozen=True, slots=True)
class DraftCatalog:
    """One language's catalog, by permanent id. ``by_machine``: its head does not say that people made it."""

    by_machine: bool
    entries: Mapping[str, CatalogEntry]


def read_catalog(
    root: Path, language: Language, texts: Iterable[ExtractedText], same_as: SameAs, findings: Findings
) -> DraftCatalog:
    """The entries of one language's catalog that can be used, or could before the English changed."""
    file = catalog_of(language.code)
    text = read_text(root, file, findings) if (root / file).is_file() else None
    entries = list(read_entries(text or ""))
    head = read_head(entries)
    if (other := head.get("Language", "")) and other.replace("-", "_") != language.code:
        what = f"this is the head of a catalog in '{other}': none of it is used."
        findings.add(
            checks.broken_catalog(Place(file, entries[0].line, 1), what, f"Write 'Language: {language.code}'.")
        )
        return DraftCatalog(by_machine=True, entries={})
    origin = head.get(ORIGIN, MACHINE)
    if origin not in ORIGINS:
        findings.add(file_checks.wrong_value(Place(file, entries[0].line, 1), f"'{ORIGIN}'", origin, ORIGINS))
    english = {each.text.context: catalog_source(each.text.context, each.text.english) for each in texts}
    count, sound = Counter(entry.said("msgctxt") for entry in entries), dict[str, CatalogEntry]()
    for entry in entries:
        context = entry.said("msgctxt") or ""
        translated = unicodedata.normalize("NFC", entry.said("msgstr") or entry.said("msgstr[0]") or "")
        made_from, place = _made_from(entry, context), Place(file, entry.line, 1)
        if entry.fault:
            what = "this cannot be read, so its text is shown in another language."
            findings.add(checks.broken_catalog(Place(file, entry.fault, 1), what))
        elif not context and entry.said("msgid"):
            what = "this entry has no 'msgctxt', so it is not known for which text it is."
            findings.add(checks.broken_catalog(place, what, f"Take it from {POT}."))
        elif translated and made_from and context in english:
            current = made_from == english[context] or _same(made_from, english[context], same_as.get(context, ()))
            fault = _fault(english[context], entry, translated, count[context]) if current else None
            if fault:
                findings.add(checks.wrong_translation(place, context, fault))
            elif count[context] == 1:
                sound[context] = CatalogEntry(translated, made_from, place)
    return DraftCatalog(origin != HUMAN, sound)


def _same(older: str, english: str, same: Collection[str]) -> bool:
    return bool(same) and fingerprint(older) in same_fingerprints(fingerprint(english), same)


def _made_from(entry: PoEntry, context: str) -> str | None:
    """The English that an entry was made from; None where it is work in progress.

    A fuzzy entry is old where it says what it was made from. What ``msgmerge`` guessed from another text is no
    translation of this one.
    """
    if not entry.fuzzy:
        return entry.said("msgid")
    return entry.said_before("msgid") if entry.said_before("msgctxt") in {None, context} else None


def read_head(entries: list[PoEntry]) -> dict[str, str]:
    """The fields of the head; none where there is no head."""
    said = entries[0].said("msgstr") if entries and not entries[0].said("msgctxt") else None
    lines = (line.partition(":") for line in (said or "").split("\n"))
    return {name.strip(): value.strip() for name, _, value in lines}


def _fault(english: str, entry: PoEntry, translated: str, entries: int) -> str | None:
    if entries > 1:
        return "it has two entries."
    if "msgid_plural" in entry.parts:
        return "it has plural forms, and the English has none."
    return fault_in_translation(english, translated, is_list=is_own_list(entry.said("msgctxt") or ""))
