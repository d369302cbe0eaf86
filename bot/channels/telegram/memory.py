"""The process remembers of a chat, for at most 48 hours, its language and which messages it may still delete.

It is never written anywhere and holds no answers: those are in the buttons. It is lost with the process, and then a
typed word is answered with the languages. 48 hours, because an older message cannot be deleted (Bot API,
deleteMessage). Beside the chats are the numbers of the latest updates, which say nothing about anybody: Telegram can
bring one twice, or late.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from bot.channels.telegram.limits import DELETABLE_SECONDS

MOST_CHATS = 50_000
MOST_BUBBLES = 20
MOST_SEEN = 10_000


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message of ours: its number, when it was seen last, and the latest update that it shows the outcome of."""

    number: int
    seen: float
    update: int


@dataclass(frozen=True, slots=True)
class RememberedChat:
    """One chat: the code of its language (None: not chosen), and our messages in it, the one seen last at the end."""

    language: str | None = None
    shown: tuple[Bubble, ...] = ()

    @property
    def bubbles(self) -> tuple[int, ...]:
        """The numbers of our messages."""
        return tuple(bubble.number for bubble in self.shown)


_NOTHING = RememberedChat()


class Memory:
    """A bounded table that forgets the oldest. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        # A dict would walk past all that was forgotten at its beginning to find what is the oldest now.
        self._chats = OrderedDict[int, RememberedChat]()
        """In the order in which they were seen last."""
        self._seen_before = OrderedDict[Hashable, None]()
        self._clock = clock

    def recall(self, chat: int) -> RememberedChat:
        """All that is still known of a chat."""
        seen, oldest = self._chats.get(chat, _NOTHING), self._clock() - DELETABLE_SECONDS
        if not seen.shown or seen.shown[0].seen > oldest:
            return seen
        shown = tuple(bubble for bubble in seen.shown if bubble.seen > oldest)
        return RememberedChat(seen.language, shown) if shown else _NOTHING

    def remember(self, chat: int, number: int, language: str | None, update: int = 0) -> None:
        """A message of ours stands in the chat now, in this language, because of this update."""
        seen = self.recall(chat)
        others = [bubble for bubble in seen.shown if bubble.number != number]
        shown = (*others, Bubble(number, self._clock(), update))
        self._chats[chat] = RememberedChat(language or seen.language, shown[-MOST_BUBBLES:])
        self._chats.move_to_end(chat)
        self._forget_oldest()

    def _forget_oldest(self) -> None:
        """Forgets what is too old, and what is too much."""
        oldest = self._clock() - DELETABLE_SECONDS
        while len(self._chats) > MOST_CHATS or self._first().shown[-1].seen <= oldest:
            self._chats.popitem(last=False)

    def _first(self) -> RememberedChat:
        return next(iter(self._chats.values()))

    def is_overtaken(self, chat: int, number: int, update: int) -> bool:
        """Whether the message already shows what came of a later update: of two presses, the last one counts."""
        return any(bubble.update > update for bubble in self.recall(chat).shown if bubble.number == number)

    def is_first(self, thing: Hashable) -> bool:
        """Whether this comes for the first time, as far as is remembered; from now on it does not (deduplication)."""
        first = thing not in self._seen_before
        self._seen_before[thing] = None
        if len(self._seen_before) > MOST_SEEN:
            self._seen_before.popitem(last=False)
        return first

    def forget(self, chat: int) -> None:
        """Forgets a chat."""
        self._chats.pop(chat, None)
