"""What every test can ask for: the guide as it is authored, read once, and the same with the language of tests.

Also in which order tests run, and which of them at night alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings
from xdist.remote import Producer

from bot.authoring.project import Project
from bot.channels import clock
from bot.core.guide import Guide
from bot.core.ledger import Ledger
from bot.core.short_repr import Named
from tests import authored as read_once
from tests.offered import with_all_offered
from tests.scheduling import Together
from tests.talk import Talk

ROOT = read_once.ROOT

# Where hypothesis shows what fails, a choice is its name, and not the whole flow that it leads into.
Named._repr_pretty_ = lambda self, printer, _: printer.text(repr(self))  # type: ignore[attr-defined]  # for tests only

# Nothing here is timed: a slow machine is no fault.
settings.register_profile("day", deadline=None, max_examples=60)
settings.register_profile("night", deadline=None, max_examples=1000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--nightly", action="store_true", help="also run what make test leaves to make nightly")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("night" if config.getoption("--nightly") else "day")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """By day nothing nightly; and the slow ones first, so that at the end no worker waits long for another."""
    by_day = [item for item in items if config.getoption("--nightly") or not item.get_closest_marker("nightly")]
    config.hook.pytest_deselected(items=[*{*items} - {*by_day}])
    items[:] = by_day
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """What is made once for several tests is made by one worker."""
    return Together(config, log)


@pytest.fixture(scope="session", autouse=True)
def no_clock() -> Iterator[None]:
    """Nobody knows what time it is, so that no screen depends on when tests run. A test can set the clock."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: None)
        yield


@pytest.fixture(scope="session")
def authored() -> Project:
    """Everything that is authored."""
    return read_once.authored()


@pytest.fixture(scope="session")
def guide(authored: Project) -> Guide:
    """The guide, in the languages that are offered."""
    assert authored.guide, "\n".join(map(str, authored.problems))
    return authored.guide


@pytest.fixture(scope="session")
def pseudo_guide() -> Guide:
    """The guide, with the pseudo-language as if it were offered."""
    return read_once.with_pseudo()


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
