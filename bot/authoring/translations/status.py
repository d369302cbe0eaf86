"""The state of every string and section in every language: missing, stale, draft or checked. Computed, never stored.

=========  ===========================================================================================================
missing    there is no translation that can be shown
stale      it was made from another English than the present one, or does not say from which
draft      it was made from this English, and too few people have checked it
checked    one person has checked it, two where it tells law or safety
=========  ===========================================================================================================

An edit of the English that changes no meaning is marked (``same_as``) and makes nothing stale; what people type is made
from no English, and never is. What a reader sees of
each state is decided in ``bot.core.voice`` and ``drawing.section_body``; what tells law or safety, in ``risk``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bot.authoring.english.folder import Drafts
from bot.authoring.source.context import ExtractedText
from bot.authoring.source.fingerprints import fingerprint, format_markdown, pair_fingerprints, same_fingerprints
from bot.authoring.source.markup import fault_in_translation
from bot.authoring.source.own_lists import is_own_list, source_fingerprint
from bot.authoring.source.problems import Findings, Place
from bot.authoring.translations.catalogs import DraftCatalog, SameAs, read_catalog
from bot.authoring.translations.review import HumanCheck, Review, read_review
from bot.authoring.translations.translated_page import TranslatedPages, fingerprints_of
from bot.core.content import Body, Piece
from bot.core.text import Catalog
from bot.core.translation import Status, Translation, Trust

PEOPLE, PEOPLE_AT_RISK = 1, 2
"""The people who have to check a translation; and one that tells law or safety."""


@dataclass(frozen=True, slots=True)
class Item:
    """One string or section in one language.

    ``id`` is its ``msgctxt``, or ``page#section``. ``english`` and ``words`` are the texts themselves, a section as
    ``format_markdown`` writes it; ``words`` is empty where the translation is missing. ``made_from`` is the
    fingerprint of the English that it was made from (None: not said), ``old_english`` that English, where the catalog
    has it and it is another than the present one. ``checks`` are those that count for what stands there now. ``place``
    is where the translation stands, and where it is missing, the English. ``pieces`` are those of a section.
    """

    id: str
    is_section: bool
    high_risk: bool
    english: str
    place: Place
    state: Status = Status.MISSING
    by_machine: bool = True
    words: str = ""
    made_from: str | None = None
    old_english: str | None = None
    checks: tuple[HumanCheck, ...] = ()
    pieces: tuple[Piece, ...] = ()

    @property
    def trust(self) -> Trust:
        """The trust in it, as the guide needs it."""
        return _trust(self.state, self.by_machine)


@cache
def _trust(status: Status, by_machine: bool) -> Trust:  # noqa: FBT001  # as Trust has them
    """One for all texts that are trusted alike: there are twenty thousand."""
    return Trust(status, by_machine)


ItemsByLanguage = Mapping[str, tuple[Item, ...]]
"""Code of a language other than English -> its strings in the order of the template, then its sections."""


def read_items(  # noqa: PLR0913, PLR0917  # all that a status is computed from
    root: Path,
    drafts: Drafts,
    translations: TranslatedPages,
    texts: Collection[ExtractedText],
    same_as: SameAs,
    tolerated: Findings,
) -> ItemsByLanguage:
    """Every string and section in every language but English. What is wrong in a file is told, and does not count."""
    strings = {found.text.context for found in texts}
    sections = {f"{page.name}#{name}" for page in drafts.pages.values() for name in page.sections}
    prints = {
        found.text.context: same_fingerprints(
            source_fingerprint(found.text.context, found.text.english), same_as.get(found.text.context, ())
        )
        for found in texts
    }
    items = dict[str, tuple[Item, ...]]()
    for code, language in drafts.languages.items():
        if code != "en":
            to_catalog = read_catalog(root, language, texts, same_as, tolerated)
            review = read_review(root, code, strings, sections, tolerated)
            items[code] = (*_strings(texts, to_catalog, prints, review), *_sections(drafts, translations, code, review))
    return items


def to_catalog(items: Iterable[Item]) -> Catalog:
    """The strings of a language as the guide says them. An old one that cannot be filled in any more is a gap."""
    return {
        item.id: Translation(item.words, item.trust)
        for item in items
        if not item.is_section and item.state is not Status.MISSING and (item.high_risk or _can_be_filled_in(item))
    }


def to_bodies(items: Iterable[Item]) -> dict[str, Body]:
    """The sections of a language as the guide shows them, by ``page#section``."""
    return {
        item.id: Body(item.pieces, item.trust) for item in items if item.is_section and item.state is not Status.MISSING
    }


def _strings(
    texts: Iterable[ExtractedText], to_catalog: DraftCatalog, prints: Mapping[str, Collection[str]], review: Review
) -> Iterator[Item]:
    for found in texts:
        text, written = found.text, to_catalog.entries.get(found.text.context)
        item = Item(text.context, is_section=False, high_risk=text.high_risk, english=text.english, place=found.place)
        if written:
            old = None if is_own_list(text.context) or written.english == text.english else written.english
            item = replace(
                item, by_machine=to_catalog.by_machine, words=written.words, place=written.place,
                made_from=source_fingerprint(text.context, written.english), old_english=old,
            )  # fmt: skip
            item = _judged(item, prints[text.context], review.strings.get(text.context, ()))
        yield item


def _sections(drafts: Drafts, translations: TranslatedPages, code: str, review: Review) -> Iterator[Item]:
    for page in drafts.pages.values():
        translation = translations[page.name].get(code)
        for name, section in page.sections.items():
            item = Item(
                f"{page.name}#{name}", is_section=True, high_risk=page.is_high_risk(name),
                english=format_markdown(section.pieces), place=section.name.place,
            )  # fmt: skip
            if translation and (found := translation.sections.get(name)):
                item = replace(
                    item, by_machine=translation.by_machine,
                    words=format_markdown(found.pieces), place=found.name.place,
                    made_from=translation.source.get(name), pieces=found.pieces,
                )  # fmt: skip
                item = _judged(item, fingerprints_of(page, name), review.sections.get(item.id, ()))
            yield item


def _judged(item: Item, english: Collection[str], checks: Iterable[HumanCheck]) -> Item:
    """An item that is there, with its state. ``english`` are the fingerprints of the present English."""
    said = tuple(checks)
    pairs = {pair_fingerprints(each, fingerprint(item.words)) for each in english} if said else set()
    counted = tuple({check.by.casefold(): check for check in said if check.fingerprint in pairs}.values())
    if item.made_from not in english:
        state = Status.STALE
    else:
        state = Status.CHECKED if len(counted) >= (PEOPLE_AT_RISK if item.high_risk else PEOPLE) else Status.DRAFT
    return replace(item, state=state, checks=counted)


def _can_be_filled_in(item: Item) -> bool:
    return item.state is not Status.STALE or fault_in_translation(item.english, item.words) is None
