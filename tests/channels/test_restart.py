"""``wegwijs serve`` as a process: killed at any moment, told to stop, and without a token that counts."""

from __future__ import annotations

import random
import signal

import pytest

from bot.core.guide import Guide
from bot.loading import load
from tests.authoring.tree import SOUND
from tests.botapi import BotApi, Refusal
from tests.channels.phone import Phone, spelt
from tests.nightly import at_night
from tests.process import SMALL, running

pytestmark = pytest.mark.slow

KILLS = 4
"""How often the process is killed in one talk."""


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The guide that is served here."""
    return load(SOUND)


def settings(api: BotApi) -> dict[str, str]:
    return {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_BASE_URL": api.origin}


async def test_after_a_kill_an_old_button_goes_on_with_all_answers(guide: Guide, api: BotApi) -> None:
    phone = Phone(api, guide)
    async with running(*SMALL, "serve", settings=settings(api)) as process:
        await api.polled()
        await phone.begins()
        await phone.does(next(spelling for spelling in phone.pressable if spelling.startswith("choose")))
        await phone.does("open menu")
        assert "open answers" in phone.pressable
        old = phone.pressable["open answers"]
        assert await process.ends(signal.SIGKILL) == -signal.SIGKILL
    await phone.person.presses_data(phone.now, old)
    async with running(*SMALL, "serve", settings=settings(api)) as process:
        await api.polled()
        await phone.person.sees()
        phone.talk.does("open answers")
        phone.sees("answers")
        assert any(spelling.startswith("change") for spelling in phone.pressable)
        assert await process.ends(signal.SIGTERM) == 0
    assert api.refused() == []


@pytest.mark.parametrize("seed", [0, *at_night(range(1, 10))])
async def test_killed_at_any_moment_the_talk_goes_on_where_it_was(guide: Guide, api: BotApi, seed: int) -> None:
    """Before a call is done, after it, between two calls: what was asked for is on the screen once it is up again."""
    chance = random.Random(seed)  # noqa: S311  # a talk that can be had again
    phone = Phone(api, guide)
    wanted = "start"
    for kill in range(KILLS):
        async with running(*SMALL, "serve", settings=settings(api)) as process:
            await api.polled()
            if kill == 0:
                await phone.begins()
            else:
                await phone.person.is_answered()
                phone.talk.does(wanted)
                phone.sees(phone.talk.screen.shows)
            for _ in range(chance.randrange(4)):
                await phone.does(chance.choice(onward(phone)))
            wanted = chance.choice(onward(phone))
            held = api.hold_next(chance.choice(["editMessageText", "answerCallbackQuery"]))
            await phone.person.presses_data(phone.now, phone.pressable[wanted])
            await held.came.wait()
            dies = process.ends(signal.SIGKILL)
            if chance.random() < 0.5:
                assert await dies == -signal.SIGKILL
                held.goes_on.set()
            else:
                held.goes_on.set()
                assert await dies == -signal.SIGKILL
    async with running(*SMALL, "serve", settings=settings(api)):
        await api.polled()
        await phone.person.is_answered()
        phone.talk.does(wanted)
        phone.sees(phone.talk.screen.shows)
        assert phone.person.chat.messages == [phone.now]


def onward(phone: Phone) -> list[str]:
    """What can be pressed, but for what takes the bubble away."""
    return sorted(set(phone.pressable) - {"clear", "start again"})


async def test_a_stop_finishes_what_was_begun(guide: Guide, api: BotApi) -> None:
    phone = Phone(api, guide)
    async with running(*SMALL, "serve", settings=settings(api)) as process:
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


async def test_a_token_that_is_taken_back_ends_the_process(guide: Guide, api: BotApi) -> None:
    phone = Phone(api, guide)
    async with running(*SMALL, "serve", settings=settings(api)) as process:
        await api.polled()
        await phone.begins()
        api.breaks_next("getUpdates", Refusal(401, "Unauthorized"))
        await phone.person.presses_data(phone.now, phone.pressable["open menu"])
        assert await process.ends() == 1
    assert "Telegram does not know the token in TELEGRAM_BOT_TOKEN." in process.written
