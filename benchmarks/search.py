"""How well and how fast typed questions are found: by the program's own search, and by what one could use instead.

``python -m benchmarks.search`` measures ours on both halves of the questions of ``tests/search``, on those of the
languages that came later, and what it costs; with ``--engines`` also the others. Of those, ``rapidfuzz`` and
``tantivy`` are measured where they are installed: the program does not need them (``docs/decisions/0019``).
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from benchmarks import engines
from bot.core.fold import fold_words
from bot.core.guide import Guide
from bot.search.search import Finder
from bot.wiring import read
from tests.search.questions import Half, Question, read_blind, read_cries, read_questions

ByLanguage = Mapping[str, Sequence[Question]]

Rank = Callable[[str], Sequence[str]]
"""The names of the targets for some words, the best first; none where it finds nothing."""

FEWER = (20, 40, 80, 160, 320)
"""Phrases in a list, to see how many a language needs."""


@dataclass(frozen=True, slots=True)
class Quality:
    """The shares, in hundredths, of questions whose right target comes first, or among the first three.

    ``none`` is that of what is about nothing here and is answered with "none of these".
    """

    first: float
    three: float
    none: float


def main() -> None:
    """Prints the tables."""
    guide = read().require_guide()
    for half in Half:
        _print(
            f"\n{half.name.lower()}: language, first, among three, none of these; cries heard, of the right kind; false"
        )
        for line in _tell_ours(guide, read_questions(half), read_cries(half)):
            _print(line)
    _print("\nlanguages that came later, blind: the same")
    for line in _tell_ours(guide, read_blind("queries"), read_blind("danger")):
        _print(line)
    _print(f"\nover {len(guide.words.offered)} languages: " + _tell_cost(guide))
    if "--engines" in sys.argv[1:]:
        _print("\nengine, on what nobody tuned on: first, among three, none of these; us for each, seconds to begin")
        for name, make in _engines(guide).items():
            _print(_tell_engine(name, make))


def _tell_ours(guide: Guide, asked: ByLanguage, cried: ByLanguage) -> Iterator[str]:
    finder = Finder(guide.findable, guide.flow, guide.words)
    rank = rank_ours(guide, finder)
    for code, questions in asked.items():
        cries = cried[code]
        heard = [finder.find(each.text, None).danger for each in cries]
        kinds = sum(
            danger is not None and danger.name in each.dangers for danger, each in zip(heard, cries, strict=True)
        )
        false = sum(finder.find(each.text, None).danger is not None for each in questions)
        found = measure(rank, questions)
        yield (
            f"{code:5} {found.first:5.1f} {found.three:5.1f} {found.none:5.1f}   "
            f"{sum(map(bool, heard))}, {kinds} of {len(cries)}   {false} of {len(questions)}"
        )
    every = [each for questions in asked.values() for each in questions]
    found = measure(rank, every)
    yield f"all   {found.first:5.1f} {found.three:5.1f} {found.none:5.1f}"


def rank_ours(guide: Guide, finder: Finder) -> Rank:
    """The program's own search. A danger where nothing else is found is something found."""
    names = {target: name for name, target in guide.findable.targets.items()}

    def rank(typed: str) -> Sequence[str]:
        found = finder.find(typed, None)
        return [names[target] for target in found.targets] or ([found.danger.name] if found.danger else [])

    return rank


def measure(rank: Rank, questions: Sequence[Question]) -> Quality:
    """How well some questions are answered."""
    about = [(rank(each.text), each.right) for each in questions if each.right]
    nothing = [rank(each.text) for each in questions if not each.right]
    return Quality(
        _share(bool(found) and found[0] in right for found, right in about),
        _share(not right.isdisjoint(found[:3]) for found, right in about),
        _share(not found for found in nothing),
    )


def _share(hits: Iterator[bool]) -> float:
    counted = list(hits)
    return 100 * sum(counted) / max(1, len(counted))


def _tell_cost(guide: Guide) -> str:
    """Time and memory over all languages that are offered."""
    finder = Finder(guide.findable, guide.flow, guide.words)
    fold_words("x")
    gc.collect()
    before, begun = _resident(), time.perf_counter()
    finder.prepare()
    seconds = time.perf_counter() - begun
    gc.collect()
    kilobytes = _resident() - before
    taken = list[float]()
    for questions in read_questions(Half.HELD_OUT).values():
        for each in questions:
            begun = time.perf_counter()
            finder.find(each.text, None)
            taken.append(time.perf_counter() - begun)
    taken.sort()
    return (
        f"{1e6 * median(taken):.0f} us at the median, {1e6 * taken[len(taken) * 95 // 100]:.0f} us at 95 of 100; "
        f"{seconds * 1000:.0f} ms and {kilobytes / 1024:.0f} MB at start"
    )


def _resident() -> float:
    """The memory that this process has now, in KB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1024


def _engines(guide: Guide) -> Mapping[str, Callable[[], Rank]]:
    lists = engines.read_lists(guide)
    made: dict[str, Callable[[], Rank]] = {
        "ours": lambda: rank_ours(guide, Finder(guide.findable, guide.flow, guide.words)),
        "ours, over the pages alone": lambda: engines.rank_ngrams(engines.read_pages(guide)),
        "ours, with the pages too": lambda: engines.rank_ngrams(engines.with_pages(guide, lists)),
        "SQLite FTS5, three letters": lambda: engines.rank_fts(lists, "trigram"),
        "SQLite FTS5, words": lambda: engines.rank_fts(lists, "unicode61"),
    }
    for most in FEWER:
        made[f"ours, {most} phrases in each list"] = partial(_rank_drawn, lists, most)
    if find_spec("rapidfuzz"):
        made["rapidfuzz, token_set_ratio"] = lambda: engines.rank_rapidfuzz(lists)
    if find_spec("tantivy"):
        made["tantivy, three and four letters"] = lambda: engines.rank_tantivy(lists)
    return made


def _rank_drawn(lists: engines.Lists, most: int) -> Rank:
    return engines.rank_ngrams(engines.draw_phrases(lists, most))


def _tell_engine(name: str, make: Callable[[], Rank]) -> str:
    begun = time.perf_counter()
    rank = make()
    rank("x")
    seconds = time.perf_counter() - begun
    questions = [each for some in read_questions(Half.HELD_OUT).values() for each in some]
    begun = time.perf_counter()
    found = measure(rank, questions)
    each = (time.perf_counter() - begun) / len(questions)
    return f"{name:34} {found.first:5.1f} {found.three:5.1f} {found.none:5.1f}   {1e6 * each:6.0f}   {seconds:.2f}"


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
