"""The commands that tell a translator what there is to do, and show it. See docs/translating.md."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.authoring import ready
from bot.authoring.reviewing.english_diff import diff_english
from bot.authoring.reviewing.lint_project import entries_of
from bot.authoring.reviewing.progress import Counts, count_by_kind, count_by_status
from bot.authoring.reviewing.word_diff import DiffKind, DiffSpan
from bot.authoring.source.problems import Findings, Place
from bot.authoring.translations.status import Item
from bot.cli.common import refuse, repository
from bot.cli.project import Language, find_named_texts, read_sound_project, require_language
from bot.core.translation import Status
from bot.wiring import read
from bot.wiring import update as update_files

app = typer.Typer()

MOST = 40
"""The most texts that ``status`` names without ``--all``."""

_STATES = (Status.CHECKED, Status.DRAFT, Status.STALE, Status.MISSING)
_STYLES = {DiffKind.SAME: "", DiffKind.GONE: "red strike", DiffKind.NEW: "bold green"}

Target = Annotated[
    str | None, typer.Argument(metavar="[TEXT]", help="A page, page#section, or the id of a short text; else all.")
]


@app.command()
def update(
    languages: Annotated[
        list[str] | None, typer.Argument(metavar="[LANG]...", help="Languages that get a catalog, if they have none.")
    ] = None,
) -> None:
    """Write what follows from the authored files: ledger, template, manual of the checks, and every catalog."""
    root, findings = repository(), Findings()
    if languages:
        project = read(root)
        for code in languages:
            require_language(code, project)
    changed = update_files(root, languages or (), findings)
    typer.echo(f"Written: {', '.join(changed)}" if changed else "Nothing has changed.")
    for problem in findings:
        typer.echo(str(problem), err=True)
    if findings:
        raise typer.Exit(1)


@app.command()
def status(
    lang: Annotated[str | None, typer.Argument(metavar="[LANG]", help="One language, with what is to be done.")] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="Name every text that is missing or stale.")] = False,
) -> None:
    """Show how far each language is: what is checked, a draft, stale or missing."""
    project, console = read_sound_project(lang), Console()
    if lang is None:
        table = Table("language", "offered", *(state.value for state in _STATES), "there")
        for code, items in project.items.items():
            row, counts = project.drafts.rows[code], count_by_status(items)
            cells = (f"{row.english} ({code})", "yes" if row.language.offered else "no", *_cells(counts))
            table.add_row(*cells, f"{counts.shown} %")
        console.print(table)
        return
    table = Table("", *(state.value for state in _STATES), title=project.drafts.rows[lang].english)
    for name, counts in count_by_kind(project.items[lang]):
        table.add_row(name, *_cells(counts))
    console.print(table)
    todo = [item for item in project.items[lang] if item.state in {Status.MISSING, Status.STALE}]
    todo.sort(key=lambda item: not item.high_risk)
    entries = {entry.said("msgctxt"): place for entry, place in entries_of(project.root, lang)}
    for item in todo if every else todo[:MOST]:
        console.print(_told(item, entries.get(item.id, item.place)), highlight=False, soft_wrap=True)
    if len(todo) > MOST and not every:
        console.print(f"... and {len(todo) - MOST} more: wegwijs status {lang} --all", highlight=False)


@app.command()
def diff(lang: Language, text: Target = None) -> None:
    """Show what has changed in the English since it was translated, word by word."""
    project, console = read_sound_project(lang), Console()
    items = find_named_texts(project, lang, text) if text else project.items[lang]
    shown = [item for item in items if text or item.state is Status.STALE]
    for item in shown:
        found = diff_english(project.root, item)
        console.print(f"[bold]{item.id}[/bold] ({item.place})", highlight=False, soft_wrap=True)
        words = Text(f"  {found.unknown}") if found.unknown else _coloured(found.words)
        console.print(words, highlight=False, soft_wrap=True)
    if not shown:
        console.print("Every translation is of the present English.")


@app.command()
def preview(
    lang: Language,
    output: Annotated[Path | None, typer.Option(help="Write one file to send to somebody.", dir_okay=False)] = None,
    port: Annotated[int, typer.Option(help="Where to serve it; 0: any free port.")] = 8008,
) -> None:
    """Show every screen in English, Dutch and one language; the page follows the files as you save them."""
    from bot.preview import serving  # noqa: PLC0415  # only this command draws
    from bot.preview.page import page, path_to  # noqa: PLC0415  # it takes long to load
    from bot.preview.screens import Data, data_of  # noqa: PLC0415  # the same

    def data() -> Data:
        project = read_sound_project(lang)
        assert project.guide  # noqa: S101  # project_with has seen to it
        return data_of(project, project.guide, lang)

    if output:
        with Console(stderr=True).status("Drawing every screen..."):
            text = page(data() | {"root": path_to(ready.authored_root(), output)})
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            refuse(f"{output} cannot be written: {error.strerror}.")
        typer.echo(f"Written: {output}. It holds the whole guide in this language; send it to whoever reads it.")
        return
    fresh = serving.LiveData(read_sound_project(lang).root, data)
    fresh.data()
    try:
        server = serving.server(fresh, port)
    except OSError as error:
        refuse(f"port {port} cannot be used: {error.strerror}. Name another one: --port 0 takes any that is free.")
    with server:
        typer.echo(f"Open http://{serving.HOST}:{server.server_port}/ and leave this running. Ctrl+C ends it.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            typer.echo()


def _cells(counts: Counts) -> tuple[str, ...]:
    return tuple(str(counts.of[state]) for state in _STATES)


def _told(item: Item, place: Place) -> Text:
    risk = " (law and safety)" if item.high_risk else ""
    return Text(f"{place.file}:{place.line}: {item.id} is {item.state.value}{risk}")


def _coloured(words: tuple[DiffSpan, ...]) -> Text:
    return Text("  ").append_tokens((str(each), _STYLES[each.change]) for each in words)
