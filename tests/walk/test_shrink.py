"""What broke is made small: planted faults come back as the shortest talk that there is, and it can be played."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.event import Event
from bot.core.guide import Guide, Turn
from bot.core.ledger import ALPHABET
from bot.core.transcript import read_transcript
from tests.core.small import States, small_guide
from tests.talk import Talk
from tests.walk.acts import Act, Raw, act_of
from tests.walk.invariants import NO_EXCEPTION, SAME_WALK
from tests.walk.planted import Planted
from tests.walk.shrink import MOST_PLAYS, Shrinker, fewest, shorter_texts, told, transcript
from tests.walk.spoils import counting
from tests.walk.trail import Broken, Trail
from tests.walk.walker import Walker

pytestmark = pytest.mark.slow

SMALL: States = {
    "first": {"yes": "situation", "no": "last"},
    "last": {"yes": "situation", "no": "situation"},
    "situation": {"a": "note", "b": "end"},
    "note": "end",
    "end": (None,),
}

FAILS = Broken(NO_EXCEPTION, "")


@pytest.fixture(scope="module")
def small(pseudo_guide: Guide) -> Guide:
    return small_guide(pseudo_guide, SMALL)


def failing(guide: Guide, when: Callable[[Conversation, Event], bool]) -> Guide:
    """The guide, which fails of some events."""

    def spoils(before: Conversation, event: Event, turn: Turn) -> Turn:
        if when(before, event):
            raise KeyError
        return turn

    return Planted(guide, spoils)


def answered(conversation: Conversation, name: str) -> bool:
    return any(choice.name == name for choice in conversation.answers)


def acts(guide: Guide, *did: str) -> list[Act]:
    """Acts as they are spelt, on a guide without a fault."""
    trail = Trail(guide, ())
    for each in did:
        trail.take(act_of(each, trail.turn.screen))
    return trail.acts


def test_what_has_nothing_to_do_with_it_is_left_out(small: Guide) -> None:
    planted = failing(small, lambda now, event: answered(now, "no") and isinstance(event, events.ChangedLanguage))
    walked = acts(
        small,
        "start l-xx", "language en", "type help", "go on", "choose yes", "back", "choose no", "open menu",
        "open topics", "back", "open menu", "go on", "choose yes", "choose a", "open languages", "language ar_XB",
    )  # fmt: skip
    smallest = Shrinker(planted, NO_EXCEPTION).smallest(walked)
    assert transcript(planted, smallest).splitlines() == [
        "language en > first",
        "choose no > last",
        "open languages > languages",
        "language ar_XB > ?",
    ]


def test_a_forged_button_loses_all_that_is_not_needed(small: Guide) -> None:
    planted = failing(small, lambda now, _: answered(now, "no") and bool(now.situations))
    smallest = Shrinker(planted, NO_EXCEPTION).smallest([Raw("1A-__m"), Raw("1AlhCBA_BA_B")])
    assert smallest == (Raw("2A-A_C_X"),)


def test_a_text_becomes_as_short_as_it_can_be(small: Guide) -> None:
    planted = failing(small, lambda _, event: isinstance(event, events.Typed) and {"\u202e", "x"} <= {*event.text})
    walked = acts(small, "type qwxzk", "type abc\u202e 112 \u0661 **xyz** x" + "q" * 2000)
    assert Shrinker(planted, NO_EXCEPTION).smallest(walked) == (events.Typed("\u202ex"),)
    assert transcript(planted, [*walked[:1], events.Typed("\u202ex")]) == "type qwxzk > languages\ntype \\u202ex > ?"


def test_what_a_link_carried_is_made_shorter_and_what_the_app_suggested_stands_as_a_remark(small: Guide) -> None:
    planted = failing(small, lambda _, event: isinstance(event, events.Started) and "t-" in event.payload)
    smallest = Shrinker(planted, NO_EXCEPTION).smallest([events.Started("l-en_t-general", "nl")])
    assert smallest == (events.Started("t-"),)
    planted = failing(small, lambda _, event: isinstance(event, events.Started) and event.suggests == "nl")
    smallest = Shrinker(planted, NO_EXCEPTION).smallest([events.Started("l-en_t-general", "nl")])
    assert transcript(planted, smallest) == "# The app suggests 'nl'.\nstart > ?"


def test_a_text_that_is_no_code_becomes_shorter_too(small: Guide) -> None:
    class Stumbles(Planted):
        def press(self, button: str, moment: datetime | None = None) -> Turn:
            return super().press(button if "!" not in button else button[len(button)], moment)

    planted = Stumbles(small, lambda _, __, turn: turn)
    assert Shrinker(planted, NO_EXCEPTION).smallest([Raw("1A-__m"), Raw("abc!def!")]) == (Raw("!"),)


@pytest.mark.parametrize("number", range(5))
def test_what_a_walk_finds_is_told_as_a_talk_that_can_be_played(small: Guide, number: int) -> None:
    planted = failing(small, lambda now, event: len(now.situations) == 2 and isinstance(event, events.TookBack))
    walker = Walker(planted, number)
    walker.trail = Trail(planted, ())  # What an invariant asks the guide for would fail first, elsewhere.
    broken = walker.walks(5000)
    assert broken
    message = told(planted, walker.trail.acts, broken)
    said, _, script = message.partition("\n# ")
    assert said.startswith("Not true: no exception.\n")
    assert "KeyError" in said
    script = script.partition("\n")[2]
    lines = list(read_transcript(script))
    assert len(lines) <= 9
    talk = Talk(planted).plays("\n".join(str(line) for line in lines[:-1]))
    with pytest.raises(KeyError):
        talk.does(lines[-1].did)


def test_steps_that_differ_the_second_time_are_made_few(small: Guide) -> None:
    planted = Planted(small, counting())
    walked = acts(small, "language en", "open menu", "back", "choose yes")
    assert len(Shrinker(planted, SAME_WALK).smallest(walked)) == 1


def test_what_does_not_break_when_it_is_done_again_is_said(small: Guide) -> None:
    with pytest.raises(ValueError, match="these acts do not break 'no exception' when they are done again"):
        told(small, acts(small, "language en", "open menu"), FAILS)


def test_the_search_ends(small: Guide) -> None:
    planted = failing(small, lambda _, event: isinstance(event, events.Typed) and len({*event.text}) > 50)
    shrinker = Shrinker(planted, NO_EXCEPTION)
    (act,) = shrinker.smallest([events.Typed(ALPHABET * 60)])
    assert isinstance(act, events.Typed)
    assert len({*act.text}) > 50
    assert shrinker.plays <= MOST_PLAYS + 1


def test_none_of_the_fewest_can_be_left_out() -> None:
    for needed in ({3}, {0, 99}, {7, 8, 50}, {*range(0, 100, 9)}):
        assert fewest(tuple(range(100)), lambda items, needed=needed: needed <= {*items}) == tuple(sorted(needed))  # type: ignore[misc]  # a default


def test_a_shorter_text_lacks_one_piece() -> None:
    assert list(shorter_texts("abcd")) == ["", "cd", "ab", "bcd", "acd", "abd", "abc"]
    assert list(shorter_texts("")) == []
