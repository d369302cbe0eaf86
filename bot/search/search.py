"""Finds what typed words mean, of what is offered: the targets, a danger, and the languages that they can be in.

The numbers here were chosen on one half of the questions of ``tests/search``; what they do on the other half is in
``docs/decisions/0019``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from bot.core.danger import Danger
from bot.core.finding import Findable, Found
from bot.core.flow import Flow
from bot.core.fold import fold_words
from bot.core.language import Language
from bot.core.overlay import MOST_TARGETS, Target
from bot.core.voice import Words
from bot.search.cries import Cries, Cry
from bot.search.languages import rank_languages
from bot.search.lists import Lists, phrases_of, read_cries, read_lists
from bot.search.ngrams import features_by_word, word_feature
from bot.search.personal import BeforeNames, by_first_word, digits_of, drop_personal, is_personal

WINDOW = 8
"""Words in a row that are looked at for a danger: in a long story a few sentences would drown it."""

MOST_WORDS = 200
"""Words of a text that are weighed. Words of danger count behind these too."""

NEAR, CLEAR = 1.1, 1.5
"""A danger is near where in some window its score is so many times that of all else, and so high for each word."""

FREE = 2.0
"""The words of which a language need not know any."""

ENOUGH = 3.8
"""A target is found where its score is so many times the root of the words: a long text has more by chance."""

FAR_AHEAD = 2.5
"""One target is shown alone where its score is so many times the next one's."""

BESIDE = 0.25
"""Another target is shown beside the nearest where its score has this share."""


@dataclass(frozen=True, slots=True)
class Scores:
    """How near a text is to the documents of one language; ``windows`` are the scores in each window of words.

    A row of scores is of the targets, then of the dangers, then of elsewhere.
    """

    language: Language
    number: int
    targets: Sequence[float]
    elsewhere: float
    windows: Sequence[Sequence[float]]

    @property
    def best(self) -> float:
        """The score of the nearest target."""
        return max(self.targets)


@dataclass(frozen=True, slots=True)
class Alarm:
    """A danger that words tell of: in their language, by a ``cry`` or because they are near enough (None)."""

    danger: Danger
    language: Language
    cry: Cry | None


