r"""A talk as a text, one line for each turn: what the person did, and what was shown. ``#`` begins a remark.

::

    start > languages
    language en > menu
    go on > danger
    choose hurt > hurt_now

Only ids stand in it, never words, so it stays true when texts or languages change. ``wegwijs chat --record`` writes
one; the tests play it on every channel. What is on the screen is pressed by what ``spell`` calls it; besides that::

    start l-en_t-family     opens the guide, by a link with this payload if there is one
    type I need help        types these words
    press 1A-_E_B           presses a button by what it carries: one of long ago, or one that was forged

``>``, ``#`` and the backslash itself have a backslash before them. A sign that cannot be seen, or would be lost at an
end of the line, is written by its number: ``\u200f``, ``\U000e0001``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.event import Event
from bot.core.overlay import Overlay

PRESS = "press"
"""The verb for a button that is pressed by what it carries."""

_ESCAPED = "\\>#"
_REMARK = re.compile(r"(?<!\\)((?:\\\\)*)#.*")
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|U(00(?:0[0-9a-f]|10)[0-9a-f]{4})|([\\>#]))")
_NARROW = 0x10000
"""From here on a sign's number has more than four digits."""


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One turn: the event as it is spelt here, and the id of the screen that followed."""

    did: str
    shows: str

    def __str__(self) -> str:
        begin, end = len(self.did) - len(self.did.lstrip(" ")), len(self.did.rstrip(" "))
        did = (_written(sign, seen=begin <= at < end) for at, sign in enumerate(self.did))
        return f"{''.join(did)} > {self.shows}"


def read_transcript(text: str) -> Iterator[TranscriptLine]:
    """The turns of a transcript. Raises ValueError with the line's number where one has no ``>``."""
    for number, line in enumerate(text.splitlines(), 1):
        said = _REMARK.sub(r"\1", line).strip()
        if not said:
            continue
        did, arrow, shows = said.partition(" > ")
        if not arrow:
            message = f"line {number}: '{said}' does not say what was shown. Write: {said} > id"
            raise ValueError(message)
        yield TranscriptLine(_ESCAPE.sub(_read, did.strip()), shows.strip())


def _written(sign: str, *, seen: bool) -> str:
    if seen and sign.isprintable():
        return f"\\{sign}" if sign in _ESCAPED else sign
    number = ord(sign)
    return f"\\u{number:04x}" if number < _NARROW else f"\\U{number:08x}"


def _read(escape: re.Match[str]) -> str:
    return escape[3] or chr(int(escape[1] or escape[2], 16))


def spell_event(event: Event) -> str:  # noqa: C901, PLR0911, PLR0912  # one case for each kind of event
    """An event in words and ids."""
    match event:
        case events.Started(payload):
            return f"start {payload}" if payload else "start"
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
        case events.KeptCopy():
            return "keep a copy"
        case events.MadeNote():
            return "make the note"
        case events.DroppedCopy():
            return "drop the copy"
        case events.Cleared():
            return "clear"
        case _ as never:
            assert_never(never)


def _spell_overlay(overlay: Overlay) -> str:  # noqa: C901, PLR0911, PLR0912  # one case for each kind of overlay
    match overlay:
        case overlays.Menu():
            return "menu"
        case overlays.Languages():
            return "languages"
        case overlays.ReadingTopic(topic, section, part):
            return f"topic {topic.name} {section} {part}"
        case overlays.ReadingPage(page, part):
            return f"page {page.name} {part}"
        case overlays.AllTopics():
            return "topics"
        case overlays.Helpers(part):
            return f"helpers {part}"
        case overlays.AllCards():
            return "cards"
        case overlays.NearYou(province):
            return f"near {province.value}" if province else "near"
        case overlays.OneCard(card):
            return f"card {card.name}"
        case overlays.MyAnswers():
            return "answers"
        case overlays.Why():
            return "why"
        case overlays.Copying():
            return "copying"
        case overlays.Noting(step, changed):
            return " ".join(("note", step.name.lower(), *sorted(map(str, changed))))
        case overlays.Answering(targets, danger, language):
            said = (
                danger.name if danger else "",
                *map(_spell_overlay, targets),
                f"in {language.code}" if language else "",
            )
            return f"answer {', '.join(filter(None, said)) or 'nothing'}"
        case overlays.ChangingAnswer(question, group):
            return f"changing {question.name} {group}"
        case overlays.AnotherSituation(group):
            return f"another {group}"
        case overlays.InOtherLanguage(language, below):
            return f"in {language.code}{f' {_spell_overlay(below)}' if below else ''}"
        case overlays.MoreOnOutcome(part):
            return f"more {part}"
        case _ as never:
            assert_never(never)
