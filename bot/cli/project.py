"""The project that the translators' commands work on, and how they name a language and texts of it."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.authoring.project import Project
from bot.authoring.reviewing.find_text import UnknownTextError, find_texts
from bot.authoring.source.problems import did_you_mean
from bot.authoring.translations.status import Item
from bot.cli.common import refuse
from bot.wiring import read

Language = Annotated[str, typer.Argument(metavar="LANG", help="The code of a language, as nl or fa_AF.")]


def read_sound_project(lang: str | None) -> Project:
    """The project, read and sound, after looking whether it is translated into this language.

    Raises ``AuthoringError`` where the flow or the English is not sound: then no state of a translation is known.
    """
    project = read()
    if lang is not None:
        require_language(lang, project)
    project.require_guide()
    return project


def require_language(lang: str, project: Project) -> None:
    """Refuses a language that the project is not translated into."""
    known = project.drafts.rows.keys() - {"en"}
    if lang not in known:
        refuse(f"there is no language '{lang}' to translate into. {did_you_mean(lang, known)}")


def find_named_texts(project: Project, lang: str, name: str) -> tuple[Item, ...]:
    """The texts that a name means, in one language."""
    try:
        return find_texts(project.items[lang], name)
    except UnknownTextError as error:
        refuse(str(error))
