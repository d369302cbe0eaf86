"""``wegwijs serve`` as a process: killed in mid-conversation, and stopped."""

from __future__ import annotations

import signal

from bot.core.guide import Guide
from tests.botapi import BotApi
from tests.channels.phone import Phone, spelt
from tests.process import running


def settings(api: BotApi) -> dict[str, str]:
    return {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_BASE_URL": api.origin}


async def test_after_a_kill_an_old_button_goes_on_with_all_answers(guide: Guide, api: BotApi) -> None:
    phone = Phone(api, guide)
    async with running("-m", "bot", "serve", settings=settings(api)) as process:
        await api.polled()
        await phone.begins()
        await phone.does(next(spelling for spelling in phone.pressable if spelling.startswith("choose")))
        await phone.does("open menu")
        assert "open answers" in phone.pressable
        old = phone.pressable["open answers"]
        assert await process.ends(signal.SIGKILL) == -signal.SIGKILL
    await phone.person.presses_data(phone.now, old)
    async with running("-m", "bot", "serve", settings=settings(api)) as process:
        await api.polled()
        await phone.person.sees()
        phone.talk.does("open answers")
        phone.sees("answers")
        assert any(spelling.startswith("change") for spelling in phone.pressable)
        assert await process.ends(signal.SIGTERM) == 0
    assert api.refused() == []


async def test_a_stop_finishes_what_was_begun(guide: Guide, api: BotApi) -> None:
    phone = Phone(api, guide)
    async with running("-m", "bot", "serve", settings=settings(api)) as process:
        await api.polled()
        held = api.hold_next("sendMessage")
        await phone.person.sends("/start")
        await held.came.wait()
        process.process.send_signal(signal.SIGTERM)
        await api.not_polled()
        held.goes_on.set()
        assert await process.ends() == 0
    assert "language en" in spelt(guide, phone.person.chat.from_bot[0])
    assert [message.is_from_bot for message in phone.person.chat.messages] == [True]
    assert "stopped" in process.written
