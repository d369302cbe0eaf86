"""The common ground of all commands: the repository, the settings, and how they refuse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from bot.authoring import ready
from bot.authoring.source.problems import did_you_mean
from bot.core import language
from bot.core.guide import Guide
from bot.core.start_payload import is_partner, mend_partner

if TYPE_CHECKING:
    from bot.settings import Settings


def repository() -> Path:
    """The repository: what is written belongs there, not into an installed package."""
    root = ready.authored_root()
    if not (root / "pyproject.toml").exists():
        refuse("this writes files of the repository, and here is none. Run it from a checkout.")
    return root


def find_language(guide: Guide, tag: str) -> language.Language:
    """The language that is offered and that a tag means; where none is, the end of it, with the nearest."""
    found = language.match_language(guide.words.offered, tag)
    if found is None:
        refuse(f"there is no language '{tag}'. {did_you_mean(tag, [each.code for each in guide.words.offered])}")
    return found


def require_partner(name: str) -> None:
    """Refuses a name that cannot be a partner's, with one that can."""
    if not is_partner(name):
        refuse(f"a partner's name has 1 to 28 of a-z, 0-9 and '-'. Such as: {mend_partner(name)}")


def settings() -> Settings:
    """The settings of this process; where some are wrong, the end of it."""
    from bot.settings import WrongSettingsError, read_settings  # noqa: PLC0415  # pydantic takes long to load

    try:
        return read_settings()
    except WrongSettingsError as error:
        refuse(str(error))


def refuse(why: str) -> NoReturn:
    """Ends the program, saying why it cannot do what it was asked to."""
    typer.echo(why, err=True)
    sys.exit(1)
