"""``wegwijs chat``: the guide in this terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from bot.authoring.source.problems import did_you_mean
from bot.channels.terminal import Terminal
from bot.cli.common import refuse
from bot.core.guide import Guide
from bot.core.language import match_language
from bot.core.pseudo_language import PSEUDO
from bot.core.transcript import TranscriptLine
from bot.loading import load

app = typer.Typer()


@app.command()
def chat(
    lang: Annotated[str | None, typer.Option(help="The language to begin in.")] = None,
    record: Annotated[Path | None, typer.Option(help="Write the talk here, as a transcript.", dir_okay=False)] = None,
) -> None:
    """Talk with the guide in this terminal. Nothing is kept, unless you ask with --record."""
    guide = _with_pseudo() if lang == PSEUDO else load()
    offered = [language.code for language in guide.words.offered]
    language = match_language(guide.words.languages.values(), lang)
    if lang and not (language and language.offered):
        refuse(f"there is no language '{lang}'. {did_you_mean(lang, offered)}")
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    with _recorder(record) as write:
        Terminal(_ask, typer.echo, write).talk(guide, f"l-{language.code}" if language else "")


def _with_pseudo() -> Guide:
    from bot.wiring import read  # noqa: PLC0415  # what reads the authored files takes long to load

    return read().with_pseudo()


def _ask() -> str:
    """One typed line. Raises EOFError at its end, and when it is interrupted: that is how people leave."""
    try:
        return input("> ")
    except (EOFError, KeyboardInterrupt):
        typer.echo()
        raise EOFError from None


@contextmanager
def _recorder(path: Path | None) -> Iterator[Callable[[TranscriptLine], None]]:
    """Writes each turn as it happens, so that nothing of it is lost."""
    if path is None:
        yield lambda _line: None
        return
    try:
        file = path.open("x", encoding="utf-8", buffering=1)
    except FileExistsError:
        refuse(f"{path} is already there. Choose another name, or remove it first.")
    except OSError as error:
        refuse(f"{path} cannot be written: {error.strerror}.")
    with file:
        yield lambda line: print(line, file=file)
