"""How people can tell this guide from somebody who only uses its name: what it never asks, and where it is."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import replace

import pytest

from bot.core import event as events
from bot.core.blocks import Block, Bullets, Contact, Notice, Paragraph, Way, every_block
from bot.core.conversation import Conversation
from bot.core.drawing.our_addresses import draw_page_blocks
from bot.core.drawing.scene import Speaker
from bot.core.guide import Guide
from bot.core.overlay import Menu, ReadingPage
from bot.core.site import UNKNOWN, Site
from tests.core.paging import read_on
from tests.talk import Talk

ADDRESSES = {"origin": "https://wegwijs.example", "bot": "wegwijs_bot", "number": "31612345678"}


def speaker(guide: Guide) -> Speaker:
    return Speaker(guide.interface, guide.words.voice(guide.words.english))


def never(guide: Guide) -> Bullets:
    return Bullets(tuple(guide.words.voice(guide.words.english).say(text) for text in guide.interface.never_asks))


def blocks_of(guide: Guide, name: str, site: Site = UNKNOWN) -> list[Block]:
    return draw_page_blocks(speaker(guide), guide.flow, guide.flow.pages[name], site)


def sites(blocks: Iterable[Block]) -> list[str]:
    return [block.site for block in blocks if isinstance(block, Contact) and block.site]


@pytest.mark.parametrize("payload", ["l-en_p-ngo", "l-en_t-family_p-ngo", "t-dutch-child_p-ngo_l-en"])
def test_a_partners_link_begins_with_what_is_never_asked_and_the_next_screen_does_not(talk: Talk, payload: str) -> None:
    talk.happens(events.Started(payload))
    assert talk.screen.blocks[0] == never(talk.guide)
    talk.goes_on()
    assert never(talk.guide) not in talk.screen.blocks


@pytest.mark.parametrize("payload", ["l-en", "l-en_t-family", "l-en_p-NGO"])
def test_any_other_link_does_not(talk: Talk, payload: str) -> None:
    talk.happens(events.Started(payload))
    assert never(talk.guide) not in talk.screen.blocks


def test_where_a_partners_link_names_no_language_the_likely_ones_say_it(guide: Guide) -> None:
    def lines(payload: str) -> set[str | None]:
        screen = guide.step(Conversation(), events.Started(payload)).screen
        return {button.about.source for button in screen.buttons if button.about}

    assert lines("p-ngo") == lines("t-family_p-ngo") == {"interface.picker_line_linked"}
    assert lines("") == lines("t-family") == {"interface.picker_line"}


def test_the_partner_is_in_no_button(guide: Guide) -> None:
    with_partner = guide.step(Conversation(), events.Started("l-en_t-family_p-ngo"))
    without = guide.step(Conversation(), events.Started("l-en_t-family"))
    assert with_partner.conversation == without.conversation
    assert with_partner.screen.buttons == without.screen.buttons


@pytest.mark.parametrize(
    ("site", "ours"),
    [
        (Site(**ADDRESSES), ["https://wegwijs.example", "https://t.me/wegwijs_bot", "https://wa.me/31612345678"]),
        (Site(number="31612345678"), ["https://wa.me/31612345678"]),
        (Site(origin="https://wegwijs.example"), ["https://wegwijs.example"]),
        (Site(bot="wegwijs_bot"), ["https://t.me/wegwijs_bot"]),
    ],
)
def test_the_page_names_the_addresses_that_are_set_and_no_other(guide: Guide, site: Site, ours: list[str]) -> None:
    blocks = blocks_of(guide, "is-this-us", site)
    title = speaker(guide).voice.say(guide.interface.site_ours)
    assert blocks[0] == Paragraph(title)
    assert sites(blocks)[: len(ours)] == ours
    helpers = [helper.site for helper in guide.flow.pages["is-this-us"].helpers]
    assert sites(blocks)[len(ours) :] == [each for each in helpers if each]


def test_where_none_is_set_it_says_so(guide: Guide) -> None:
    first, *others = blocks_of(guide, "is-this-us")
    assert first == Notice(speaker(guide).voice.say(guide.interface.site_unknown))
    assert others[0] == never(guide)


def test_it_says_who_runs_the_guide(guide: Guide) -> None:
    told = Paragraph(speaker(guide).voice.say(guide.interface.web_operator, name="De Brug"))
    assert told in blocks_of(guide, "is-this-us", Site(operator="De Brug"))


def test_in_a_talk_the_page_knows_them_too(guide: Guide) -> None:
    known = guide.at(Site(**ADDRESSES))
    screens = read_on(known, "en", ReadingPage(known.flow.pages["is-this-us"]))
    assert "https://t.me/wegwijs_bot" in sites(screens[0].blocks)
    assert guide.site == UNKNOWN


def test_the_page_about_the_guide_leads_there(guide: Guide) -> None:
    blocks = blocks_of(guide, "about")
    (way,) = [block for block in blocks if isinstance(block, Way)]
    assert way.button.event == events.Opened(ReadingPage(guide.flow.pages["is-this-us"]))
    assert blocks[1:3] == [never(guide), way]


def test_the_menu_leads_there_only_where_no_page_about_the_guide_does(talk: Talk) -> None:
    talk.start().does("open menu")
    assert "open page about 0" in talk.offered
    assert "open page is-this-us 0" not in talk.offered
    guide = copy(talk.guide)
    guide.flow = replace(guide.flow, about=None)
    screen = guide.step(Conversation(guide.words.english), events.Opened(Menu())).screen
    there = events.Opened(ReadingPage(guide.flow.pages["is-this-us"]))
    assert there in [button.event for button in screen.buttons]


def test_where_nobody_wrote_these_pages_nothing_leads_there(guide: Guide) -> None:
    flow = replace(guide.flow, is_this_us=None)
    drawn = draw_page_blocks(speaker(guide), flow, guide.flow.pages["about"], UNKNOWN)
    assert not any(isinstance(block, Way) for block in every_block(drawn))


def test_a_page_without_helpers_names_none(guide: Guide) -> None:
    page = replace(guide.flow.pages["is-this-us"], helpers=())
    flow = replace(guide.flow, is_this_us=page)
    assert not sites(draw_page_blocks(speaker(guide), flow, page, UNKNOWN))
