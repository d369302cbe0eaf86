"""The guide with every language as if it were offered, whatever it lacks: gaps, drafts and old translations too."""

from __future__ import annotations

from dataclasses import replace

from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.ledger import Ledger
from bot.core.voice import Words


def with_all_offered(guide: Guide, ledger: Ledger) -> Guide:
    """``guide`` with all its languages to choose from."""
    offered = dict[str, Language]()
    for code, language in guide.words.languages.items():
        chain = tuple(offered[each.code] for each in language.fallback)
        offered[code] = replace(language, offered=True, fallback=chain)
    words = Words(offered["en"], offered, guide.words.catalogs)
    return Guide(guide.flow, guide.interface, words, ledger, guide.channel_texts, guide.findable, guide.search)
