"""``wegwijs parity``: what each channel makes of every screen, as a table."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.authoring.english.folder import INTERFACE, LANGUAGES
from bot.authoring.project import Project
from bot.authoring.source.files import catalog_of
from bot.authoring.sweep.every_screen import sweep_screens
from bot.channels.telegram.labels import find_place
from bot.cli.common import find_language
from bot.core.bidi import strip_marks
from bot.parity.shown import Medium
from bot.parity.table import COLUMNS, Tally, tally_screens
from bot.wiring import read

app = typer.Typer()

_WIDTH = 100


@app.command()
def parity(
    *,
    lang: Annotated[str, typer.Option(help="One language alone, as ti or fa_AF.")] = "",
    cuts: Annotated[bool, typer.Option("--cuts", help="Also name each label that its row has no room for.")] = False,
) -> None:
    """Show what each channel makes of every screen: split, paged, folded, cut or lost. Exit code 1 if any is lost."""
    project = read()
    guide = project.require_guide()
    languages = (find_language(guide, lang),) if lang else guide.words.offered
    by_channel = defaultdict[str, list[tuple[str, Tally]]](list)
    for language in track(languages, "Drawing every screen...", console=Console(stderr=True), transient=True):
        for channel, tally in tally_screens(guide, language, sweep_screens(guide, language)).items():
            by_channel[channel].append((language.code, tally))
    table = Table("channel", *COLUMNS, title=f"Every screen, {_languages(len(languages))}")
    for channel, found in by_channel.items():
        table.add_row(channel, *map(str, map(sum, zip(*(tally.cells for _, tally in found), strict=True))))
    Console(width=_WIDTH).print(table)
    _tell(project, by_channel, cuts=cuts)


def _tell(project: Project, by_channel: dict[str, list[tuple[str, Tally]]], *, cuts: bool) -> None:
    """Tells what was cut, if it is asked for, and what was lost or would be refused."""
    faults = False
    for channel, found in by_channel.items():
        for code, tally in found:
            for label in sorted(tally.cut) if cuts and channel == Medium.WHATSAPP.value else ():
                place = find_place(project, project.require_guide().words.languages[code], strip_marks(label))
                # What is put together of two texts stands nowhere as it is.
                made_of_two = INTERFACE if code == project.require_guide().words.english.code else catalog_of(code)
                where = made_of_two if place.file == LANGUAGES else str(place)
                typer.echo(f"{where}: '{label}' is cut in its row on {channel}, and stands whole below it. Shorten it.")
            for fault in tally.faults:
                what = f"loses '{fault.lost}'" if fault.lost else f"would be refused: {fault.refused}"
                typer.echo(f"{channel}, {code}: '{fault.shows}' {what}. Shorten it.", err=True)
                faults = True
    if faults:
        raise typer.Exit(1)


def _languages(count: int) -> str:
    return "1 language" if count == 1 else f"{count} languages"
