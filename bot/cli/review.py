"""The commands by which people say what they know of a translation: it is up to date, it was checked, it is right."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.authoring.reviewing import mark as marking
from bot.authoring.reviewing.import_review import ImportContext, ImportResult, Reviewer, import_copy
from bot.authoring.reviewing.import_sections import import_sections, split_copy
from bot.authoring.reviewing.mark import MarkResult, NotMarkedError
from bot.authoring.reviewing.paragraphs import paragraph_items
from bot.authoring.reviewing.pending_copy import make_pending_copy
from bot.authoring.source.files import decode
from bot.authoring.source.problems import Findings
from bot.authoring.translations.po import read_entries
from bot.authoring.translations.po_form import read_language
from bot.cli.common import refuse, repository
from bot.cli.project import Language, find_named_texts, read_sound_project

app = typer.Typer()

By = Annotated[str | None, typer.Option(metavar="NAME", help="Who checked it, as they want to be named.")]
On = Annotated[str | None, typer.Option(metavar="DATE", help="The day of the check, such as 2026-11-25; else today.")]


@app.command()
def pending(
    lang: Language,
    file: Annotated[Path, typer.Argument(metavar="FILE.po", help="Where the copy goes; nothing is written over.")],
) -> None:
    """Write a copy of all texts, short and long, to check in Poedit or Weblate: what nobody has checked is marked."""
    project = read_sound_project(lang)
    items = {item.id: item for item in project.items[lang]}
    copy = make_pending_copy(marking.update_catalog(project, lang), items, paragraph_items(project, lang))
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(copy)
    except FileExistsError:
        refuse(f"{file} is already there, and somebody's work may be in it. Choose another name.")
    except OSError as error:
        refuse(f"{file} cannot be written: {error.strerror}.")
    count = sum(entry.fuzzy for entry in read_entries(copy))
    typer.echo(f"Written: {file}, with {count} texts to check. Then: wegwijs take-back {lang} {file} --by NAME")


@app.command(name="take-back")
def take(
    lang: Language,
    file: Annotated[Path, typer.Argument(metavar="FILE.po", help="The copy, checked.", exists=True, dir_okay=False)],
    by: By = None,
    on: On = None,
) -> None:
    """Take a checked copy back: corrections into the catalog and the pages, checks into review.yaml."""
    repository()
    project, findings, reviewer = read_sound_project(lang), Findings(), _reviewer(by, on)
    copy = decode(file.read_bytes(), str(file), findings) or ""
    faults = [entry.fault for entry in read_entries(copy) if entry.fault]
    if findings or faults:
        refuse(f"{file} cannot be read{f', from line {faults[0]} on' if faults else ''}. Save it from Poedit again.")
    if (other := read_language(copy)) != lang:
        refuse(f"{file} is a catalog in '{other}', not in '{lang}'.")
    items = {item.id: item for item in project.items[lang]}
    ground = ImportContext(items, marking.read_review_of(project, lang), reviewer, marking.same_meaning(project))
    short, long = split_copy(copy)
    taken = import_copy(marking.update_catalog(project, lang), short, ground)
    pages = import_sections(project, lang, long, taken, ground)
    _write(MarkResult({**taken.files(lang), **pages}, tuple(taken.waiting)))
    _tell(taken)


def _tell(taken: ImportResult) -> None:
    typer.echo(f"Checked: {len(taken.checked)}. Corrected: {len(taken.corrected)}. Not taken: {len(taken.left)}.")
    for name, why in taken.left.items():
        typer.echo(f"  {name}: {why}", err=True)
    if taken.left:
        raise typer.Exit(1)


@app.command()
def mark(  # noqa: PLR0913  # an option each
    lang: Annotated[str, typer.Argument(metavar="LANG", help="The code of a language; en, with --minor.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A page, page#section, or the id of a short text.")],
    *,
    checked: Annotated[bool, typer.Option("--checked", help="A person has read it beside the English.")] = False,
    minor: Annotated[bool, typer.Option("--minor", help="The last edit of the English changed no meaning.")] = False,
    by: By = None,
    on: On = None,
) -> None:
    """Say that a translation is of the present English; with --checked, that a person has read it beside it."""
    repository()
    if minor is not (lang == "en") or (minor and checked):
        refuse("an edit of the English is marked with 'wegwijs mark en TEXT --minor'; --minor is for nothing else.")
    if (by or on) and not checked:
        refuse("--by and --on belong to --checked.")
    project = read_sound_project(None if minor else lang)
    items = find_named_texts(project, next(iter(project.items)) if minor else lang, text)
    try:
        if minor:
            marked = marking.mark_same_meaning(project, items)
        elif checked:
            marked = marking.mark_checked(project, lang, items, _reviewer(by, on))
        else:
            marked = marking.mark_up_to_date(project, lang, items)
    except NotMarkedError as error:
        refuse(str(error))
    _write(marked)


def _write(marked: MarkResult) -> None:
    """Writes what has changed, and says for what one more person is needed."""
    root, changed = repository(), list[str]()
    for file, text in marked.files.items():
        path = root / file
        if not path.exists() or path.read_bytes() != text.encode():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(file)
    typer.echo(f"Written: {', '.join(changed)}" if changed else "Nothing has changed.")
    if marked.waiting:
        count = len(marked.waiting)
        texts = "text about law or safety waits" if count == 1 else "texts about law or safety wait"
        typer.echo(f"{count} {texts} for the check of a second person.")


def _reviewer(by: str | None, on: str | None) -> Reviewer:
    """Who checked, and when."""
    name, today = " ".join((by or "").split()), datetime.now(UTC).date()
    if not name:
        refuse("say who has checked it: --by NAME. Any name that the person agrees to see in public will do.")
    try:
        day = date.fromisoformat(on) if on else today
    except ValueError:
        refuse(f"'{on}' is not a day. Write it as {today.isoformat()}.")
    if day > today:
        refuse(f"{on} is still to come.")
    return Reviewer(name, day.isoformat())
