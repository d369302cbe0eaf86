"""A copy of the next steps, to keep or to show: it says what to do and who helps, and has no answer in it."""

from __future__ import annotations

import pytest

from bot.core import blocks
from bot.core import event as events
from bot.core.blocks import Bullets, Fold, Notice, Paragraph, every_block
from bot.core.button import Button
from bot.core.conversation import Conversation
from bot.core.drawing.outcome_copy import without_ways
from bot.core.drawing.translation_remarks import said_texts
from bot.core.event import DroppedCopy, KeptCopy
from bot.core.flow import Outcome
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from bot.core.lines import Included, Statement
from bot.core.organisation import Kind
from bot.core.overlay import Copying, Languages, Menu, MyAnswers, Overlay
from bot.core.screen import Screen
from bot.core.text import Said
from tests.core.paths import Way, conversation_of, end_of, shortest_ways
from tests.core.reading import called, titles
from tests.core.small import Also, States, answered, line, small_guide
from tests.talk import Talk, pressable


def copied(guide: Guide, way: Way) -> tuple[Turn, Turn]:
    """The turn that makes a copy at the end of a way, and the copy."""
    turn = guide.step(conversation_of(guide, way), KeptCopy())
    (copy,) = turn.copies
    return turn, copy


def test_a_copy_of_every_outcome_names_somebody_and_quotes_no_answer(guide: Guide) -> None:
    for way in shortest_ways(guide.flow).values():
        turn, copy = copied(guide, way)
        outcome = end_of(guide.flow, way)
        assert isinstance(outcome, Outcome)
        titles = {helper.title for helper in outcome.helpers if helper.kind is Kind.HELPER}
        assert titles & {*called(copy.screen)}
        said = {said.text for said in said_texts(copy.screen.blocks)}
        quotes = {
            guide.words.voice(None).say(guide.interface.outcome_because, answer=choice.said.english).text
            for choice in (*turn.conversation.answers, *turn.conversation.situations)
            if choice.said
        }
        assert said.isdisjoint(quotes)


def test_the_buttons_of_a_copy_carry_the_language_and_nothing_else(guide: Guide) -> None:
    for way in shortest_ways(guide.flow).values():
        _, copy = copied(guide, way)
        assert copy.conversation == Conversation(guide.words.english)
        assert pressable(copy.screen) == [DroppedCopy()]


def test_a_copy_leaves_the_talk_where_it_was_and_says_so(guide: Guide) -> None:
    way = next(iter(shortest_ways(guide.flow).values()))
    talk = Talk(guide)
    talk.conversation = conversation_of(guide, way)
    talk.happens(events.Closed())
    shown, before = talk.screen, talk.conversation
    talk.does("open copying").sees("copying").does("keep a copy").sees(end_of(guide.flow, way).name)
    assert talk.is_told("copy_below")
    assert talk.conversation == before
    assert tuple(block for block in talk.screen.blocks if not isinstance(block, Notice)) == shown.blocks


def test_dropping_a_copy_leaves_one_neutral_line(guide: Guide) -> None:
    turn = guide.step(Conversation(guide.words.english), DroppedCopy())
    assert (turn.screen.shows, turn.conversation, pressable(turn.screen)) == ("copy_cleared", Conversation(), [])


@pytest.mark.parametrize("overlay", [None, Menu(), MyAnswers(), Copying(), Languages(MyAnswers())])
def test_where_no_next_steps_are_there_is_nothing_to_copy(guide: Guide, overlay: Overlay | None) -> None:
    turn = guide.step(Conversation(guide.words.english, overlay=overlay), KeptCopy())
    assert not turn.copies
    assert turn.screen.shows == guide.flow.start.name
    assert Notice(guide.words.voice(None).say(guide.interface.notice_impossible)) in turn.screen.blocks


def test_without_a_language_a_copy_waits_behind_the_languages(guide: Guide) -> None:
    way = next(iter(shortest_ways(guide.flow).values()))
    now = conversation_of(guide, way)
    turn = guide.step(Conversation(None, now.answers, now.situations), KeptCopy())
    assert (turn.copies, turn.screen.shows) == ((), "languages")


