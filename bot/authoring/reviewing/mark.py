"""Marks a text: it is up to date, it was checked, it means the same. The marks are files to be written.

Front matter is edited as text: what else stands there stays as it was written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.authoring.english.page_file import split_front_matter
from bot.authoring.project import Project
from bot.authoring.reviewing import import_review as taking
from bot.authoring.reviewing.find_text import page_of, read_older_english, section_of
from bot.authoring.reviewing.import_review import Reviewer
from bot.authoring.source.files import catalog_of, read_text
from bot.authoring.source.fingerprints import fingerprint, same_fingerprints
from bot.authoring.source.own_lists import source_fingerprint
from bot.authoring.source.problems import Findings
from bot.authoring.translations.merge import FUZZY, SameMeaning, merge_catalog
from bot.authoring.translations.po_form import format_catalog, parse_catalog
from bot.authoring.translations.review import SAME_AS, Review, format_review, read_review, read_same_as, review_path
from bot.authoring.translations.status import Item
from bot.authoring.translations.template import make_template
from bot.core.translation import Status

Files = dict[str, str]
"""Path below the project's folder -> what has to stand there."""

_BLOCK = r"^{}:.*\n(?:[ \t]+.*\n|- .*\n)*"
_SAME_AS_HEAD = """\
# Short texts whose English was edited without a change of meaning: fingerprints of the wordings that mean the same,
# oldest first. Written by "wegwijs mark en ... --minor". A translation that was made from one of them is not stale, and
# a reader of one of them is not told that the page has changed.
"""


class NotMarkedError(Exception):
    """Something cannot be said of a text. The words are a sentence for whoever said it."""


@dataclass(frozen=True, slots=True)
class MarkResult:
    """The files, and the texts about law or safety that one more person has to check."""

    files: Files
    waiting: tuple[str, ...] = ()


def mark_up_to_date(project: Project, code: str, items: Sequence[Item]) -> MarkResult:
    """The translations are of the present English. Raises ``NotMarkedError`` where there is none."""
    _need(items, {Status.STALE, Status.DRAFT, Status.CHECKED})
    sources, files = defaultdict[str, dict[str, str]](dict), Files()
    for item in items:
        if item.is_section:
            sources[page_of(item)][section_of(item)] = fingerprint(item.english)
    for page, fingerprints in sources.items():
        before = project.translations[page][code].source
        after = {**before, **fingerprints}
        order = [name for name in project.drafts.pages[page].sections if name in after]
        file = f"content/{page}/{code}.md"
        files[file] = with_source(_text(project, file), {name: after[name] for name in order})
    if strings := {item.id for item in items if not item.is_section}:
        files[catalog_of(code)] = _unmarked(update_catalog(project, code), strings)
    return MarkResult(files)


def mark_checked(project: Project, code: str, items: Sequence[Item], reviewer: Reviewer) -> MarkResult:
    """A person has read the translations beside the English. Raises ``NotMarkedError`` for what is stale or missing."""
    _need(items, {Status.DRAFT, Status.CHECKED})
    review, waiting = read_review_of(project, code), list[str]()
    for item in items:
        review, enough = taking.add_check(review, item, reviewer)
        waiting += [] if enough else [item.id]
    return MarkResult({review_path(code): format_review(review)}, tuple(waiting))


def mark_same_meaning(project: Project, items: Sequence[Item]) -> MarkResult:
    """The last edit of the English changed no meaning.

    Raises ``NotMarkedError`` where the English before it is not known.
    """
    files, strings = Files(), read_same_as(project.root, {found.text.context for found in project.texts}, Findings())
    same = dict(strings)
    of_pages = defaultdict[str, dict[str, tuple[str, ...]]](dict)
    for item in items:
        known = same if not item.is_section else of_pages[page_of(item)]
        if item.is_section and not known:
            known.update(project.drafts.pages[page_of(item)].same_as)
        name = section_of(item) if item.is_section else item.id
        known[name] = _meaning(project, item, known.get(name, ()))
    for page, each in of_pages.items():
        file = f"content/{page}/en.md"
        files[file] = with_same_as(_text(project, file), each)
    if any(not item.is_section for item in items):
        files[SAME_AS] = _SAME_AS_HEAD + "".join(line.removeprefix("  ") for line in _lists(dict(sorted(same.items()))))
    return MarkResult(files)


