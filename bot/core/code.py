"""The code: a whole conversation in a few characters, and the button that carries it with one event.

::

    button  = code "_" event
    code    = version language overlay situations "_" answers
    answers = one character for each slot of the ledger, "-" where there is no answer, no "-" at the end

``-`` also stands for no language and for no overlay. An overlay and an event begin with their kind and have a fixed
shape (the languages, and the same in Dutch or in English, lie over another overlay and never over each other), so each
conversation has exactly one spelling; what is spelt otherwise is rejected, without an exception. There is no signature:
a code holds nothing but the presser's own answers, and authorises nothing.

A button has at most 64 bytes on Telegram (Bot API, InlineKeyboardButton, checked 23-11-2026); ``KEPT_FREE`` of these
are for the note for the lawyer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NoReturn, TypeVar

from bot.core import conversation as over
from bot.core import event as events
from bot.core.conversation import Conversation, Overlay
from bot.core.event import Pressed
from bot.core.flow import SECTIONS, Choice, Information, Question
from bot.core.language import DUTCH, Language
from bot.core.ledger import ALPHABET, LONG, PARTS, Symbols

VERSION = "1"
LONGEST_BUTTON = 64
KEPT_FREE = 12

_NOTHING = "-"
_SIMPLE_OVERLAYS: dict[str, Overlay] = {
    "m": over.Menu(),
    "a": over.AllTopics(),
    "y": over.MyAnswers(),
    "w": over.Why(),
}
_SIMPLE_EVENTS: dict[str, Pressed] = {
    "R": events.Restarted(),
    "B": events.WentBack(),
    "X": events.Closed(),
    "K": events.Cleared(),
    "Y": events.KeptCopy(),
    "Z": events.DroppedCopy(),
}
_OVERLAY_KINDS = {overlay: kind for kind, overlay in _SIMPLE_OVERLAYS.items()}
_EVENT_KINDS = {event: kind for kind, event in _SIMPLE_EVENTS.items()}

_OVER = {"l", "d", "e"}
"""What lies over another overlay: the languages; the same in Dutch, in English."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Press:
    """What a button says: the conversation it was drawn from, and what pressing it does."""

    conversation: Conversation
    event: Pressed


class _RejectedError(Exception):
    """The text is not a code. It never leaves this module."""


class Coder:
    """Writes and reads codes with one flow's ledger."""

    def __init__(self, symbols: Symbols) -> None:
        self._symbols = symbols

    def code(self, conversation: Conversation) -> str:
        """The one spelling of ``conversation``."""
        symbols, answers = self._symbols, [_NOTHING] * len(self._symbols.slots)
        for choice in conversation.answers:
            answers[symbols.slot_of[choice.question]] = symbols.of_choice(choice)
        return "".join(
            (
                VERSION,
                symbols.of_language(conversation.language) if conversation.language else _NOTHING,
                self._overlay(conversation.overlay),
                *(symbols.of_choice(choice) for choice in conversation.situations),
                "_",
                "".join(answers).rstrip(_NOTHING),
            )
        )

    def button(self, conversation: Conversation, event: Pressed) -> str:
        """What a button drawn from ``conversation`` carries: at most 64 bytes of ``A-Za-z0-9_-``."""
        return f"{self.code(conversation)}_{self._event(event)}"

    def read(self, code: str) -> Conversation | None:
        """The conversation of a code; None for anything that is not one."""
        try:
            return _Reader(code, self._symbols).conversation()
        except _RejectedError:
            return None

    def read_button(self, button: str) -> Press | None:
        """What a button says; None for anything that no button of ours ever said."""
        code, _, event = button.rpartition("_")
        conversation = self.read(code)
        if conversation is None:
            return None
        try:
            return _Reader(event, self._symbols).press(conversation)
        except _RejectedError:
            return None

    def _overlay(self, overlay: Overlay | None) -> str:  # noqa: PLR0911  # one case for each kind of overlay
        symbols = self._symbols
        match overlay:
            case None:
                return _NOTHING
            case over.Languages(below):
                return "l" + self._overlay(below)
            case over.InOther(language, below):
                return ("d" if language.code == DUTCH else "e") + self._overlay(below)
            case over.Reading(topic, section, part):
                return "t" + symbols.of_topic(topic) + ALPHABET[SECTIONS.index(section) * PARTS + part]
            case over.ReadingPage(page, part):
                return "p" + symbols.of_page(page) + ALPHABET[part]
            case over.Helpers(part):
                return "h" + ALPHABET[part]
            case over.More(part):
                return "x" + ALPHABET[part]
            case over.Changing(question, group):
                return "c" + symbols.of_question(question.name) + ALPHABET[group]
            case over.Another(group):
                return "n" + ALPHABET[group]
            case _:
                return _OVERLAY_KINDS[overlay]

    def _event(self, event: Pressed) -> str:
        symbols = self._symbols
        match event:
            case events.Opened(overlay):
                return self._overlay(overlay)
            case events.Chose(choice):
                return "C" + symbols.of_question(choice.question) + symbols.of_choice(choice)
            case events.TookBack(situation):
                return "T" + symbols.of_choice(situation)
            case events.ChangedAnswer(question):
                return "A" + symbols.of_question(question.name)
            case events.ChangedLanguage(language):
                return "L" + symbols.of_language(language)
            case _:
                return _EVENT_KINDS[event]


