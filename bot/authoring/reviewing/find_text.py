"""Finds the texts that a translator names, and the English that they were once made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.authoring.english.markdown import read_sections
from bot.authoring.english.page_file import split_front_matter
from bot.authoring.english.statements_file import EveryStatement
from bot.authoring.reviewing.git_history import read_versions
from bot.authoring.source.context import FileContext
from bot.authoring.source.fingerprints import fingerprint, format_markdown
from bot.authoring.source.problems import Findings, Place, did_you_mean
from bot.authoring.translations.catalogs import POT
from bot.authoring.translations.po import read_entries
from bot.authoring.translations.status import Item


class UnknownTextError(LookupError):
    """There is no text of this name. What is said of it is a sentence for whoever named it."""


def find_texts(items: Sequence[Item], name: str) -> tuple[Item, ...]:
    """The texts that a name means: a string's permanent id, ``page#section``, or ``page`` for all its sections.

    Raises ``UnknownTextError``.
    """
    found = tuple(item for item in items if item.id == name or (item.is_section and page_of(item) == name))
    if not found:
        page, _, _ = name.partition("#")
        sections = {item.id for item in items if item.is_section and page_of(item) == page}
        known = sections or {item.id for item in items} | {page_of(item) for item in items if item.is_section}
        what = f"there is no section or short text '{name}'. {did_you_mean(name, known)}"
        raise UnknownTextError(what)
    return found


def page_of(item: Item) -> str:
    """The page of a section."""
    return item.id.partition("#")[0]


def section_of(item: Item) -> str:
    """The name of a section on its page."""
    return item.id.partition("#")[2]


def read_older_english(root: Path, item: Item) -> Iterator[str]:
    """The English of a text in older versions of its file, the newest first; the present one may be among them."""
    if item.is_section:
        for text in read_versions(root, f"content/{page_of(item)}/en.md"):
            yield from _section(text, section_of(item))
    else:
        for text in read_versions(root, POT):
            yield from (entry.said("msgid") or "" for entry in read_entries(text) if entry.said("msgctxt") == item.id)


def find_english(root: Path, item: Item, wanted: str) -> str | None:
    """The English with a fingerprint, from the catalog or the history; None where neither has it."""
    known = (item.old_english,) if item.old_english else ()
    return next((text for text in (*known, *read_older_english(root, item)) if fingerprint(text) == wanted), None)


def _section(text: str, name: str) -> Iterable[str]:
    _, body, first = split_front_matter(text)
    sections = read_sections(body, Place("", first, 1), FileContext(Findings()), EveryStatement())
    return [format_markdown(sections[name].pieces)] if name in sections else []
