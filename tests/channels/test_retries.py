"""Calls to Telegram are held back by nothing of ours: what goes out answers somebody who waits."""

from __future__ import annotations

import asyncio

from bot.channels.telegram.retries import RetryingCalls

RUSH = 500
"""People who press at the same moment."""


async def test_in_a_rush_every_answer_goes_out_at_once() -> None:
    under_way, calls = asyncio.Event(), RetryingCalls()
    out = list[int]()

    async def edit(person: int) -> bool:
        out.append(person)
        return await under_way.wait()

    async def press(person: int) -> bool:
        answer = await calls.process_request(edit, (person,), {}, "editMessageText", {"chat_id": person}, None)
        return bool(answer)

    presses = [asyncio.create_task(press(person)) for person in range(RUSH)]
    await asyncio.sleep(0)  # Each of them runs until it waits for something.
    assert out == [*range(RUSH)]
    under_way.set()
    assert all(await asyncio.gather(*presses))
