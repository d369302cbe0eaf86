"""The lines of a note for a lawyer: what can stand in it after a conversation, and what of that was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.content import Topic
from bot.core.drawing.pointers import collect_pointers
from bot.core.drawing.scene import Scene
from bot.core.flow import Choice, Question
from bot.core.note import MOST_QUESTIONS, LawyerQuestion, LineKind, NoteLine, Paper
from bot.core.overlay import Noting
from bot.core.text import Text

AFTER_QUESTION = ": "

BEFORE_REASON = " \u2013 "
"""Stands between a topic and the answer that is the reason for it."""


@dataclass(frozen=True, slots=True)
class NoteLines:
    """What stands in a note. An answer has its question's title, an option the answers that are the reason for it."""

    answers: tuple[tuple[Text, tuple[Choice, ...]], ...]
    options: tuple[tuple[Text, tuple[Text, ...]], ...]
    had: tuple[Paper, ...]
    lacks: tuple[Paper, ...]
    questions: tuple[LawyerQuestion, ...]


@dataclass(frozen=True, slots=True)
class NoteMaker:
    """What a note can have at the end of one conversation, and the lines that were changed (``Noting.changed``)."""

    scene: Scene
    noting: Noting

    def is_changed(self, kind: LineKind, name: str) -> bool:
        """Whether this line is not as it was at first."""
        return NoteLine(kind, name) in self.noting.changed

    @property
    def rows(self) -> dict[Question, tuple[Choice, ...]]:
        """What was answered, by question in the order of the path. What the person did not want to say is nowhere."""
        flow, found = self.scene.flow, dict[Question, list[Choice]]()
        for choice in self.scene.journey.steps:
            question = flow.states[choice.question]
            if isinstance(question, Question) and choice.label != self.scene.interface.dont_say:
                found.setdefault(question, []).append(choice)
        return {question: tuple(choices) for question, choices in found.items()}

    @property
    def options(self) -> dict[Topic, tuple[Text, ...]]:
        """The topics that may fit, each with the sentences that are the reason for it."""
        ways = collect_pointers(self.scene).ways
        return {topic: tuple(choice.said for choice in reasons if choice.said) for topic, reasons in ways.items()}

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers that belong to what may fit."""
        return self.scene.flow.note.papers_of(collect_pointers(self.scene).topics)

    @property
    def had(self) -> tuple[Paper, ...]:
        """Those that the person has."""
        return tuple(paper for paper in self.papers if self.is_changed(LineKind.HAD, paper.name))

    @property
    def questions(self) -> tuple[LawyerQuestion, ...]:
        """The questions that belong to what may fit."""
        return self.scene.flow.note.questions_of(collect_pointers(self.scene).topics)

    @property
    def asked(self) -> tuple[LawyerQuestion, ...]:
        """Those that the person wants to ask, as many as there can be."""
        return tuple(each for each in self.questions if self.is_changed(LineKind.ASK, each.name))[:MOST_QUESTIONS]

    def lines(self) -> NoteLines:
        """The note as it was chosen. A paper that is there is not missing."""
        had = self.had
        missing = (paper for paper in self.papers if self.is_changed(LineKind.LACKS, paper.name))
        return NoteLines(
            tuple(self._answers()),
            tuple(
                (topic.title, reasons)
                for topic, reasons in self.options.items()
                if not self.is_changed(LineKind.OPTION, topic.name)
            ),
            had,
            tuple(paper for paper in missing if paper not in had),
            self.asked,
        )

    def _answers(self) -> Iterator[tuple[Text, tuple[Choice, ...]]]:
        for question, choices in self.rows.items():
            if not self.is_changed(LineKind.ANSWER, question.name):
                yield question.title, choices
