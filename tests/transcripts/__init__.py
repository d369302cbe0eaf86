"""Whole conversations, as ids: every file here is played on every channel and in every direction of writing.

The first line tells the person, by situation only. Write one with ``wegwijs chat --record tests/transcripts/name.txt``.
"""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent


def transcripts(language: str = "en") -> dict[str, str]:
    """Name -> text of every transcript, as it goes in ``language``: they are written for English."""
    return {
        path.stem: _in_language(path.read_text(encoding="utf-8"), language) for path in sorted(FOLDER.glob("*.txt"))
    }


def _in_language(text: str, language: str) -> str:
    return re.sub(r"^(language |start l-)en(?![A-Za-z])", rf"\g<1>{language}", text, flags=re.MULTILINE)
