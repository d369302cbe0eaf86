"""A guide for a channel with room: what is in screens elsewhere is one, and nothing is left for "More"."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.core import overlay as overlays
from bot.core.blocks import Block, Contact, Notice, every_block
from bot.core.content import Section
from bot.core.conversation import Conversation
from bot.core.event import Closed, Event, Opened
from bot.core.flow import Information, Outcome
from bot.core.guide import Guide
from bot.core.pseudo_language import PSEUDO
from bot.core.screen import Screen
from tests.core.paging import Paged, read_on
from tests.screens import screens_in

LANGUAGES = ["en", PSEUDO]


def everything_to_read(guide: Guide) -> Iterator[Paged]:
    for topic in guide.flow.topics.values():
        yield from (overlays.ReadingTopic(topic, section) for section in Section)
    yield from (overlays.ReadingPage(page) for page in guide.flow.pages.values())
    yield overlays.Helpers()


def leads_to_more(event: Event) -> bool:
    return isinstance(event, Opened) and isinstance(event.overlay, overlays.MoreOnOutcome)


def told(screen: Screen) -> list[Block]:
    """What is told on every screen of the same, but for the line that counts them and the notices of a turn."""
    return [block for block in screen.blocks[1:] if not isinstance(block, Notice)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_in_screens_is_one(pseudo_guide: Guide, language: str) -> None:
    whole, most = pseudo_guide.whole(), 0
    for overlay in everything_to_read(pseudo_guide):
        screens, (one,) = read_on(pseudo_guide, language, overlay), read_on(whole, language, overlay)
        most = max(most, len(screens))
        contacts = [block for screen in screens for block in screen.blocks if isinstance(block, Contact)]
        assert [block for block in one.blocks if isinstance(block, Contact)] == list(dict.fromkeys(contacts))
        assert len(one.blocks) >= max(len(screen.blocks) for screen in screens)
    assert most > 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_end_is_told_in_full_and_so_is_what_comes_first(pseudo_guide: Guide, language: str) -> None:
    whole, cut = pseudo_guide.whole(), 0
    for turn in screens_in(pseudo_guide, pseudo_guide.words.languages[language]):
        if isinstance(turn.screen.subject, Outcome | Information):
            one = whole.step(turn.conversation, Closed()).screen
            is_cut = any(leads_to_more(each.event) for each in turn.screen.asides)
            assert is_cut or told(one) == told(turn.screen)
            assert len([*every_block(one.blocks)]) >= len([*every_block(told(turn.screen))])
            cut += is_cut
            if is_cut:
                (more,) = read_on(whole, language, overlays.MoreOnOutcome(), turn.conversation)
                assert more.blocks
    assert cut


def test_the_guide_itself_still_has_screens(pseudo_guide: Guide) -> None:
    before = read_on(pseudo_guide, "en", overlays.Helpers())
    assert len(read_on(pseudo_guide.whole(), "en", overlays.Helpers())) == 1
    assert read_on(pseudo_guide, "en", overlays.Helpers()) == before
    assert pseudo_guide.whole().step(Conversation(), Closed()) == pseudo_guide.step(Conversation(), Closed())
