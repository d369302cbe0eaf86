"""The code: one spelling for each conversation, and nothing that anybody sends can break it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.authoring.longest import longest_button
from bot.core import conversation as over
from bot.core import event as events
from bot.core.code import KEPT_FREE, LONGEST_BUTTON, Press
from bot.core.conversation import Conversation
from bot.core.guide import Guide
from bot.core.ledger import LONG
from tests.core.reachable import HOSTILE, SIGNS, conversations, has_a_way_on, mutated, pressed
from tests.talk import Talk


@given(data=st.data())
def test_what_is_written_is_read_back(offered_guide: Guide, data: st.DataObject) -> None:
    conversation, event = data.draw(conversations(offered_guide)), data.draw(pressed(offered_guide))
    coder = offered_guide.coder
    assert coder.read(coder.code(conversation)) == conversation
    assert coder.read_button(coder.button(conversation, event)) == Press(conversation, event)


@given(data=st.data())
def test_a_button_is_short_and_plain(offered_guide: Guide, data: st.DataObject) -> None:
    conversation, event = data.draw(conversations(offered_guide)), data.draw(pressed(offered_guide))
    if isinstance(event, events.Opened) and isinstance(event.overlay, over.Languages):
        event = events.Opened(over.Languages())  # So it is on every screen; what lies open is in the conversation.
    told_once = {tuple(route.state for route in choice.routes): choice for choice in conversation.situations}
    button = offered_guide.coder.button(replace(conversation, situations=tuple(told_once.values())), event)
    assert re.fullmatch(r"1[A-Za-z0-9_-]+", button)
    assert len(button) <= len(longest_button(offered_guide)) <= LONGEST_BUTTON - KEPT_FREE == 52


def test_a_conversation_is_spelt_as_the_ledger_says(talk: Talk) -> None:
    talk.start().chooses("no_danger", "waiting", "child", "under_18")
    assert talk.guide.coder.code(talk.conversation) == "1A-B_E----A--A"
    assert talk.button("choose dutch") == "1A-B_E----A--A_CJA"
    assert talk.button("back") == "1A-B_E----A--A_B"


@given(data=st.data())
def test_there_is_one_spelling_and_all_else_is_rejected(offered_guide: Guide, data: st.DataObject) -> None:
    coder = offered_guide.coder
    button = coder.button(data.draw(conversations(offered_guide)), data.draw(pressed(offered_guide)))
    text = data.draw(mutated(button))
    press = coder.read_button(text)
    if press:
        assert coder.button(press.conversation, press.event) == text
        assert not press.conversation.outdated, "the ledger has nothing retired yet"
        assert coder.read(text.rpartition("_")[0]) == press.conversation


@given(text=st.text(SIGNS, max_size=70) | st.text(max_size=70))
@example("1A-_E_B")
def test_what_is_accepted_is_spelt_the_one_way(offered_guide: Guide, text: str) -> None:
    press = offered_guide.coder.read_button(text)
    assert press is None or offered_guide.coder.button(press.conversation, press.event) == text
    conversation = offered_guide.coder.read(text)
    assert conversation is None or offered_guide.coder.code(conversation) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_what_no_button_ever_said_brings_the_languages(talk: Talk, text: str) -> None:
    assert talk.guide.coder.read_button(text) is None
    assert talk.start().presses(text).sees("languages").conversation.language is None


@given(data=st.data())
def test_a_forged_button_brings_a_screen_with_a_way_on(offered_guide: Guide, data: st.DataObject) -> None:
    conversation, event = data.draw(conversations(offered_guide)), data.draw(pressed(offered_guide))
    button = offered_guide.coder.button(conversation, event)
    for text in (button, data.draw(mutated(button)), data.draw(st.text(SIGNS, max_size=70))):
        turn = offered_guide.press(text)
        assert has_a_way_on(turn.screen)
        assert offered_guide.coder.read(offered_guide.coder.code(turn.conversation)) == turn.conversation


def test_every_shorter_text_of_a_button_is_safe(talk: Talk) -> None:
    button = talk.start().chooses("no_danger", "waiting", "child", "under_18").button("choose dutch")
    for length in range(len(button)):
        assert has_a_way_on(talk.guide.press(button[:length]).screen)


def test_a_part_is_counted_up_to_what_one_character_can_say(guide: Guide) -> None:
    assert guide.coder.read("1Ah9_") == Conversation(guide.words.english, overlay=over.Helpers(LONG - 1))
    assert guide.coder.read("1Ah-_") is None
    assert guide.coder.read("1AtA3_") is not None
    assert guide.coder.read("1AtA4_") is None


def test_a_language_that_is_not_offered_is_not_taken(guide: Guide) -> None:
    read = guide.coder.read("1B-_E")
    assert read is not None
    assert read.language is None
    assert guide.coder.read_button("1A-_E_LB") == Press(
        replace(read, language=guide.words.english), events.Opened(over.Languages())
    )
