"""What is authored in this repository, read once in each process: it takes more than a second."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.authoring.project import Project
from bot.authoring.translations.pseudo import DRAFT
from bot.core.guide import Guide
from bot.core.translation import Trust
from bot.wiring import read

ROOT = Path(__file__).parent.parent


@cache
def authored() -> Project:
    """Everything that is authored."""
    return read(ROOT)


@cache
def with_pseudo(trust: Trust = DRAFT) -> Guide:
    """The guide with the language of tests as if it were offered: a draft, or as far to be trusted as is said."""
    return authored().with_pseudo(trust)
