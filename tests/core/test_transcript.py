"""A talk as a text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.event import Event
from bot.core.guide import Guide
from bot.core.overlay import Overlay
from bot.core.province import Province
from bot.core.transcript import PRESS, TranscriptLine, read_transcript, spell_event


def test_a_line_is_what_was_done_and_what_was_shown() -> None:
    text = "# A remark\n\nstart > languages  # why\nlanguage en > menu\n"
    assert list(read_transcript(text)) == [TranscriptLine("start", "languages"), TranscriptLine("language en", "menu")]


@given(text=st.text(st.characters() | st.sampled_from("\\#> \n\u2028\ud800")))
@example("a # b")
@example("a > b > c")
@example("\\u0041 \\# \\\\")
@example("")
def test_a_line_reads_back_whatever_was_typed_or_pressed(text: str) -> None:
    for verb in ("type", PRESS):
        line = TranscriptLine(f"{verb} {text}", "menu")
        assert list(read_transcript(f"{line}  # a remark")) == [line]
        assert str(line).isprintable()


def test_a_sign_that_can_not_be_seen_is_written_by_its_number() -> None:
    assert str(TranscriptLine("type \u200fa#\U000e0001 ", "menu")) == "type \\u200fa\\#\\U000e0001\\u0020 > menu"
    assert [*read_transcript("type \\u12 \\x \\U00110000 > menu")] == [
        TranscriptLine("type \\u12 \\x \\U00110000", "menu")
    ]


def test_a_line_that_does_not_say_what_was_shown_is_told_with_its_number() -> None:
    with pytest.raises(ValueError, match="line 2: 'back' does not say what was shown"):
        list(read_transcript("start > languages\nback\n"))


def test_every_event_has_its_own_spelling(guide: Guide) -> None:
    flow = guide.flow
    topic, page = next(iter(flow.topics.values())), next(iter(flow.pages.values()))
    some: list[Overlay] = [
        overlays.Menu(), overlays.Languages(), overlays.ReadingTopic(topic), overlays.ReadingPage(page),
        overlays.AllTopics(), overlays.Helpers(), overlays.MyAnswers(), overlays.Why(), overlays.Copying(),
        overlays.AllCards(), overlays.NearYou(), *map(overlays.NearYou, Province),
        *map(overlays.OneCard, flow.cards.values()),
        overlays.ChangingAnswer(flow.situation), overlays.AnotherSituation(), overlays.MoreOnOutcome(),
    ]  # fmt: skip
    every: list[Event] = [
        events.Started(), events.Started("l-en"), events.Restarted(), events.Chose(flow.situation.choices[0]),
        events.TookBack(flow.situation.choices[0]), events.ChangedAnswer(flow.situation), events.WentBack(),
        events.Closed(), events.ChangedLanguage(guide.words.english), events.Typed("hello"), events.Cleared(),
        events.KeptCopy(), events.DroppedCopy(), events.Opened(overlays.InOtherLanguage(guide.words.english)),
        *(events.Opened(overlay) for overlay in some),
    ]  # fmt: skip
    spelt = [spell_event(event) for event in every]
    assert len(set(spelt)) == len(every)
    assert spelt[:2] == ["start", "start l-en"]
