"""What is authored in this repository, read once in each process: it takes more than a second."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from bot.authoring import ready
from bot.authoring.project import Project
from bot.authoring.translations.pseudo import DRAFT
from bot.core.guide import Guide
from bot.core.translation import Trust
from bot.wiring import read

ROOT = Path(__file__).parent.parent


OFFERED: tuple[str, ...] = tuple(
    code
    for code, row in yaml.safe_load((ROOT / "translations" / "languages.yaml").read_text("utf-8")).items()
    if row["offered"]
)
"""The codes of the languages that are offered: tests are collected without reading everything."""


@cache
def authored() -> Project:
    """Everything that is authored."""
    return read(ROOT)


@cache
def with_pseudo(trust: Trust = DRAFT) -> Guide:
    """The guide with the language of tests as if it were offered: a draft, or as far to be trusted as is said."""
    return authored().with_pseudo(trust)


def with_pseudo_ready() -> Guide:
    """The same, as a draft, kept as the program keeps its own guide: for servers, of which many are started."""
    beside = ready.place_of(ROOT)
    assert beside
    file, fingerprint = beside.with_name("ready.with-pseudo.pickle"), ready.fingerprint_of(ROOT)
    guide = ready.find_ready(file, fingerprint)
    if guide is None:
        guide = with_pseudo()
        guide.search.prepare()
        ready.keep_ready(file, fingerprint, guide)
    return guide
