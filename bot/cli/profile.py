"""``wegwijs profile``: the bot's name, descriptions and commands on Telegram, from the catalogs."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from bot import logs
from bot.authoring.source.problems import AuthoringError
from bot.channels.telegram.profile import ProfileEntry, profile_entries
from bot.cli.common import refuse, settings
from bot.wiring import read

app = typer.Typer()


@app.command()
def profile(
    *, dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be changed.")] = False
) -> None:
    """Bring the bot's profile on Telegram up to date: name, descriptions and commands. Only what differs is sent."""
    from bot.channels.telegram.profile_calls import ProfileError  # noqa: PLC0415  # the library takes long to load

    chosen = settings()
    logs.start_logging(chosen.log_level)
    if chosen.telegram_bot_token is None:
        refuse("TELEGRAM_BOT_TOKEN is not set. Copy it from BotFather.")
    project = read()
    if project.guide is None:
        raise AuthoringError(project.problems)
    entries = tuple(profile_entries(project.guide, project.drafts.rows))
    token, origin = chosen.telegram_bot_token.get_secret_value(), chosen.telegram_api_base_url
    try:
        changes = asyncio.run(_bring_up_to_date(token, origin, entries, sends=not dry_run))
    except ProfileError as error:
        refuse(str(error))
    done = "would be changed" if dry_run else "changed"
    typer.echo(f"{changes} of {len(entries)} {done}." if changes else f"All {len(entries)} are as they should be.")


async def _bring_up_to_date(token: str, origin: str, entries: tuple[ProfileEntry, ...], *, sends: bool) -> int:
    from bot.channels.telegram import profile_calls as calls  # noqa: PLC0415  # as above

    console, changes = Console(stderr=True), 0
    async with calls.open_profile(token, origin) as bot:
        with Progress(console=console, transient=True) as progress:
            task = progress.add_task("Asking Telegram", total=len(entries))
            async for entry, now in calls.compare(bot, entries):
                progress.advance(task)
                if entry.is_like(now):
                    continue
                changes += 1
                typer.echo(f"{entry.kind.value.replace('_', ' ')}, {entry.place or 'everybody'}:")
                for mark, text in (("-", now.text), ("+", entry.text)):
                    for line in text.splitlines():
                        typer.echo(f"  {mark} {line}")
                if sends:
                    await calls.send(bot, entry)
    return changes
