"""Classifies a visit beside the last snapshot of the same address. No network, no clock, no file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from urllib.parse import urlsplit

from bot.authoring.source.problems import Place, Problem
from bot.links import checks
from bot.links.page_text import read
from bot.links.responses import Dead, FetchedPage, Unreachable, Visit
from bot.links.snapshots import LinkState, Snapshot, What

_FRONT = re.compile(r"/?([a-z]{2}([-_][a-z]{2})?|home|(index|default)\.\w+)?/?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Died:
    """There is nothing any more."""

    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """It stands elsewhere. ``home``: where it leads is a front page, so that it probably stands nowhere."""

    to: str
    home: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """It says something else than on that day."""

    what: str
    since: str


@dataclass(frozen=True, slots=True)
class NotLetIn:
    """A person has to look."""

    why: str


@dataclass(frozen=True, slots=True)
class WithoutWords:
    """A page came that has no words."""


Tiding = Died | Moved | Changed | NotLetIn | WithoutWords

_SAID = {Died: "died", Moved: "moved", Changed: "changed", NotLetIn: "not let in", WithoutWords: "without words"}

BAD = (Died, Moved, Changed)
"""For these somebody has something to fix; the others ask for a look."""


@dataclass(frozen=True, slots=True)
class Classified:
    """A classified visit: the tidings to tell, and the snapshot to keep. ``new``: nothing to compare with."""

    tidings: tuple[Tiding, ...]
    look: Snapshot
    new: bool = False


def classify_visit(visit: Visit, before: Snapshot | None, day: date, *, only_title: bool = False) -> Classified:
    """The classification of a visit on that day. ``only_title``: it is only the site of an organisation."""
    match visit.end:
        case Dead(why):
            return _kept(Died(_there(visit, why)), LinkState.DIED, before, day)
        case Unreachable(why):
            return _kept(NotLetIn(_there(visit, why)), LinkState.CLOSED, before, day)
        case FetchedPage() as page:
            return _of_page(visit, page, before, day, only_title=only_title)
        case _ as never:
            assert_never(never)


def _of_page(visit: Visit, page: FetchedPage, before: Snapshot | None, day: date, *, only_title: bool) -> Classified:
    moved = _moved(visit)
    if moved and moved.home:
        return _kept(moved, LinkState.MOVED, before, day)
    now = read(page, day, only_title=only_title)
    if now.missing:
        return _kept(Died(_there(visit, f"a page comes, with the title '{now.missing}'")), LinkState.DIED, before, day)
    first = (moved,) if moved else ()
    if now.seen is None:
        empty = _kept(WithoutWords(), LinkState.EMPTY, before, day)
        return replace(empty, tidings=(*first, *empty.tidings))
    tidings, look = first, Snapshot(day.isoformat(), LinkState.MOVED if moved else LinkState.WELL, now.seen)
    if before is None or before.seen is None or (before.seen.what is What.TITLE) is not (now.seen.what is What.TITLE):
        return Classified(tidings, look, new=True)
    if before.seen != now.seen:
        tidings = (*first, Changed(now.seen.what.value, before.read or before.looked))
    return Classified(tidings, look)


def _kept(tiding: Tiding, found: LinkState, before: Snapshot | None, day: date) -> Classified:
    """Nothing was read, so what was read last stays."""
    look = Snapshot(day.isoformat(), found)
    if before and before.seen:
        look = replace(look, seen=before.seen, read=before.read or before.looked)
    return Classified((tiding,), look)


def _there(visit: Visit, why: str) -> str:
    return f"it leads to '{visit.hops[-1].to}', and there {why}" if visit.hops else why


def _moved(visit: Visit) -> Moved | None:
    """The address to which a page has moved for ever; a front page, in whatever way a deep one leads there."""
    if visit.hops and _is_front(visit.hops[-1].to) and not _is_front(visit.address):
        return Moved(visit.hops[-1].to, home=True)
    to = None
    for hop in visit.hops:
        if not hop.permanent:
            break
        to = hop.to
    return Moved(to) if to else None


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return not parts.query and bool(_FRONT.fullmatch(parts.path))


def problem(tiding: Tiding, address: str, place: Place) -> Problem:
    """The problem of a tiding, at a place where the address stands."""
    match tiding:
        case Died(why):
            return checks.link_died(place, address, why)
        case Moved(to, home):
            return checks.link_moved(place, address, to, home=home)
        case Changed(what, since):
            return checks.link_changed(place, address, what, since)
        case NotLetIn(why):
            return checks.link_closed(place, address, why)
        case WithoutWords():
            return checks.link_without_words(place, address)
        case _ as never:
            assert_never(never)


def summarise(all_of_them: Collection[Classified]) -> str:
    """One sentence: how many addresses were found in which state."""
    counts = Counter(type(tiding) for each in all_of_them for tiding in each.tidings)
    new = sum(each.new for each in all_of_them)
    same = sum(not each.tidings and not each.new for each in all_of_them)
    kinds = ((counts[kind], said) for kind, said in _SAID.items())
    parts = [f"{count} {said}" for count, said in (*kinds, (new, "new"), (same, "as before")) if count]
    return f"{len(all_of_them)} address{'' if len(all_of_them) == 1 else 'es'}: {', '.join(parts) or 'none'}."
