"""Whole conversations, as ids: every file here is played on every channel and in every direction of writing.

The first line tells the person, by situation only. Write one with ``wegwijs chat --record tests/transcripts/name.txt``.
Besides these, ``leaves`` makes one for each end of the flow.
"""

from __future__ import annotations

import re
from collections import deque
from pathlib import Path

from bot.core.flow import Choice, Flow, Question, State
from bot.core.guards import GUARDS
from bot.core.guide import Guide
from tests.talk import Talk

FOLDER = Path(__file__).parent


def transcripts(language: str = "en") -> dict[str, str]:
    """Name -> text of every transcript, as it goes in ``language``: they are written for English."""
    return {path.stem: in_language(path.read_text(encoding="utf-8"), language) for path in sorted(FOLDER.glob("*.txt"))}


def in_language(text: str, language: str) -> str:
    """A transcript that was written for English, as it goes in another language."""
    return re.sub(r"^(language |start l-)en(?![A-Za-z])", rf"\g<1>{language}", text, flags=re.MULTILINE)


def leaves(guide: Guide) -> dict[str, str]:
    """A transcript for each outcome and information, by the shortest way to it, made from the flow itself."""
    return {name: _made(guide, path) for name, path in shortest(guide.flow).items()}


def shortest(flow: Flow) -> dict[str, tuple[Choice, ...]]:
    """The name of each outcome and information -> the choices of the shortest way to it that guards let through."""
    found, waiting = dict[str, tuple[Choice, ...]](), deque[tuple[State, tuple[Choice, ...]]]([(flow.start, ())])
    seen = set[tuple[str, frozenset[str]]]()
    while waiting:
        state, path = waiting.popleft()
        if not isinstance(state, Question):
            found.setdefault(state.name, path)
        names = {choice.question: choice.name for choice in path}
        told = {choice.counts_as for choice in path if choice.counts_as}
        offered = flow.choices_of(state) if state is not flow.situation else (told or flow.situation.choices)
        for choice in offered:
            later = {**names, choice.question: choice.name}
            target = next(route.state for route in choice.routes if route.when is None or route.when.holds(later))
            mark = (
                target.name,
                frozenset(f"{question}={name}" for question, name in later.items() if question in READ),
            )
            if mark not in seen:
                seen.add(mark)
                waiting.append((target, (*path, choice)))
    return found


READ = {question for guard in GUARDS.values() for question in guard.reads}
"""What decides, beside the place, where a path can go on."""


def _made(guide: Guide, path: tuple[Choice, ...]) -> str:
    talk = Talk(guide).start()
    told = {choice.counts_as for choice in path if choice.counts_as}
    for choice in path:
        if choice not in told:
            talk.finds(f"choose {choice.name}").chooses(choice.name)
    return "\n".join(str(line) for line in talk.lines)