class Finder:
    """A ``bot.core.finding.Search``. It reads its lists when it is asked for the first time, or told to ``prepare``."""

    def __init__(self, findable: Findable, flow: Flow, words: Words) -> None:
        self.findable = findable
        self._flow = flow
        self.words = words
        self._targets: tuple[Target, ...] = tuple(findable.targets.values())
        self._dangers: tuple[Danger, ...] = tuple(findable.dangers.values())
        self._numbers = frozenset(
            digits_of(phone.number) for each in flow.organisations.values() for phone in each.phones
        )

    def prepare(self) -> None:
        """Reads the lists now."""
        _ = self.lists, self._cries, self._before_names

    def find(self, typed: str, language: Language | None) -> Found:
        """See ``bot.core.finding.Search``."""
        words, weighed = fold_words(typed), self.words_of(typed)
        scores = self.weigh(weighed)
        alarm = self.find_alarm(words, scores, language)
        targets = self.find_targets(weighed, scores)
        languages: tuple[Language, ...] = (alarm.language,) if alarm else ()
        if targets and not alarm:
            languages = rank_languages(typed, [(each.language, each.best) for each in scores], language)
        personal = is_personal(typed, words, self._before_names, self._numbers)
        return Found(targets, alarm.danger if alarm else None, languages, personal)

    def words_of(self, typed: str) -> list[str]:
        """The words of a text that are weighed: those that tell what is asked. Of numbers alone, those of phones.

        Whoever types a 9 where there are eight answers asks for nothing that a list can tell.
        """
        words = drop_personal(typed, self._before_names)
        if any(map(str.isalpha, "".join(words))):
            return words
        return [word for word in words if word in self._numbers]

    def weigh(self, words: Sequence[str]) -> list[Scores]:
        """How near folded words are to everything, in every language in whose lists anything of them is."""
        parts, index = features_by_word(words[:MOST_WORDS]), self.lists.index
        if len(parts) <= WINDOW:  # One window holds it all.
            total = index.score([feature for part in parts for feature in part])
            windows = [total]
        else:
            rows = [index.score(part) for part in parts]
            total, windows = [sum(column) for column in zip(*rows, strict=True)], _slide(rows)
        known = index.count_known({word_feature(word) for word in words[:MOST_WORDS]})
        shares = {number: (FREE + count) / (FREE + len(set(words[:MOST_WORDS]))) for number, count in known.items()}
        return list(self._part(total, windows, shares))

    def _part(
        self, total: Sequence[float], windows: Sequence[Sequence[float]], shares: Mapping[int, float]
    ) -> Iterator[Scores]:
        """The scores of all languages, each of its own; without those in whose lists nothing is.

        The more of the words a language has, the more its scores count: a word of one language can be rare in another.
        """
        size, targets = self.lists.index.size, len(self._targets)
        for number, language in enumerate(self.lists.languages):
            share = shares.get(number, FREE / (FREE + 1))
            own = slice(number * size, (number + 1) * size)
            if any(row := [score * share for score in total[own]]):
                told = [row] if windows == [total] else [[each * share for each in window[own]] for window in windows]
                yield Scores(language, number, row[:targets], row[-1], told)

    def find_targets(self, words: Sequence[str], scores: Sequence[Scores]) -> tuple[Target, ...]:
        """The nearest targets, each in the language in which it is nearest; none where nothing is near enough."""
        best = [max(column) for column in zip(*(each.targets for each in scores), strict=True)]
        if not best:
            return ()
        first, second, *_ = order = sorted(range(len(best)), key=lambda number: -best[number])
        elsewhere = max(each.elsewhere for each in scores)
        if best[first] < max(elsewhere, ENOUGH * sqrt(min(len(words), MOST_WORDS))):
            return ()
        if best[first] > FAR_AHEAD * best[second]:
            return (self._targets[first],)
        return tuple(self._targets[each] for each in order[:MOST_TARGETS] if best[each] > BESIDE * best[first])

    def find_alarm(self, words: Sequence[str], scores: Sequence[Scores], language: Language | None) -> Alarm | None:
        """The worst danger of which words tell, in the person's own language if it is told in that."""
        cries = sorted(self._cries.find(words), key=lambda cry: (cry.order, cry.language is not language))
        if cries:
            return Alarm(cries[0].danger, cries[0].language, cries[0])
        near = list(self._find_near(scores, max(ENOUGH, CLEAR * min(len(words), WINDOW))))
        return max(near, key=lambda each: each[0])[1] if near else None

    def _find_near(self, scores: Sequence[Scores], least: float) -> Iterator[tuple[float, Alarm]]:
        """The dangers that are near enough in some window, each with its score in it.

        They are compared with what else it can be in any language: many words of one mean something in another.
        """
        first = len(self._targets)
        for windows in zip(*(each.windows for each in scores), strict=True):
            others = max(max(*window[:first], window[-1]) for window in windows)
            for window, each in zip(windows, scores, strict=True):
                dangers = window[first:-1]
                worst = max(range(len(dangers)), key=dangers.__getitem__)
                if dangers[worst] >= max(least, NEAR * others):
                    yield dangers[worst], Alarm(self._dangers[worst], each.language, None)

    @cached_property
    def lists(self) -> Lists:
        """The lists of every language."""
        return read_lists(self.findable, self._flow, self.words)

    @cached_property
    def _cries(self) -> Cries:
        return Cries(tuple(read_cries(self.findable, self.words)), self.lists.index.has_word)

    @cached_property
    def _before_names(self) -> BeforeNames:
        text, words = self.findable.before_names, self.words
        return by_first_word(phrase for language in words.offered for phrase in phrases_of(text, words, language))


def _slide(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    """The sums of each so many rows that follow one another (``WINDOW``)."""
    window = [sum(column) for column in zip(*rows[:WINDOW], strict=True)]
    windows = [window]
    for gone, new in zip(rows, rows[WINDOW:], strict=False):
        window = [value - old + more for value, old, more in zip(window, gone, new, strict=True)]
        windows.append(window)
    return windows
