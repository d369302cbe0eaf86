"""Each failure of Telegram's, as the library raises it and as it comes over HTTP, is one of a closed union."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest
from telegram import Bot
from telegram import error as errors
from telegram.error import TelegramError

from bot.channels.telegram.connections import Connections, Posts
from bot.channels.telegram.failures import (
    Failure,
    NotReachedError,
    Obstacle,
    Refusal,
    Throttled,
    classify_failure,
)
from bot.channels.telegram.library import LibraryRequests, open_posts
from bot.channels.telegram.proxied import Proxied
from tests.botapi import BotApi, Drop, Page, refusals
from tests.botapi.faults import Fault

RAISED: tuple[tuple[TelegramError, Failure], ...] = (
    (errors.BadRequest("Message is not modified: specified new message content ..."), Refusal.NOT_MODIFIED),
    (errors.BadRequest("Message to edit not found"), Refusal.MESSAGE_GONE),
    (errors.BadRequest("Chat not found"), Refusal.OTHER),
    (errors.Forbidden("Forbidden: bot was blocked by the user"), Obstacle.BLOCKED),
    (errors.InvalidToken(), Obstacle.TOKEN_REFUSED),
    (errors.Conflict("Conflict: terminated by setWebhook request"), Obstacle.CONFLICT),
    (errors.RetryAfter(timedelta(seconds=7)), Throttled(timedelta(seconds=7))),
    (NotReachedError("ClientConnectorError"), Obstacle.NOT_REACHED),
    (errors.NetworkError("ServerDisconnectedError"), Obstacle.IN_DOUBT),
    (errors.TimedOut(), Obstacle.IN_DOUBT),
    (errors.ChatMigrated(1), Refusal.OTHER),
    (errors.EndPointNotFound("no such method"), Refusal.OTHER),
    (errors.PassportDecryptionError("no key"), Refusal.OTHER),
    (TelegramError("Invalid server response"), Refusal.OTHER),
)

ANSWERED: tuple[tuple[Fault, Failure], ...] = (
    (refusals.NOT_MODIFIED, Refusal.NOT_MODIFIED),
    (refusals.not_found("message to edit"), Refusal.MESSAGE_GONE),
    (refusals.not_found("message to delete"), Refusal.MESSAGE_GONE),
    (refusals.not_found("message to be replied"), Refusal.MESSAGE_GONE),
    (refusals.CANNOT_BE_EDITED, Refusal.TOO_OLD),
    (refusals.CANNOT_BE_DELETED_FOR_EVERYONE, Refusal.TOO_OLD),
    (refusals.QUERY_IS_TOO_OLD, Refusal.TOO_OLD),
    (refusals.RAW_MESSAGE_TOO_LONG, Refusal.OTHER),
    (refusals.BUTTON_DATA_INVALID, Refusal.OTHER),
    (refusals.CHAT_NOT_FOUND, Refusal.OTHER),
    (refusals.cannot_parse_entities("message is not modified"), Refusal.OTHER),
    (refusals.BLOCKED, Obstacle.BLOCKED),
    (refusals.CANNOT_INITIATE, Obstacle.BLOCKED),
    (refusals.UNAUTHORIZED, Obstacle.TOKEN_REFUSED),
    (refusals.NOT_FOUND, Obstacle.TOKEN_REFUSED),
    (refusals.OTHER_GET_UPDATES, Obstacle.CONFLICT),
    (refusals.WEBHOOK_IS_ACTIVE, Obstacle.CONFLICT),
    (
        refusals.Refusal(429, "Too Many Requests: retry after 7", {"retry_after": 7}),
        Throttled(timedelta(seconds=7)),
    ),
    (refusals.Refusal(500, "Internal Server Error"), Obstacle.IN_DOUBT),
    (Page(502), Obstacle.IN_DOUBT),
    (Page(403), Obstacle.IN_DOUBT),
    (Page(404), Obstacle.IN_DOUBT),
    (Drop(done=True), Obstacle.IN_DOUBT),
    (Drop(done=False), Obstacle.IN_DOUBT),
)


def every_kind(kind: type[TelegramError]) -> set[type[TelegramError]]:
    return {kind}.union(*map(every_kind, kind.__subclasses__()))


@pytest.fixture
async def asked(api: BotApi) -> AsyncIterator[Bot]:
    posts = open_posts(api.origin)
    requests = LibraryRequests(posts)
    async with Bot(api.token, f"{api.origin}/bot", request=requests, get_updates_request=requests) as bot:
        yield bot
    await posts.close()


@pytest.mark.parametrize(("error", "failure"), RAISED, ids=repr)
def test_an_error_of_the_library_is_one_failure(error: TelegramError, failure: Failure) -> None:
    assert classify_failure(error) == failure


def test_no_kind_of_error_of_the_library_is_left_out() -> None:
    own = {
        kind for kind in every_kind(TelegramError) if kind.__module__ in {"telegram.error", NotReachedError.__module__}
    }
    assert {type(error) for error, _ in RAISED} == own


@pytest.mark.parametrize(("fault", "failure"), ANSWERED, ids=str)
async def test_an_answer_over_http_is_one_failure(asked: Bot, api: BotApi, fault: Fault, failure: Failure) -> None:
    api.breaks_next("sendMessage", fault)
    with pytest.raises(TelegramError) as caught:
        await asked.send_message(1, "x")
    assert classify_failure(caught.value) == failure


@pytest.mark.parametrize("kind", [Connections, Proxied])
async def test_a_port_where_nobody_listens_is_not_reached(kind: Callable[[str], Posts]) -> None:
    posts = kind("http://127.0.0.1:9")
    with pytest.raises(TelegramError) as caught:
        await LibraryRequests(posts).post("http://127.0.0.1:9/bot/getMe")
    assert classify_failure(caught.value) is Obstacle.NOT_REACHED
    await posts.close()


def test_every_failure_is_in_the_tables() -> None:
    told = {failure for _, failure in (*RAISED, *ANSWERED) if not isinstance(failure, Throttled)}
    assert told == {*Refusal, *Obstacle}
