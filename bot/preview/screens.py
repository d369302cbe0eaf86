"""The screens of the guide as data for a page: what each line says, which way it runs, and where it was written.

A line runs as Telegram Desktop runs it, by its first strong letter; the keys are those that Telegram gets, and as wide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from bot.authoring.project import Project
from bot.authoring.reviewing.lint_project import entries_of
from bot.authoring.reviewing.progress import count_by_status
from bot.authoring.source.problems import Place
from bot.authoring.sweep.every_screen import sweep_screens
from bot.authoring.translations.status import Item
from bot.channels.telegram.keys import DataKey, Key, strip_signs
from bot.channels.telegram.limits import LABEL_PIXELS
from bot.channels.telegram.rendering import stands_close, to_message
from bot.channels.text_width import width
from bot.check_report import report_translations
from bot.core.bidi import first_strong, set_right_to_left
from bot.core.blocks import (
    Answered,
    Block,
    Bullets,
    Call,
    CardFace,
    Contact,
    Fold,
    Heading,
    Notice,
    Origin,
    Paragraph,
    Steps,
    Way,
)
from bot.core.button import Button
from bot.core.guide import Guide, Turn
from bot.core.language import DUTCH, Language
from bot.core.overlay import Why
from bot.core.subject import Apart, part_of
from bot.core.text import Said
from bot.preview.sources import Sources

Data = dict[str, Any]
"""Anything that JSON can hold. ``preview.js`` reads it."""

Line = tuple[str, str, str, str, int | None]
"""Kind, text, direction, tag of the language, and the number of its source; None: it was not written by an author."""

Label = tuple[str, str, int, int, int | None, str]
"""Of a key: its words, their direction, the pixels that they take and have, the number of its source, its colour."""


def data_of(project: Project, guide: Guide, code: str) -> Data:
    """Everything that the page shows of one language, beside English and Dutch.

    What stands on many screens is in ``lines``, ``labels`` and ``sources`` once: a screen has its numbers there.
    """
    tables = _Tables()
    codes = dict.fromkeys(("en", DUTCH, code))
    drawn = {each: _Column(project, guide, guide.words.languages[each], tables).screens() for each in codes}
    names = {each: project.drafts.rows[each].english for each in codes}
    return {
        "title": names[code],
        "language": code,
        "languages": [{"code": each, "name": name} for each, name in names.items()],
        "counts": {state.value: count for state, count in count_by_status(project.items[code]).of.items()},
        "mistakes": _mistakes(project, code),
        "sources": tables.sources,
        "lines": [*tables.lines],
        "labels": [*tables.labels],
        "screens": [
            {"shows": shows, "messages": {each: drawn[each].get(shows, []) for each in codes}} for shows in drawn[code]
        ],
    }


def numbers_of(blocks: Iterable[Data]) -> Iterator[int]:
    """The numbers of the lines of blocks, also of those that are folded."""
    for block in blocks:
        yield from numbers_of(block["has"]) if block["is"] == "fold" else block["has"]


def _mistakes(project: Project, code: str) -> list[str]:
    """The problems that ``wegwijs check`` finds in the files of this language."""
    own = re.compile(rf"translations/{code}/.*|content/.*/{code}\.md")
    found = report_translations(project, code).problems
    return [str(problem) for problem in found if own.fullmatch(problem.place.file)]


class _Tables:
    """What the columns share: each line, label and source once, by its number."""

    def __init__(self) -> None:
        self.lines = dict[Line, int]()
        self.labels = dict[Label, int]()
        self.sources = list[Data]()

    def line(self, line: Line) -> int:
        return self.lines.setdefault(line, len(self.lines))

    def label(self, label: Label) -> int:
        return self.labels.setdefault(label, len(self.labels))


class _Column:
    """The screens in one language."""

    def __init__(self, project: Project, guide: Guide, language: Language, tables: _Tables) -> None:
        self._guide = guide
        self._items = {item.id: item for item in project.items.get(language.code, ())}
        self._entries = {entry.said("msgctxt"): place for entry, place in entries_of(project.root, language.code)}
        self._language = language
        self._tables = tables
        self._numbers = dict[tuple[str, Place], int]()
        self._written = Sources(project)

    def screens(self) -> dict[str, list[Data]]:
        """The messages by what they show; more than one where it is long, or where more can stand above it."""
        screens, place = dict[str, list[Data]](), ""
        for turn in sweep_screens(self._guide, self._language, each_once=True):
            part, shows = part_of(turn.screen.subject), turn.screen.shows
            if part is not None:
                shows = shows.removesuffix(f":{part}")
            elif turn.screen.subject in {Why(), Apart.COPY, Apart.NOTE}:  # It belongs to the screen before it.
                shows = f"{place} > {shows}"
            else:
                place = shows
            if part is not None or shows not in screens:
                screens.setdefault(shows, []).append(self._message(turn))
        return {shows: self._distinct(messages) for shows, messages in screens.items()}

    def _distinct(self, messages: list[Data]) -> list[Data]:
        """The messages that say something that those before them do not."""
        seen, distinct = set[int](), list[Data]()
        for message in messages:
            numbers = set(numbers_of(message["blocks"]))
            if not numbers <= seen or not distinct:
                distinct.append(message)
                seen |= numbers
        return distinct

    def _message(self, turn: Turn) -> Data:
        """The message as Telegram gets it. A key that copies a number says nothing that was written."""
        screen = turn.screen
        said = {each.label.text: each.label for each in screen.buttons}
        said |= {each.label.text: each.label for each in screen.controls}
        said |= {block.question.text: block.question for block in screen.blocks if isinstance(block, Answered)}
        rows = [
            [self._key(key, len(row), said.get(strip_signs(key.label))) for key in row]
            for row in to_message(screen, turn.conversation, self._guide.coder).keys
        ]
        told = (self._block("lines", self._told_below(button)) for button in screen.below if button.about)
        return {"blocks": [*self._blocks(screen.blocks), *told], "keys": rows}

    def _key(self, key: Key, beside: int, said: Said | None) -> int:
        number = self._number(said) if said else None
        direction = _direction(key.label, self._language)
        style = key.style.value if isinstance(key, DataKey) and key.style else ""
        return self._tables.label((key.label, direction, round(width(key.label)), LABEL_PIXELS[beside], number, style))

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[Data]:
        """Blocks for the page: what kind each ``is``, what it ``has``, and whether it stands ``close`` to the last."""
        before: Block | None = None
        for block in blocks:
            match block:
                case Fold(title, inside):
                    made = {
                        "is": "fold",
                        "has": [self._block("lines", self._said("heading", title)), *self._blocks(inside)],
                    }
                case Call():
                    made = self._block("call", self._lines(block))
                case _:
                    made = self._block("lines", self._lines(block))
            if made["has"]:
                yield {**made, "close": before is not None and stands_close(before, block)}
                before = block

    def _block(self, kind: str, lines: Iterable[Line]) -> Data:
        return {"is": kind, "has": [self._tables.line(line) for line in lines], "close": False}

    def _lines(self, block: Block) -> Iterator[Line]:  # noqa: C901, PLR0912  # one case for each kind of block
        match block:
            case Heading(said):
                yield from self._said("heading", said)
            case Paragraph(said):
                yield from self._said("text", said)
            case Notice(said):
                yield from self._said("notice", said)
            case Bullets(items):
                for item in items:
                    yield from self._said("item", item)
            case Steps(steps):
                for number, (first, *more) in enumerate(steps, 1):
                    yield from self._said("text", first, f"{number}. ")
                    for said in more:
                        yield from self._said("text", said)
            case Call(title, number, _, facts):
                yield self._address("phone", number)
                if title:
                    yield from self._said("heading", title)
                for said in facts:
                    yield from self._said("text", said)
            case Contact():
                yield from self._contact(block)
            case Way(button, about):
                for said in () if button.primary else (button.label,):  # That one is the first key.
                    yield from self._said("way", said)
                for said in about:
                    yield from self._said("text", said)
            case CardFace(large, own):
                yield from self._said("heading", large)
                yield from self._said("text", own) if own else ()
            case Answered(question, answer, _):
                yield from self._said("heading", question)
                yield from self._said("text", answer)
            case Fold(title, inside):
                yield from self._said("heading", title)
                for each in inside:
                    yield from self._lines(each)
            case Origin(said, address):
                yield from self._said("link", said)
                yield "address", address, "ltr", "en", None
            case _ as never:
                assert_never(never)

    def _told_below(self, button: Button) -> Iterator[Line]:
        """What is said about a key below the text."""
        yield from self._said("heading", button.label)
        yield from self._said("text", button.about) if button.about else ()

    def _contact(self, contact: Contact) -> Iterator[Line]:
        yield from self._said("heading", contact.title)
        for detail in contact.details:
            yield from self._said("text", detail)
        for phone in contact.phones:
            yield from self._said("text", phone.whom) if phone.whom else ()
            yield self._address("phone", phone.number)
        for kind, value in (("visit", contact.visit), ("site", contact.site), ("mail", contact.email)):
            if value:
                yield self._address(kind, value)
        if contact.verified:
            yield from self._said("small", contact.verified)

    def _address(self, kind: str, value: str) -> Line:
        """An address or number; as on Telegram, a picture stands in front of it."""
        right_to_left = self._language.right_to_left
        line = set_right_to_left(value) if right_to_left else value
        return kind, line, "rtl" if right_to_left else "ltr", "en", None

    def _said(self, kind: str, said: Said, sign: str = "") -> Iterator[Line]:
        """The lines of said words, with a sign in front of the first."""
        number = self._number(said)
        for line in (sign + said.text).split("\n"):
            yield kind, line, _direction(line, said.language), said.language.tag, number

    def _number(self, said: Said) -> int | None:
        """The number of what these words were written in; None where no author wrote them, as a name."""
        found = self._written.place(said)
        if found is None or said.source is None:
            return None
        item = self._items.get(said.source)
        place = self._place(item, found)
        key = (said.source, place)
        if key not in self._numbers:
            self._numbers[key] = len(self._tables.sources)
            self._tables.sources.append(self._told(said.source, place, item))
        return self._numbers[key]

    def _place(self, item: Item | None, found: Place) -> Place:
        """The place where a translator fixes it: where it was found, unless that was in another language."""
        if item is None or (item.words and found.file == item.place.file):
            return found
        return item.place if item.words else self._entries.get(item.id, item.place)

    def _told(self, name: str, place: Place, item: Item | None) -> Data:
        """The data of a source. The English that it was made from is told where the catalog has it."""
        told: Data = {"id": name, "file": place.file, "line": place.line, "state": None, "high": False, "texts": []}
        if item:
            texts = (("English", item.english), ("English then", item.old_english), (self._language.code, item.words))
            told |= {"state": item.state.value, "high": item.high_risk}
            told["texts"] = [(title, text) for title, text in texts if text and not item.is_section]
        return told


def _direction(line: str, language: Language) -> str:
    strong = first_strong(line)
    return ("rtl" if strong == "R" else "ltr") if strong else ("rtl" if language.right_to_left else "ltr")
