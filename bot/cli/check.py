"""``wegwijs check``: whether all is well that authors and translators wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from enum import Enum
from functools import partial
from statistics import mean
from typing import Annotated

import typer
from rich.console import Console

from bot.authoring.english.readability import PLAIN, SectionReadability
from bot.authoring.project import Project
from bot.authoring.source.problems import Findings, Problem
from bot.check_report import report
from bot.cli.common import refuse, repository
from bot.links.snapshots import read_snapshots
from bot.wiring import read

HARDEST = 5
"""The most of the hardest sections that are named."""

app = typer.Typer()


class Format(Enum):
    """The form in which problems are written."""

    TEXT = "text"
    GITHUB = "github"


@app.command()
def check(
    form: Annotated[Format, typer.Option("--format", help="'github' shows them beside the lines there.")] = Format.TEXT,
    *,
    links: Annotated[bool, typer.Option("--links", help="Also visit every source and site. Never in CI.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but what is wrong.")] = False,
    no_screens: Annotated[bool, typer.Option("--no-screens", help="Do not draw each screen in each language.")] = False,
) -> None:
    """Check everything that authors wrote, and name every mistake with its place and its fix."""
    if links:
        repository()
    with Console(stderr=True).status("Checking the texts...") if quiet else nullcontext():
        project = read()
        found = report(project, today=datetime.now(UTC).date(), screens=not no_screens)
    _tell(form, found.problems, () if quiet else found.remarks)
    if count := len(found.problems):
        typer.echo(f"{count} problem{'s' if count > 1 else ''}.", err=True)
    elif not quiet:
        _tell_how_much(project, found.readability)
    if links:
        findings = Findings()
        looks = read_snapshots(project.root, findings)
        if project.guide is None or findings:
            refuse("No link was visited: fix these first.")
        from bot.cli.check_links import check_links  # noqa: PLC0415  # its libraries take long to load

        if ended := check_links(project, looks, partial(_tell, form)):
            raise typer.Exit(ended)
    if found.problems:
        raise typer.Exit(1)


def _tell(form: Format, problems: Iterable[Problem], remarks: Iterable[Problem]) -> None:
    for problem in sorted(set(problems)):
        typer.echo(problem.for_github() if form is Format.GITHUB else str(problem))
    for remark in sorted(set(remarks)):
        typer.echo(remark.for_github("notice") if form is Format.GITHUB else f"For a look: {remark}")


def _tell_how_much(project: Project, readability: Sequence[SectionReadability]) -> None:
    """Tells how much there is, and how it reads."""
    drafts = project.drafts
    typer.echo(
        f"All is well: {len(drafts.flow.states)} states, {len(drafts.pages)} pages, {len(drafts.facts)} facts, "
        f"{len(drafts.organisations)} organisations, {len(project.texts)} short texts."
    )
    _tell_readability(readability)


def _tell_readability(sections: Sequence[SectionReadability]) -> None:
    """Tells how the English reads, and the sections and sentences to look at first."""
    words, ease = mean(each.mean_words for each in sections), mean(each.ease for each in sections)
    typer.echo(
        f"Readability of {len(sections)} sections: {words:.1f} words to a sentence, "
        f"reading ease {ease:.0f} (Flesch; {PLAIN} and more is plain). The hardest:"
    )
    for each in sections[:HARDEST]:
        typer.echo(f"  {each.name}: {each.mean_words:.1f} words, ease {each.ease:.0f}. {each.hardest}")
