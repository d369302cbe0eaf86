"""The process remembers of a chat, for at most 48 hours, in which language it was; and which messages were served.

No number and no other mark of a person is in it: a chat is known by a digest with a key that dies with the process, so
that whoever reads this memory cannot find out whose it is. There are no answers in it: those are in the rows.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable

from cachetools import TTLCache

from bot.channels.whatsapp.incoming import Sender
from bot.channels.whatsapp.limits import WINDOW

MOST_CHATS, LANGUAGE_SECONDS = 50_000, 48 * 60 * 60
MOST_SERVED, SERVED = 200_000, -1
"""Messages that are known to be served. What is brought again after ``WINDOW`` is too old to be answered anyway."""


class ChatMemory:
    """Two bounded tables that forget the oldest. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._key = secrets.token_bytes(16)
        self._languages: TTLCache[bytes, str] = TTLCache(MOST_CHATS, LANGUAGE_SECONDS, clock)
        self._sent: TTLCache[bytes, int] = TTLCache(MOST_SERVED, WINDOW, clock)

    def key_of(self, sender: Sender) -> bytes:
        """What a chat is known by in this process."""
        return self._digest(f"{sender.kind} {sender.name}")

    def language_of(self, chat: bytes) -> str | None:
        """The code of the language in which a chat was last; None: it is not known."""
        return self._languages.get(chat)

    def remember(self, chat: bytes, language: str | None) -> None:
        """A chat is in this language now; None: it is forgotten."""
        if language:
            self._languages[chat] = language
        else:
            self._languages.pop(chat, None)

    def is_served(self, number: str) -> bool:
        """Whether the message with this id was served already."""
        return self.sent_for(number) == SERVED

    def note_served(self, number: str) -> None:
        """The message with this id was served."""
        self.note_sent(number, SERVED)

    def sent_for(self, number: str) -> int:
        """How many of the messages that answer the one with this id went out already."""
        return self._sent.get(self._digest(number), 0)

    def note_sent(self, number: str, count: int) -> None:
        """So many of its answers went out."""
        self._sent[self._digest(number)] = count

    def _digest(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode(), key=self._key, digest_size=16).digest()
