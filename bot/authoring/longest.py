"""The longest button: how many bytes the fullest conversation needs, found by making it."""

from __future__ import annotations

from dataclasses import replace

from bot.core import conversation as over
from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.flow import SECTIONS, Choice
from bot.core.guide import Guide


def longest_button(guide: Guide) -> str:
    """A button of the greatest length that this flow can come to.

    Every situation is told, and the question with the last slot is answered: the answers are one character for each
    slot up to the last one in use, so which of the others are answered makes no difference.
    """
    flow, coder = guide.flow, guide.coder
    language = guide.words.offered[0]
    choices: list[Choice] = [flow.choices_of(state)[0] for state in flow.states.values() if flow.choices_of(state)]
    answers = tuple(choice for choice in choices if choice.question != flow.situation.name)
    topic = next(iter(flow.topics.values()))
    reading = over.Reading(topic, SECTIONS[-1])
    full = Conversation(language, answers, flow.situation.choices, over.Languages(reading))
    opened = (
        coder.button(replace(full, overlay=overlay), event)
        for overlay in (None, reading, over.Languages(reading), over.Changing(flow.situation))
        for event in (
            events.Opened(reading),
            events.Opened(over.Languages(reading)),
            events.Chose(flow.situation.choices[0]),
        )
    )
    return max(opened, key=len)
