"""What a channel asks of the guide besides turns: words that mean a button, and next steps that quote no answer."""

from __future__ import annotations

from bot.core import event as events
from bot.core.blocks import Way, every_block
from bot.core.conversation import Conversation
from bot.core.guide import Guide
from bot.core.overlay import Menu
from tests.talk import Talk
from tests.transcripts import transcripts


def test_words_that_mean_a_button_are_known_by_themselves(guide: Guide) -> None:
    assert guide.meaning("menu") == events.Opened(Menu())
    assert guide.meaning("0300") == events.Started("l-nl")
    assert guide.meaning("my child is ill") is None


def test_next_steps_can_be_told_without_the_answers_they_follow_from(guide: Guide) -> None:
    told = transcripts()["child-dutch-child-elsewhere"]
    reasons = [way.about for way in _ways(Talk(guide).plays(told))]
    assert any(reasons)
    quiet = Talk(guide.without_reasons()).plays(told)
    assert [way.about for way in _ways(quiet)] == [()] * len(reasons)
    assert quiet.answers == Talk(guide).plays(told).answers


def _ways(talk: Talk) -> list[Way]:
    return [block for block in every_block(talk.screen.blocks) if isinstance(block, Way)]


def test_what_is_shown_again_is_the_same_screen(guide: Guide) -> None:
    english = guide.words.english
    for now in (Conversation(english), Conversation(english, overlay=Menu())):
        turn = guide.step(now, events.show_again(now))
        assert turn.conversation == now
        assert turn.screen.shows == ("menu" if now.overlay else guide.flow.start.name)
