"""The shortest paths: to every outcome there is one, it leads there, and no press of it is left out."""

from __future__ import annotations

from bot.authoring.sweep.fullest_paths import conversation_after
from bot.authoring.sweep.shortest_paths import find_shortest_paths
from bot.core.flow import Outcome
from bot.core.guide import Guide
from bot.core.replay import Replay


def test_each_leads_to_its_outcome(guide: Guide) -> None:
    flow, found = guide.flow, find_shortest_paths(guide.flow)
    assert {*found} == {state for state in flow.states.values() if isinstance(state, Outcome)}
    for outcome, (presses, path) in found.items():
        assert Replay(flow).journey(conversation_after(flow, None, path)).place is outcome
        assert presses >= len(path)
