"""Says why words lead where they do, for authors; and which lists are mistaken for one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.finding import Findable, Found
from bot.core.fold import fold_words
from bot.core.language import Language
from bot.core.voice import Words
from bot.search.index import Index
from bot.search.lists import phrases_of
from bot.search.ngrams import Weighted, features_by_word
from bot.search.search import Alarm, Finder, Scores

MOST_SHOWN, MOST_REASONS = 5, 6


@dataclass(frozen=True, slots=True)
class Reason:
    """One target, in the language in which it is nearest: its score, and the features that say most for it."""

    target: str
    language: Language
    score: float
    features: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to some words, what was near, and the danger that they tell of."""

    found: Found
    reasons: tuple[Reason, ...]
    alarm: Alarm | None


@dataclass(frozen=True, slots=True)
class Confusion:
    """The phrases of one target that lead to another one, where they themselves are left out of its list."""

    target: str
    taken_for: str
    count: int


@dataclass(frozen=True, slots=True)
class Confusions:
    """How the lists of one language tell their targets apart: of ``phrases``, ``right`` lead to their own first."""

    language: Language
    phrases: int
    right: int
    mistaken: tuple[Confusion, ...]


def explain(finder: Finder, findable: Findable, typed: str, language: Language | None) -> Explanation:
    """Why ``typed`` leads where it does."""
    weighed = finder.words_of(typed)
    scores = finder.weigh(weighed)
    names, nearest = tuple(findable.targets), dict[str, tuple[float, Scores]]()
    ranked = [(score, name, each) for each in scores for name, score in zip(names, each.targets, strict=True) if score]
    for score, name, each in sorted(ranked, key=lambda found: -found[0]):
        nearest.setdefault(name, (score, each))
    features = [feature for part in features_by_word(weighed) for feature in part]
    reasons = tuple(
        Reason(name, each.language, score, _say_why(finder, features, each.number, names.index(name)))
        for name, (score, each) in list(nearest.items())[:MOST_SHOWN]
    )
    return Explanation(finder.find(typed, language), reasons, finder.find_alarm(fold_words(typed), scores, language))


def _say_why(finder: Finder, features: Sequence[Weighted], language: int, target: int) -> tuple[tuple[str, float], ...]:
    """What each feature says for a target, the most first."""
    index = finder.lists.index
    place = language * index.size + target
    said = [(feature, index.score([(feature, weight)])[place]) for feature, weight in features]
    telling = (each for each in said if each[1])
    return tuple(sorted(telling, key=lambda each: -each[1]))[:MOST_REASONS]


def find_confusions(finder: Finder, findable: Findable, words: Words) -> Iterator[Confusions]:
    """For each language: every phrase is looked for as if it did not stand in its own list."""
    names, index = tuple(findable.targets), finder.lists.index
    for place, language in enumerate(finder.lists.languages):
        found, total, right = Counter[tuple[str, str]](), 0, 0
        for number, name in enumerate(names):
            for phrase in phrases_of(findable.phrases[name], words, language):
                first = names[_nearest_without(index, phrase, place * index.size, number, len(names))]
                total, right = total + 1, right + (first == name)
                found[name, first] += first != name
        mistaken = (Confusion(name, other, count) for (name, other), count in found.most_common() if count)
        yield Confusions(language, total, right, tuple(mistaken))


def _nearest_without(index: Index, phrase: Sequence[str], first: int, own: int, targets: int) -> int:
    """The number of the nearest target, where ``phrase`` is left out of the list of its ``own``.

    ``first`` is the place of the first target among the scores.
    """
    features = [feature for part in features_by_word(phrase) for feature in part]
    scores = index.score_without(features, first + own)[first : first + targets]
    return max(range(targets), key=scores.__getitem__)
