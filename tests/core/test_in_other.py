"""In Dutch, for staff, and in English, to compare: the same screen, the same place, and back to the own language."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.limits import LONGEST_BUTTON
from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.conversation import Conversation
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.ledger import Ledger
from bot.core.overlay import Overlay, forget_seen_words
from bot.core.pseudo_language import PSEUDO
from tests.core.reachable import conversations, every_overlay
from tests.offered import without_offering
from tests.talk import Talk, pressable

IN_DUTCH, IN_ENGLISH = "open in nl", "open in en"


def to_an_outcome(guide: Guide, language: str = PSEUDO) -> Talk:
    talk = Talk(guide, language).start().chooses("no_danger", "waiting", "child", "under_18", "dutch", "yes_or_partly")
    return talk.sees("parent_of_dutch_child")


def is_in(talk: Talk, code: str) -> bool:
    """Whether all that is said on the screen, but the names of languages, is in this language."""
    labels = {control.label.language.code for control in talk.screen.controls}
    return talk.screen.language.code == code and labels == {code}


def test_an_outcome_is_shown_in_dutch_with_its_controls_and_back_again(pseudo_guide: Guide) -> None:
    talk = to_an_outcome(pseudo_guide)
    before = talk.conversation
    talk.does(IN_DUTCH).sees("parent_of_dutch_child")
    assert is_in(talk, "nl")
    assert talk.conversation.language is before.language
    assert (talk.conversation.answers, talk.conversation.situations) == (before.answers, before.situations)
    assert talk.screen.buttons[-1].label.text == talk.guide.words.voice(before.language).quote(PSEUDO).text
    talk.presses(talk.guide.coder.button(talk.conversation, talk.screen.buttons[-1].event))
    assert talk.conversation == before
    assert is_in(talk, PSEUDO)


def test_back_leads_to_the_own_language_first(pseudo_guide: Guide) -> None:
    talk = to_an_outcome(pseudo_guide).does(IN_ENGLISH)
    assert is_in(talk, "en")
    talk.goes_back().sees("parent_of_dutch_child")
    assert is_in(talk, PSEUDO)


def test_whoever_reads_on_reads_on_in_the_other_language(pseudo_guide: Guide) -> None:
    talk = Talk(pseudo_guide, PSEUDO).happens(events.Started(f"l-{PSEUDO}_t-family")).does(IN_DUTCH)
    talk.does("open topic family who-helps 0").sees("topic:family:who-helps:0")
    assert is_in(talk, "nl")
    talk.goes_back().sees("topic:family:who-helps:0")
    assert is_in(talk, PSEUDO)


def test_a_page_of_several_screens_is_read_on_in_the_other_language(pseudo_guide: Guide) -> None:
    talk = Talk(pseudo_guide, PSEUDO).happens(events.Started(f"l-{PSEUDO}")).does("open page help 0").does(IN_DUTCH)
    talk.does("open page help 1").sees("page:help:1")
    assert is_in(talk, "nl")


def test_help_is_in_the_own_language_also_for_whoever_reads_another_page(pseudo_guide: Guide) -> None:
    talk = Talk(pseudo_guide, PSEUDO).happens(events.Started(f"l-{PSEUDO}")).does("open page privacy 0").does(IN_DUTCH)
    talk.does("open page help 0").sees("page:help:0")
    assert is_in(talk, PSEUDO)


@pytest.mark.parametrize("pressed", ["open menu", "open page help 0", "open languages", "open another 0", "clear"])
def test_all_else_is_in_the_own_language(pseudo_guide: Guide, pressed: str) -> None:
    talk = to_an_outcome(pseudo_guide).does(IN_DUTCH).does(pressed)
    assert talk.screen.language.code == PSEUDO


def test_the_answers_of_the_person_can_be_shown_in_dutch(pseudo_guide: Guide) -> None:
    talk = to_an_outcome(pseudo_guide).does(IN_DUTCH).does("open answers").sees("answers")
    assert is_in(talk, "nl")
    talk.does("change danger").sees("danger")
    assert is_in(talk, PSEUDO)


def test_an_information_goes_on_in_the_own_language(pseudo_guide: Guide) -> None:
    talk = Talk(pseudo_guide, PSEUDO).start().chooses("hurt").does(IN_DUTCH).sees("hurt_now")
    assert is_in(talk, "nl")
    talk.chooses("go_on").is_asked("asylum")
    assert is_in(talk, PSEUDO)


def test_a_copy_that_is_asked_for_in_dutch_is_in_dutch(pseudo_guide: Guide) -> None:
    talk = to_an_outcome(pseudo_guide).does(IN_DUTCH)
    turn = pseudo_guide.step(talk.conversation, events.KeptCopy())
    (copy,) = turn.copies
    assert copy.screen.language.code == "nl"
    assert [button.event for button in copy.screen.buttons] == [events.DroppedCopy()]
    assert copy.conversation.language is talk.conversation.language


def test_from_one_other_language_to_the_other(pseudo_guide: Guide) -> None:
    talk = to_an_outcome(pseudo_guide).does(IN_DUTCH)
    turn = pseudo_guide.step(talk.conversation, events.Opened(overlays.InOtherLanguage(pseudo_guide.words.english)))
    assert turn.screen.language.code == "en"
    assert turn.conversation.overlay == overlays.InOtherLanguage(pseudo_guide.words.english)


@pytest.mark.parametrize(
    ("language", "offered"), [("en", [IN_DUTCH]), ("nl", [IN_ENGLISH]), (PSEUDO, [IN_DUTCH, IN_ENGLISH])]
)
def test_dutch_is_always_one_tap_away_and_english_where_a_text_is_unsure(
    pseudo_guide: Guide, language: str, offered: list[str]
) -> None:
    talk = to_an_outcome(pseudo_guide, language)
    assert [each for each in talk.offered if each.startswith("open in ")] == offered
    talk = Talk(pseudo_guide, language).start()
    assert not [each for each in talk.offered if each.startswith("open in ")], "a question is the same in all"


def test_without_dutch_there_is_no_such_button(pseudo_guide: Guide, ledger: Ledger) -> None:
    talk = to_an_outcome(without_offering(pseudo_guide, ledger, "nl"))
    assert [each for each in talk.offered if each.startswith("open in ")] == [IN_ENGLISH]


def test_an_old_button_for_dutch_brings_the_languages_while_dutch_is_not_offered(
    pseudo_guide: Guide, ledger: Ledger
) -> None:
    button = to_an_outcome(pseudo_guide).button(IN_DUTCH)
    turn = without_offering(pseudo_guide, ledger, "nl").press(button)
    assert turn.screen.shows == "languages"
    assert turn.conversation.answers


def test_a_reader_of_dutch_who_presses_an_old_button_reads_dutch(pseudo_guide: Guide) -> None:
    words = pseudo_guide.words
    menu = Conversation(words.languages["nl"], overlay=overlays.InOtherLanguage(words.languages["nl"], overlays.Menu()))
    assert pseudo_guide.step(menu, events.Opened(overlays.AllTopics())).conversation.overlay == overlays.AllTopics()


def without_part(shows: str) -> str:
    return re.sub(":[0-9]+$", "", shows)


def test_what_cannot_lie_open_lies_below_no_language_either(pseudo_guide: Guide) -> None:
    english, dutch = pseudo_guide.words.english, pseudo_guide.words.languages["nl"]
    for over in (overlays.Languages(overlays.Copying()), overlays.InOtherLanguage(dutch, overlays.Copying())):
        turn = pseudo_guide.step(Conversation(english, overlay=over), events.WentBack())
        assert turn.screen.shows == pseudo_guide.flow.start.name
        assert turn.conversation == Conversation(english)


@given(data=st.data())
def test_it_changes_no_answer_and_no_place(pseudo_guide: Guide, data: st.DataObject) -> None:
    """From whatever lies open: in Dutch and back again is where it was."""
    conversation = data.draw(conversations(pseudo_guide))
    before = pseudo_guide.step(
        conversation, events.Opened(conversation.overlay) if conversation.overlay else events.Closed()
    )
    now = before.conversation
    if now.language is None or isinstance(now.overlay, overlays.InOtherLanguage | overlays.Languages):
        return
    other = pseudo_guide.words.english if now.language.code == "nl" else pseudo_guide.words.languages["nl"]
    there = pseudo_guide.step(now, events.Opened(overlays.InOtherLanguage(other)))
    assert without_part(there.screen.shows) == without_part(before.screen.shows), "it may have fewer screens"
    assert there.screen.language is other
    assert len(pseudo_guide.coder.button(there.conversation, events.WentBack())) <= LONGEST_BUTTON
    again = pseudo_guide.step(there.conversation, events.WentBack())
    assert again.conversation == now
    assert {*pressable(again.screen)} == {*pressable(before.screen)}


@given(data=st.data())
def test_a_change_of_language_keeps_what_lies_open(pseudo_guide: Guide, data: st.DataObject) -> None:
    """The languages, opened over anything, and one chosen: the same lies open, with the same answers."""
    overlay: Overlay | None = data.draw(st.none() | every_overlay(pseudo_guide))
    talk = to_an_outcome(pseudo_guide, "en")
    started = talk.conversation
    opened = pseudo_guide.step(started, events.Opened(overlay) if overlay else events.Closed()).conversation
    listed = pseudo_guide.step(opened, events.Opened(overlays.Languages())).conversation
    language: Language = data.draw(st.sampled_from(pseudo_guide.words.offered))
    after = pseudo_guide.step(listed, events.ChangedLanguage(language)).conversation
    below = (
        opened.overlay.over
        if isinstance(opened.overlay, overlays.InOtherLanguage | overlays.Languages)
        else opened.overlay
    )
    assert after == replace(started, language=language, overlay=forget_seen_words(below))
