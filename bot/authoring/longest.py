"""The longest button: how many bytes the fullest conversation needs, found by making it."""

from __future__ import annotations

from dataclasses import replace

from bot.core import conversation as over
from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.flow import SECTIONS
from bot.core.guide import Guide


def longest_button(guide: Guide) -> str:
    """A button of the greatest length that this flow can come to.

    Every situation is told (of those that lead alike, one), and the question with the last slot is answered: the
    answers are one character for each slot up to the last one in use, so which others are answered does not matter.
    """
    flow, coder = guide.flow, guide.coder
    answers = tuple(
        flow.choices_of(state)[0]
        for state in flow.states.values()
        if flow.choices_of(state) and state is not flow.situation
    )
    situations = {tuple(route.state for route in choice.routes): choice for choice in flow.situation.choices}
    reading = over.Reading(next(iter(flow.topics.values())), SECTIONS[-1])
    full = Conversation(guide.words.offered[0], answers, tuple(situations.values()))
    drawn = (
        coder.button(replace(full, overlay=overlay), event)
        for overlay in (
            reading,
            over.Languages(reading),
            over.InOther(guide.words.english, reading),
            over.Changing(flow.situation),
        )
        for event in (events.Opened(reading), events.Opened(over.Languages()), events.Chose(flow.situation.choices[0]))
    )
    return max(drawn, key=len)
