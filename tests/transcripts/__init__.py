"""Whole conversations, as ids: every file here is played on every channel and in every direction of writing.

The first line tells the person, by situation only. Write one with ``wegwijs chat --record tests/transcripts/name.txt``.
Besides these, ``leaves`` makes one for each end of the flow.
"""

from __future__ import annotations

import re
from pathlib import Path

from bot.core.flow import Question
from bot.core.guide import Guide
from tests.core.paths import end_of, told, ways

FOLDER = Path(__file__).parent


def transcripts(language: str = "en") -> dict[str, str]:
    """Name -> text of every transcript, as it goes in ``language``: they are written for English."""
    return {path.stem: in_language(path.read_text(encoding="utf-8"), language) for path in sorted(FOLDER.glob("*.txt"))}


def in_language(text: str, language: str) -> str:
    """A transcript that was written for English, as it goes in another language."""
    return re.sub(r"^(language |start l-)en(?![A-Za-z])", rf"\g<1>{language}", text, flags=re.MULTILINE)


def leaves(guide: Guide) -> dict[str, str]:
    """A transcript for each outcome and information, by the shortest way to it, made from the flow itself."""
    found = dict[str, str]()
    for way in ways(guide.flow):
        state = end_of(guide.flow, way)
        if not isinstance(state, Question) and state.name not in found:
            found[state.name] = told(guide.flow, way, "en")
    return found
