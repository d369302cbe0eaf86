"""Nothing that tells on anybody is written: secrets are fed in by every way there is, and looked for in what comes."""

from __future__ import annotations

import asyncio
import json
import logging
import signal
import sys
import threading
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from types import SimpleNamespace

import pytest
from httpx import AsyncClient

from bot import logs
from bot.core.guide import Guide
from bot.logs import Discreet, log, start_logging
from tests.botapi import BotApi
from tests.botapi.server import TOKEN
from tests.channels.phone import Phone
from tests.patience import LAST, patiently
from tests.process import running

NAME, STORY, PAYLOAD, FORGED = "Zebrafinch", "quetzalcoatlus", "p-secrethouse", "forgedbuttonXYZ"
Read = Callable[[], str]
SECRETS = (TOKEN, TOKEN.partition(":")[2], NAME, STORY, PAYLOAD, FORGED)


def finds_nothing(written: str, *more: str) -> bool:
    """Whether no secret stands in what was written."""
    found = [secret for secret in (*SECRETS, *more) if secret.casefold() in written.casefold()]
    assert found == [], written
    return True


def told(written: str) -> list[tuple[str, str, str, str | None]]:
    """Level, logger, event and kind of error of each line that is JSON; and a line has a time, and nothing else."""
    lines = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    assert all(datetime.fromisoformat(line["time"]).tzinfo for line in lines)
    assert all(set(line) <= {"time", "level", "logger", "event", "error"} for line in lines)
    return [(line["level"], line["logger"], line["event"], line.get("error")) for line in lines]


def events(written: str) -> list[str]:
    """What each line tells, with the kind of error."""
    return [f"{event} {error}" if error else event for _, _, event, error in told(written)]


@pytest.fixture
def errors(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Read]:
    """Reads the standard error, while our logging writes to it; afterwards all is as it was."""
    for module, name in (
        (sys, "excepthook"),
        (sys, "unraisablehook"),
        (threading, "excepthook"),
        (logging, "raiseExceptions"),
    ):
        monkeypatch.setattr(module, name, getattr(module, name))
    root = logging.getLogger()
    handlers, level, ours = root.handlers[:], root.level, log().level
    for handler in handlers:
        root.removeHandler(handler)
    yield lambda: capsys.readouterr().err
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)
    log().setLevel(ours)


def test_of_ours_the_sentence_is_written_and_never_what_is_filled_in(errors: Read) -> None:
    start_logging("INFO")
    log().info("it is %s", STORY)
    written = errors()
    assert told(written) == [("info", "wegwijs", "it is %s", None)]
    assert finds_nothing(written)


@pytest.mark.parametrize("name", ["httpx", "telegram.ext.Application", "wegwijsish", "wegwijs.child", "root"])
def test_of_others_only_the_kind_is_written(errors: Read, name: str) -> None:
    start_logging("INFO")
    error = RuntimeError(TOKEN)
    logging.getLogger(name).error(f"{STORY} %s", TOKEN, exc_info=error, stack_info=True)  # noqa: G004  # as libraries do
    written = errors()
    assert told(written) == [("error", name, "(not shown)", "RuntimeError")]
    assert written.count("\n") == 1


@pytest.mark.parametrize(
    ("level", "ours", "theirs"), [("DEBUG", 4, 4), ("INFO", 3, 2), ("WARNING", 2, 2), ("ERROR", 1, 1)]
)
def test_what_others_say_below_a_warning_is_left_out(errors: Read, level: str, ours: int, theirs: int) -> None:
    start_logging(level)
    for logger in (log(), logging.getLogger("httpx")):
        for number in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
            logger.log(number, "x")
    lines = errors().splitlines()
    assert (sum("wegwijs" in line for line in lines), sum("httpx" in line for line in lines)) == (ours, theirs)


def test_a_warning_is_a_line_without_its_text(errors: Read) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        start_logging("INFO")
        warnings.warn(STORY, stacklevel=1)
        logging.captureWarnings(capture=False)
    assert told(errors())[-1] == ("warning", "py.warnings", "(not shown)", None)


