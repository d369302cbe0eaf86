"""The results of a run as the tables of docs/performance.md (``python -m benchmarks.rush.report performance.json``)."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.rush.measure import Result
from benchmarks.rush.rows import RATIOS, ROWS


def main() -> None:
    """Prints the tables of a file of results."""
    told = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    results = [Result(**each) for each in told["results"]]
    rounds = max(sum(each.row == result.row and each.delay == result.delay for each in results) for result in results)
    sys.stdout.write(
        f"{told['when']}, {told['machine']}; {results[0].people} people, {rounds} rounds in turn, medians.\n\n"
    )
    for line in (*table(results), "", *ratios(results)):
        sys.stdout.write(line + "\n")


def table(results: list[Result]) -> Iterator[str]:
    """A row for each way to serve people and each delay of the Bot API."""
    yield "| what | API takes | CPU of a press, us | presses a second | ms from press to edit | memory, MB |"
    yield "|---|--:|--:|--:|--:|--:|"
    for row in ROWS:
        for delay in delays(results):
            if found := [each for each in results if (each.row, each.delay) == (row.name, delay)]:
                numbers = (
                    f"{median(each.microseconds for each in found):,.0f}",
                    f"{median(each.per_second for each in found):,.0f}",
                    f"{median(each.wait for each in found):,.1f}",
                    f"{median(each.memory for each in found) / 1024:,.0f}",
                )
                yield f"| {row.what} | {delay * 1000:.0f} ms | {' | '.join(numbers)} |"


def ratios(results: list[Result]) -> Iterator[str]:
    """How often the processor time of one row is that of another, pair by pair, with what was aimed at."""
    yield "| CPU of | by that of | API takes | median | least to most | aim |"
    yield "|---|---|--:|--:|--:|---|"
    for above, below, aim, least in RATIOS:
        for delay in delays(results):
            if found := pairs(results, above, below, delay):
                told = f"{median(found):.1f} | {min(found):.1f} to {max(found):.1f}"
                yield f"| {above} | {below} | {delay * 1000:.0f} ms | {told} | {least} {aim:g} |"


def delays(results: list[Result]) -> list[float]:
    """The delays of the Bot API that were measured."""
    return sorted({each.delay for each in results})


def pairs(results: list[Result], above: str, below: str, delay: float) -> list[float]:
    """The ratio in each round; none where one of the two was not measured."""
    one, other = ([each for each in results if (each.row, each.delay) == (name, delay)] for name in (above, below))
    return [first.microseconds / second.microseconds for first, second in zip(one, other, strict=False)]


if __name__ == "__main__":
    main()
