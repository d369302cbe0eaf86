"""``make walk``: what it says, and that it fails where a walk broke something."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks import walk
from tests.walk.walker import Tally
from tests.walk.whole import Walked

pytestmark = pytest.mark.slow


def test_the_long_walk_tells_what_it_saw(capfd: pytest.CaptureFixture[str]) -> None:
    assert walk.main(["--walks", "2", "--steps", "60", "--first", "8", "--processes", "2"]) == 0
    said = capfd.readouterr().out
    assert "2 walks of 60 steps, numbers 8 to 9" in said
    assert "nothing broke" in said
    assert "120" in said


def test_what_broke_is_shown_and_counted(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(walk, "walked", broken)
    assert walk.main(["--walks", "7", "--steps", "60", "--first", "0", "--processes", "1"]) == 1
    said = capfd.readouterr().out
    assert said.count("[a] > topic:family:short:0") == walk.SHOWN
    assert "7 walks broke something" in said


def broken(number: int, _: int) -> Walked:
    return Walked(number, Tally(Counter({"go on": 1})), "", "press [a] > topic:family:short:0")
