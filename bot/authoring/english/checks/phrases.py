"""The checks of what people type: every page can be found, and no phrase means two things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.authoring.source.checks import Fault, finder, message
from bot.authoring.source.problems import Place, Problem
from bot.authoring.source.yaml_nodes import Scalar
from bot.core.fold import fold

COMMANDS, PHRASES, DANGER = "interface.typed_", ("search.targets.", "search.elsewhere"), "search.dangers."
"""The beginnings of the permanent ids of the three kinds of lists."""

LONGEST_PHRASE = 80
"""Letters of a phrase: people type less, and a longer one is found by its beginning alone."""

FEW_PHRASES = 20
"""For a topic or a page; what a danger needs is not fewer."""


@dataclass(frozen=True, slots=True)
class PhraseList:
    """A list of what people type in one language: its permanent id, and each phrase with its place."""

    context: str
    phrases: tuple[tuple[str, Place], ...]
    place: Place


@finder
def unfindable(targets: Mapping[str, Scalar], known: Iterable[str], place: Place) -> Iterator[Fault]:
    """A topic or a page has no phrases, so nobody who types finds it.

    Fails: a new topic that is not below ``targets`` in ``flows/search.yaml``. Passes: about 40 phrases for each topic,
    and some for each page and for ``helpers``.
    """
    for name in known:
        if name not in targets:
            yield Fault(
                place, f"nothing leads to '{name}'.", f"Add '{name}: |' with what people type, a line for each."
            )


@message
def phrase_twice(place: Place, phrase: str, first: str, where: Place) -> Fault:
    """A phrase stands in two lists of one language, so that it is not known which page is meant; or it is a command.

    Fails: "my husband" below ``family`` and below ``eu-partner``; "help", which opens the numbers to call. Passes:
    every phrase where it helps most. A danger may have one that also stands below a page.
    """
    fix = "Leave it where it helps most."
    return Fault(place, f"'{phrase}' also stands in '{first}' ({where.file}:{where.line}).", fix)


@message
def long_phrase(place: Place, phrase: str, longest: int) -> Fault:
    """A phrase that nobody types.

    Fails: a phrase of three sentences. Passes: one word, or half a sentence.
    """
    return Fault(place, f"'{phrase[:longest]}...' has {len(phrase)} letters.", f"Write at most {longest}.")


@message
def few_phrases(place: Place, name: str, count: int, few: int) -> Fault:
    """A list of phrases that is so short that few people find the page by typing. A remark: it stops nothing.

    Fails: three phrases for a topic. Passes: 20 and more.
    """
    return Fault(place, f"'{name}' has {count} phrases.", f"Think of how people ask for it: {few} at least, better 40.")


def check_phrases(lists: Sequence[PhraseList]) -> Iterator[Problem]:
    """The problems of the lists of one language: a phrase that means two things, and one that nobody types."""
    for prefixes in ((COMMANDS, *PHRASES), (COMMANDS, DANGER)):
        first = dict[str, tuple[str, Place]]()
        for each in sorted(lists, key=lambda each: not each.context.startswith(COMMANDS)):
            if each.context.startswith(prefixes):
                yield from _check_list(each, first)


def _check_list(each: PhraseList, first: dict[str, tuple[str, Place]]) -> Iterator[Problem]:
    for phrase, place in each.phrases:
        stands_in, where = first.setdefault(fold(phrase), (each.context, place))
        if where != place and not each.context.startswith(COMMANDS):
            yield phrase_twice(place, phrase, stands_in, where)
        if len(phrase) > LONGEST_PHRASE:
            yield long_phrase(place, phrase, LONGEST_PHRASE)


def find_short_lists(lists: Iterable[PhraseList]) -> Iterator[Problem]:
    """The remarks on lists with few phrases."""
    for each in lists:
        if each.context.startswith((*PHRASES, DANGER)) and 0 < len(each.phrases) < FEW_PHRASES:
            yield few_phrases(each.place, each.context, len(each.phrases), FEW_PHRASES)


@message
def many_danger_lines(place: Place, name: str, count: int, most: int) -> Fault:
    """More is said to a cry for help than anybody reads in danger.

    Fails: five lines below a danger. Passes: at most three.
    """
    return Fault(place, f"'{name}' has {count} lines.", f"Keep {most}: whoever is in danger reads no more.")
