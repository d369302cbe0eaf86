"""Who prints in these tests: a guide at an address, on a day."""

from __future__ import annotations

import pytest

from bot.channels.web.publishing import WebPublisher
from bot.core.guide import Guide
from bot.core.language import Language
from bot.printing.printer import Printer
from tests.authored import OFFERED
from tests.channels.public import SITE
from tests.nightly import each_language


@pytest.fixture(scope="session")
def printer(guide: Guide) -> Printer:
    return Printer(guide, WebPublisher(guide, SITE, "my-ngo"), "2026-11-28")


@pytest.fixture(params=each_language(OFFERED))
def language(guide: Guide, request: pytest.FixtureRequest) -> Language:
    return guide.words.languages[request.param]
