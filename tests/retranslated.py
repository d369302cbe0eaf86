"""The guide with other translations."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.core.guide import Guide
from bot.core.ledger import Ledger
from bot.core.text import Catalog
from bot.core.voice import Words

WithCatalogs = Callable[[Mapping[str, Catalog]], Guide]


@pytest.fixture
def with_catalogs(guide: Guide, ledger: Ledger) -> WithCatalogs:
    """The guide, where the catalogs of some languages are others."""

    def changed(catalogs: Mapping[str, Catalog]) -> Guide:
        words = Words(guide.words.english, guide.words.languages, {**guide.words.catalogs, **catalogs})
        return Guide(guide.flow, guide.interface, words, ledger, guide.channel_texts, guide.findable, guide.search)

    return changed
