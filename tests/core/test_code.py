"""The code: one spelling for each conversation, and nothing that anybody sends can break it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.authoring.longest import longest_button
from bot.authoring.screens import every_screen
from bot.core import conversation as over
from bot.core import event as events
from bot.core.code import KEPT_FREE, LONGEST_BUTTON, Press
from bot.core.conversation import Conversation
from bot.core.event import Pressed
from bot.core.guide import Guide
from bot.core.ledger import LONG
from bot.core.pseudo import PSEUDO
from tests.core.reachable import HOSTILE, SIGNS, conversations, has_a_way_on, mutated, pressed, spellings
from tests.talk import Talk, pressable


@given(data=st.data())
def test_what_is_written_is_read_back(offered_guide: Guide, data: st.DataObject) -> None:
    conversation, event = data.draw(conversations(offered_guide)), data.draw(pressed(offered_guide))
    coder = offered_guide.coder
    assert coder.read(coder.code(conversation)) == conversation
    assert coder.read_button(coder.button(conversation, event)) == Press(conversation, event)


@given(data=st.data())
def test_a_button_is_short_and_plain(offered_guide: Guide, data: st.DataObject) -> None:
    told = data.draw(conversations(offered_guide))
    turn = offered_guide.step(told, events.Opened(told.overlay) if told.overlay else events.Closed())
    told_once = {tuple(route.state for route in choice.routes): choice for choice in told.situations}
    fullest = replace(turn.conversation, answers=told.answers, situations=tuple(told_once.values()))
    for event in pressable(turn.screen):
        button = offered_guide.coder.button(fullest, event)
        assert re.fullmatch(r"1[A-Za-z0-9_-]+", button)
        assert len(button) <= len(longest_button(offered_guide)) <= LONGEST_BUTTON - KEPT_FREE == 52


def test_no_screen_has_more_to_say_than_the_longest_button(pseudo_guide: Guide) -> None:
    """What lies open, and what is pressed: on every screen there is, and on each in English."""

    def size(conversation: Conversation, event: Pressed) -> int:
        return len(pseudo_guide.coder.button(Conversation(conversation.language, overlay=conversation.overlay), event))

    longest = pseudo_guide.coder.read_button(longest_button(pseudo_guide))
    assert longest
    most, words = size(longest.conversation, longest.event), pseudo_guide.words
    assert most == len("1A__") + 8
    for turn in every_screen(pseudo_guide, words.languages[PSEUDO]):
        in_english = pseudo_guide.step(turn.conversation, events.Opened(over.InOther(words.english)))
        for each in (turn, in_english):
            for event in pressable(each.screen):
                assert size(each.conversation, event) <= most, (each.screen.shows, event)


def test_a_conversation_is_spelt_as_the_ledger_says(talk: Talk) -> None:
    talk.start().chooses("no_danger", "waiting", "child", "under_18")
    assert talk.guide.coder.code(talk.conversation) == "1A-B_E----A--A"
    assert talk.button("choose dutch") == "1A-B_E----A--A_CJA"
    assert talk.button("back") == "1A-B_E----A--A_B"


@pytest.mark.parametrize(
    ("done", "spelt"),
    [
        ("open topic family careful 0", "1ArGA..__Sg"),
        ("open topic family who-helps 0", "1ArGA..__Sw"),
        ("open page help 0", "1ArGA..__H"),
        ("open languages", "1ArGA..__l-"),
        ("open in nl", "1ArGA..__d-"),
    ],
)
def test_what_was_read_is_told_once(talk: Talk, done: str, spelt: str) -> None:
    talk.happens(events.Started("l-en_t-family"))
    meaning = talk.guide.flow.topics["family"].meaning
    assert talk.button(done) == spelt.replace("..", meaning)


def test_a_topic_that_does_not_lie_open_is_opened_in_its_words(talk: Talk) -> None:
    meaning = talk.happens(events.Started("l-en")).does("open topics").guide.flow.topics["family"].meaning
    assert talk.button("open topic family short 0") == f"1Aa__rGA{meaning}"
    talk.does("open topic family short 0").does("open in nl")
    assert talk.button("open topic family careful 0") == f"1AdrGA{meaning}__Sg"
    assert talk.does("open languages").button("language en") == f"1AlrGA{meaning}__LA"


def test_other_words_than_those_of_today_are_told_apart(guide: Guide) -> None:
    family, english = guide.flow.topics["family"], guide.words.english
    other = other_than(family.meaning)
    assert guide.coder.read_button(f"1ArGA{family.meaning}__Sg") == Press(
        Conversation(english, overlay=over.Reading(family)), events.Opened(over.Reading(family, "careful"))
    )
    assert guide.coder.read_button(f"1ArGA{other}__Sg") == Press(
        Conversation(english, overlay=over.Reading(family, seen=other)),
        events.Opened(over.Reading(family, "careful", seen=other)),
    )


def other_than(meaning: str) -> str:
    return "zz" if meaning != "zz" else "zy"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1AtGA__tGg", "1ArGA..__Sg"),
        ("1AtGA__tAg", "1ArGA..__rAg,,"),
        ("1AtGA__pBA", "1ArGA..__H"),
        ("1AdtGA__B", "1AdrGA..__B"),
        ("1A-__tGA", "1A-__rGA.."),
        ("1A-__dtGA", "1A-__drGA.."),
        ("1ApBA__pBA", "1ApBA__H"),
        ("1ApBA__pBB", "1ApBA__pBB"),
    ],
)
def test_buttons_of_before_are_read_for_ever_and_say_nothing_of_the_words(guide: Guide, old: str, new: str) -> None:
    press, topics = guide.coder.read_button(old), guide.flow.topics
    assert press
    now = new.replace("..", topics["family"].meaning).replace(",,", topics["domestic-violence"].meaning)
    assert guide.coder.button(press.conversation, press.event) == now
    assert guide.coder.read_button(now) == press


@given(data=st.data())
def test_there_is_one_spelling_and_all_else_is_rejected(offered_guide: Guide, data: st.DataObject) -> None:
    coder = offered_guide.coder
    button = coder.button(data.draw(conversations(offered_guide)), data.draw(pressed(offered_guide)))
    text = data.draw(mutated(button))
    press = coder.read_button(text)
    if press:
        assert text in spellings(offered_guide, press)
        assert not press.conversation.outdated, "the ledger has nothing retired yet"
        assert coder.read(text.rpartition("_")[0]) == press.conversation


@given(text=st.text(SIGNS, max_size=70) | st.text(max_size=70))
@example("1A-_E_B")
def test_what_is_accepted_is_spelt_the_one_way(offered_guide: Guide, text: str) -> None:
    press = offered_guide.coder.read_button(text)
    assert press is None or text in spellings(offered_guide, press)
    conversation = offered_guide.coder.read(text)
    assert conversation is None or f"{text}_B" in spellings(offered_guide, Press(conversation, events.WentBack()))


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
    assert guide.coder.read("1ArA3zz_") is not None
    assert guide.coder.read("1ArA4zz_") is None


def test_a_language_that_is_not_offered_is_not_taken(guide: Guide) -> None:
    read = guide.coder.read("1B-_E")
    assert read is not None
    assert read.language is None
    assert guide.coder.read_button("1A-_E_LB") == Press(
        replace(read, language=guide.words.english), events.Opened(over.Languages())
    )
