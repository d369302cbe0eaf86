"""``wegwijs serve`` writes nothing that tells on anybody: secrets are fed in by every way there is, and looked for."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from httpx import AsyncClient

from bot.core.guide import Guide
from bot.loading import load
from tests.authoring.tree import SOUND
from tests.botapi import BotApi
from tests.botapi.server import TOKEN
from tests.channels.phone import Phone
from tests.logged import FORGED, NAME, PAYLOAD, STORY, events, finds_nothing, told
from tests.patience import LAST, patiently
from tests.process import ON_SOUND, SMALL, running


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The guide that is served here."""
    return load(SOUND)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


def settings(origin: str) -> dict[str, str]:
    return {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_BASE_URL": origin,
        "LOG_LEVEL": "DEBUG",
    }


async def lives(phone: Phone) -> list[str]:
    """A talk with something secret in everything that can be given. Returns what else must not be found."""
    await phone.starts(f"l-en_{PAYLOAD}")
    await phone.does("go on")
    data = list(phone.pressable.values())
    await phone.person.sends(f"I am {STORY}")
    await phone.person.sees()
    await phone.person.sends_photo(STORY)
    await phone.person.sees()
    await phone.person.presses_data(phone.now, FORGED)
    await phone.person.sees()
    return [*data, str(phone.person.user.id)]


MANY_LINES = 15
"""As many at least are written while a person lives with the guide, so that there is something to look in."""


@pytest.mark.slow
async def test_a_whole_talk_leaves_nothing_in_the_log(guide: Guide, api: BotApi) -> None:
    phone = Phone(api, guide, api.person(name=NAME))
    async with running(*SMALL, "serve", settings=settings(api.origin) | {"PYTHONASYNCIODEBUG": "1"}) as process:
        await api.polled()
        secrets = await lives(phone)
        assert await process.ends(signal.SIGTERM) == 0
    assert "serving Telegram by long polling" in process.written
    assert process.written.count("\n") > MANY_LINES
    assert finds_nothing(process.written, *secrets)


FAILURES = [
    (500, "Internal Server Error: quetzalcoatlus"),
    (400, "Bad Request: Zebrafinch"),
    (401, "Unauthorized"),
    (403, "Forbidden: quetzalcoatlus"),
    (409, "Conflict: quetzalcoatlus"),
]


@pytest.mark.slow
async def test_failures_leave_nothing_in_the_log(guide: Guide, api: BotApi) -> None:
    phone = Phone(api, guide, api.person(name=NAME))
    async with running(*SMALL, "serve", settings=settings(api.origin)) as process:
        await api.polled()
        await phone.begins()
        for status, description in FAILURES:
            for method in ("editMessageText", "sendMessage", "answerCallbackQuery", "deleteMessage"):
                api.fail_next(method, status, description)
            await phone.person.presses_data(phone.now, FORGED)
            await phone.person.sends(STORY)
            await api.settled()
        api.fail_next("getUpdates", 409, "Conflict: quetzalcoatlus")
        await phone.person.sends(STORY)
        await api.settled()
        await phone.person.sees()
        assert await process.ends(signal.SIGTERM) == 0
    assert "an update could not be served BadRequest" in events(process.written)
    assert "another process serves with the same token, or a webhook is set Conflict" in events(process.written)
    assert finds_nothing(process.written, str(phone.person.user.id))


@pytest.mark.slow
async def test_an_error_of_ours_leaves_nothing_in_the_log(guide: Guide, api: BotApi) -> None:
    breaks = f"""
from bot.core.guide import Guide
from bot.cli import main
def press(guide, button, moment):
    raise RuntimeError("{STORY}", button)
Guide.press = press
main()
"""
    phone = Phone(api, guide, api.person(name=NAME))
    async with running("-c", ON_SOUND + breaks, "serve", settings=settings(api.origin)) as process:
        await api.polled()
        await phone.starts()
        await phone.person.presses_data(phone.now, FORGED)
        await phone.person.sees()
        assert await process.ends(signal.SIGTERM) == 0
    assert "an update could not be served RuntimeError" in events(process.written)
    assert finds_nothing(process.written, str(phone.person.user.id))


@pytest.mark.slow
async def test_an_error_that_ends_the_process_leaves_nothing_either() -> None:
    breaks = f"""
from bot.channels.telegram import service
from bot.cli import main
def built(*_, **__):
    raise RuntimeError("{TOKEN}")
service.Service = built
main()
"""
    async with running("-c", ON_SOUND + breaks, "serve", settings=settings("http://127.0.0.1:9")) as process:
        assert await process.ends() == 1
    assert events(process.written)[-1] == "stopped by RuntimeError"
    assert finds_nothing(process.written)


@asynccontextmanager
async def echo() -> AsyncIterator[tuple[str, asyncio.Event]]:
    """A server that answers anything with what it was asked, which is no JSON; and an event: it was asked twice."""
    asked, count = asyncio.Event(), 0

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal count
        line = await reader.readline()
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(line), line))
        await writer.drain()
        writer.close()
        count += 1
        if count > 1:
            asked.set()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", asked


@pytest.mark.slow
async def test_an_answer_that_is_no_json_leaves_nothing_in_the_log() -> None:
    async with echo() as (origin, asked), running(*SMALL, "serve", settings=settings(origin)) as process:
        await patiently(asked.wait())
        await process.says("Telegram cannot be reached")
        assert await process.ends(signal.SIGTERM) == 0
    assert finds_nothing(process.written)