class _Reader:
    """Takes one text apart. ``gone`` says that it named something that the flow no longer has."""

    def __init__(self, text: str, symbols: Symbols) -> None:
        self._text = text
        self._at = 0
        self._symbols = symbols
        self._gone = False

    def conversation(self) -> Conversation:
        symbols = self._symbols
        if self._take() != VERSION:
            _reject()
        language = None if self._skips(_NOTHING) else self._language()
        overlay = self._overlay()
        situations = list[Choice]()
        seen = set[str]()
        while not self._skips("_"):
            if self._peek() in seen:
                _reject()
            seen.add(self._peek())
            situation = self._thing(symbols.choices[symbols.situation_slot])
            situations += (situation,) if situation else ()
            self._gone |= situation is None
        answers = self._answers()
        return Conversation(language, answers, tuple(situations), overlay, self._gone)

    def press(self, conversation: Conversation) -> Press:
        event = self._event()
        if self._at != len(self._text):
            _reject()
        if event is None:
            return Press(replace(conversation, overlay=None, outdated=True), events.Closed())
        return Press(conversation, event)

    def _answers(self) -> tuple[Choice, ...]:
        symbols, answers, text = self._symbols, list[Choice](), self._text[self._at :]
        if len(text) > len(symbols.slots) or text.endswith(_NOTHING):
            _reject()
        for slot, character in enumerate(text):
            if character == _NOTHING:
                continue
            self._at = len(self._text) - len(text) + slot
            choice = self._thing(symbols.choices[slot])
            if slot == symbols.situation_slot:
                _reject()
            answers += (choice,) if choice else ()
            self._gone |= choice is None
        return tuple(answers)

    def _overlay(self) -> Overlay | None:  # noqa: PLR0911  # one case for each kind of overlay
        symbols, kind = self._symbols, self._take()
        if kind == _NOTHING:
            return None
        if kind in _SIMPLE_OVERLAYS:
            return _SIMPLE_OVERLAYS[kind]
        match kind:
            case "l" | "d" | "e":
                language = {"d": symbols.dutch, "e": symbols.english}.get(kind)
                below = _reject() if self._peek() in _OVER else self._overlay()
                return over.InOther(language, below) if language else over.Languages(below)
            case "t":
                topic, number = self._thing(symbols.topics), self._number(len(SECTIONS) * PARTS)
                self._gone |= topic is None
                return over.Reading(topic, SECTIONS[number // PARTS], number % PARTS) if topic else None
            case "p":
                page, part = self._thing(symbols.pages), self._number(PARTS)
                self._gone |= page is None
                return over.ReadingPage(page, part) if page else None
            case "h":
                return over.Helpers(self._number(LONG))
            case "x":
                return over.More(self._number(LONG))
            case "c":
                slot, group = self._number(len(symbols.slots)), self._number(PARTS)
                question = self._question(slot)
                self._gone |= question is None
                return over.Changing(question, group) if question else None
            case "n":
                return over.Another(self._number(PARTS))
            case _:
                return _reject()

    def _event(self) -> Pressed | None:
        """The event; None where it is about something that is gone."""
        symbols, kind = self._symbols, self._peek()
        if kind in _SIMPLE_EVENTS:
            return _SIMPLE_EVENTS[self._take()]
        match kind:
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
                return events.ChangedLanguage(language) if language else events.Opened(over.Languages())
            case _:
                overlay = _reject() if kind == _NOTHING else self._overlay()
                return events.Opened(overlay) if overlay else None

    def _language(self) -> Language | None:
        language = self._thing(self._symbols.languages)
        return language if language and language.offered else None

    def _question(self, slot: int) -> Question | None:
        state = self._symbols.slots[slot]
        return _reject() if isinstance(state, Information) else state

    def _thing(self, things: Mapping[str, T | None]) -> T | None:
        character = self._take()
        if character not in things:
            _reject()
        return things[character]

    def _number(self, below: int) -> int:
        number = ALPHABET.find(self._take())
        return number if 0 <= number < below else _reject()

    def _skips(self, character: str) -> bool:
        skips = self._peek() == character
        self._at += skips
        return skips

    def _peek(self) -> str:
        return self._text[self._at] if self._at < len(self._text) else _reject()

    def _take(self) -> str:
        self._at += 1
        return self._text[self._at - 1] if self._at <= len(self._text) else _reject()


def _reject() -> NoReturn:
    raise _RejectedError
