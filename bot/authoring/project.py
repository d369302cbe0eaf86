"""Reads everything that authors write and makes the guide of it, or says everything that is wrong.

``read`` returns what could be read together with the problems. The program, which wants the guide alone, finds it as it
was kept since the last time (``bot.loading``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from bot.authoring import ready
from bot.authoring.english.cards_file import resolve_cards
from bot.authoring.english.checks import ledger as ledger_checks
from bot.authoring.english.checks.phrases import check_phrases
from bot.authoring.english.draft_page import DraftPage
from bot.authoring.english.folder import CODES, Drafts, Folder
from bot.authoring.english.ledger_growth import grow_ledger
from bot.authoring.english.note_file import resolve_note
from bot.authoring.english.page_file import PAGE_SECTION
from bot.authoring.english.resolve import Resolver
from bot.authoring.english.run_checks import check_drafts, check_size
from bot.authoring.english.search_file import resolve_search
from bot.authoring.source.channel_needs import ChannelNeeds, MakeSearch
from bot.authoring.source.context import ExtractedText
from bot.authoring.source.files import find_unread_translations
from bot.authoring.source.fingerprints import fingerprint, first_fingerprint, format_markdown, hash_meaning
from bot.authoring.source.problems import AuthoringError, Findings, Place, Problem
from bot.authoring.translations import pseudo, status
from bot.authoring.translations.catalogs import SameAs
from bot.authoring.translations.phrase_lists import english_lists
from bot.authoring.translations.review import read_same_as
from bot.authoring.translations.status import ItemsByLanguage, read_items
from bot.authoring.translations.translated_page import TranslatedPages, read_translated_pages
from bot.core.content import Body, Include, Page, Section, SectionText, Topic
from bot.core.guards import GUARDS
from bot.core.guide import Guide
from bot.core.pseudo_language import PSEUDO
from bot.core.translation import Trust
from bot.core.voice import Words


@dataclass(frozen=True, slots=True)
class Project:
    """A project as read. ``problems`` are refused, ``tolerated`` translations fall back; the guide is sound or None.

    ``translations`` are the pages by name and language; ``items`` has the status of every string and section by
    language; nothing where a file could not be read. ``needs`` is what it was read with. ``same_as`` are the edits of
    the English that did not change its meaning.
    """

    root: Path
    needs: ChannelNeeds
    drafts: Drafts
    translations: TranslatedPages
    texts: tuple[ExtractedText, ...]
    problems: tuple[Problem, ...]
    tolerated: tuple[Problem, ...]
    guide: Guide | None
    items: ItemsByLanguage
    same_as: SameAs

    def require_guide(self) -> Guide:
        """The guide. Raises ``AuthoringError`` with all problems where anything is wrong."""
        if self.guide is None:
            raise AuthoringError(self.problems)
        return self.guide

    def with_pseudo(self, trust: Trust = pseudo.DRAFT) -> Guide:
        """The guide with the built-in language of tests, as if it were offered and so far to be trusted.

        Raises ``AuthoringError`` where anything is wrong.
        """
        self.require_guide()
        return _guide(self.drafts, self.texts, self.items, self.same_as, self.needs.make_search, trust)


def read(needs: ChannelNeeds, root: Path | None = None, *, with_new_codes: bool = False) -> Project:
    """Everything below ``root``, checked.

    ``with_new_codes``: with the ledger as it will be after ``wegwijs update``, so that what would be wrong with that
    one is known before it is written.
    """
    findings, tolerated = Findings(), Findings()
    folder = Folder(root or ready.authored_root(), needs, findings)
    drafts, texts = folder.read(), tuple(folder.texts)
    translations = read_translated_pages(folder.root, drafts, tolerated)
    items: ItemsByLanguage = {}
    same_as: SameAs = {}
    if folder.complete:
        tolerated.extend(find_unread_translations(folder.root, drafts.rows))
        drafts = replace(drafts, ledger=grow_ledger(drafts)) if with_new_codes else drafts
        same_as = read_same_as(folder.root, {found.text.context for found in texts}, tolerated)
        items = read_items(folder.root, drafts, translations, texts, same_as, tolerated)
        findings.extend(check_drafts(drafts, GUARDS))
        findings.extend(check_phrases(english_lists(folder.root, texts)))
    if not findings:
        findings.extend(ledger_checks.check_fields(drafts.flow, drafts.ledger, Place(CODES, 1, 1)))
    guide = None
    if not findings:
        guide = _guide(drafts, texts, items, same_as, needs.make_search)
        findings.extend(check_size(guide, drafts, needs.longest_button))
    return Project(
        folder.root, needs, drafts, translations, texts,
        tuple(findings), tuple(tolerated), None if findings else guide, items, same_as,
    )  # fmt: skip


def _guide(  # noqa: PLR0913, PLR0917  # all that a guide is made of
    drafts: Drafts,
    texts: tuple[ExtractedText, ...],
    items: ItemsByLanguage,
    same_as: SameAs,
    make_search: MakeSearch,
    pseudo_trust: Trust | None = None,
) -> Guide:
    languages = drafts.languages
    catalog_of = {code: status.to_catalog(some) for code, some in items.items()}
    bodies_of = {code: status.to_bodies(some) for code, some in items.items()}
    if pseudo_trust:
        languages[PSEUDO] = pseudo.LANGUAGE
        catalog_of[PSEUDO] = pseudo.catalog(texts, pseudo_trust)
        bodies_of[PSEUDO] = pseudo.bodies(drafts.pages, pseudo_trust)
    words = Words(languages["en"], languages, catalog_of)
    organisations = drafts.organisations

    def section(page: DraftPage, name: str) -> SectionText:
        its_id = f"{page.name}#{name}"
        translated = {code: bodies[its_id] for code, bodies in bodies_of.items() if its_id in bodies}
        return SectionText(its_id, {"en": Body(page.sections[name].pieces), **translated}, page.is_high_risk(name))

    topics = {
        name: Topic(
            name, page.title, page.passport, page.updated, _meaning(page, same_as), page.checked_law,
            {Section(each): section(page, each) for each in page.sections},
            tuple(organisations[helper.text] for helper in page.helpers), page.sources,
        )
        for name, page in drafts.topics.items()
    }  # fmt: skip
    pages = {
        name: Page(
            name, page.title, page.updated, section(page, PAGE_SECTION),
            tuple(organisations[helper.text] for helper in page.helpers),
        )
        for name, page in drafts.other_pages.items()
    }  # fmt: skip
    interface = drafts.interface
    cards = resolve_cards(drafts.cards.values(), organisations)
    flow = Resolver(drafts.flow, interface.own, organisations, drafts.statements, topics).flow(pages, cards)
    flow = replace(flow, note=resolve_note(drafts.note))
    findable = resolve_search(drafts.search, topics, pages, organisations)
    search = make_search(findable, flow, words)
    return Guide(flow, interface.own, words, drafts.ledger, interface.channels, findable, search)


def _meaning(page: DraftPage, same_as: SameAs) -> str:
    """The meaning of a topic's words: of its title, of each section, and of each statement that it includes."""
    sections = {
        f"{page.name}#{name}": first_fingerprint(
            fingerprint(format_markdown(section.pieces)), page.same_as.get(name, ())
        )
        for name, section in page.sections.items()
    }
    pieces = (piece for section in page.sections.values() for piece in section.pieces)
    included = (line.text for piece in pieces if isinstance(piece, Include) for line in piece.statement.lines)
    strings = {
        text.context: first_fingerprint(fingerprint(text.english), same_as.get(text.context, ()))
        for text in (page.title, *included)
    }
    return hash_meaning({**sections, **strings})
