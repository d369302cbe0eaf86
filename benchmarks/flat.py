"""What a press costs as there are more people, topics and languages: nothing more (``python -m benchmarks.flat``).

Presses go through the real channel, with a Bot API that answers at once. Topics are multiplied by copies of those that
there are; languages are left out from the end.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from itertools import chain
from pathlib import Path

from bot.channels.telegram.calls import BotApiCalls
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.memory import MOST_CHATS, Memory
from bot.channels.telegram.updates import CallbackQuery
from bot.core.conversation import Conversation
from bot.core.event import Opened
from bot.core.guide import Guide
from bot.core.overlay import Menu
from bot.core.voice import Words
from bot.loading import load

PEOPLE = (10, 1_000, 100_000, 1_000_000)
TIMES = (1, 3, 10)
LANGUAGES = (1, 4, 16)
PRESSES = 2_000


class AtOnce:
    """A Bot API that does at once whatever it is asked."""

    async def send_json(self, _path: str, _body: bytes, _patience: float = 0) -> tuple[int, bytes]:
        """Done."""
        return 200, b'{"ok":true,"result":{"message_id":7}}'

    async def close(self) -> None:
        """Nothing to close."""


def main() -> None:
    """Prints a line for each number of people, topics and languages."""
    guide = load()
    for line in chain(by_people(guide), by_topics(guide), by_languages(guide)):
        print(line, flush=True)  # noqa: T201  # it takes a while


def by_people(guide: Guide) -> Iterator[str]:
    """Each presses once, beyond those that are remembered: microseconds of processor, and what the process grows by."""
    channel, buttons = TelegramChannel(guide, Memory(), BotApiCalls(AtOnce(), "token")), _menus(guide)
    asyncio.run(_press(channel, buttons, range(MOST_CHATS)))
    pressed, memory = MOST_CHATS, _memory()
    for people in PEOPLE:
        began = time.process_time()
        asyncio.run(_press(channel, buttons, range(pressed, MOST_CHATS + people)))
        took, more = time.process_time() - began, MOST_CHATS + people - pressed
        pressed = MOST_CHATS + people
        yield f"{people:9,} people: {took / more * 1e6:3.0f} us a press, {_memory() - memory:+5.1f} MB in all"


def by_topics(guide: Guide) -> Iterator[str]:
    """A press of the menu, which names topics, and is drawn anew each time."""
    for times in TIMES:
        flow = guide.flow
        topics = {f"{name}-{number}" if number else name: topic
                  for number in range(times) for name, topic in flow.topics.items()}  # fmt: skip
        larger = copy(guide)
        larger.flow = replace(flow, topics=topics)
        yield f"{len(topics):5} topics: {_drawn(larger):.0f} us a press, drawn anew"


def by_languages(guide: Guide) -> Iterator[str]:
    """The same with fewer languages."""
    for most in LANGUAGES:
        words = guide.words
        kept = dict(list(words.languages.items())[:most])
        smaller = copy(guide)
        smaller.words = Words(
            words.english, kept, {code: each for code, each in words.catalogs.items() if code in kept}
        )
        yield f"{most:5} languages: {_drawn(smaller):.0f} us a press, drawn anew"


def _menus(guide: Guide) -> list[str]:
    return [guide.coder.button(Conversation(language), Opened(Menu())) for language in guide.words.offered]


def _memory() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def _drawn(guide: Guide) -> float:
    button = guide.coder.button(Conversation(guide.words.english), Opened(Menu()))
    guide.press(button)
    began = time.process_time()
    for _ in range(PRESSES // 10):
        guide.press(button)
    return (time.process_time() - began) / (PRESSES // 10) * 1e6


async def _press(channel: TelegramChannel, buttons: Sequence[str], people: range) -> None:
    for person in people:
        await channel.handle(CallbackQuery(person + 1, person, 7, "9", buttons[person % len(buttons)]))


if __name__ == "__main__":
    main()
