"""Takes a checked copy of a catalog back: corrections into the catalog, checks into ``review.yaml``.

What changed on both sides, or would not be shown, is left as it is and told; the copy itself is never touched.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from polib import POEntry

from bot.authoring.reviewing.pending_copy import read_before
from bot.authoring.source.files import catalog_of
from bot.authoring.source.fingerprints import fingerprint, pair_fingerprints
from bot.authoring.source.markup import fault_in_translation
from bot.authoring.source.own_lists import is_own_list, source_fingerprint
from bot.authoring.translations.merge import FUZZY, SameMeaning
from bot.authoring.translations.po_form import format_catalog, parse_catalog
from bot.authoring.translations.review import HumanCheck, Review, format_review, review_path
from bot.authoring.translations.status import PEOPLE, PEOPLE_AT_RISK, Item
from bot.core.translation import Status


@dataclass(slots=True)
class ImportResult:
    """The result: the catalog and the review as they are to be written, and everything to tell, by id."""

    catalog: str = ""
    review: Review = field(default_factory=lambda: Review({}, {}))
    checked: list[str] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    """Texts about law or safety that one more person has to check."""
    left: dict[str, str] = field(default_factory=dict)
    """Why something in the copy was not taken."""

    def files(self, code: str) -> dict[str, str]:
        """The files of this language, by path, as they are to be written."""
        changed = {catalog_of(code): self.catalog}
        return {**changed, review_path(code): format_review(self.review)} if self.checked else changed


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who checked, and on which day."""

    by: str
    on: str


@dataclass(frozen=True, slots=True)
class ImportContext:
    """All that a copy is compared with: the texts as they are now, what was checked, and who checked this copy."""

    items: Mapping[str, Item]
    review: Review
    reviewer: Reviewer
    same_meaning: SameMeaning


def import_copy(catalog: str, copy: str, ground: ImportContext) -> ImportResult:
    """The catalog, which is up to date, with what stands in the copy."""
    taken, own = ImportResult(review=ground.review), parse_catalog(catalog)
    entries = {entry.msgctxt: entry for entry in own if not entry.obsolete}
    for theirs in parse_catalog(copy):
        item, ours = ground.items.get(theirs.msgctxt or ""), entries.get(theirs.msgctxt)
        theirs.msgstr = unicodedata.normalize("NFC", theirs.msgstr)
        if theirs.obsolete or not theirs.msgstr:
            continue
        if item is None or ours is None:
            taken.left[theirs.msgctxt or "?"] = "there is no such text any more."
        else:
            _take(taken, ours, theirs, item, ground)
    taken.catalog = format_catalog(own, catalog)
    return taken


def _take(taken: ImportResult, ours: POEntry, theirs: POEntry, item: Item, ground: ImportContext) -> None:
    """Takes one entry of the copy, or says why not."""
    corrected, was, now = theirs.msgstr != ours.msgstr, read_before(theirs), fingerprint(theirs.msgstr)
    untouched = was.words == now
    if FUZZY in theirs.flags:
        if corrected and not untouched:
            taken.left[item.id] = "it was changed, but is still marked: remove the mark when it is right."
    elif (untouched and was.is_checked) or (not corrected and item.state is Status.CHECKED):
        pass  # It was checked before, and nothing has changed.
    elif corrected and untouched:
        taken.left[item.id] = "its translation has changed meanwhile, so nobody has checked what stands there now."
    elif corrected and was.words not in {None, fingerprint(ours.msgstr)}:
        taken.left[item.id] = f"its translation has changed meanwhile too. There it is: {theirs.msgstr}"
    elif theirs.msgid != item.english and not ground.same_meaning(item.id, theirs.msgid):
        taken.left[item.id] = "the English has changed meanwhile: look at it again, beside the new English."
        if corrected:
            ours.msgstr, ours.previous_msgid, ours.flags = theirs.msgstr, theirs.msgid, [*_others(ours), FUZZY]
            taken.corrected.append(item.id)
    elif fault := fault_in_translation(item.english, theirs.msgstr, is_list=is_own_list(item.id)):
        taken.left[item.id] = f"it would not be shown: {fault}"
    else:
        ours.msgstr, ours.previous_msgid, ours.flags = theirs.msgstr, None, _others(ours)
        taken.corrected += [item.id] if corrected else []
        taken.checked.append(item.id)
        taken.review, enough = add_check(taken.review, replace(item, words=theirs.msgstr), ground.reviewer)
        taken.waiting += [] if enough else [item.id]


def _others(entry: POEntry) -> list[str]:
    return [flag for flag in entry.flags if flag != FUZZY]


def _english(item: Item) -> str:
    """The fingerprint of what it was checked against."""
    return fingerprint(item.english) if item.is_section else source_fingerprint(item.id, item.english)


def add_check(review: Review, item: Item, reviewer: Reviewer) -> tuple[Review, bool]:
    """The review with one more check, of what stands there now; and whether enough people have checked it.

    Checks of other words have ended, and a person counts once: both are taken out.
    """
    check = HumanCheck(pair_fingerprints(_english(item), fingerprint(item.words)), reviewer.on, reviewer.by)
    of_kind = review.sections if item.is_section else review.strings
    others = [
        each
        for each in of_kind.get(item.id, ())
        if each.fingerprint == check.fingerprint and each.by.casefold() != check.by.casefold()
    ]
    checks = {**of_kind, item.id: (*others, check)}
    enough = len(checks[item.id]) >= (PEOPLE_AT_RISK if item.high_risk else PEOPLE)
    return (replace(review, sections=checks) if item.is_section else replace(review, strings=checks)), enough
