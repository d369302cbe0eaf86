"""The checks of what a note for a lawyer can have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from bot.authoring.source.checks import Fault, finder
from bot.authoring.source.problems import Place
from bot.authoring.source.yaml_nodes import Scalar
from bot.core.text import Text


@dataclass(frozen=True, slots=True)
class DraftChecklist:
    """The papers and questions of one topic, the names not yet resolved."""

    topic: Scalar
    papers: tuple[Scalar, ...]
    questions: tuple[Scalar, ...]


@finder
def no_checklist(
    checklists: Mapping[str, DraftChecklist],
    texts: Mapping[str, tuple[Scalar, Text]],
    topics: Collection[str],
    place: Place,
) -> Iterator[Fault]:
    """A topic without papers and questions for the note, or papers and questions that no topic has.

    Fails: a new topic that ``flows/note.yaml`` does not name; a question that no topic has. Passes: each topic with its
    own, each paper and question with at least one topic.
    """
    for topic in topics:
        if topic not in checklists:
            fix = f"Add '{topic}:' with its papers and questions."
            yield Fault(place, f"the topic '{topic}' is missing here.", fix)
    used = {each.text for known in checklists.values() for each in (*known.papers, *known.questions)}
    for name, (scalar, _) in texts.items():
        if name not in used:
            what = f"no topic has '{name}', so nobody ever sees it."
            yield Fault(scalar.place, what, "Put it below a topic, or remove it.")
