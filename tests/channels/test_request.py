"""The requests themselves: what is in doubt, what is not Telegram's answer, files, and what happens out of order."""

from __future__ import annotations

import pytest
from telegram import Bot
from telegram.error import NetworkError, TimedOut

from bot.channels.telegram.failures import NotReachedError
from bot.channels.telegram.request import Requests
from tests.botapi import BotApi, Drop, Page


def bot(api: BotApi, origin: str | None = None) -> Bot:
    return Bot(api.token, f"{origin or api.origin}/bot", request=Requests(), get_updates_request=Requests())


async def test_what_can_not_be_connected_to_was_certainly_not_reached() -> None:
    requests = Requests()
    await requests.initialize()
    with pytest.raises(NotReachedError):
        await requests.post("http://127.0.0.1:9/bot/getMe")
    await requests.shutdown()


@pytest.mark.parametrize("fault", [Page(502), Page(200), Drop(done=False), Drop(done=True)])
async def test_everything_else_that_fails_is_in_doubt(api: BotApi, fault: Page | Drop) -> None:
    async with bot(api) as it:
        api.breaks_next("getMe", fault)
        with pytest.raises(NetworkError) as error:
            await it.get_me()
        assert not isinstance(error.value, NotReachedError | TimedOut)


async def test_a_slow_answer_is_waited_for_and_not_for_ever(api: BotApi) -> None:
    async with bot(api) as it:
        held = api.hold_next("getMe")
        with pytest.raises(NetworkError):
            await it.get_me(read_timeout=0.01)
        held.goes_on.set()
        assert (await it.get_me()).is_bot


async def test_a_file_goes_in_parts(api: BotApi) -> None:
    async with bot(api) as it:
        await it.set_webhook("https://x.example/telegram", certificate=b"a certificate", secret_token="secret")  # noqa: S106
    call = api.called("setWebhook")[-1]
    assert (call.params["url"], call.params["secret_token"]) == ("https://x.example/telegram", "secret")
    assert call.params["certificate"]


async def test_before_it_is_opened_nothing_is_sent_and_closing_twice_is_no_fault() -> None:
    requests = Requests()
    with pytest.raises(NetworkError, match="not initialized"):
        await requests.post("http://127.0.0.1:9/bot/getMe")
    await requests.initialize()
    await requests.initialize()
    await requests.shutdown()
    await requests.shutdown()
