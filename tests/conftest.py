"""What every test can ask for: the guide as it is authored, read once, and the same with the built-in language of tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.authoring.project import load
from bot.core.guide import Guide
from tests.talk import Talk

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The guide, in the languages that are offered."""
    return load(ROOT)


@pytest.fixture(scope="session")
def pseudo_guide() -> Guide:
    """The guide, with the pseudo-language as if it were offered."""
    return load(ROOT, with_pseudo=True)


@pytest.fixture
def talk(guide: Guide) -> Talk:
    """A new talk in English."""
    return Talk(guide)
