"""The lists of each language, read into an index: what leads to each target, the words of each danger, and elsewhere.

To a target leads what translators listed, its title, and the answers in the flow that lead to it alone. The texts of
the pages are not among it: with them nothing more was found, and reading them took longer than all the rest
(``docs/decisions/0019``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import assert_never

from bot.core.content import Topic
from bot.core.finding import Findable
from bot.core.flow import Flow
from bot.core.fold import fold_lines
from bot.core.language import Language
from bot.core.overlay import Helpers, ReadingPage, ReadingTopic, Target
from bot.core.text import Text
from bot.core.voice import Words
from bot.search.cries import Cry
from bot.search.index import Index
from bot.search.labels import collect_labels


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of every language that has some. The documents of each are the targets, the dangers, and elsewhere."""

    languages: tuple[Language, ...]
    index: Index


def read_lists(findable: Findable, flow: Flow, words: Words) -> Lists:
    """The lists of every language that is offered and has lists of its own."""
    labels = collect_labels(flow)
    found = {language: _documents(findable, labels, words, language) for language in words.offered}
    having = {language: documents for language, documents in found.items() if documents}
    return Lists(tuple(having), _index(tuple(map(tuple, having.values()))))


@lru_cache(maxsize=2)
def _index(documents: tuple[tuple[str, ...], ...]) -> Index:
    """The index of the documents of each language; one for guides that differ in other things alone."""
    return Index([[fold_lines(text) for text in texts] for texts in documents])


def read_cries(findable: Findable, words: Words) -> Iterator[Cry]:
    """Every phrase of the words of danger, in every language; the worst danger first."""
    for language in words.offered:
        for order, danger in enumerate(findable.dangers.values()):
            for phrase in phrases_of(danger.words, words, language):
                yield Cry(tuple(phrase), danger, language, order)


def phrases_of(text: Text, words: Words, language: Language) -> list[list[str]]:
    """The phrases of a list in one language, each as folded words."""
    return [phrase for phrase in fold_lines(said_in(text, words, language)) if phrase]


def said_in(text: Text, words: Words, language: Language) -> str:
    """A text in one language; nothing where it is not in it."""
    wording = words.find(text, language)
    return wording.text if wording.language is language else ""


def _documents(
    findable: Findable, labels: Mapping[Topic, Sequence[Text]], words: Words, language: Language
) -> list[str]:
    documents = [said_in(findable.phrases[name], words, language) for name in findable.targets]
    if not any(documents):
        return []
    for number, target in enumerate(findable.targets.values()):
        documents[number] += "".join(f"\n{said_in(text, words, language)}" for text in _beside(target, labels))
    others = (*(danger.words for danger in findable.dangers.values()), findable.elsewhere)
    return [*documents, *(said_in(text, words, language) for text in others)]


def _beside(target: Target, labels: Mapping[Topic, Sequence[Text]]) -> Sequence[Text]:
    """What leads to a target beside its list."""
    match target:
        case ReadingTopic(topic):
            return (topic.title, *labels.get(topic, ()))
        case ReadingPage(page):
            return (page.title,)
        case Helpers():
            return ()
        case _ as never:
            assert_never(never)
