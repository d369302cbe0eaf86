"""The command line: ``wegwijs``. What authors and operators read here is English, and stands in Python.

What only one command needs is imported there: the Telegram library takes longer to load than all the rest together.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from enum import Enum
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from statistics import mean
from typing import Annotated

import typer
from rich.console import Console

from bot.authoring.english.readability import PLAIN, SectionReadability
from bot.authoring.generated import facts_table as reach
from bot.authoring.generated import flow_diagram as graphs
from bot.authoring.project import Project
from bot.authoring.source.problems import AuthoringError, Findings, Problem, did_you_mean
from bot.channels.terminal import Terminal
from bot.check_report import report
from bot.cli.ask import askers
from bot.cli.common import refuse, repository
from bot.cli.link import links
from bot.cli.new import beginners
from bot.cli.printing import prints
from bot.cli.profile import profiles
from bot.cli.review import checkers
from bot.cli.translation import translators
from bot.core.language import match_language
from bot.core.pseudo_language import PSEUDO
from bot.core.transcript import TranscriptLine
from bot.links.snapshots import read_snapshots
from bot.wiring import load, read

HARDEST = 5
"""The most of the hardest sections that are named."""

app = typer.Typer(
    name="wegwijs",
    help="A guide, in a chat, to residence permits in the Netherlands other than asylum.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(Enum):
    """The form in which problems are written."""

    TEXT = "text"
    GITHUB = "github"


app.add_typer(translators)
app.add_typer(checkers)
app.add_typer(profiles)
app.add_typer(askers)
app.add_typer(links)
app.add_typer(prints)
app.add_typer(beginners, name="new")


@app.callback(invoke_without_command=True)
def _version(*, show: Annotated[bool, typer.Option("--version", help="Show the version.")] = False) -> None:
    if show:
        from importlib.metadata import version  # noqa: PLC0415  # see the head of this module

        typer.echo(version("wegwijs"))
        raise typer.Exit


@app.command()
def chat(
    lang: Annotated[str | None, typer.Option(help="The language to begin in.")] = None,
    record: Annotated[Path | None, typer.Option(help="Write the talk here, as a transcript.", dir_okay=False)] = None,
) -> None:
    """Talk with the guide in this terminal. Nothing is kept, unless you ask with --record."""
    guide = read().with_pseudo() if lang == PSEUDO else load()
    offered = [language.code for language in guide.words.offered]
    language = match_language(guide.words.languages.values(), lang)
    if lang and not (language and language.offered):
        refuse(f"there is no language '{lang}'. {did_you_mean(lang, offered)}")
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    with _recorder(record) as write:
        Terminal(_ask, typer.echo, write).talk(guide, f"l-{language.code}" if language else "")


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
        from bot.cli.check_links import check_links  # noqa: PLC0415  # see the head of this module

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


@app.command()
def graph() -> None:
    """Draw the flow again, in docs/flow.md, and where each fact stands, in docs/facts.md."""
    root = repository()
    project = read(root)
    if project.guide is None:
        raise AuthoringError(project.problems)
    flow, drafts = project.guide.flow, project.drafts
    facts = reach.format_facts_table(flow, drafts.topics, [fact.text for fact in drafts.facts])
    for file, text in ((graphs.GRAPH, graphs.draw_flow(flow)), (reach.FACTS, facts)):
        (root / file).write_text(text, encoding="utf-8")
    typer.echo(f"Written: {graphs.GRAPH}, {reach.FACTS}")


@app.command()
def serve() -> None:
    """Serve the web chat, and Telegram where there is a token. All settings: see docs/operating.md."""
    from bot.cli.serving import serve as serving  # noqa: PLC0415  # see the head of this module

    serving(load)


def main() -> None:
    """The program. An author's mistake is told with its place, and never as a traceback."""
    try:
        app()
    except AuthoringError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)


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
