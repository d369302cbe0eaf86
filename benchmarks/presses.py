"""How many presses lead from the landing page to each outcome, by the shortest way: with the choice of a language."""

from __future__ import annotations

import statistics
import sys

from bot.authoring.sweep.shortest_paths import find_shortest_paths
from bot.loading import load

BEFORE = 1
"""The language."""


def main() -> None:
    """Prints the median, and each outcome with its number."""
    found = {outcome.name: BEFORE + presses for outcome, (presses, _) in find_shortest_paths(load().flow).items()}
    sys.stdout.write(f"presses from landing to an outcome: {statistics.median(found.values()):.0f} at the median\n")
    for name, number in sorted(found.items(), key=lambda each: each[1]):
        sys.stdout.write(f"{number:3d}  {name}\n")


if __name__ == "__main__":
    main()
