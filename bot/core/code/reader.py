"""Reads codes of both versions: takes a text apart, and rejects it where no writer ever wrote it so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.code.grammar import (
    NOTHING,
    READING,
    READING_OF_OLD,
    SIMPLE_EVENTS,
    SIMPLE_OVERLAYS,
    VERSION,
    VERSION_OF_OLD,
    reject,
)
from bot.core.code.note import read_near, read_noting, spell_near
from bot.core.code.number import Layout, values_of_old
from bot.core.content import Section
from bot.core.conversation import Conversation
from bot.core.event import Pressed
from bot.core.flow import Choice, Information, Question
from bot.core.language import Language
from bot.core.ledger import ALPHABET, LONG, PARTS, Symbols
from bot.core.overlay import (
    MOST_TARGETS,
    Noting,
    Overlay,
    PlainOverlay,
    ReadingPage,
    ReadingTopic,
    Target,
    find_reading,
    underneath,
)
from bot.core.province import Province

T = TypeVar("T")


class Reader:
    """Takes one text apart, once.

    ``gone``: it named something that the flow no longer has. ``open``: how the topic that lies open is spelt, its
    meaning with it, also where the topic is gone. ``spellings``: what only the spelling of today has was met, or what
    only the one of before.
    """

    def __init__(self, symbols: Symbols, layout: Layout) -> None:
        self._symbols = symbols
        self._layout = layout
        self._text = ""
        self._at = 0
        self._gone = False
        self._open = self._topic = ""
        self._noting: Noting | None = None
        self._spellings = set[str]()

    def conversation(self, code: str) -> Conversation:
        """The conversation of a code. Raises RejectedError."""
        symbols, self._text = self._symbols, code
        version = self._take()
        if version not in {VERSION, VERSION_OF_OLD}:
            reject()
        if version == VERSION:
            self._spellings.add(READING)
        language = None if self._skips(NOTHING) else self._language()
        overlay = self._overlay()
        self._open = self._topic
        situations = list[Choice]()
        seen = set[str]()
        while not self._skips("_"):
            if self._peek() in seen:
                reject()
            seen.add(self._peek())
            situation = self._thing(symbols.choices[symbols.situation_slot])
            situations += (situation,) if situation else ()
            self._gone |= situation is None
        self._at_one_time()
        rest = self._text[self._at :]
        answers = self._answers(
            self._layout.values(rest) if version == VERSION else values_of_old(rest, len(symbols.slots))
        )
        return Conversation(language, answers, tuple(situations), overlay, self._gone)

    def press(self, button: str) -> tuple[Conversation, Pressed]:
        """The conversation of a button and its event. Raises RejectedError."""
        code, _, said = button.rpartition("_")
        conversation = self.conversation(code)
        self._text, self._at = said, 0
        self._noting = below if isinstance(below := underneath(conversation.overlay), Noting) else None
        event = self._event(find_reading(conversation.overlay))
        self._at_one_time()
        if self._at != len(self._text):
            reject()
        if event is None:
            return replace(conversation, overlay=None, outdated=True), events.Closed()
        return conversation, event

    def _at_one_time(self) -> None:
        """Nothing that only the spelling of before had stands with what only the one of today has."""
        if len(self._spellings) > 1:
            reject()

    def _answers(self, values: Mapping[int, int]) -> tuple[Choice, ...]:
        symbols, answers = self._symbols, list[Choice]()
        for slot, value in values.items():
            character = ALPHABET[value - 1 : value]
            if character not in symbols.choices[slot] or slot == symbols.situation_slot:
                reject()
            choice = symbols.choices[slot][character]
            answers += (choice,) if choice else ()
            self._gone |= choice is None
        return tuple(answers)

    def _overlay(self) -> Overlay | None:
        symbols, kind = self._symbols, self._take()
        match kind:
            case "l":
                return overlays.Languages(self._plain_overlay(self._take()))
            case "d" | "e":
                language = symbols.dutch if kind == "d" else symbols.english
                below = self._plain_overlay(self._take())
                return overlays.InOtherLanguage(language, below) if language else overlays.Languages(below)
            case _:
                return self._plain_overlay(kind)

    def _plain_overlay(self, kind: str) -> PlainOverlay | None:  # noqa: C901, PLR0911  # one case for each kind of overlay
        if kind == NOTHING:
            return None
        if kind in SIMPLE_OVERLAYS:
            return SIMPLE_OVERLAYS[kind]
        symbols = self._symbols
        match kind:
            case "r" | "t":
                return self._reading(kind)
            case "p":
                page, part = self._thing(symbols.pages), self._number(LONG)
                self._gone |= page is None
                return ReadingPage(page, part) if page else None
            case "v":
                return overlays.NearYou(None if self._skips(NOTHING) else tuple(Province)[self._number(len(Province))])
            case "h" | "x":
                part = self._number(LONG)
                return overlays.Helpers(part) if kind == "h" else overlays.MoreOnOutcome(part)
            case "s":
                card = self._thing(symbols.cards)
                self._gone |= card is None
                return overlays.OneCard(card) if card else None
            case "c":
                slot, group = self._number(len(symbols.slots)), self._number(PARTS)
                question = self._question(slot)
                self._gone |= question is None
                return overlays.ChangingAnswer(question, group) if question else None
            case "n":
                return overlays.AnotherSituation(self._number(PARTS))
            case "f":
                return self._answering()
            case "b":
                return self._note()
            case _:
                return reject()

    def _answering(self) -> PlainOverlay:
        """The answer to typed words. What is retired is left out: the others are still an answer."""
        language = None if self._skips(NOTHING) else self._language()
        danger = None if self._skips(NOTHING) else self._thing(self._symbols.dangers)
        targets, found, named = self._symbols.targets, tuple[Target, ...](), ""
        while len(named) < MOST_TARGETS and not self._skips(NOTHING):
            character = self._take()
            if character in named or character not in targets:
                reject()
            named += character
            target = targets[character]
            found = (*found, target) if target else found
        for _ in range(len(named) + 1, MOST_TARGETS):
            if not self._skips(NOTHING):
                reject()
        return overlays.Answering(found, danger, language)

    def _note(self) -> Noting:
        """The making of a note. A line of something that is gone is left out."""
        digits, _, _ = self._text[self._at :].partition(NOTHING)
        self._at += len(digits)
        noting, gone = read_noting(digits, self._symbols) if self._take() == NOTHING else reject()
        self._gone |= gone
        return noting

    def _reading(self, kind: str) -> ReadingTopic | None:
        """A screen of a topic. What was read of it is told where it is not what stands there today."""
        self._spellings.add(kind)
        name, topic = self._peek(), self._thing(self._symbols.topics)
        section, part = self._screen()
        meaning = self._character() + self._character() if kind == READING else ""
        self._topic = name + meaning
        self._gone |= topic is None
        if topic is None:
            return None
        return ReadingTopic(topic, section, part, meaning if meaning not in {"", topic.meaning} else None)

    def _event(self, open_: ReadingTopic | None) -> Pressed | None:  # noqa: PLR0911  # one case for each kind of event
        """The event, where ``open_`` is what lies open of a topic; None where it is about something that is gone."""
        symbols, kind = self._symbols, self._peek()
        if kind in SIMPLE_EVENTS:
            return SIMPLE_EVENTS[self._take()]
        match kind:
            case "S":
                return self._another_screen(open_)
            case "V" | "U" | "Q" | "W":
                to = read_near(self._take(), self._noting, self._number, symbols)
                return events.Opened(to) if to else None
            case "H":
                self._take()
                self._spellings.add(READING)
                return events.Opened(ReadingPage(symbols.help))
            case "C":
                self._take()
                choice = self._thing(symbols.choices[self._number(len(symbols.slots))])
                return events.Chose(choice) if choice else None
            case "T":
                self._take()
                situation = self._thing(symbols.choices[symbols.situation_slot])
                return events.TookBack(situation) if situation else None
            case "A":
                self._take()
                question = self._question(self._number(len(symbols.slots)))
                return events.ChangedAnswer(question) if question else None
            case "L":
                self._take()
                language = self._language()
                return events.ChangedLanguage(language) if language else events.Opened(overlays.Languages())
            case _:
                return self._opened(kind)

    def _another_screen(self, open_: ReadingTopic | None) -> Pressed | None:
        self._take()
        self._spellings.add(READING)
        if not self._open:
            reject()
        section, part = self._screen()
        return events.Opened(replace(open_, section=section, part=part)) if open_ else None

    def _opened(self, kind: str) -> Pressed | None:
        """An overlay that is opened, and has no shorter spelling of today."""
        overlay = reject() if kind == NOTHING else self._overlay()
        if kind == READING and self._topic == self._open:
            reject()
        if isinstance(overlay, Noting) and self._noting and spell_near(self._noting, overlay, self._symbols):
            reject()
        if overlay == ReadingPage(self._symbols.help):
            self._spellings.add(READING_OF_OLD)
        return events.Opened(overlay) if overlay else None

    def _screen(self) -> tuple[Section, int]:
        number = self._number(len(Section) * PARTS)
        return tuple(Section)[number // PARTS], number % PARTS

    def _language(self) -> Language | None:
        language = self._thing(self._symbols.languages)
        return language if language and language.offered else None

    def _question(self, slot: int) -> Question | None:
        state = self._symbols.slots[slot]
        return reject() if isinstance(state, Information) else state

    def _thing(self, things: Mapping[str, T | None]) -> T | None:
        character = self._take()
        if character not in things:
            reject()
        return things[character]

    def _character(self) -> str:
        return ALPHABET[self._number(len(ALPHABET))]

    def _number(self, below: int) -> int:
        number = ALPHABET.find(self._take())
        return number if 0 <= number < below else reject()

    def _skips(self, character: str) -> bool:
        skips = self._peek() == character
        self._at += skips
        return skips

    def _peek(self) -> str:
        return self._text[self._at] if self._at < len(self._text) else reject()

    def _take(self) -> str:
        self._at += 1
        return self._text[self._at - 1] if self._at <= len(self._text) else reject()
