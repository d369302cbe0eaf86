"""What is remembered of a chat, and for how long."""

from __future__ import annotations

import pytest

from bot.channels.telegram import memory
from bot.channels.telegram.limits import DELETABLE_SECONDS
from bot.channels.telegram.memory import MOST_BUBBLES, Memory, RememberedChat


class Clock:
    """Seconds, moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_of_a_strange_chat_nothing_is_known() -> None:
    assert Memory().recall(1) == RememberedChat()


def test_the_language_stays_when_a_bubble_has_none() -> None:
    table = Memory()
    table.remember(1, 10, "en")
    table.remember(1, 11, None)
    assert (table.recall(1).language, table.recall(1).bubbles) == ("en", (10, 11))


def test_the_bubble_that_was_seen_last_stands_at_the_end_and_once() -> None:
    table = Memory()
    for bubble in (10, 11, 10):
        table.remember(1, bubble, "en")
    assert table.recall(1).bubbles == (11, 10)


def test_only_the_latest_bubbles_are_kept() -> None:
    table = Memory()
    for bubble in range(MOST_BUBBLES + 5):
        table.remember(1, bubble, "en")
    assert table.recall(1).bubbles == tuple(range(5, MOST_BUBBLES + 5))


def test_after_two_days_a_chat_is_forgotten() -> None:
    clock = Clock()
    table = Memory(clock)
    table.remember(1, 10, "en")
    clock.now = DELETABLE_SECONDS + 1
    assert table.recall(1) == RememberedChat()


def test_a_bubble_is_forgotten_after_two_days_also_in_a_chat_that_goes_on() -> None:
    clock = Clock()
    table = Memory(clock)
    table.remember(1, 10, "en")
    clock.now = DELETABLE_SECONDS - 1
    table.remember(1, 11, "en")
    clock.now = DELETABLE_SECONDS
    assert table.recall(1).bubbles == (11,)


def test_only_an_earlier_update_is_overtaken_and_only_in_its_own_bubble() -> None:
    table = Memory()
    table.remember(1, 10, "en", update=5)
    table.remember(1, 11, "en", update=8)
    assert [table.is_overtaken(1, 10, update) for update in (4, 5, 6)] == [True, False, False]
    assert not table.is_overtaken(2, 10, 4)


def test_when_it_is_full_the_oldest_chat_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_CHATS", 2)
    table = Memory()
    for chat in (1, 2, 3):
        table.remember(chat, 10, "en")
    assert [table.recall(chat).language for chat in (1, 2, 3)] == [None, "en", "en"]


def test_a_chat_can_be_forgotten_twice() -> None:
    table = Memory()
    table.remember(1, 10, "en")
    table.forget(1)
    table.forget(1)
    assert table.recall(1) == RememberedChat()
