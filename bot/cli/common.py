"""The common ground of all commands: the repository, the project in it, and how they refuse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot.authoring import project as projects
from bot.authoring.project import Project
from bot.authoring.reviewing.find_text import UnknownTextError, find_texts
from bot.authoring.source.problems import AuthoringError, did_you_mean
from bot.authoring.translations.status import Item
from bot.core import language
from bot.core.guide import Guide
from bot.core.start_payload import is_partner, mend_partner
from bot.wiring import read

if TYPE_CHECKING:
    from bot.settings import Settings

Language = Annotated[str, typer.Argument(metavar="LANG", help="The code of a language, as nl or fa_AF.")]


def repository() -> Path:
    """The repository: what is written belongs there, not into an installed package."""
    root = projects.authored_root()
    if not (root / "pyproject.toml").exists():
        refuse("this writes files of the repository, and here is none. Run it from a checkout.")
    return root


def read_sound_project(lang: str | None) -> Project:
    """The project, read and sound, after looking whether it is translated into this language.

    Raises ``AuthoringError`` where the flow or the English is not sound: then no state of a translation is known.
    """
    project = read()
    if lang is not None:
        require_language(lang, project)
    if project.guide is None:
        raise AuthoringError(project.problems)
    return project


def require_language(lang: str, project: Project) -> None:
    """Refuses a language that the project is not translated into."""
    known = project.drafts.rows.keys() - {"en"}
    if lang not in known:
        refuse(f"there is no language '{lang}' to translate into. {did_you_mean(lang, known)}")


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


def find_named_texts(project: Project, lang: str, name: str) -> tuple[Item, ...]:
    """The texts that a name means, in one language."""
    try:
        return find_texts(project.items[lang], name)
    except UnknownTextError as error:
        refuse(str(error))


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
