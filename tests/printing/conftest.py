"""Who prints in these tests: a guide at an address, on a day."""

from __future__ import annotations

import pytest

from bot.channels.web.publishing import WebPublisher
from bot.core.guide import Guide
from bot.printing.printer import Printer
from tests.channels.public import SITE


@pytest.fixture(scope="session")
def printer(guide: Guide) -> Printer:
    return Printer(guide, WebPublisher(guide, SITE, "my-ngo"), "2026-11-28")
