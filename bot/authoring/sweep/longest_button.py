"""The longest button: how many bytes the fullest conversation needs, found by making it."""

from __future__ import annotations

from dataclasses import replace

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.content import Section
from bot.core.conversation import Conversation
from bot.core.event import Pressed
from bot.core.guide import Guide
from bot.core.note import NoteLine, NoteStep
from bot.core.overlay import Overlay


def find_longest_button(guide: Guide) -> str:
    """A button of the greatest length that this flow can come to.

    Every situation is told (of those that lead alike, one), and everything is answered with the choice that the ledger
    has last: no other answers are a higher number, so none have more digits.
    What lies open and what is pressed go together: the longest of each that stands on one screen.
    """
    flow, coder = guide.flow, guide.coder
    answers = tuple(
        max(flow.choices_of(state), key=coder.value)
        for state in flow.states.values()
        if flow.choices_of(state) and state is not flow.situation
    )
    situations = {tuple((way.when, way.state) for way in each.routes): each for each in flow.situation.choices}
    topic, help_now = next(iter(flow.topics.values())), flow.help
    reading, other = overlays.ReadingTopic(topic), events.Opened(overlays.ReadingTopic(topic, Section.WHO_HELPS))
    english, full = guide.words.english, Conversation(guide.words.offered[0], answers, tuple(situations.values()))
    note = overlays.Noting(NoteStep.MAKE, frozenset(coder.note_lines))
    longest: tuple[tuple[Overlay, Pressed], ...] = (
        *((overlays.InOtherLanguage(english, note), _leave_out(note, line)) for line in coder.note_lines[:1]),
        (overlays.InOtherLanguage(english, reading), other),
        (overlays.Languages(reading), events.ChangedLanguage(english)),
        (overlays.InOtherLanguage(english, overlays.MoreOnOutcome()), other),
        (
            overlays.InOtherLanguage(english, overlays.ReadingPage(help_now)),
            events.Opened(overlays.ReadingPage(help_now, 1)),
        ),
        (overlays.ChangingAnswer(flow.situation), events.Chose(flow.situation.choices[0])),
        (
            overlays.InOtherLanguage(english, answer := _fullest_answer(guide)),
            events.Opened(replace(answer, danger=None)),
        ),
    )
    return max((coder.button(replace(full, overlay=overlay), event) for overlay, event in longest), key=len)


def _leave_out(note: overlays.Noting, line: NoteLine) -> Pressed:
    return events.Opened(replace(note, changed=note.changed - {line}))


def _fullest_answer(guide: Guide) -> overlays.Answering:
    """The answer to typed words that names the most."""
    found, language = guide.findable, guide.words.english
    targets = tuple(found.targets.values())[: overlays.MOST_TARGETS]
    return overlays.Answering(targets, next(iter(found.dangers.values()), None), language)
