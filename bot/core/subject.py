"""The subject of a screen: what it shows, as the thing itself, and its name in transcripts.

A channel that has to treat a screen differently matches its subject; nothing asks for the name of it but tests,
transcripts and reports.
"""

from __future__ import annotations

from enum import Enum
from typing import assert_never

from bot.core import overlay as overlays
from bot.core.flow import Information, Outcome, Question, State


class Apart(Enum):
    """The screens that stand apart from every conversation, by their names."""

    COPY = "copy"
    """The next steps to keep or to show, without answers."""

    NOTE = "note"
    """The note for a lawyer, or a part of it."""

    CLEARED = "cleared"
    COPY_CLEARED = "copy_cleared"


Subject = (
    State
    | overlays.Menu
    | overlays.Languages
    | overlays.ReadingTopic
    | overlays.ReadingPage
    | overlays.AllTopics
    | overlays.Helpers
    | overlays.AllCards
    | overlays.OneCard
    | overlays.NearYou
    | overlays.MyAnswers
    | overlays.Why
    | overlays.MoreOnOutcome
    | overlays.Copying
    | overlays.Noting
    | overlays.Answering
    | Apart
)
"""A question, an information or an outcome; the overlay over it, with the part that is shown; or what stands apart.

A question that is asked again is that question, and another language changes nothing.
"""


def name_of(subject: Subject) -> str:  # noqa: C901, PLR0911, PLR0912  # one case for each kind of screen
    """The name of a screen, made of ids: ``danger``, ``topic:family:short:0``. It never reaches a person."""
    match subject:
        case Question() | Information() | Outcome():
            return subject.name
        case Apart():
            return subject.value
        case overlays.Menu():
            return "menu"
        case overlays.Languages():
            return "languages"
        case overlays.ReadingTopic(topic, section, part):
            return f"topic:{topic.name}:{section.value}:{part}"
        case overlays.ReadingPage(page, part):
            return f"page:{page.name}:{part}"
        case overlays.AllTopics():
            return "topics"
        case overlays.Helpers(part):
            return f"helpers:{part}"
        case overlays.AllCards():
            return "cards"
        case overlays.NearYou(province):
            return f"near:{province.value if province else 'which'}"
        case overlays.OneCard(card):
            return f"card:{card.name}"
        case overlays.MyAnswers():
            return "answers"
        case overlays.Why():
            return "why"
        case overlays.MoreOnOutcome(part):
            return f"more:{part}"
        case overlays.Copying():
            return "copying"
        case overlays.Noting(step):
            return f"noting:{step.name.lower()}"
        case overlays.Answering(targets, danger):
            return f"danger:{danger.name}" if danger else f"found:{','.join(map(name_of, targets)) or 'nothing'}"
        case _ as never:
            assert_never(never)


def part_of(subject: Subject) -> int | None:
    """Which screen it is of a text that goes on over several, from 0; None: it is one screen."""
    match subject:
        case (
            overlays.ReadingTopic(_, _, part)
            | overlays.ReadingPage(_, part)
            | overlays.Helpers(part)
            | overlays.MoreOnOutcome(part)
        ):
            return part
        case _:
            return None
