"""The commands for those who translate and for those who look after translations. See docs/translating.md."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.authoring import update as updating
from bot.authoring.problems import Findings, did_you_mean
from bot.authoring.project import read
from bot.cli.ground import refuse, repository

translators = typer.Typer()


@translators.command()
def update(
    languages: Annotated[
        list[str] | None, typer.Argument(metavar="[LANG]...", help="Languages that get a catalog, if they have none.")
    ] = None,
) -> None:
    """Write what follows from the authored files: ledger, template, manual of the checks, and every catalog."""
    root, findings = repository(), Findings()
    known = read(root).drafts.languages
    for code in languages or ():
        if code not in known or code == "en":
            refuse(f"there is no language '{code}' to translate into. {did_you_mean(code, known.keys() - {'en'})}")
    changed = updating.update(root, languages or (), findings)
    typer.echo(f"Written: {', '.join(changed)}" if changed else "Nothing has changed.")
    for problem in findings:
        typer.echo(str(problem), err=True)
    if findings:
        raise typer.Exit(1)