def _meaning(project: Project, item: Item, known: tuple[str, ...]) -> tuple[str, ...]:
    """The wordings that mean the same as the present one, oldest first; it is among them, and the one before it."""
    now = fingerprint(item.english)
    older = (fingerprint(text) for text in read_older_english(project.root, item))
    before = next((each for each in older if each != now), None)
    if before is None:
        others = {each.made_from for items in project.items.values() for each in items if each.id == item.id}
        made_from = {each for each in others if each} - {now}
        before = made_from.pop() if len(made_from) == 1 else None
    if before is None:
        what = f"no older English of '{item.id}' is known, neither in the history nor by its translations."
        raise NotMarkedError(what)
    return tuple(dict.fromkeys((*(known if before in known else (before,)), now)))


def update_catalog(project: Project, code: str) -> str:
    """The catalog of a language, brought up to date; it may not be written yet."""
    file = catalog_of(code)
    text = _text(project, file) if (project.root / file).is_file() else ""
    return merge_catalog(
        text, make_template(project.root, project.needs), project.drafts.rows[code], same_meaning(project)
    )


def same_meaning(project: Project) -> SameMeaning:
    """Which older wordings of a short text mean what the present one means."""
    english = {
        found.text.context: source_fingerprint(found.text.context, found.text.english) for found in project.texts
    }
    same = read_same_as(project.root, english, Findings())

    def means(context: str, older: str) -> bool:
        return source_fingerprint(context, older) in same_fingerprints(english.get(context, ""), same.get(context, ()))

    return means


def read_review_of(project: Project, code: str) -> Review:
    """The checks of a language."""
    items = project.items[code]
    strings, sections = ({item.id for item in items if item.is_section is each} for each in (False, True))
    return read_review(project.root, code, strings, sections, Findings())


def with_source(text: str, fingerprints: Mapping[str, str]) -> str:
    """A translated page that says from which English each section was made."""
    return _with_block(text, "source", (f"  {name}: {value}\n" for name, value in fingerprints.items()))


def with_same_as(text: str, fingerprints: Mapping[str, Iterable[str]]) -> str:
    """An English page that says which wordings of a section mean the same."""
    return _with_block(text, "same_as", _lists(fingerprints))


def _need(items: Sequence[Item], states: set[Status]) -> None:
    for item in items:
        if item.state not in states:
            what = f"'{item.id}' is not marked: {_why_not(item)}"
            raise NotMarkedError(what)


def _why_not(item: Item) -> str:
    if item.state is Status.MISSING:
        return "there is no translation of it."
    if item.made_from is None:
        return "it does not say which English it was made from. Mark it as up to date first, if it is."
    return "the English has changed since. Fix it, mark it as up to date, and only then as checked."


def _unmarked(text: str, contexts: set[str]) -> str:
    own = parse_catalog(text)
    for entry in own:
        if entry.msgctxt in contexts and not entry.obsolete:
            entry.previous_msgid, entry.flags = None, [flag for flag in entry.flags if flag != FUZZY]
    return format_catalog(own, text)


def _text(project: Project, file: str) -> str:
    return read_text(project.root, file, Findings()) or ""


def _lists(fingerprints: Mapping[str, Iterable[str]]) -> Iterable[str]:
    return (f"  {name}: [{', '.join(values)}]\n" for name, values in fingerprints.items())


def _with_block(text: str, key: str, lines: Iterable[str]) -> str:
    """A file with this block in its front matter, where the old one stood or at the end."""
    block = f"{key}:\n{''.join(lines)}"
    matter, body, _ = split_front_matter(text)
    if matter is None:
        return f"---\n{block}---\n\n{text}"
    found = re.search(_BLOCK.format(key), matter, re.MULTILINE)
    before, after = (matter[: found.start()], matter[found.end() :]) if found else (matter, "")
    return f"---\n{before}{block}{after}---\n{body}"
