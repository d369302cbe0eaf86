"""What the process remembers of a chat for at most 48 hours: the language, and which messages it may still delete.

It is never written anywhere and holds no answers: those are in the buttons. It is lost with the process, and then a typed
word is answered with the languages. 48 hours, because an older message can not be deleted (Bot API, deleteMessage).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from cachetools import TTLCache

HOURS_48 = 48 * 60 * 60
MOST_CHATS = 50_000
MOST_MESSAGES = 20


@dataclass(frozen=True, slots=True)
class Seen:
    """One chat: the code of its language (None: not chosen), and its latest messages of ours, oldest first."""

    language: str | None = None
    messages: tuple[int, ...] = ()


class Memory:
    """A bounded table that forgets the oldest. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._chats: TTLCache[int, Seen] = TTLCache(maxsize=MOST_CHATS, ttl=HOURS_48, timer=clock)

    def of(self, chat: int) -> Seen:
        """What is still known of a chat."""
        return self._chats.get(chat, Seen())

    def saw(self, chat: int, message: int, language: str | None) -> None:
        """A message of ours stands in the chat now, in this language."""
        seen = self.of(chat)
        messages = (*(known for known in seen.messages if known != message), message)[-MOST_MESSAGES:]
        self._chats[chat] = replace(seen, language=language or seen.language, messages=messages)

    def forget(self, chat: int) -> Seen:
        """Forgets a chat, and returns what was known."""
        return self._chats.pop(chat, Seen())