def test_an_error_that_nobody_catches_is_told_by_its_kind(errors: Read) -> None:
    start_logging("INFO")
    error = RuntimeError(TOKEN)
    sys.excepthook(RuntimeError, error, None)
    sys.unraisablehook(
        SimpleNamespace(exc_type=ValueError, exc_value=error, exc_traceback=None, err_msg=STORY, object=NAME)
    )
    thread = threading.Thread(target=lambda: int(STORY), name=NAME)
    thread.start()
    thread.join()
    written = errors()
    assert [line[3] for line in told(written)] == ["RuntimeError", "ValueError", "ValueError"]
    assert finds_nothing(written)


def test_a_log_that_can_not_be_written_says_nothing_either(errors: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    start_logging("INFO")

    def breaks(*_: object) -> str:
        raise RuntimeError(STORY)

    monkeypatch.setattr(Discreet, "format", breaks)
    log().info(STORY)
    assert errors() == ""
    assert logs.LEVELS[0] == "DEBUG"


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


@pytest.mark.slow
async def test_a_whole_talk_leaves_nothing_in_the_log(guide: Guide, api: BotApi) -> None:
    phone = Phone(api, guide, api.person(name=NAME))
    async with running("-m", "bot", "serve", settings=settings(api.origin) | {"PYTHONASYNCIODEBUG": "1"}) as process:
        await api.polled()
        secrets = await lives(phone)
        assert await process.ends(signal.SIGTERM) == 0
    assert "serving Telegram by long polling" in process.written
    assert process.written.count("\n") > 100
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
    async with running("-m", "bot", "serve", settings=settings(api.origin)) as process:
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
def press(guide, button):
    raise RuntimeError("{STORY}", button)
Guide.press = press
main()
"""
    phone = Phone(api, guide, api.person(name=NAME))
    async with running("-c", breaks, "serve", settings=settings(api.origin)) as process:
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
from bot.channels.telegram import application
from bot.cli import main
def built(*_, **__):
    raise RuntimeError("{TOKEN}")
application.application = built
main()
"""
    async with running("-c", breaks, "serve", settings=settings("http://127.0.0.1:9")) as process:
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
    async with echo() as (origin, asked), running("-m", "bot", "serve", settings=settings(origin)) as process:
        await patiently(asked.wait())
        await process.says("Telegram cannot be reached")
        assert await process.ends(signal.SIGTERM) == 0
    assert finds_nothing(process.written)


@pytest.mark.slow
async def test_without_a_network_it_waits_says_so_and_can_be_stopped() -> None:
    async with running(
        "-m", "bot", "serve", settings=settings("http://127.0.0.1:9") | {"LOG_LEVEL": "INFO"}
    ) as process:
        await process.says("Telegram cannot be reached")
        assert await process.ends(signal.SIGTERM) == 0
    assert "serving Telegram" not in process.written
    assert "(not shown)" not in process.written
    assert finds_nothing(process.written)


@pytest.mark.slow
async def test_a_token_that_telegram_does_not_know_is_not_shown(api: BotApi) -> None:
    api.token = TOKEN.replace("A", "B")
    async with running("-m", "bot", "serve", settings=settings(api.origin)) as process:
        assert await process.ends() == 1
    assert "Telegram does not know the token in TELEGRAM_BOT_TOKEN." in process.written
    assert finds_nothing(process.written)


@pytest.mark.slow
async def test_at_info_a_talk_is_one_line(guide: Guide, api: BotApi) -> None:
    async with running("-m", "bot", "serve", settings=settings(api.origin) | {"LOG_LEVEL": "INFO"}) as process:
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
    async with running("-m", "bot", "serve", settings={"LOG_LEVEL": "DEBUG", "TRUSTED_PROXY": "127.0.0.1"}) as process:
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
            for form in ({"words": STORY, "code": FORGED}, {"press": FORGED}, {NAME: STORY}):
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
def press(guide, button):
    raise RuntimeError("{STORY}", button)
Guide.press = press
main()
"""
    async with running("-c", breaks, "serve") as process:
        origin = await process.tells(r"The guide is at (\S+)")
        async with AsyncClient(base_url=origin, timeout=LAST) as client:
            answer = await client.post("/", data={"press": FORGED})
        assert answer.status_code == 500
        assert await process.ends(signal.SIGTERM) == 0
    assert ("error", "uvicorn.error", "(not shown)", "RuntimeError") in told(process.written)
    assert finds_nothing(process.written + answer.text)
