"""Who helps near somebody: the provinces, and in each who works there and who everywhere."""

from __future__ import annotations

import pytest

from bot.core.blocks import Contact, Paragraph
from bot.core.event import Opened
from bot.core.guide import Guide
from bot.core.organisation import Kind
from bot.core.overlay import Helpers, NearYou
from bot.core.province import Province
from bot.core.screen import Screen
from tests.talk import Talk


def in_province(guide: Guide, province: Province, language: str = "en") -> Screen:
    talk = Talk(guide, language).start().does("open menu").does("open helpers 0").does("open near")
    return talk.does(f"open near {province.value}").screen


def contacts(screen: Screen) -> list[str]:
    return [block.title.text for block in screen.blocks if isinstance(block, Contact)]


@pytest.mark.parametrize("language", ["en", "nl", "ar", "ti"])
def test_the_list_has_every_province_by_its_name(guide: Guide, language: str) -> None:
    talk = Talk(guide, language).start().does("open menu").does("open helpers 0").does("open near")
    assert [button.event for button in talk.screen.below] == [Opened(NearYou(each)) for each in Province]
    assert len({button.label.text for button in talk.screen.below}) == len(Province)
    assert not talk.conversation.answers


@pytest.mark.parametrize("province", Province)
def test_who_works_there_comes_first_and_who_works_everywhere_after_it(guide: Guide, province: Province) -> None:
    screen = in_province(guide, province)
    here = [each.title for each in guide.flow.organisations.values() if each.province is province]
    everywhere = [each.title for each in guide.flow.general.helpers]
    assert contacts(screen) == [*here, *everywhere]
    none = Paragraph(guide.words.voice(guide.words.english).say(guide.interface.near_none))
    assert (none in screen.blocks) == (not here)


def test_only_helpers_are_near_and_nothing_is_kept(guide: Guide) -> None:
    assert {each.kind for each in guide.flow.organisations.values() if each.province} == {Kind.HELPER}
    talk = Talk(guide).start().does("open menu").does("open helpers 0").does("open near").does("open near utrecht")
    assert "STIL Utrecht" in contacts(talk.screen)
    assert talk.does("go on").conversation.overlay is None
    assert guide.coder.code(talk.conversation) == guide.coder.code(Talk(guide).start().conversation)


def test_from_a_province_there_is_a_way_to_the_others_and_to_everybody(guide: Guide) -> None:
    events = [button.event for button in in_province(guide, Province.ZEELAND).below]
    assert events[:2] == [Opened(NearYou()), Opened(Helpers())]
