"""Compares the profile with what Telegram has, and changes only what differs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, assert_never

from telegram import BotCommand
from telegram.error import TelegramError
from telegram.ext import BaseRateLimiter, ExtBot

from bot.channels.telegram.failures import Obstacle, Refusal, Throttled, classify_failure
from bot.channels.telegram.library import LibraryRequests, open_posts
from bot.channels.telegram.profile import ProfileEntry, ProfileKind
from bot.channels.telegram.retries import BACKOFF, retry

Bot = ExtBot[Any]


class RetryingCalls(BaseRateLimiter[None]):
    """Retries the library's own calls, in place of its limiter (``retries``)."""

    def __init__(self, pauses: Iterable[float] = BACKOFF) -> None:
        self._pauses = tuple(pauses)

    async def initialize(self) -> None:
        """Nothing has to be done."""

    async def shutdown(self) -> None:
        """Nothing has to be done."""

    async def process_request(  # noqa: PLR0913, PLR0917  # as the library calls it
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401  # all is passed on
        kwargs: dict[str, Any],
        endpoint: str,  # noqa: ARG002  # as the library calls it
        data: dict[str, Any],  # noqa: ARG002  # as the library calls it
        rate_limit_args: None,  # noqa: ARG002  # as the library calls it
    ) -> Any:  # noqa: ANN401  # what Telegram answers
        """One call."""
        return await retry(lambda: callback(*args, **kwargs), self._pauses)


class ProfileError(Exception):
    """Telegram did not let the profile be read or changed. Its text says why and what to do, and holds no token."""


@asynccontextmanager
async def open_profile(token: str, origin: str) -> AsyncIterator[Bot]:
    """The bot, to ask and to change. Raises ``ProfileError``, here and from what is done inside."""
    posts = open_posts(origin)
    requests = LibraryRequests(posts)
    bot: Bot = ExtBot(
        token, f"{origin}/bot", request=requests, get_updates_request=requests, rate_limiter=RetryingCalls()
    )
    try:
        async with bot:
            yield bot
    except TelegramError as error:
        raise ProfileError(_explain(error)) from None
    finally:
        await posts.close()


def _explain(error: TelegramError) -> str:
    match classify_failure(error):
        case Obstacle.TOKEN_REFUSED:
            return "Telegram does not know the token in TELEGRAM_BOT_TOKEN. Copy it again from BotFather."
        case Throttled(pause):
            return f"Telegram allows the next change in {pause}. What was set stays; run this again then."
        case Refusal() | Obstacle():
            kind = type(error).__name__
            return f"Telegram cannot be reached, or refuses: {kind}. What was set stays; run this again."
        case _ as never:
            assert_never(never)


async def compare(bot: Bot, entries: Iterable[ProfileEntry]) -> AsyncIterator[tuple[ProfileEntry, ProfileEntry]]:
    """Each entry with what Telegram has in its place, as it is asked. Raises ``TelegramError``."""
    for entry in entries:
        yield entry, replace(entry, text=await _read(bot, entry))


async def send(bot: Bot, entry: ProfileEntry) -> None:
    """Sets one entry. Raises ``TelegramError``: changes of the name, above all, are few in an hour."""
    language = entry.place or None
    match entry.kind:
        case ProfileKind.NAME:
            await bot.set_my_name(entry.text, language)
        case ProfileKind.SHORT_DESCRIPTION:
            await bot.set_my_short_description(entry.text, language)
        case ProfileKind.DESCRIPTION:
            await bot.set_my_description(entry.text, language)
        case ProfileKind.COMMANDS:
            commands = [BotCommand(*line.split(": ", 1)) for line in entry.text.splitlines()]
            if commands:
                await bot.set_my_commands(commands, language_code=language)
            else:
                await bot.delete_my_commands(language_code=language)
        case _ as never:
            assert_never(never)


async def _read(bot: Bot, entry: ProfileEntry) -> str:
    language = entry.place or None
    match entry.kind:
        case ProfileKind.NAME:
            return (await bot.get_my_name(language)).name
        case ProfileKind.SHORT_DESCRIPTION:
            return (await bot.get_my_short_description(language)).short_description
        case ProfileKind.DESCRIPTION:
            return (await bot.get_my_description(language)).description
        case ProfileKind.COMMANDS:
            commands = await bot.get_my_commands(language_code=language)
            return "\n".join(f"{each.command}: {each.description}" for each in commands)
        case _ as never:
            assert_never(never)
