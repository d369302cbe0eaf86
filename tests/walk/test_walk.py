"""Walks of a thousand steps, five by day, thirty at night: everything is pressed, typed or forged, in every language.

``make walk`` goes much further, and elsewhere each time.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.channels.telegram.limits import LONGEST_BUTTON
from tests.conftest import ROOT
from tests.nightly import at_night
from tests.walk.walker import KINDS, Tally
from tests.walk.whole import guides, walked

pytestmark = pytest.mark.slow

TOGETHER, WALKS, STEPS = 5, 30, 1000
"""How many walks are one test, how many there are at night, and how long each is. `make walk` takes a million steps."""

FAR = 0.6
"""The share of the states that a test sees at least; the whole conversations see every one."""


@pytest.mark.parametrize("first", [0, *at_night(range(TOGETHER, WALKS, TOGETHER))])
def test_a_walk_never_ends_nowhere(first: int) -> None:
    seen = Tally()
    for number in range(first, first + TOGETHER):
        walk = walked(number, STEPS)
        assert walk.broken is None, walk.broken
        seen += walk.tally
    states = {*guides()[0].flow.states}
    assert len(states & {*seen.screens}) > FAR * len(states)
    assert {*seen.kinds} == {*KINDS}
    offered = {language.code for guide in guides() for language in guide.words.offered}
    assert {*seen.languages} == {"none yet"} | offered
    assert len(seen.longest) <= LONGEST_BUTTON


def test_the_walks_are_long() -> None:
    assert WALKS * STEPS >= 30_000
    assert not WALKS % TOGETHER
    assert sum(weight for weight, _ in KINDS.values()) == 100


def test_two_processes_show_the_same() -> None:
    """Nothing hangs on the order of a set, or on what was shown before: after a restart any server can go on."""
    digests = set[str]()
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "tests.walk", "7", "120"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603  # our own
        digests.add(run.stdout)
    assert len(digests) == 1
    assert len(digests.pop()) == 64
