"""A talk as a text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.authoring.transcript import PRESS, Line, read_transcript, spell
from bot.core import conversation as over
from bot.core import event as events
from bot.core.conversation import Overlay
from bot.core.event import Event
from bot.core.guide import Guide


def test_a_line_is_what_was_done_and_what_was_shown() -> None:
    text = "# A remark\n\nstart > languages  # why\nlanguage en > menu\n"
    assert list(read_transcript(text)) == [Line("start", "languages"), Line("language en", "menu")]


@given(text=st.text(st.characters() | st.sampled_from("\\#> \n\u2028\ud800")))
@example("a # b")
@example("a > b > c")
@example("\\u0041 \\# \\\\")
@example("")
def test_a_line_reads_back_whatever_was_typed_or_pressed(text: str) -> None:
    for verb in ("type", PRESS):
        line = Line(f"{verb} {text}", "menu")
        assert list(read_transcript(f"{line}  # a remark")) == [line]
        assert str(line).isprintable()


def test_a_sign_that_can_not_be_seen_is_written_by_its_number() -> None:
    assert str(Line("type \u200fa#\U000e0001 ", "menu")) == "type \\u200fa\\#\\U000e0001\\u0020 > menu"
    assert [*read_transcript("type \\u12 \\x \\U00110000 > menu")] == [Line("type \\u12 \\x \\U00110000", "menu")]


def test_a_line_that_does_not_say_what_was_shown_is_told_with_its_number() -> None:
    with pytest.raises(ValueError, match="line 2: 'back' does not say what was shown"):
        list(read_transcript("start > languages\nback\n"))


def test_every_event_has_its_own_spelling(guide: Guide) -> None:
    flow = guide.flow
    topic, page = next(iter(flow.topics.values())), next(iter(flow.pages.values()))
    overlays: list[Overlay] = [
        over.Menu(), over.Languages(), over.Reading(topic), over.ReadingPage(page), over.AllTopics(), over.Helpers(),
        over.MyAnswers(), over.Why(), over.Copying(), over.Changing(flow.situation), over.Another(), over.More(),
    ]  # fmt: skip
    every: list[Event] = [
        events.Started(), events.Started("l-en"), events.Restarted(), events.Chose(flow.situation.choices[0]),
        events.TookBack(flow.situation.choices[0]), events.ChangedAnswer(flow.situation), events.WentBack(),
        events.Closed(), events.ChangedLanguage(guide.words.english), events.Typed("hello"), events.Cleared(),
        events.KeptCopy(), events.DroppedCopy(), events.Opened(over.InOther(guide.words.english)),
        *(events.Opened(overlay) for overlay in overlays),
    ]  # fmt: skip
    spelt = [spell(event) for event in every]
    assert len(set(spelt)) == len(every)
    assert spelt[:2] == ["start", "start l-en"]
