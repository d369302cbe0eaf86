"""What every test can ask for: the guide as it is authored, read once, and the same with the language of tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from bot.authoring.project import Project
from bot.core.guide import Guide
from bot.core.ledger import Ledger
from bot.core.named import Named
from bot.wiring import load, read
from tests.offered import with_all_offered
from tests.talk import Talk

ROOT = Path(__file__).parent.parent

# Where hypothesis shows what fails, a choice is its name, and not the whole flow that it leads into.
Named._repr_pretty_ = lambda self, printer, _: printer.text(repr(self))  # type: ignore[attr-defined]  # for tests only

# Nothing here is timed: a slow machine is no fault.
settings.register_profile("wegwijs", deadline=None)
settings.load_profile("wegwijs")


@pytest.fixture(scope="session")
def authored() -> Project:
    """Everything that is authored, read once: it takes seconds."""
    return read(ROOT)


@pytest.fixture(scope="session")
def guide(authored: Project) -> Guide:
    """The guide, in the languages that are offered."""
    assert authored.guide, "\n".join(map(str, authored.problems))
    return authored.guide


@pytest.fixture(scope="session")
def pseudo_guide() -> Guide:
    """The guide, with the pseudo-language as if it were offered."""
    return load(ROOT, with_pseudo=True)


@pytest.fixture(scope="session")
def offered_guide(pseudo_guide: Guide, ledger: Ledger) -> Guide:
    """The guide, with every language as if it were offered, whatever it lacks."""
    return with_all_offered(pseudo_guide, ledger)


@pytest.fixture(scope="session")
def ledger(authored: Project) -> Ledger:
    """The ledger of ``flows/codes.yaml``."""
    return authored.drafts.ledger


@pytest.fixture
def talk(guide: Guide) -> Talk:
    """A new talk in English."""
    return Talk(guide)
