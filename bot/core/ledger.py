"""The ledger of characters, and what each stands for in the present flow.

``flows/codes.yaml`` is written by a command and only ever grows. What is retired stays in it, so that an old button is
understood as naming something that is gone, and never as something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bot.core.content import Page, Section, Topic
from bot.core.danger import Danger
from bot.core.finding import Findable
from bot.core.flow import Choice, Flow, Information, Outcome, Question, State
from bot.core.language import Language
from bot.core.note import LineKind, NoteLine
from bot.core.overlay import Target
from bot.core.show_card import ShowCard
from bot.core.voice import Words

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
"""The characters that stand for things in a code. Besides them: ``-`` (nothing), ``_`` (between the parts)."""

PARTS = len(ALPHABET) // len(Section)
"""The most screens that a section can have: section and screen share one character."""

LONG = len(ALPHABET)
"""The most screens that a page or a list can have: its screen has a character of its own."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field:
    """Some bits of the number of answers, for ever: the value of one slot, or 0."""

    slot: str
    bits: int

    @property
    def most(self) -> int:
        """The highest value that it holds."""
        return (1 << self.bits) - 1


@dataclass(frozen=True, slots=True)
class Ledger:
    """Which character stands for what, for ever.

    ``slots`` are the names of questions and informations, each at its permanent place; ``choices`` has the characters
    of each one's choices. These are names, not things, because some of the things no longer exist.

    ``fields`` are the layout of the number of answers, the lowest bits first. A slot that outgrew its field has another
    one, in which its values go on; the situation question has none, its answers stand elsewhere in the code.

    ``note`` are the lines of a note for a lawyer (``str`` of ``NoteLine``), each at its permanent place.
    """

    slots: tuple[str, ...]
    choices: Mapping[str, Mapping[str, str]]
    languages: Mapping[str, str]
    topics: Mapping[str, str]
    pages: Mapping[str, str]
    targets: Mapping[str, str]
    dangers: Mapping[str, str]
    cards: Mapping[str, str]
    fields: tuple[Field, ...]
    note: tuple[str, ...] = ()

    def room(self, slot: str) -> int:
        """The highest value that the fields of a slot hold."""
        return sum(field.most for field in self.fields if field.slot == slot)


def value_of(character: str) -> int:
    """The value in a field of the choice with this character: 1 for ``A``, because 0 is no answer."""
    return ALPHABET.find(character) + 1


class Symbols:
    """The ledger resolved against one flow, both ways. A mapping has None where a thing was retired."""

    def __init__(self, ledger: Ledger, flow: Flow, words: Words, findable: Findable) -> None:
        self.slots = tuple(_asked(flow.states.get(name)) for name in ledger.slots)
        self.slot_of = {name: number for number, name in enumerate(ledger.slots)}
        self.choices = tuple(
            _resolved(ledger.choices[name], {choice.name: choice for choice in flow.choices_of(state)} if state else {})
            for name, state in zip(ledger.slots, self.slots, strict=True)
        )
        self.situation_slot = self.slot_of[flow.situation.name]
        self.languages: dict[str, Language | None] = _resolved(ledger.languages, words.languages)
        self.english, self.dutch = words.english, words.dutch
        self.topics: dict[str, Topic | None] = _resolved(ledger.topics, flow.topics)
        self.pages: dict[str, Page | None] = _resolved(ledger.pages, flow.pages)
        self.targets: dict[str, Target | None] = _resolved(ledger.targets, findable.targets)
        self.dangers: dict[str, Danger | None] = _resolved(ledger.dangers, findable.dangers)
        self.note_lines = tuple(map(_note_lines(flow).get, ledger.note))
        self.note_places = {line: place for place, line in enumerate(self.note_lines) if line}
        self.cards: dict[str, ShowCard | None] = _resolved(ledger.cards, flow.cards)
        self.help = flow.help
        self._target_names = {target: name for name, target in findable.targets.items()}
        self.fields = ledger.fields
        self._ledger = ledger

    def of_choice(self, choice: Choice) -> str:
        """The character of a choice, within its question."""
        return self._ledger.choices[choice.question][choice.name]

    def value_of(self, choice: Choice) -> int:
        """The value of a choice in a field of its question."""
        return value_of(self.of_choice(choice))

    def of_question(self, name: str) -> str:
        """The character of a question or information: its slot."""
        return ALPHABET[self.slot_of[name]]

    def of_language(self, language: Language) -> str:
        """The character of a language."""
        return self._ledger.languages[language.code]

    def of_topic(self, topic: Topic) -> str:
        """The character of a topic."""
        return self._ledger.topics[topic.name]

    def of_page(self, page: Page) -> str:
        """The character of a page."""
        return self._ledger.pages[page.name]

    def of_target(self, target: Target) -> str:
        """The character of what typed words lead to."""
        return self._ledger.targets[self._target_names[target]]

    def of_danger(self, danger: Danger) -> str:
        """The character of a kind of danger."""
        return self._ledger.dangers[danger.name]

    def of_card(self, card: ShowCard) -> str:
        """The character of a card."""
        return self._ledger.cards[card.name]

    def in_order(self, choices: Iterable[Choice]) -> tuple[Choice, ...]:
        """Answers in the order of their slots, so that equal conversations are equal."""
        return tuple(sorted(choices, key=lambda choice: self.slot_of[choice.question]))


def _note_lines(flow: Flow) -> dict[str, NoteLine]:
    """Every line that a note can have, by the name that the ledger has for it."""
    note = flow.note
    names = (
        (LineKind.ANSWER, [name for name, state in flow.states.items() if isinstance(state, Question)]),
        (LineKind.OPTION, flow.topics),
        (LineKind.HAD, note.papers),
        (LineKind.LACKS, note.papers),
        (LineKind.ASK, note.questions),
    )
    lines = (NoteLine(kind, name) for kind, of_this_kind in names for name in of_this_kind)
    return {str(line): line for line in lines}


def _asked(state: State | None) -> Question | Information | None:
    """The state, if it is still asked. A question can have become an outcome; then its slot is retired."""
    return None if isinstance(state, Outcome) else state


def _resolved(characters: Mapping[str, str], things: Mapping[str, T]) -> dict[str, T | None]:
    return {character: things.get(name) for name, character in characters.items()}
