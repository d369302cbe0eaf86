"""The flow and a page are changed and the buttons that are out there are still pressed: nothing breaks."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from bot.core.content import Topic
from bot.core.guide import Guide
from tests.core.small import ledger_of, small_guide
from tests.nightly import at_night
from tests.walk.acts import Raw
from tests.walk.flows import any_flow
from tests.walk.shrink import told
from tests.walk.walker import Walker

pytestmark = pytest.mark.slow

PAIRS = [*range(6), *at_night(range(6, 48))]
STEPS = 300


def in_other_words(topic: Topic) -> Topic:
    """The topic after an edit that changed its meaning."""
    return replace(topic, meaning="zz" if topic.meaning != "zz" else "zy")


@pytest.mark.parametrize("number", PAIRS)
def test_old_buttons_are_pressed_after_the_flow_and_a_page_were_changed(guide: Guide, number: int) -> None:
    chance = Random(number)  # noqa: S311  # a flow that can be made again
    (old_states, old_counts), (states, counts) = any_flow(chance), any_flow(chance)
    ledger = ledger_of(guide, old_states, states)
    before = Walker(small_guide(guide, old_states, counts=old_counts, ledger=ledger), number)
    assert before.walks(STEPS) is None
    topics = {"general": in_other_words(guide.flow.topics["general"])}
    after = Walker(small_guide(guide, states, counts=counts, topics=topics, ledger=ledger), number, elsewhere=0)
    for button in before.pressed:
        broken = after.trail.take(Raw(button)) or after.walks(1)
        assert broken is None, told(after.guide, after.trail.acts, broken)
