"""What walks found: each is played as it was told when it was fixed, and everything is looked at after each line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.guide import Guide
from bot.core.transcript import TranscriptLine, read_transcript
from tests.walk.acts import act_of
from tests.walk.trail import Trail

FOUND = {
    path.stem: path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "found").glob("*.txt"))
}


@pytest.mark.parametrize("name", FOUND)
def test_what_a_walk_found_is_fixed(pseudo_guide: Guide, name: str) -> None:
    assert FOUND[name].startswith("# ")
    trail, lines = Trail(pseudo_guide, closely=True), list(read_transcript(FOUND[name]))
    for line in lines:
        assert trail.take(act_of(line.did, trail.turn.screen)) is None
        assert TranscriptLine(line.did, trail.turn.screen.shows) == line
