"""What a conversation costs on WhatsApp, in messages; and how long Meta waits for its answer.

``python -m benchmarks.whatsapp``. Every transcript is played row by row, in English; a row behind "More choices" or
"Back, help, menu" costs a message of its own. Meta's time is that of its server plus ours: the server here answers at
once, or after a tenth of a second.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from unittest.mock import patch

from bot.channels import clock
from bot.channels.whatsapp.doorway import Doorway
from bot.channels.whatsapp.incoming import RowChosen, WordsSent
from bot.channels.whatsapp.messages import ListMessage
from bot.channels.whatsapp.rendering import WhatsAppView
from bot.channels.whatsapp.rows import MORE
from bot.core.guide import Guide
from bot.core.language import Language
from bot.loading import load
from tests.channels.test_whatsapp import FORGET
from tests.channels.whatsapp_phone import ORIGIN, WhatsAppPhone, serving
from tests.graphapi import GraphApi
from tests.transcripts import transcripts

DELAYS = (0.0, 0.1)
PEOPLE = 50


def main() -> None:
    """Prints all of it."""
    guide = load()
    with patch.object(clock, "now", lambda: None):  # Who is open now is not what is counted.
        talks = asyncio.run(_talks(guide))
    sys.stdout.write(f"a talk: {_three(talks)} messages (least, median, most of {len(talks)} transcripts)\n")
    doors = [_doorway(guide, language) for language in guide.words.offered]
    sys.stdout.write(f"the doorway: {_three(doors)} messages (least, median, most of {len(doors)} languages)\n")
    for delay in DELAYS:
        seconds = asyncio.run(_answers(guide, delay))
        middle, late = statistics.median(seconds), statistics.quantiles(seconds, n=100)[98]
        sys.stdout.write(
            f"Meta is answered after {middle * 1e3:.1f} ms at the median, {late * 1e3:.1f} ms at the 99th of a hundred,"
            f" where its server takes {delay * 1e3:.0f} ms for a message\n"
        )


def _three(counts: list[int]) -> str:
    return f"{min(counts)} / {statistics.median(counts):g} / {max(counts)}"


async def _talks(guide: Guide) -> list[int]:
    sent = list[int]()
    async with GraphApi() as api, serving(guide, api) as served:
        for name, text in transcripts().items():
            if name not in FORGET:
                sent.append((await WhatsAppPhone(served, guide, api.person()).plays(text)).sent)
    return sent


def _doorway(guide: Guide, language: Language) -> int:
    """The messages to somebody who says hello and chooses a language."""
    door = Doorway(WhatsAppView(guide), ORIGIN)
    shown, sent = door.answer(WordsSent("hello"), None).messages, 0
    while True:
        sent += len(shown)
        rows = {row.title: row.carries for each in shown if isinstance(each, ListMessage) for row in each.rows}
        if not rows:
            return sent
        more = next((carries for title, carries in rows.items() if title.endswith(MORE)), "")
        shown = door.answer(RowChosen(rows.get(language.autonym, more)), None).messages


async def _answers(guide: Guide, delay: float) -> list[float]:
    """Seconds until each press was answered with 200: that of many people, one after the other."""
    seconds = list[float]()
    async with GraphApi(delay=delay) as api, serving(guide, api) as served:
        for _ in range(PEOPLE):
            person = api.person()
            for message in (person.writes("hello"), None, None, None):
                sent = message or person.presses(next(iter(person.rows.values())))
                begin = time.perf_counter()
                await served.webhooks.brings(person, sent)
                seconds.append(time.perf_counter() - begin)
    return seconds


if __name__ == "__main__":
    main()
