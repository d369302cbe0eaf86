"""The note for a lawyer: what can stand in it, and the names of its lines. How it is drawn: ``drawing/note.py``.

Everything in it is an id that an author gave words to in every language: nobody types anything, and nothing is
translated while it is made (docs/decisions/0021-the-note-is-made-of-ids.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import assert_never

from bot.core.content import Topic
from bot.core.short_repr import Named
from bot.core.text import Text

MOST_QUESTIONS = 8
"""The most questions in one note. A first talk has no time for more, and they fit one message in two languages."""


class NoteStep(IntEnum):
    """The screens on which a note is made, in their order. The value is part of the code of a button, for ever."""

    ANSWERS = 0
    """What was answered and what may fit: each line can be left out."""

    HAD = 1
    """The papers that the person has."""

    LACKS = 2
    """Those that are missing."""

    QUESTIONS = 3
    """What the person wants to ask."""

    MAKE = 4
    """What stays behind when it is made, and the button that makes it."""


class LineKind(Enum):
    """The kinds of lines that a person changes; the value stands in the ledger."""

    ANSWER = "answer"
    """A question that was answered. It is in the note until it is left out."""

    OPTION = "option"
    """A topic that may fit. It is in the note until it is left out."""

    HAD = "had"
    LACKS = "lacks"
    """A paper. It is in the note only when it is chosen, as one that is there or as one that is missing."""

    ASK = "ask"
    """A question for the lawyer. It is in the note only when it is chosen."""

    @property
    def is_in_at_first(self) -> bool:
        """Whether a line of this kind is in the note until it is left out."""
        match self:
            case LineKind.ANSWER | LineKind.OPTION:
                return True
            case LineKind.HAD | LineKind.LACKS | LineKind.ASK:
                return False
            case _ as never:
                assert_never(never)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of a note: its kind, and the name of the question, topic, paper or question for the lawyer."""

    kind: LineKind
    name: str

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.name}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Paper(Named):
    """A paper that a lawyer looks for."""

    name: str
    label: Text


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LawyerQuestion(Named):
    """A question that a person can take to a lawyer."""

    name: str
    text: Text


@dataclass(frozen=True, slots=True, eq=False)
class Checklist:
    """The papers and questions of one topic."""

    papers: tuple[Paper, ...]
    questions: tuple[LawyerQuestion, ...]


@dataclass(frozen=True, slots=True, eq=False)
class NoteData:
    """All that a note can have besides answers and topics, in the order in which it is shown."""

    papers: Mapping[str, Paper] = field(default_factory=dict)
    questions: Mapping[str, LawyerQuestion] = field(default_factory=dict)
    checklists: Mapping[str, Checklist] = field(default_factory=dict)
    """By the name of the topic."""

    def papers_of(self, topics: tuple[Topic, ...]) -> tuple[Paper, ...]:
        """The papers that belong to any of these topics, each once."""
        wanted = {paper for topic in topics for paper in self._of(topic).papers}
        return tuple(paper for paper in self.papers.values() if paper in wanted)

    def questions_of(self, topics: tuple[Topic, ...]) -> tuple[LawyerQuestion, ...]:
        """The questions that belong to any of these topics, each once."""
        wanted = {each for topic in topics for each in self._of(topic).questions}
        return tuple(each for each in self.questions.values() if each in wanted)

    def _of(self, topic: Topic) -> Checklist:
        return self.checklists.get(topic.name, Checklist((), ()))