GUARDED: States = {
    "first": {"yes": "asylum", "no": "asylum"},
    "asylum": {"open": "situation"},
    "situation": {"a": "end", "b": "other_end"},
    "end": (None,),
    "other_end": (None,),
}


def test_a_copy_holds_only_what_follows_from_the_outcome_itself(guide: Guide) -> None:
    yes, names = answered("first", "yes"), guide.flow.organisations
    told = Statement("told", (line("stated"), line("stated for yes", when=yes), line("stated and asks", asks="appeal")))
    also = Also(
        lines={"end": [line("own"), line("own for yes", when=yes, names=[names["askv"]]), line("asks", asks="open")]},
        stated={"end": [Included(told), Included(Statement("other", (line("guarded"),)), yes)]},
        advice={"first.yes": line("danger"), "asylum.open": line("advice")},
        settles={"asylum.open": ["open", "appeal"]},
    )
    small = small_guide(guide, GUARDED, also=also)
    talk = Talk(small).start().chooses("yes", "open", "a").sees("end")
    assert {"danger", "own for yes", "guarded", "stated for yes"} <= texts(talk.screen)
    assert not {"asks", "stated and asks"} & texts(talk.screen)
    assert names["askv"].title in called(talk.screen)
    (copy,) = small.step(talk.conversation, KeptCopy()).copies
    assert {"own", "asks", "stated", "stated and asks"} <= texts(copy.screen)
    assert not {"danger", "advice", "own for yes", "guarded", "stated for yes"} & texts(copy.screen)
    assert names["askv"].title not in called(copy.screen)


def test_a_copy_of_several_outcomes_has_each(guide: Guide) -> None:
    small = small_guide(guide, GUARDED)
    talk = Talk(small).start().chooses("yes", "open", "a").does("open another 0").chooses("b").sees("other_end")
    (copy,) = small.step(talk.conversation, KeptCopy()).copies
    assert [title for title in titles(copy.screen) if title in GUARDED] == ["end", "other_end"]


def test_what_leads_on_is_words_in_a_copy_and_nothing_can_be_pressed(guide: Guide) -> None:
    topics = {name: guide.flow.topics[name] for name in ("family", "general")}
    small = small_guide(guide, GUARDED, topics=topics)
    talk = Talk(small).start().chooses("yes", "open", "a").sees("end")
    (copy,) = small.step(talk.conversation, KeptCopy()).copies
    assert not [block for block in every_block(copy.screen.blocks) if isinstance(block, blocks.Way)]
    assert f"**{topics['family'].title.english}**" in texts(copy.screen)
    assert pressable(copy.screen) == [DroppedCopy()]
    assert titles(copy.screen)[-2:] == [guide.interface.outcome_helpers.english, guide.interface.sure.english]


def test_a_way_in_a_copy_keeps_its_reasons_also_in_a_fold() -> None:
    english = Language("en", "English")
    title, why, go = (Said(text, english) for text in ("Title", "Because.", "Go"))
    button = Button(go, events.Closed())
    way, bare = blocks.Way(button, (why,)), blocks.Way(button)
    left = (Paragraph(Said("**Go**", english)), Bullets((why,)), Paragraph(Said("**Go**", english)))
    assert without_ways((way, bare, Fold(title, (way, bare)))) == (*left, Fold(title, left))


def test_what_a_copy_leaves_behind_is_said_before_it_is_made(guide: Guide) -> None:
    talk = Talk(small_guide(guide, GUARDED)).start().chooses("yes", "open")
    talk.happens(events.Opened(Copying())).is_asked("situation")
    assert talk.is_told("notice_impossible")
    talk.chooses("a").sees("end").does("open copying").sees("copying")
    assert guide.interface.copy_what.english in texts(talk.screen)
    assert talk.goes_on().sees("end").does("open copying").goes_back().sees("end")
    talk.does("open in nl").does("open copying").sees("copying")
    assert talk.screen.language.code == "nl"
    talk.does("keep a copy").sees("end")
    assert talk.screen.language.code == "nl"


def texts(screen: Screen) -> set[str]:
    return {said.text for said in said_texts(screen.blocks)}
