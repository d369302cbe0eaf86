"""What all commands stand on: where their files are, and how they refuse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import typer

from bot.authoring import project


def repository() -> Path:
    """The repository: what is written belongs there, not into an installed package."""
    root = project.authored_root()
    if not (root / "pyproject.toml").exists():
        refuse("this writes files of the repository, and here is none. Run it from a checkout.")
    return root


def refuse(why: str) -> NoReturn:
    """Ends the program, saying why it can not do what it was asked to."""
    typer.echo(why, err=True)
    sys.exit(1)
