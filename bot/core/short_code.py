"""Short codes: four digits that open the guide in a language, at a topic, like a link does.

Whoever has no link that works types them: digits are on every keyboard, and those of every script count. The first two
are the language and the last two the topic, by their places in the ledger, which never change; ``00`` is no topic.
A code carries no partner: what is typed is never counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.content import Topic
from bot.core.language import Language
from bot.core.ledger import ALPHABET, Symbols
from bot.core.start_payload import Payload


def write_short_code(symbols: Symbols, language: Language, topic: Topic | None) -> str:
    """The short code of the guide in a language, at a topic or at its beginning."""
    return _number(symbols.of_language(language)) + (_number(symbols.of_topic(topic)) if topic else "00")


def short_codes(symbols: Symbols) -> Iterator[tuple[str, Payload]]:
    """Every short code of what is offered, with the payload of the same link."""
    topics = [None, *(topic for topic in symbols.topics.values() if topic)]
    for language in symbols.languages.values():
        if language and language.offered:
            for topic in topics:
                yield write_short_code(symbols, language, topic), Payload(language.code, topic.name if topic else None)


def _number(character: str) -> str:
    return f"{ALPHABET.index(character) + 1:02}"
