"""What each event comes to: starts, typed words, languages, clearing, and events that make no sense."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.blocks import Contact, Fold, Notice, Paragraph
from bot.core.conversation import Conversation
from bot.core.drawing.language_picker import LIKELY
from bot.core.event import Event
from bot.core.flow import Question
from bot.core.guide import Guide
from bot.core.ledger import Ledger
from bot.core.pseudo_language import PSEUDO
from bot.core.voice import Words
from tests.core.reachable import choices_of, conversations
from tests.talk import Talk, pressable


def test_it_starts_with_the_languages_and_a_number_to_call(talk: Talk) -> None:
    talk.happens(events.Started()).sees("languages")
    assert {type(event) for event in pressable(talk.screen)} == {events.ChangedLanguage, events.Opened}
    talk.does("open page help 0").sees("page:help:0")


def test_of_many_languages_the_likely_ones_say_what_this_is(talk: Talk) -> None:
    *_, last = talk.guide.words.offered
    talk.happens(events.Started("", last.tag))
    told = [button for button in talk.screen.buttons if button.about]
    assert told == list(talk.screen.buttons[:LIKELY]) != list(talk.screen.buttons)
    assert told[0].label.language is last


def test_the_numbers_to_call_need_no_language(talk: Talk) -> None:
    talk.happens(events.Started()).does("open page help 0").sees("page:help:0")
    assert talk.conversation.language is None
    assert all(isinstance(block, Contact) and block.phones and not block.details for block in talk.screen.blocks)
    talk.does("language en").sees("page:help:0")
    assert not any(isinstance(block, Contact) and not block.details for block in talk.screen.blocks)
    assert talk.screen.controls


@given(data=st.data())
def test_before_a_language_is_chosen_there_are_only_languages_and_numbers(guide: Guide, data: st.DataObject) -> None:
    conversation = replace(data.draw(conversations(guide)), language=None)
    happens: list[Event] = [events.Closed(), events.WentBack(), events.Typed("?")]
    turn = guide.step(conversation, data.draw(st.sampled_from(happens)))
    assert turn.screen.shows in {"languages", "page:help:0"}
    assert turn.screen.controls == ()
    assert {type(event) for event in pressable(turn.screen)} <= {events.ChangedLanguage, events.Opened}


def test_the_language_of_the_app_comes_first_and_is_not_taken(pseudo_guide: Guide) -> None:
    turn = pseudo_guide.step(Conversation(), events.Started(suggests="ar-EG"))
    assert turn.conversation.language is None
    assert [each.language.code for each in pressable(turn.screen)[:2] if isinstance(each, events.ChangedLanguage)] == [
        "ar",
        PSEUDO,
    ]


@pytest.mark.parametrize(
    ("payload", "shows", "language"),
    [
        ("", "languages", None),
        ("l-en", "menu", "en"),
        ("l-en_p-some-ngo", "menu", "en"),
        ("l-en_t-dutch-child", "topic:dutch-child:short:0", "en"),
        ("t-dutch-child_p-ngo_l-en", "topic:dutch-child:short:0", "en"),
        ("l-en_t-dutch-child_p-ngo", "topic:dutch-child:short:0", "en"),
        ("t-dutch-child", "languages", None),
        ("l-xx_t-dutch-child", "languages", None),
        ("l-ar-XB", "menu", "ar"),
        ("l-en_t-moon", "menu", "en"),
        ("l-en_x-what", "menu", "en"),
        ("l-EN-us", "menu", "en"),
        ("p-ngo", "languages", None),
        ("nonsense", "languages", None),
        ("l-en" + "_p-" + "a" * 58, "languages", None),
    ],
)
def test_a_link_leads_where_it_says(talk: Talk, payload: str, shows: str, language: str | None) -> None:
    talk.happens(events.Started(payload)).sees(shows)
    assert (talk.conversation.language.code if talk.conversation.language else None) == language


def test_a_link_in_a_language_that_is_not_offered_asks_for_one(guide: Guide, ledger: Ledger) -> None:
    languages = {**guide.words.languages, "nl": replace(guide.words.languages["nl"], offered=False)}
    words = Words(guide.words.english, languages, guide.words.catalogs)
    without = Guide(guide.flow, guide.interface, words, ledger, guide.channel_texts, guide.findable, guide.search)
    assert without.step(Conversation(), events.Started("l-nl")).screen.shows == "languages"


@pytest.mark.parametrize("payload", ["t-dutch-child", "l-xx_t-dutch-child"])
def test_the_topic_of_a_link_waits_for_a_language(talk: Talk, payload: str) -> None:
    talk.happens(events.Started(payload)).does("language en").sees("topic:dutch-child:short:0").goes_on()
    talk.is_asked("danger")


def test_the_topic_of_a_link_waits_while_the_numbers_are_looked_at_by_typing(talk: Talk) -> None:
    talk.happens(events.Started("t-dutch-child")).types("language").types("back")
    talk.does("language en").sees("topic:dutch-child:short:0")


def test_a_start_forgets_the_answers(talk: Talk) -> None:
    talk.start().chooses("no_danger").happens(events.Started())
    assert talk.conversation == Conversation(overlay=overlays.Languages())


def test_starting_again_keeps_the_language(talk: Talk) -> None:
    talk.start().chooses("no_danger").does("open menu").does("start again").sees("menu")
    assert talk.conversation == Conversation(talk.guide.words.english, overlay=overlays.Menu())


def test_a_menu_in_the_middle_leads_on_to_the_same_question(talk: Talk) -> None:
    talk.start().chooses("no_danger").does("open menu").goes_on().is_asked("asylum")


@pytest.mark.parametrize(
    ("typed", "shows"),
    [
        ("back", "danger"),
        ("BACK", "danger"),
        ("  Go   back! ", "danger"),
        ("\u200fback\u2069", "danger"),
        ("\uff42\uff41\uff43\uff4b", "danger"),
        ("menu", "menu"),
        ("Home.", "menu"),
        ("help", "page:help:0"),
        ("/help", "page:help:0"),
        ("HELP!!!", "page:help:0"),
        ("112", "page:help:0"),
        ("sos\u061f", "page:help:0"),
        ("\u0661\u0661\u0662?", "page:help:0"),
        ("language", "languages"),
        ("clear", "cleared"),
        ("Start again", "menu"),
    ],
)
def test_a_word_does_what_its_button_does(talk: Talk, typed: str, shows: str) -> None:
    talk.start().chooses("no_danger").types(typed).sees(shows)
    assert talk.is_told_nothing or shows == "cleared"


@pytest.mark.parametrize("typed", [",", "...", "qwxzk", "\u0661\u0661\u0664?", "x" * 4096])
def test_other_words_keep_the_answers_and_are_not_kept(talk: Talk, typed: str) -> None:
    talk.start().chooses("no_danger").types(typed).sees("found:nothing")
    assert talk.answers == {"danger": "no_danger"}
    talk.goes_back().is_asked("asylum")


@pytest.mark.parametrize("typed", ["", " "])
def test_where_nothing_was_typed_what_is_open_stays(talk: Talk, typed: str) -> None:
    talk.start().chooses("no_danger").types(typed).is_asked("asylum")
    assert talk.is_told("notice_typed")
    assert isinstance(talk.screen.blocks[0], Notice), "it stands above the question"
    assert talk.answers == {"danger": "no_danger"}
    talk.does("open page help 0").types(typed).sees("page:help:0")
    assert talk.is_told("notice_typed")
    assert talk.goes_back().is_asked("asylum").is_told_nothing


def test_words_are_known_in_every_language_at_once(pseudo_guide: Guide) -> None:
    said = pseudo_guide.words.find(pseudo_guide.interface.typed_menu, pseudo_guide.words.languages[PSEUDO]).text
    words = said.split("\u060c")
    assert len(words) == 2, "an Arabic list has Arabic commas"
    for word in words:
        Talk(pseudo_guide).start().types(word).sees("menu").does("open languages")
        assert Talk(pseudo_guide).start().types(word).is_told_nothing


def test_the_typed_language_keeps_what_lay_open(talk: Talk) -> None:
    talk.start().does("open menu").does("open topics").types("language").sees("languages").types("language")
    talk.sees("languages").goes_back().sees("topics")


def test_without_a_language_typed_words_bring_the_languages(talk: Talk) -> None:
    assert talk.guide.step(Conversation(), events.Typed("asdfgh")).screen.shows == "languages"
    assert talk.guide.step(Conversation(), events.Typed("help")).screen.shows == "page:help:0"
    assert talk.guide.step(Conversation(), events.Typed("clear")).screen.shows == "cleared"


def test_a_language_is_changed_in_the_middle_and_all_stays(pseudo_guide: Guide) -> None:
    talk = Talk(pseudo_guide).start().chooses("no_danger", "refused").does("open menu").does("open topics")
    talk.does("open languages").sees("languages")
    assert talk.marked == ["language en"]
    talk.does(f"language {PSEUDO}").sees("topics")
    assert talk.screen.language.right_to_left
    talk.goes_back().is_asked("dutch_permit")
    assert talk.answers == {"danger": "no_danger", "asylum": "refused"}


def test_the_names_of_the_languages_are_no_gap(pseudo_guide: Guide) -> None:
    talk = Talk(pseudo_guide).start().does("open languages").sees("languages")
    assert talk.is_told_nothing


def test_clearing_leaves_nothing(talk: Talk) -> None:
    talk.start().chooses("no_danger").does("clear").sees("cleared")
    assert talk.conversation == Conversation()
    assert pressable(talk.screen) == []
    assert talk.is_told("cleared_stays")


def test_an_answer_to_a_question_that_is_not_asked_changes_nothing(talk: Talk) -> None:
    talk.start().chooses("no_danger")
    for choice in choices_of(talk.guide):
        if choice.question not in {"danger", "asylum"}:
            assert_impossible(talk, events.Chose(choice))


def test_a_situation_before_it_is_asked_for_changes_nothing(talk: Talk) -> None:
    talk.start().chooses("no_danger")
    for choice in talk.guide.flow.situation.choices:
        assert_impossible(talk, events.Chose(choice))


def test_what_was_not_told_can_not_be_taken_back(talk: Talk) -> None:
    talk.start().chooses("no_danger", "refused", "never_had", "child")
    for choice in talk.guide.flow.situation.choices:
        if choice.name != "child":
            assert_impossible(talk, events.TookBack(choice))


def test_what_was_not_asked_can_not_be_changed(talk: Talk) -> None:
    talk.start().chooses("no_danger")
    for state in talk.guide.flow.states.values():
        if isinstance(state, Question) and state.name not in {"danger", "asylum"}:
            assert_impossible(talk, events.ChangedAnswer(state))


def assert_impossible(talk: Talk, event: Event) -> None:
    before = talk.conversation
    talk.happens(event).is_asked(talk.lines[-2].shows)
    assert talk.conversation == before
    assert talk.is_told("notice_impossible")


def test_an_earlier_question_can_be_answered_anew(talk: Talk) -> None:
    danger = talk.start().button("choose no_danger")
    talk.presses(danger).is_asked("asylum").chooses("refused")
    detained = next(choice for choice in choices_of(talk.guide) if choice.name == "detained")
    talk.happens(events.Chose(detained)).sees("detained_now").chooses("go_on").is_asked("dutch_permit")
    assert talk.is_told_nothing


def test_an_old_button_gives_the_talk_as_it_was_then(talk: Talk) -> None:
    old = talk.start().chooses("no_danger").button("choose refused")
    talk.chooses("waiting", "child", "adult").sees("grown_up_child").presses(old).is_asked("dutch_permit")
    assert talk.answers == {"danger": "no_danger", "asylum": "refused"}


def test_the_same_press_twice_is_the_same(talk: Talk) -> None:
    button = talk.start().chooses("no_danger", "waiting").finds("choose child").button("choose child")
    first = talk.guide.press(button)
    assert talk.guide.press(button) == first


def test_who_answered_nothing_is_told_so(talk: Talk) -> None:
    talk.start().happens(events.Opened(overlays.MyAnswers())).sees("answers").goes_on().is_asked("danger")
    voice = talk.guide.words.voice(talk.conversation.language)
    talk.happens(events.Opened(overlays.MyAnswers()))
    assert talk.screen.blocks == (Paragraph(voice.say(talk.guide.interface.answers_none)),)


def test_why_is_told_of_the_question_at_the_place(talk: Talk) -> None:
    """An old button still leads there; a new question has it folded below it."""
    question = talk.guide.flow.start
    assert isinstance(question, Question)
    voice, interface = talk.guide.words.voice(None), talk.guide.interface
    why = Paragraph(voice.say(question.why))
    assert Fold(voice.say(interface.why), (why,)) in talk.start().screen.blocks
    assert not [spelt for spelt in talk.offered if "why" in spelt]
    assert why in talk.happens(events.Opened(overlays.Why())).sees("why").screen.blocks
    talk.goes_on().is_asked("danger")


def test_why_where_nothing_is_asked_explains_the_guide(talk: Talk) -> None:
    talk.start().chooses("detained").happens(events.Opened(overlays.Why())).sees("why").goes_on().sees("detained_now")
    voice = talk.guide.words.voice(talk.conversation.language)
    talk.happens(events.Opened(overlays.Why()))
    shown = tuple(getattr(block, "said", None) for block in talk.screen.blocks)
    assert shown == voice.say_each(talk.guide.interface.menu)


def test_a_situation_that_waits_for_its_turn_is_not_told_twice(guide: Guide) -> None:
    not_safe, ill = (
        choice for choice in guide.flow.situation.choices if choice.name in {"not_safe", "ill_or_pregnant"}
    )
    answers = Talk(guide).start().chooses("no_danger", "waiting").conversation.answers
    waiting = Conversation(guide.words.english, answers, (not_safe, ill))
    turn = guide.step(waiting, events.Chose(ill))
    assert turn.conversation.situations == (not_safe, ill)
    assert turn.screen.shows == "who_hurts"
