"""Draws what has to be said of one turn, above everything else: what changed, and what was not possible."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.apply_event import Change
from bot.core.blocks import Block, Bullets, Notice
from bot.core.conversation import Conversation
from bot.core.dates import Day
from bot.core.drawing.our_addresses import say_never
from bot.core.drawing.scene import Speaker
from bot.core.flow import Flow, Question
from bot.core.overlay import ReadingTopic, without_language


def draw_notices(
    speaker: Speaker, flow: Flow, now: Conversation, change: Change, *, flow_changed: bool
) -> Iterator[Block]:
    """The notices of a turn; none before a language is chosen. Answers that no longer apply are listed by title."""
    say, interface = speaker.voice.say, speaker.interface
    if now.language is None:
        return
    below = without_language(now.overlay)
    if isinstance(below, ReadingTopic) and below.seen is not None:  # It was read in other words.
        yield Notice(say(interface.notice_page_changed, date=Day(below.topic.updated)))
    if change.linked:
        yield Bullets(say_never(speaker))
    if change.notice:
        yield Notice(say(change.notice))
    if flow_changed:
        yield Notice(say(interface.notice_flow_changed))
    questions = [flow.states[choice.question] for choice in change.dropped]
    titles = tuple(say(question.title) for question in questions if isinstance(question, Question))
    if titles:
        yield Notice(say(interface.notice_dropped, count=len(titles)))
        yield Bullets(titles)
