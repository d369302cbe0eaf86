"""The command line: ``wegwijs``. What authors and operators read here is English, and stands in Python.

Each command is imported when it is asked for. What reads and checks the authored files takes longer to load, and more
memory, than all that serves people; the Telegram library as much again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from importlib.metadata import version
from typing import Annotated, Any, cast

import typer
from typer.core import TyperGroup
from typer.main import get_group

from bot.authoring.source.problems import AuthoringError

MODULES = {
    "chat": "chat", "check": "check", "graph": "graph", "serve": "serve",
    "update": "translation", "status": "translation", "diff": "translation", "preview": "translation",
    "pending": "review", "take-back": "review", "mark": "review", "profile": "profile", "ask": "ask", "link": "link",
    "poster": "printing", "card": "printing", "leaflet": "printing", "booklet": "printing", "new": "new",
    "parity": "parity",
}  # fmt: skip
"""The module of each command, in the order in which they are listed."""


class _Commands(Mapping[str, Any]):  # of Typer's own kind of click's commands
    """All commands by name."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  # as above
        """The command, or the group of commands that is called so."""
        group = get_group(import_module(f"bot.cli.{MODULES[name]}").app)
        return group.commands.get(name, group)

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)


class _OnDemand(TyperGroup):
    """The commands, each imported when it is asked for."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401  # Typer's own
        super().__init__(**attributes)
        self.commands = cast("MutableMapping[str, Any]", _Commands())


app = typer.Typer(
    name="wegwijs",
    cls=_OnDemand,
    help="A guide, in a chat, to residence permits in the Netherlands other than asylum.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def _version(*, show: Annotated[bool, typer.Option("--version", help="Show the version.")] = False) -> None:
    if show:
        typer.echo(version("wegwijs"))
        raise typer.Exit


def main() -> None:
    """The program. An author's mistake is told with its place, and never as a traceback."""
    try:
        app()
    except AuthoringError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
