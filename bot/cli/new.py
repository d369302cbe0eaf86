"""The commands that begin something for an author: ``wegwijs new question`` and ``wegwijs new topic``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.authoring.generated.new_files import NewFiles, NotBegunError, new_question, new_topic
from bot.authoring.generated.skeletons import question_block
from bot.cli.common import refuse, repository

app = typer.Typer(help="Begin a question or a topic: writes a skeleton to fill in.", no_args_is_help=True)


@app.command()
def question(
    name: Annotated[str, typer.Argument(help="Its name for ever, such as child_lives_here.")],
    *,
    after: Annotated[
        str | None, typer.Option(metavar="STATE", help="Put it below this state; else the last question.")
    ] = None,
    print_only: Annotated[bool, typer.Option("--print", help="Only show it; write nothing.")] = False,
) -> None:
    """Write the skeleton of a question into flows/permit.yaml. See docs/adding-a-question.md."""
    root = repository()
    try:
        begun = new_question(root, name, after)
    except NotBegunError as error:
        refuse(str(error))
    if print_only:
        typer.echo(question_block(name), nl=False)
    else:
        _write(root, begun)


@app.command()
def topic(name: Annotated[str, typer.Argument(help="Its name for ever, such as own-business.")]) -> None:
    """Write the skeleton of a topic into content/, and its name into flows/permit.yaml. See docs/adding-a-topic.md."""
    root = repository()
    try:
        begun = new_topic(root, name, datetime.now(UTC).date())
    except NotBegunError as error:
        refuse(str(error))
    _write(root, begun)


def _write(root: Path, begun: NewFiles) -> None:
    for file, data in begun.files.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    typer.echo(f"Written: {', '.join(begun.files)}. It begins at {begun.place}.")
    typer.echo("Replace every word in capitals; 'wegwijs check' says what to write in each place.")
