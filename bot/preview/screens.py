"""The screens of the guide as data for a page: what each line says, which way it runs, and where it was written.

A line runs as Telegram Desktop runs it, by its first strong letter; the keys are those that Telegram gets, and as wide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, assert_never

from bot.authoring.project import Project
from bot.authoring.reviewing.lint_project import entries_of, look
from bot.authoring.reviewing.progress import counted
from bot.authoring.source.problems import Place
from bot.authoring.sweep.every_screen import every_screen
from bot.authoring.translations.items import Item
from bot.channels.telegram.limits import LABEL_PIXELS
from bot.channels.telegram.rendering import CHOSEN, to_message
from bot.channels.telegram.text_width import width
from bot.core.bidi import first_strong, set_right_to_left
from bot.core.guide import Guide, Turn
from bot.core.language import DUTCH, Language
from bot.core.overlay import ChangingAnswer
from bot.core.screen import Block, Bullets, Contact, Heading, Notice, Origin, Paragraph
from bot.core.text import Said
from bot.preview.sources import Sources

Data = dict[str, Any]
"""What JSON can hold. ``preview.html`` reads it."""

Line = tuple[str, str, str, str, int | None]
"""Kind, text, direction, tag of the language, and the number of its source; None: it was not written by an author."""

_IN_PARTS = {"topic", "page", "helpers", "more"}
_OF_THE_PLACE = {"why", "copy"}
"""Screens that belong to the one before: why a question is asked, the copy of an outcome."""


def data_of(project: Project, guide: Guide, code: str) -> Data:
    """Everything that the page shows of one language, beside English and Dutch."""
    sources = list[Data]()
    codes = dict.fromkeys(("en", DUTCH, code))
    columns = {each: _Column(project, guide, guide.words.languages[each], sources) for each in codes}
    drawn = {each: column.screens() for each, column in columns.items()}
    names = {each: project.drafts.rows[each].english for each in codes}
    return {
        "title": names[code],
        "language": code,
        "languages": [{"code": each, "name": name} for each, name in names.items()],
        "counts": {state.value: count for state, count in counted(project.items[code]).of.items()},
        "mistakes": _mistakes(project, code),
        "sources": sources,
        "screens": [
            {"shows": shows, "messages": {each: drawn[each].get(shows, []) for each in codes}} for shows in drawn[code]
        ],
    }


def _mistakes(project: Project, code: str) -> list[str]:
    """What ``wegwijs check`` would say of this language."""
    own = re.compile(rf"translations/{code}/.*|content/.*/{code}\.md")
    found = {*project.tolerated, *look(project).mistakes}
    return [str(problem) for problem in sorted(found) if own.fullmatch(problem.place.file)]


class _Column:
    """The screens in one language. ``sources`` gets what they were written in, each once for this column."""

    def __init__(self, project: Project, guide: Guide, language: Language, sources: list[Data]) -> None:
        self._guide = guide
        self._items = {item.id: item for item in project.items.get(language.code, ())}
        self._entries = {entry.said("msgctxt"): place for entry, place in entries_of(project.root, language.code)}
        self._language = language
        self._sources = sources
        self._numbers = dict[tuple[str, str, int], int]()
        chain = (language, *language.fallback, guide.words.languages[DUTCH], guide.words.english)
        self._written = {each.code: Sources(project, each.code) for each in dict.fromkeys(chain)}

    def screens(self) -> dict[str, list[Data]]:
        """The messages by what they show; more than one where it is long."""
        screens, place = dict[str, list[Data]](), ""
        for turn in every_screen(self._guide, self._language):
            shows, _, part = turn.screen.shows.rpartition(":") if _is_part(turn) else (turn.screen.shows, "", "")
            if shows in _OF_THE_PLACE:
                shows = f"{place} > {shows}"
            elif not part:
                place = shows
            if not isinstance(turn.conversation.overlay, ChangingAnswer) and (
                part not in {"", "0"} or shows not in screens
            ):
                screens.setdefault(shows, []).append(self._message(turn))
        return screens

    def _message(self, turn: Turn) -> Data:
        shows = turn.screen.shows
        keys = to_message(turn.screen, turn.conversation, self._guide.coder).keys
        return {
            "blocks": [list(self._lines(block, shows)) for block in turn.screen.blocks],
            "keys": [[self._key(key.label, len(row), shows) for key in row] for row in keys],
        }

    def _key(self, label: str, beside: int, shows: str) -> tuple[str, str, int, int, int | None]:
        number = self._number(Said(label.removeprefix(CHOSEN), self._language), shows)
        return label, _direction(label, self._language), round(width(label)), LABEL_PIXELS[beside], number

    def _lines(self, block: Block, shows: str) -> Iterator[Line]:
        match block:
            case Heading(said):
                yield from self._said("heading", said, shows)
            case Paragraph(said):
                yield from self._said("text", said, shows)
            case Notice(said):
                yield from self._said("notice", said, shows)
            case Bullets(items):
                for item in items:
                    yield from self._said("item", item, shows)
            case Contact():
                yield from self._contact(block, shows)
            case Origin(said, address):
                yield from self._said("item", said, shows)
                yield "item", address, "ltr", "en", None
            case _ as never:
                assert_never(never)

    def _contact(self, contact: Contact, shows: str) -> Iterator[Line]:
        yield from self._said("heading", contact.title, shows)
        for detail in contact.details:
            yield from self._said("text", detail, shows)
        for phone in contact.phones:
            yield from self._said("text", phone.whom, shows) if phone.whom else ()
            yield self._address(phone.number)
        yield from (self._address(value) for value in (contact.visit, contact.site, contact.email) if value)
        if contact.verified:
            yield from self._said("small", contact.verified, shows)

    def _address(self, value: str) -> Line:
        line = set_right_to_left(value) if self._language.right_to_left else value
        return "text", line, _direction(line, self._language), "en", None

    def _said(self, kind: str, said: Said, shows: str) -> Iterator[Line]:
        number = self._number(said, shows)
        for line in said.text.split("\n"):
            yield kind, line, _direction(line, said.language), said.language.tag, number

    def _number(self, said: Said, shows: str) -> int | None:
        """The number of what these words were written in; None where no author wrote them, as a name."""
        languages = dict.fromkeys((said.language.code, *self._written))
        found = (self._written[code].find(said.text, shows) for code in languages if code in self._written)
        source = next((each for each in found if each), None)
        if source is None:
            return None
        item = self._items.get(source.id)
        place = self._place(item, source.place)
        key = (source.id, place.file, place.line)
        if key not in self._numbers:
            self._numbers[key] = len(self._sources)
            self._sources.append(self._told(source.id, place, item))
        return self._numbers[key]

    def _place(self, item: Item | None, found: Place) -> Place:
        """Where a translator fixes it: where it was found, unless that was in another language."""
        if item is None or (item.words and found.file == item.place.file):
            return found
        return item.place if item.words else self._entries.get(item.id, item.place)

    def _told(self, name: str, place: Place, item: Item | None) -> Data:
        """What the page tells of a source. The English that it was made from is told where the catalog has it."""
        told: Data = {"id": name, "file": place.file, "line": place.line, "state": None, "high": False, "texts": []}
        if item:
            texts = (("English", item.english), ("English then", item.old_english), (self._language.code, item.words))
            told |= {"state": item.state.value, "high": item.high_risk}
            told["texts"] = [(title, text) for title, text in texts if text and not item.is_section]
        return told


def _is_part(turn: Turn) -> bool:
    return turn.screen.shows.partition(":")[0] in _IN_PARTS


def _direction(line: str, language: Language) -> str:
    strong = first_strong(line)
    return ("rtl" if strong == "R" else "ltr") if strong else ("rtl" if language.right_to_left else "ltr")
