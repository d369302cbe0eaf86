"""What is authored in this repository, read once in each process: it takes more than a second."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.authoring.project import Project
from bot.core.guide import Guide
from bot.core.translation import Trust
from bot.wiring import load, read

ROOT = Path(__file__).parent.parent


@cache
def authored() -> Project:
    """Everything that is authored."""
    return read(ROOT)


@cache
def with_pseudo(trust: Trust | bool = True) -> Guide:  # noqa: FBT001, FBT002  # as ``load`` takes it
    """The guide with the language of tests as if it were offered: a draft, or as far to be trusted as is said."""
    return load(ROOT, with_pseudo=trust)