@pytest.mark.slow
async def test_without_a_network_it_waits_says_so_and_can_be_stopped() -> None:
    async with running(*SMALL, "serve", settings=settings("http://127.0.0.1:9") | {"LOG_LEVEL": "INFO"}) as process:
        await process.says("Telegram cannot be reached")
        assert await process.ends(signal.SIGTERM) == 0
    assert "serving Telegram" not in process.written
    assert "(not shown)" not in process.written
    assert finds_nothing(process.written)


@pytest.mark.slow
async def test_a_token_that_telegram_does_not_know_is_not_shown(api: BotApi) -> None:
    api.token = TOKEN.replace("A", "B")
    async with running(*SMALL, "serve", settings=settings(api.origin)) as process:
        assert await process.ends() == 1
    assert "Telegram does not know the token in TELEGRAM_BOT_TOKEN." in process.written
    assert finds_nothing(process.written)


@pytest.mark.slow
async def test_at_info_a_talk_is_one_line(guide: Guide, api: BotApi) -> None:
    async with running(*SMALL, "serve", settings=settings(api.origin) | {"LOG_LEVEL": "INFO"}) as process:
        await api.polled()
        await Phone(api, guide).begins()
        assert await process.ends(signal.SIGTERM) == 0
    assert events(process.written) == [
        "starting",
        "serving Telegram by long polling",
        "stopped",
    ]


@pytest.mark.slow
async def test_the_web_leaves_nothing_in_the_log_whatever_is_sent() -> None:
    async with running(*SMALL, "serve", settings={"LOG_LEVEL": "DEBUG", "TRUSTED_PROXY": "127.0.0.1"}) as process:
        origin = await process.tells(r"The guide is at (\S+)")
        headers = {
            "Accept-Language": NAME,
            "User-Agent": STORY,
            "X-Forwarded-For": "203.0.113.77",
            "Referer": f"https://x.example/{NAME}",
            "Cookie": f"a={STORY}",
        }
        async with AsyncClient(base_url=origin, headers=headers, timeout=LAST) as client:
            await client.get("/", params={"start": PAYLOAD})
            await client.get(f"/{NAME}", params={"q": STORY})
            forms = (
                {"words": STORY, "code": FORGED},
                {"words": f"my name is {NAME}"},
                {"press": FORGED},
                {NAME: STORY},
            )
            for form in forms:
                assert (await client.post("/", data=form)).status_code == 200
            await client.post("/", content=f"words={STORY}" * 1000)
            await client.post("/telegram", json={"update_id": 1, "message": {"text": STORY}})
            await client.request(NAME, "/")
        async with AsyncClient(base_url=origin, timeout=LAST) as client:
            counts = (await client.get("/metrics")).text
        reader, writer = await asyncio.open_connection("127.0.0.1", int(origin.rpartition(":")[2]))
        writer.write(f"GET /{STORY} HTTP/9.9\r\n{NAME}\r\n\r\n".encode())
        await reader.read()
        writer.close()
        assert await process.ends(signal.SIGTERM) == 0
    assert finds_nothing(process.written + counts, "203.0.113.77")


@pytest.mark.slow
async def test_a_failure_on_the_web_leaves_nothing_in_the_log() -> None:
    breaks = f"""
from bot.core.guide import Guide
from bot.cli import main
def press(guide, button, moment):
    raise RuntimeError("{STORY}", button)
Guide.press = press
main()
"""
    async with running("-c", ON_SOUND + breaks, "serve") as process:
        origin = await process.tells(r"The guide is at (\S+)")
        async with AsyncClient(base_url=origin, timeout=LAST) as client:
            answer = await client.post("/", data={"press": FORGED})
        assert answer.status_code == 500
        assert await process.ends(signal.SIGTERM) == 0
    assert ("error", "uvicorn.error", "(not shown)", "RuntimeError") in told(process.written)
    assert finds_nothing(process.written + answer.text)


@pytest.mark.slow
async def test_an_error_in_the_middle_of_a_search_leaves_nothing_anywhere(guide: Guide, api: BotApi) -> None:
    """What is typed is known to the search as words and letters: none of them may come out when it breaks."""
    breaks = """
from bot.cli import main
from bot.search.index import Index
def score(index, features):
    raise KeyError(features)
Index.score = score
main()
"""
    phone = Phone(api, guide, api.person(name=NAME))
    typed = f"my name is {NAME} and {STORY}"
    async with running("-c", ON_SOUND + breaks, "serve", settings=settings(api.origin)) as process:
        origin = await process.tells(r"The guide is at (\S+)")
        await api.polled()
        await phone.begins()
        await phone.person.sends(typed)
        await api.settled()
        async with AsyncClient(base_url=origin, timeout=LAST) as client:
            answer = await client.post("/", data={"words": typed, "code": "2A--_"})
        async with AsyncClient(base_url=origin, timeout=LAST) as client:  # After a failure the connection is closed.
            counts = (await client.get("/metrics")).text
        assert answer.status_code == 500
        assert await process.ends(signal.SIGTERM) == 0
    assert "an update could not be served KeyError" in events(process.written)
    assert 'wegwijs_turn_failures_total{channel="web"} 1.0' in counts
    assert finds_nothing(process.written + answer.text + counts, "quet", "=my", str(phone.person.user.id))
