"""What the process remembers of a chat for at most 48 hours: the language, and which messages it may still delete.

It is never written anywhere and holds no answers: those are in the buttons. It is lost with the process, and then a
typed word is answered with the languages. 48 hours, because an older message can not be deleted (Bot API,
deleteMessage).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from cachetools import TTLCache

HOURS_48 = 48 * 60 * 60
MOST_CHATS = 50_000
MOST_BUBBLES = 20


@dataclass(frozen=True, slots=True)
class Seen:
    """One chat: the code of its language (None: not chosen), and each of our bubbles with when it was seen last."""

    language: str | None = None
    times: tuple[tuple[int, float], ...] = ()

    @property
    def bubbles(self) -> tuple[int, ...]:
        """The numbers of our messages, the one seen last at the end."""
        return tuple(bubble for bubble, _ in self.times)


class Memory:
    """A bounded table that forgets the oldest. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._chats: TTLCache[int, Seen] = TTLCache(maxsize=MOST_CHATS, ttl=HOURS_48, timer=clock)
        self._clock = clock

    def of(self, chat: int) -> Seen:
        """What is still known of a chat."""
        seen, now = self._chats.get(chat, Seen()), self._clock()
        return Seen(seen.language, tuple(each for each in seen.times if now - each[1] < HOURS_48))

    def saw(self, chat: int, bubble: int, language: str | None) -> None:
        """A message of ours stands in the chat now, in this language."""
        seen = self.of(chat)
        times = (*(each for each in seen.times if each[0] != bubble), (bubble, self._clock()))
        self._chats[chat] = Seen(language or seen.language, times[-MOST_BUBBLES:])

    def forget(self, chat: int) -> None:
        """Forgets a chat."""
        self._chats.pop(chat, None)
