"""``wegwijs poster``, ``card``, ``leaflet`` and ``booklet``: paper as PDF. See docs/printing.md."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from bot.authoring.source.problems import did_you_mean
from bot.channels.web.invitations import Destination
from bot.channels.web.publishing import NoAddressError, WebPublisher
from bot.cli.common import find_language, refuse, require_partner, settings
from bot.core.content import Topic
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.site import Site
from bot.loading import load
from bot.printing.order import PaperKind, PaperOrder, draw_paper
from bot.printing.poster import MOST_LANGUAGES
from bot.printing.printer import Printer
from bot.printing.typesetting import PrintError, require_extra, typeset

app = typer.Typer()

Lang = Annotated[str | None, typer.Option(help="The language, as en or fa_AF; without it English.")]
TopicName = Annotated[str | None, typer.Option("--topic", help="The topic that the code leads to; else the beginning.")]
Partner = Annotated[str, typer.Option(help="A name for your organisation: 1 to 28 of a-z, 0-9 and '-'.")]
Telegram = Annotated[bool, typer.Option("--telegram", help="The code leads to Telegram, and not to the web.")]
Output = Annotated[Path, typer.Option("--output", "-o", help="A folder, or a file .pdf.")]
HERE = Path()


@app.command()
def poster(  # noqa: PLR0913  # each is an option
    *,
    lang: Annotated[
        list[str] | None, typer.Option(help=f"A language, as en or fa_AF; up to {MOST_LANGUAGES} on one poster.")
    ] = None,
    topic: TopicName = None,
    partner: Partner = "",
    telegram: Telegram = False,
    every: Annotated[bool, typer.Option("--all", help="One in each language, and one in several.")] = False,
    output: Output = HERE,
) -> None:
    """Make a poster (A4) in one language, large, or in several."""
    guide = _ready()
    about = _find_topic(guide, topic) if topic else None
    chosen = tuple(dict.fromkeys(find_language(guide, each) for each in lang or ["en"]))
    if len(chosen) > MOST_LANGUAGES:
        refuse(f"a poster has room for {MOST_LANGUAGES} languages, and {len(chosen)} were named. Make two.")
    groups = [chosen]
    if every:
        named = chosen if lang else tuple(guide.words.offered)
        several = named[:MOST_LANGUAGES]
        groups = [*((each,) for each in named), *([several] if len(several) > 1 else [])]
    orders = [PaperOrder(PaperKind.POSTER, group, about) for group in groups]
    _make(_printer(guide, partner, telegram=telegram), orders, output)


@app.command()
def card(  # noqa: PLR0913  # each is an option
    *,
    lang: Lang = None,
    topic: TopicName = None,
    partner: Partner = "",
    telegram: Telegram = False,
    sentences: Annotated[
        bool, typer.Option("--sentences", help="Instead: the sentences to show, in large Dutch. They have no code.")
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="In each language.")] = False,
    output: Output = HERE,
) -> None:
    """Make wallet cards, eight on a page: the fronts, then the backs."""
    if sentences and (topic or partner or telegram):
        refuse("sentences to show have no code that leads anywhere: leave out --topic, --partner and --telegram.")
    guide = _ready()
    about, kind = _find_topic(guide, topic) if topic else None, PaperKind.SENTENCES if sentences else PaperKind.CARD
    orders = [PaperOrder(kind, (each,), about) for each in _languages(guide, lang, every=every)]
    _make(_printer(guide, partner, telegram=telegram), orders, output)


@app.command()
def leaflet(
    *,
    lang: Lang = None,
    topic: Annotated[str | None, typer.Option("--topic", help="The topic that it is about.")] = None,
    partner: Partner = "",
    every: Annotated[
        bool, typer.Option("--all", help="Of each topic in each language; --lang or --topic chooses among them.")
    ] = False,
    output: Output = HERE,
) -> None:
    """Make a leaflet: the whole page of a topic."""
    guide = _ready()
    if topic is None and not every:
        refuse(f"name a topic with --topic, or use --all. There are: {', '.join(guide.flow.topics)}.")
    topics = [_find_topic(guide, topic)] if topic else list(guide.flow.topics.values())
    pairs = product(_languages(guide, lang, every=every), topics)
    orders = [PaperOrder(PaperKind.LEAFLET, (each,), about) for each, about in pairs]
    _make(_printer(guide, partner), orders, output)


@app.command()
def booklet(
    *,
    lang: Lang = None,
    partner: Partner = "",
    telegram: Telegram = False,
    every: Annotated[bool, typer.Option("--all", help="In each language.")] = False,
    output: Output = HERE,
) -> None:
    """Make a booklet of all topics, with the questions as a drawing that folds out (A3)."""
    guide = _ready()
    orders = [PaperOrder(PaperKind.BOOKLET, (each,)) for each in _languages(guide, lang, every=every)]
    _make(_printer(guide, partner, telegram=telegram), orders, output)


def _ready() -> Guide:
    """The guide, where papers can be made."""
    try:
        require_extra()
    except PrintError as error:
        refuse(str(error))
    return load()


def _languages(guide: Guide, lang: str | None, *, every: bool) -> Iterable[Language]:
    return guide.words.offered if every and lang is None else [find_language(guide, lang or "en")]


def _find_topic(guide: Guide, name: str) -> Topic:
    if name not in guide.flow.topics:
        refuse(f"there is no topic '{name}'. {did_you_mean(name, guide.flow.topics)}")
    return guide.flow.topics[name]


def _printer(guide: Guide, partner: str, *, telegram: bool = False) -> Printer:
    if partner:
        require_partner(partner)
    chosen = settings()
    site = Site(chosen.public_url, chosen.telegram_bot_username, chosen.operator_name)
    to = Destination.TELEGRAM if telegram else Destination.GUIDE
    return Printer(guide, WebPublisher(guide, site, partner or None, to), datetime.now(UTC).date().isoformat())


def _make(printer: Printer, orders: Sequence[PaperOrder], output: Path) -> None:
    """Makes what is ordered, and says of each file how large it is and how long it took."""
    if output.suffix == ".pdf" and len(orders) > 1:
        refuse(f"{len(orders)} files do not fit into '{output}'. Name a folder.")
    began, total = time.monotonic(), 0
    with _shown(len(orders)) as (progress, task):
        for order in orders:
            file, started = output if output.suffix == ".pdf" else output / order.file_name, time.monotonic()
            try:
                pdf = typeset(draw_paper(printer, order))
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(pdf)
            except (NoAddressError, PrintError) as error:
                refuse(str(error))
            except OSError as error:
                refuse(f"'{file}' cannot be written: {error.strerror}.")
            total += len(pdf)
            typer.echo(f"Written: {file}, {_size(len(pdf))}, {time.monotonic() - started:.1f} s.")
            progress.advance(task)
    if len(orders) > 1:
        typer.echo(f"{len(orders)} files, {_size(total)}, {time.monotonic() - began:.1f} s.")


def _size(count: int) -> str:
    return f"{count / 1000:,.0f} kB"


@contextmanager
def _shown(total: int) -> Iterator[tuple[Progress, TaskID]]:
    """Shows in a terminal, on the stream of errors, how many of several are done. A pipe gets its lines."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    shows = total > 1 and console.is_terminal
    redirects = sys.stdout.isatty()
    with Progress(*columns, console=console, transient=True, disable=not shows, redirect_stdout=redirects) as progress:
        yield progress, progress.add_task("Printing", total=total)
