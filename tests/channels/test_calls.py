"""Our calls beside the library's: they send the same, and fail the same."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Any

import pytest
from telegram import LinkPreviewOptions
from telegram.error import NetworkError, TelegramError
from telegram.ext import Defaults, ExtBot

from bot.channels.telegram.calls import Body, BotApiCalls, to_body
from bot.channels.telegram.connections import Connections, Posts
from bot.channels.telegram.failures import Failure, Obstacle, classify_failure
from bot.channels.telegram.proxied import Proxied
from bot.channels.telegram.rendering import Message, to_message
from bot.channels.telegram.retries import Attempts
from bot.core.conversation import Conversation
from bot.core.event import Opened, Restarted
from bot.core.flow import Outcome
from bot.core.guide import Guide, Turn
from bot.core.overlay import Languages, ReadingPage
from tests.botapi import BotApi, Page
from tests.botapi.faults import Fault
from tests.channels.library import to_keyboard
from tests.channels.test_failures import ANSWERED
from tests.screens import screens_in


@pytest.fixture
async def library(api: BotApi) -> AsyncIterator[ExtBot[None]]:
    """The library's bot over its own requests, with the defaults that every message of ours has."""
    defaults = Defaults("HTML", disable_notification=True, link_preview_options=LinkPreviewOptions(is_disabled=True))
    async with ExtBot[None](api.token, f"{api.origin}/bot", defaults=defaults) as bot:
        yield bot


@pytest.fixture(params=[Connections, Proxied])
async def calls(api: BotApi, request: pytest.FixtureRequest) -> AsyncIterator[BotApiCalls]:
    """Our calls, by each of their ways. Nothing is tried again."""
    posts: Posts = request.param(api.origin)
    yield BotApiCalls(posts, api.token, ())
    await posts.close()


def shown(guide: Guide) -> list[Turn]:
    """Screens with all that a message can have: from right to left, numbers to copy, colours, folds."""
    first = [guide.step(Conversation(guide.words.languages[code]), Restarted()) for code in ("en", "ar", "ti")]
    help_now = [guide.step(turn.conversation, Opened(ReadingPage(guide.flow.help))) for turn in first]
    outcomes = [
        turn for turn in screens_in(guide, guide.words.languages["nl"]) if isinstance(turn.screen.subject, Outcome)
    ]
    return [*first, *help_now, *outcomes[:3], guide.step(Conversation(), Opened(Languages()))]


async def test_a_message_is_edited_and_sent_as_the_library_would(
    guide: Guide, api: BotApi, library: ExtBot[None], calls: BotApiCalls
) -> None:
    person = api.person()
    await person.sends("/start")
    bubble = (await library.send_message(person.user.id, "x")).message_id
    for turn in shown(guide):
        message = to_message(turn.screen, turn.conversation, guide.coder)
        keyboard, chat = to_keyboard(message.keys), person.user.id
        await calls.edit(chat, bubble, to_body(message))
        await library.edit_message_text("y", chat, bubble)
        await library.edit_message_text(message.html, chat, bubble, reply_markup=keyboard)
        ours, _, theirs = api.called("editMessageText")[-3:]
        assert ours.params | {"disable_notification": "true"} == theirs.params, "an edit never notifies anybody"
        number = await calls.send(chat, to_body(message), Attempts())
        await library.send_message(chat, message.html, reply_markup=keyboard)
        ours, theirs = api.called("sendMessage")[-2:]
        assert ours.params == theirs.params
        assert ours.result["message_id"] == number
    assert api.refused() == []


async def test_a_press_is_answered_and_a_message_deleted_as_the_library_would(
    api: BotApi, library: ExtBot[None], calls: BotApiCalls
) -> None:
    person = api.person()
    await person.sends("/start")
    chat = person.user.id

    async def both(method: str, ours: Awaitable[object], theirs: Awaitable[object]) -> None:
        for call in (ours, theirs):
            with suppress(TelegramError):  # There is no such press, and no such message.
                await call
        first, second = api.called(method)[-2:]
        assert first.params == second.params

    await both("answerCallbackQuery", calls.answer("7"), library.answer_callback_query("7", show_alert=False))
    said = '\u26a0 "Gone".'
    await both(
        "answerCallbackQuery", calls.answer("7", said), library.answer_callback_query("7", said, show_alert=True)
    )
    await both("deleteMessage", calls.delete(chat, 5), library.delete_message(chat, 5))
    await both("deleteMessages", calls.delete_all(chat, (5, 6)), library.delete_messages(chat, (5, 6)))


@pytest.mark.parametrize(("fault", "failure"), ANSWERED, ids=str)
async def test_what_fails_is_the_same_failure(calls: BotApiCalls, api: BotApi, fault: Fault, failure: Failure) -> None:
    api.breaks_next("editMessageText", fault)
    with pytest.raises(TelegramError) as caught:
        await calls.edit(1, 2, to_body_of("x"))
    assert classify_failure(caught.value) == failure


STRANGE = (
    '{"ok":false}',
    '{"ok":true}',
    '{"ok":true,"result":5}',
    '{"ok":true,"result":{"message_id":"x"}}',
    '{"ok":true,"result":[{}]}',
    "[]",
    "{",
)


async def send(calls: BotApiCalls) -> int:
    return await calls.send(1, to_body_of("x"), Attempts())


async def ask(calls: BotApiCalls) -> object:
    return await calls.get_updates(0, 0)


@pytest.mark.parametrize("body", STRANGE)
@pytest.mark.parametrize("does", [send, ask])
async def test_an_answer_without_what_was_asked_for_is_in_doubt(
    calls: BotApiCalls, api: BotApi, body: str, does: Callable[[BotApiCalls], Awaitable[Any]]
) -> None:
    for method in ("getUpdates", "sendMessage"):
        api.breaks_next(method, Page(200, body))
    with pytest.raises(NetworkError) as caught:
        await does(calls)
    assert classify_failure(caught.value) is Obstacle.IN_DOUBT


def to_body_of(text: str) -> Body:

    return to_body(Message(text, ()))


@pytest.mark.parametrize("kind", [Connections, Proxied])
async def test_a_slow_answer_is_waited_for_and_not_for_ever(api: BotApi, kind: Callable[[str], Posts]) -> None:
    posts = kind(api.origin)
    held = api.hold_next("getMe")
    with pytest.raises(NetworkError, match="Timeout"):
        await posts.send_json(f"/bot{api.token}/getMe", b"{}", 0.01)
    held.goes_on.set()
    status, answer = await posts.send_json(f"/bot{api.token}/getMe", b"{}")
    assert (status, b'"is_bot":true' in answer) == (200, True)
    await posts.close()
