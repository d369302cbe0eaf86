"""Reads ``flows/note.yaml``: the papers and the questions that a note for a lawyer can have, and for which topics."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass

from bot.authoring.english.checks.note import DraftChecklist, no_checklist
from bot.authoring.source import file_checks
from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import LABEL, Fields
from bot.authoring.source.names import check_inner_name
from bot.authoring.source.problems import Place, Problem
from bot.authoring.source.yaml_nodes import Mapping, Scalar
from bot.core.note import Checklist, LawyerQuestion, NoteData, Paper
from bot.core.text import Text

QUESTION = 110
"""Letters of a question for a lawyer: eight of them fit one message in two languages."""


@dataclass(frozen=True, slots=True)
class DraftNote:
    """The file, its names not yet resolved. ``papers`` and ``questions`` are by name, with the place of each."""

    papers: ReadOnly[str, tuple[Scalar, Text]]
    questions: ReadOnly[str, tuple[Scalar, Text]]
    checklists: ReadOnly[str, DraftChecklist]
    place: Place


def read_note(root: Mapping, file_context: FileContext) -> DraftNote:
    """The papers, the questions, and which topics have which."""
    fields = Fields(root, "the note", file_context)
    papers = _read_texts(fields, "papers", LABEL)
    questions = _read_texts(fields, "questions", QUESTION)
    checklists = {
        name.text: _read_checklist(name, Fields(node, f"the topic '{name.text}'", file_context, name.place))
        for name, node in fields.entries("topics")
    }
    fields.close()
    return DraftNote(papers, questions, checklists, fields.place_of("topics"))


def _read_texts(fields: Fields, key: str, longest: int) -> dict[str, tuple[Scalar, Text]]:
    found = dict[str, tuple[Scalar, Text]]()
    for name, node in fields.entries(key):
        check_inner_name(name, fields.findings)
        context = f"note.{key}.{name.text}"
        if isinstance(node, Scalar):
            found[name.text] = (name, fields.as_text(node, context, f"'{name.text}'", longest=longest))
        else:
            found[name.text] = (name, Text(context, ""))
            fields.findings.add(file_checks.wrong_shape(node.place, f"'{name.text}'", "one text"))
    return found


def _read_checklist(topic: Scalar, fields: Fields) -> DraftChecklist:
    checklist = DraftChecklist(topic, fields.names("papers"), fields.names("questions"))
    fields.close()
    return checklist


def check_note_names(draft: DraftNote, topics: Collection[str]) -> Iterator[Problem]:
    """The problems of the names in it."""
    for checklist in draft.checklists.values():
        if checklist.topic.text not in topics:
            yield file_checks.unknown_name(checklist.topic.place, "topic", checklist.topic.text, topics)
        for sort, names, known in (
            ("paper", checklist.papers, draft.papers),
            ("question", checklist.questions, draft.questions),
        ):
            for name in names:
                if name.text not in known:
                    yield file_checks.unknown_name(name.place, sort, name.text, known)
    yield from no_checklist(draft.checklists, {**draft.papers, **draft.questions}, topics, draft.place)


def resolve_note(draft: DraftNote) -> NoteData:
    """What a note can have, every name resolved."""
    papers = {name: Paper(name, text) for name, (_, text) in draft.papers.items()}
    questions = {name: LawyerQuestion(name, text) for name, (_, text) in draft.questions.items()}
    checklists = {
        topic: Checklist(
            tuple(papers[name.text] for name in each.papers), tuple(questions[name.text] for name in each.questions)
        )
        for topic, each in draft.checklists.items()
    }
    return NoteData(papers, questions, checklists)
