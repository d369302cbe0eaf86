"""Calls to Telegram are held back by nothing of ours: what goes out answers somebody who waits."""

from __future__ import annotations

import asyncio

from bot.channels.telegram.retries import BACKOFF, retry

RUSH = 500
"""People who press at the same moment."""


async def test_in_a_rush_every_answer_goes_out_at_once() -> None:
    under_way, out = asyncio.Event(), list[int]()

    async def edit(person: int) -> bool:
        out.append(person)
        return await under_way.wait()

    presses = [asyncio.create_task(retry(lambda person=person: edit(person), BACKOFF)) for person in range(RUSH)]  # type: ignore[misc]
    await asyncio.sleep(0)  # Each of them runs until it waits for something.
    assert out == [*range(RUSH)]
    under_way.set()
    assert all(await asyncio.gather(*presses))
