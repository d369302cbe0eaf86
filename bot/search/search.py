"""Finds what typed words mean, of what is offered: the targets, a danger, and the languages that they can be in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.core.danger import Danger
from bot.core.finding import Findable, Found
from bot.core.flow import Flow
from bot.core.fold import fold_lines, fold_words
from bot.core.language import Language
from bot.core.overlay import MOST_TARGETS, Helpers, ReadingPage, ReadingTopic, Target
from bot.core.text import Text
from bot.core.voice import Words
from bot.search.cries import Cries, Cry
from bot.search.index import Index
from bot.search.labels import collect_labels
from bot.search.ngrams import Weighted, features_by_word
from bot.search.personal import digits_of, is_personal

WINDOW = 8
"""Words in a row that are looked at for a danger: in a long story a few sentences would drown it."""

MOST_WORDS = 300
"""Words of a text that are weighed. Words of danger count behind these too."""

NEAR, CLEAR = 1.3, 6.0
"""A danger is near where its score in a window is so many times that of the best target, and so high for each word."""

FAR_AHEAD = 2.0
"""One target is shown alone where its score is so many times the next one's."""

LEAST, LEAST_SHARE = 4.0, 0.12
"""A target is found where it has this score for the text, and this share of what is possible."""

CLOSE = 0.85
"""A language can be meant where its best score has this share of the best of all."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one language: an index of what leads to each target, then to each danger, then
    elsewhere."""

    language: Language
    index: Index


@dataclass(frozen=True, slots=True)
class Scores:
    """How near a text is to the documents of one language; ``windows`` are the scores in each window of words."""

    lists: Lists
    targets: Sequence[float]
    elsewhere: float
    windows: Sequence[Sequence[float]]

    @property
    def best(self) -> float:
        """The score of the nearest target."""
        return max(self.targets, default=0.0)


class Finder:
    """A ``bot.core.finding.Search`` over lists that are read when it is asked for the first time, or ``prepare``d."""

    def __init__(self, findable: Findable, flow: Flow, words: Words) -> None:
        self._findable = findable
        self._flow = flow
        self._words = words
        self.targets: tuple[Target, ...] = tuple(findable.targets.values())
        self.dangers: tuple[Danger, ...] = tuple(findable.dangers.values())
        self._numbers = frozenset(
            digits_of(phone.number) for each in flow.organisations.values() for phone in each.phones
        )

    def prepare(self) -> None:
        """Reads the lists now, so that nobody waits for it."""
        _ = self._lists, self._cries, self._before_names

    def find(self, typed: str, language: Language | None) -> Found:
        """See ``bot.core.finding.Search``."""
        words = fold_words(typed)
        personal = is_personal(typed, words, self._before_names, self._numbers)
        scores = self.weigh(words)
        danger, cried_in = self._find_danger(words, scores, language)
        targets = self._find_targets(words, scores)
        languages = (cried_in,) if cried_in else self._find_languages(scores, language) if targets else ()
        return Found(targets, danger, languages, personal)

    def weigh(self, words: Sequence[str]) -> list[Scores]:
        """How near folded words are to everything, in every language that has lists."""
        by_word = features_by_word(words[:MOST_WORDS])
        return [scores for lists in self._lists if (scores := self._weigh(lists, by_word))]

    def _weigh(self, lists: Lists, by_word: Sequence[Sequence[Weighted]]) -> Scores | None:
        """The scores in one language; None where nothing of the text is in its lists."""
        scores = [[0.0] * lists.index.size for _ in by_word]
        for features, said in zip(by_word, scores, strict=True):
            lists.index.add_scores(features, said)
        total = [sum(column) for column in zip(*scores, strict=True)]
        if not any(total):
            return None
        split = len(self.targets)
        starts = range(max(1, len(scores) - WINDOW + 1))
        windows = [[sum(column) for column in zip(*scores[start : start + WINDOW], strict=True)] for start in starts]
        return Scores(lists, total[:split], total[-1], windows)

    def _find_targets(self, words: Sequence[str], scores: Iterable[Scores]) -> tuple[Target, ...]:
        """The nearest targets, each by the language in which it is nearest; one alone where it is far ahead."""
        columns = [each.targets for each in scores]
        best = [max(column) for column in zip(*columns, strict=True)]
        order = sorted(range(len(best)), key=lambda number: -best[number])[:MOST_TARGETS]
        return tuple(self.targets[number] for number in order)

    def _find_danger(
        self, words: Sequence[str], scores: Sequence[Scores], language: Language | None
    ) -> tuple[Danger | None, Language | None]:
        cries = sorted(self._cries.find(words), key=lambda cry: (cry.order, cry.language is not language))
        if cries:
            return cries[0].danger, cries[0].language
        return None, None

    def _find_languages(self, scores: Sequence[Scores], language: Language | None) -> tuple[Language, ...]:
        best = max((each.best for each in scores), default=0.0)
        near = sorted((each for each in scores if each.best >= CLOSE * best), key=lambda each: -each.best)
        return tuple(each.lists.language for each in near)

    @cached_property
    def _lists(self) -> tuple[Lists, ...]:
        return tuple(
            Lists(language, Index([fold_lines(text) for text in texts]))
            for language in self._words.offered
            if any(texts := self._documents(language))
        )

    def _documents(self, language: Language) -> list[str]:
        """The texts that lead to each target and danger, in one language; without those that it has not of its own."""
        labels = collect_labels(self._flow)
        documents = [self._said(self._findable.phrases[name], language) for name in self._findable.targets]
        if not any(documents):
            return []
        for number, target in enumerate(self.targets):
            beside = (self._title(target), *(labels.get(target.topic, ()) if isinstance(target, ReadingTopic) else ()))
            documents[number] += "".join(f"\n{self._said(text, language)}" for text in beside if text)
        beside_these = (*(danger.words for danger in self.dangers), self._findable.elsewhere)
        return [*documents, *(self._said(text, language) for text in beside_these)]

    def _title(self, target: Target) -> Text | None:
        match target:
            case ReadingTopic(topic):
                return topic.title
            case ReadingPage(page):
                return page.title
            case Helpers():
                return None

    def _said(self, text: Text, language: Language) -> str:
        """A text in one language; nothing where it is not in it."""
        wording = self._words.find(text, language)
        return wording.text if wording.language is language else ""

    @cached_property
    def _cries(self) -> Cries:
        return Cries(tuple(self._every_cry()))

    def _every_cry(self) -> Iterator[Cry]:
        for language in self._words.offered:
            for order, danger in enumerate(self.dangers):
                for words in fold_lines(self._said(danger.words, language)):
                    if words:
                        yield Cry(tuple(words), danger, language, order)

    @cached_property
    def _before_names(self) -> tuple[Sequence[str], ...]:
        lines = (fold_lines(self._said(self._findable.before_names, each)) for each in self._words.offered)
        return tuple(words for each in lines for words in each if words)
