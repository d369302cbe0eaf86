"""Which of several screens a screen is."""

from __future__ import annotations

import pytest

from bot.core import overlay as overlays
from bot.core.guide import Guide
from bot.core.province import Province
from bot.core.subject import Apart, Subject, name_of, part_of


def test_what_goes_on_over_several_screens_has_a_part_and_nothing_else_has(guide: Guide) -> None:
    topic, page = guide.flow.topics["family"], guide.flow.pages["help"]
    parts: dict[Subject, int | None] = {
        overlays.ReadingTopic(topic, part=2): 2,
        overlays.ReadingPage(page, part=1): 1,
        overlays.Helpers(3): 3,
        overlays.MoreOnOutcome(1): 1,
        overlays.Menu(): None,
        overlays.AllCards(): None,
        overlays.NearYou(): None,
        overlays.OneCard(guide.flow.cards["lawyer"]): None,
        overlays.Why(): None,
        Apart.COPY: None,
        guide.flow.start: None,
    }
    assert {name_of(subject): part_of(subject) for subject in parts} == {
        name_of(subject): part for subject, part in parts.items()
    }


@pytest.mark.parametrize("part", [0, 4])
def test_the_part_stands_in_the_name(guide: Guide, part: int) -> None:
    assert name_of(overlays.ReadingTopic(guide.flow.topics["family"], part=part)) == f"topic:family:short:{part}"
    assert name_of(overlays.Helpers(part)) == f"helpers:{part}"


def test_a_card_has_its_name(guide: Guide) -> None:
    assert name_of(overlays.AllCards()) == "cards"
    assert name_of(overlays.NearYou()) == "near:which"
    assert name_of(overlays.NearYou(Province.UTRECHT)) == "near:utrecht"
    assert name_of(overlays.OneCard(guide.flow.cards["lawyer"])) == "card:lawyer"
