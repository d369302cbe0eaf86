"""The guide with other languages offered than are: all, one less, or few, where more would take longer."""

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


def without_offering(guide: Guide, ledger: Ledger, code: str) -> Guide:
    """``guide``, while one of its languages is there and cannot be chosen."""
    languages = {**guide.words.languages, code: replace(guide.words.languages[code], offered=False)}
    words = Words(guide.words.english, languages, guide.words.catalogs)
    return Guide(guide.flow, guide.interface, words, ledger, guide.channel_texts, guide.findable, guide.search)


def with_few_offered(guide: Guide, ledger: Ledger, *codes: str) -> Guide:
    """``guide`` with ``codes`` alone to choose from, for what depends on no language, as a walk."""
    words = Words(guide.words.english, {code: guide.words.languages[code] for code in codes}, guide.words.catalogs)
    return Guide(guide.flow, guide.interface, words, ledger, guide.channel_texts, guide.findable, guide.search)
