"""A talk as a text, one line for each turn: what the person did, and what was shown. ``#`` begins a remark.

::

    start > languages
    language en > menu
    go on > danger
    choose hurt > hurt_now

Only ids stand in it, never words, so it stays true when texts or languages change. ``wegwijs chat --record`` writes
one; the tests play it on every channel. In what was typed ``>`` and ``#`` have a backslash before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core import conversation as over
from bot.core import event as events
from bot.core.conversation import Overlay
from bot.core.event import Event

_REMARK = re.compile(r"(?<!\\)#")


@dataclass(frozen=True, slots=True)
class Line:
    """One turn: the event as it is spelt here, and the id of the screen that followed."""

    did: str
    shows: str

    def __str__(self) -> str:
        did = self.did.replace(">", "\\>").replace("#", "\\#")
        return f"{did} > {self.shows}"


def read_transcript(text: str) -> Iterator[Line]:
    """The turns of a transcript. Raises ValueError with the line's number where one has no ``>``."""
    for number, line in enumerate(text.splitlines(), 1):
        said = _REMARK.split(line)[0].strip()
        if not said:
            continue
        did, arrow, shows = said.partition(" > ")
        if not arrow:
            message = f"line {number}: '{said}' does not say what was shown. Write: {said} > id"
            raise ValueError(message)
        yield Line(did.strip().replace("\\>", ">").replace("\\#", "#"), shows.strip())


def spell(event: Event) -> str:  # noqa: C901, PLR0911  # one case for each kind of event
    """An event in words and ids."""
    match event:
        case events.Started(payload):
            return f"start {payload}".rstrip()
        case events.Restarted():
            return "start again"
        case events.Chose(choice):
            return f"choose {choice.name}"
        case events.TookBack(situation):
            return f"take back {situation.name}"
        case events.ChangedAnswer(question):
            return f"change {question.name}"
        case events.WentBack():
            return "back"
        case events.Opened(overlay):
            return f"open {_spell_overlay(overlay)}"
        case events.Closed():
            return "go on"
        case events.ChangedLanguage(language):
            return f"language {language.code}"
        case events.Typed(text):
            return f"type {text}"
    return "clear"


def _spell_overlay(overlay: Overlay) -> str:  # noqa: C901, PLR0911  # one case for each kind of overlay
    match overlay:
        case over.Menu():
            return "menu"
        case over.Languages():
            return "languages"
        case over.Reading(topic, section, part):
            return f"topic {topic.name} {section} {part}"
        case over.ReadingPage(page, part):
            return f"page {page.name} {part}"
        case over.AllTopics():
            return "topics"
        case over.Helpers(part):
            return f"helpers {part}"
        case over.MyAnswers():
            return "answers"
        case over.Why():
            return "why"
        case over.Changing(question, group):
            return f"changing {question.name} {group}"
        case over.Another(group):
            return f"another {group}"
    return f"more {overlay.part}"
