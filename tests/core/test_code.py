"""The code: one spelling for each conversation, and nothing that anybody sends can break it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.authoring.sweep.longest_button import find_longest_button
from bot.channels.telegram.limits import LONGEST_BUTTON
from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.code import VERSION, VERSION_OF_OLD, Press
from bot.core.content import Section
from bot.core.conversation import Conversation
from bot.core.event import Pressed
from bot.core.guide import Guide
from bot.core.ledger import LONG, Ledger
from bot.core.pseudo_language import PSEUDO
from tests.core.reachable import HOSTILE, SIGNS, conversations, has_a_way_on, mutated, pressed, spellings
from tests.screens import screens_in
from tests.talk import Talk, pressable
from tests.versions import in_version_1, in_version_2

VERSIONS = (VERSION_OF_OLD, VERSION)


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
        assert re.fullmatch(r"2[A-Za-z0-9_-]+", button)
        assert len(button) <= len(find_longest_button(offered_guide)) <= LONGEST_BUTTON


@pytest.mark.slow
def test_no_screen_has_more_to_say_than_the_longest_button(pseudo_guide: Guide) -> None:
    """What lies open, and what is pressed: on every screen there is, and on each in English."""

    def size(conversation: Conversation, event: Pressed) -> int:
        return len(pseudo_guide.coder.button(Conversation(conversation.language, overlay=conversation.overlay), event))

    longest = pseudo_guide.coder.read_button(find_longest_button(pseudo_guide))
    assert longest
    most, words = size(longest.conversation, longest.event), pseudo_guide.words
    assert most == len("2A__") + 25
    for turn in screens_in(pseudo_guide, words.languages[PSEUDO]):
        in_english = pseudo_guide.step(turn.conversation, events.Opened(overlays.InOtherLanguage(words.english)))
        for each in (turn, in_english):
            for event in pressable(each.screen):
                assert size(each.conversation, event) <= most, (each.screen.shows, event)


def test_a_conversation_is_spelt_as_the_ledger_says(talk: Talk, ledger: Ledger) -> None:
    talk.start().chooses("no_danger", "waiting", "child", "under_18")
    spelt = in_version_2(ledger, "1A-B_E----A--A")
    assert talk.guide.coder.code(talk.conversation) == spelt
    assert talk.button("choose dutch") == f"{spelt}_CJA"
    assert talk.button("back") == f"{spelt}_B"
    assert talk.guide.coder.read("1A-B_E----A--A") == talk.conversation


def test_all_buttons_of_a_screen_are_spelt_from_one_code(talk: Talk) -> None:
    writer = talk.start().guide.coder.writer(talk.conversation)
    for event in pressable(talk.screen):
        assert writer.button(event) == talk.guide.coder.button(talk.conversation, event)
        assert writer.button(event).startswith(f"{writer.code}_")


@pytest.mark.parametrize(
    ("done", "spelt"),
    [
        ("open topic family careful 0", "2ArGA..__Sg"),
        ("open topic family who-helps 0", "2ArGA..__Sw"),
        ("open page help 0", "2ArGA..__H"),
        ("open languages", "2ArGA..__l-"),
        ("open in nl", "2ArGA..__d-"),
    ],
)
def test_what_was_read_is_told_once(talk: Talk, done: str, spelt: str) -> None:
    talk.happens(events.Started("l-en_t-family"))
    meaning = talk.guide.flow.topics["family"].meaning
    assert talk.button(done) == spelt.replace("..", meaning)


def test_a_topic_that_does_not_lie_open_is_opened_in_its_words(talk: Talk) -> None:
    meaning = talk.happens(events.Started("l-en")).does("open topics").guide.flow.topics["family"].meaning
    assert talk.button("open topic family short 0") == f"2Aa__rGA{meaning}"
    talk.does("open topic family short 0").does("open in nl")
    assert talk.button("open topic family careful 0") == f"2AdrGA{meaning}__Sg"
    assert talk.does("open languages").button("language en") == f"2AlrGA{meaning}__LA"


@pytest.mark.parametrize("version", VERSIONS)
def test_other_words_than_those_of_today_are_told_apart(guide: Guide, version: str) -> None:
    family, english = guide.flow.topics["family"], guide.words.english
    other = other_than(family.meaning)
    assert guide.coder.read_button(f"{version}ArGA{family.meaning}__Sg") == Press(
        Conversation(english, overlay=overlays.ReadingTopic(family)),
        events.Opened(overlays.ReadingTopic(family, Section.CAREFUL)),
    )
    assert guide.coder.read_button(f"{version}ArGA{other}__Sg") == Press(
        Conversation(english, overlay=overlays.ReadingTopic(family, seen=other)),
        events.Opened(overlays.ReadingTopic(family, Section.CAREFUL, seen=other)),
    )


def other_than(meaning: str) -> str:
    return "zz" if meaning != "zz" else "zy"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1AtGA__tGg", "2ArGA..__Sg"),
        ("1AtGA__tAg", "2ArGA..__rAg,,"),
        ("1AtGA__pBA", "2ArGA..__H"),
        ("1AdtGA__B", "2AdrGA..__B"),
        ("1A-__tGA", "2A-__rGA.."),
        ("1A-__dtGA", "2A-__drGA.."),
        ("1ApBA__pBA", "2ApBA__H"),
        ("1ApBA__pBB", "2ApBA__pBB"),
    ],
)
def test_buttons_of_before_are_read_for_ever_and_say_nothing_of_the_words(guide: Guide, old: str, new: str) -> None:
    press, topics = guide.coder.read_button(old), guide.flow.topics
    assert press
    now = new.replace("..", topics["family"].meaning).replace(",,", topics["domestic-violence"].meaning)
    assert guide.coder.button(press.conversation, press.event) == now
    assert guide.coder.read_button(now) == press


@given(data=st.data())
def test_version_1_is_read_as_what_it_said(offered_guide: Guide, ledger: Ledger, data: st.DataObject) -> None:
    conversation, event = data.draw(conversations(offered_guide)), data.draw(pressed(offered_guide))
    for text in spellings(offered_guide, ledger, Press(conversation, event)):
        press = offered_guide.coder.read_button(text)
        assert press
        assert (press.conversation.answers, press.conversation.situations, press.conversation.language) == (
            conversation.answers,
            conversation.situations,
            conversation.language,
        )


@given(data=st.data())
def test_there_is_one_spelling_and_all_else_is_rejected(
    offered_guide: Guide, ledger: Ledger, data: st.DataObject
) -> None:
    coder = offered_guide.coder
    button = coder.button(data.draw(conversations(offered_guide)), data.draw(pressed(offered_guide)))
    text = data.draw(mutated(data.draw(st.sampled_from([button, in_version_1(ledger, button)]))))
    press = coder.read_button(text)
    if press and not press.conversation.outdated:
        assert text in spellings(offered_guide, ledger, press)
        assert coder.read(text.rpartition("_")[0]) == press.conversation


@given(text=st.from_regex(r"[12]A-_[A-Za-z0-9]{0,16}_B", fullmatch=True))
def test_any_digits_are_the_one_spelling_of_what_they_say_or_rejected(
    offered_guide: Guide, ledger: Ledger, text: str
) -> None:
    press = offered_guide.coder.read_button(text)
    if press and not press.conversation.outdated:
        assert text in spellings(offered_guide, ledger, press)


@given(text=st.text(SIGNS, max_size=70) | st.text(max_size=70))
@example("1A-_E_B")
@example("2A-_E_B")
def test_what_is_accepted_is_spelt_the_one_way(offered_guide: Guide, ledger: Ledger, text: str) -> None:
    press = offered_guide.coder.read_button(text)
    if press and not press.conversation.outdated:
        assert text in spellings(offered_guide, ledger, press)
    now = offered_guide.coder.read(text)
    if now and not now.outdated:
        assert f"{text}_B" in spellings(offered_guide, ledger, Press(now, events.WentBack()))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_no_button_ever_said_brings_the_languages(talk: Talk, text: str) -> None:
    assert talk.guide.coder.read_button(text) is None
    assert talk.start().presses(text).sees("languages").conversation.language is None


@given(data=st.data())
def test_a_forged_button_brings_a_screen_with_a_way_on(
    offered_guide: Guide, ledger: Ledger, data: st.DataObject
) -> None:
    conversation, event = data.draw(conversations(offered_guide)), data.draw(pressed(offered_guide))
    button = offered_guide.coder.button(conversation, event)
    first = in_version_1(ledger, button)
    for text in (
        button,
        first,
        data.draw(mutated(first)),
        data.draw(mutated(button)),
        data.draw(st.text(SIGNS, max_size=70)),
    ):
        turn = offered_guide.press(text)
        assert has_a_way_on(turn.screen)
        assert offered_guide.coder.read(offered_guide.coder.code(turn.conversation)) == turn.conversation


def test_every_shorter_text_of_a_button_is_safe(talk: Talk, ledger: Ledger) -> None:
    button = talk.start().chooses("no_danger", "waiting", "child", "under_18").button("choose dutch")
    for text in (button, in_version_1(ledger, button)):
        for length in range(len(text)):
            assert has_a_way_on(talk.guide.press(text[:length]).screen)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_part_is_counted_up_to_what_one_character_can_say(guide: Guide, version: str) -> None:
    assert guide.coder.read(f"{version}Ah9_") == Conversation(guide.words.english, overlay=overlays.Helpers(LONG - 1))
    assert guide.coder.read(f"{version}Ah-_") is None
    assert guide.coder.read(f"{version}ArA3zz_") is not None
    assert guide.coder.read(f"{version}ArA4zz_") is None


@pytest.mark.parametrize("version", VERSIONS)
def test_a_language_that_is_not_offered_is_not_taken(guide: Guide, version: str) -> None:
    read = guide.coder.read(f"{version}B-_E")
    assert read is not None
    assert read.language is None
    assert guide.coder.read_button(f"{version}A-_E_LB") == Press(
        replace(read, language=guide.words.english), events.Opened(overlays.Languages())
    )
